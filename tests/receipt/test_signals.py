"""Signals: shown with their numbers, raised only where there is enough to go by, and two make a check."""

from __future__ import annotations

from collections import Counter

from annotate.meter.pace import Pace, Runs, pace
from annotate.receipt.signals import Others, signals, weigh

NOBODY = Others()


def of(times: dict[int, int], *, answers: str = "", right: int = 0, wrong: int = 0) -> Pace:
    runs = Runs()
    for answer in answers:
        runs.add({"label": answer})
    return pace(Counter(times), runs, right=right, wrong=wrong)


def test_a_calm_annotator_raises_nothing() -> None:
    found = signals(of({1_500: 20, 2_500: 20, 6_000: 20}, answers="abcab" * 12, right=9, wrong=1))

    assert found.raised == ()
    assert (found.under_300_ms_share, found.hasty_share, found.check) == (0, 0, False)


def test_a_script_raises_several() -> None:
    found = signals(of({200: 60}, answers="a" * 30 + "ab" * 15, right=3, wrong=7))

    assert found.raised == ("under_300_ms", "hasty", "variation", "longest_run", "gold")
    assert found.check


def test_one_signal_is_no_check() -> None:
    found = signals(of({1_400: 30, 3_000: 30}, answers="a" * 30 + "b" * 30))

    assert (found.raised, found.check) == (("longest_run",), False)


def test_being_fast_is_one_signal_however_it_is_measured() -> None:
    found = signals(of(dict.fromkeys(range(200, 270), 1)))

    assert (found.raised, found.check) == (("under_300_ms", "hasty", "variation"), True)
    found = signals(of({5 * number: 1 for number in range(1, 60)}))
    assert (found.raised, found.check) == (("under_300_ms", "hasty"), False)


def test_few_labels_raise_nothing() -> None:
    found = signals(of({10: 49}, answers="a" * 49))

    assert (found.raised, found.under_300_ms_share, found.variation) == ((), 1, None)


def test_no_labels_have_no_shares() -> None:
    found = signals(of({}))

    assert (found.labels, found.under_300_ms_share, found.hasty_share, found.expected_run) == (0, None, None, None)


def held(answers: str, known: str) -> Runs:
    runs = Runs()
    for answer, truth in zip(answers, known.ljust(len(answers), "?"), strict=True):
        runs.add({"label": answer}, gold=None if truth == "?" else answer == truth)
    return runs


def raised(answers: str, known: str = "", others: Others = NOBODY) -> list[str]:
    found = pace(Counter(range(1_500, 6_000, 45)), held(answers, known), right=0, wrong=0)
    return [signal.name for signal in weigh(found, others) if signal.raised]


def test_one_answer_only_is_raised_where_the_known_answers_differ() -> None:
    assert raised("a" * 100, "ab" * 5) == ["one_answer"]
    assert raised("a" * 100, "a" * 8 + "bb") == ["one_answer"]


def test_one_answer_is_nothing_where_the_known_answers_are_that_one_or_are_few() -> None:
    assert raised("a" * 100, "a" * 10) == []
    assert raised("a" * 100, "a" * 9 + "b") == []
    assert raised("a" * 100, "bbbbbbbbb") == []


def test_one_answer_only_is_raised_where_others_differ_and_are_enough() -> None:
    assert raised("a" * 100, others=Others(40, 50)) == ["one_answer"]
    assert raised("a" * 100, others=Others(41, 50)) == []
    assert raised("a" * 100, others=Others(0, 49)) == []
    assert raised("a" * 100) == []


def test_two_answers_are_not_one() -> None:
    found = raised("a" * 47 + "b" + "a" * 46 + "bbbbbb", others=Others(0, 50))

    assert "one_answer" not in found


def test_times_of_few_single_labels_show_nothing_however_many_pages_there_are() -> None:
    times = Counter({10: 5, 3_000: 120})
    found = pace(times, Runs(), right=0, wrong=0, on_pages_ms=Counter({3_000: 120}))

    assert signals(found).raised == ()


def test_no_control_items_raise_anything_among_few_labels() -> None:
    assert signals(of({1_500: 20}, right=0, wrong=20)).raised == ()
    assert signals(of({1_500: 25, 4_000: 25}, right=3, wrong=7)).raised == ("gold",)
    assert signals(of({1_500: 25, 4_000: 25}, right=3, wrong=6)).raised == ()
