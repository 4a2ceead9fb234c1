"""Signals: shown with their numbers, raised only where there is enough to go by, and two make a check."""

from __future__ import annotations

from collections import Counter

from annotate.meter.pace import Pace, Runs, pace
from annotate.receipt.signals import signals


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


def test_few_labels_raise_nothing() -> None:
    found = signals(of({10: 49}, answers="a" * 49))

    assert (found.raised, found.under_300_ms_share, found.variation) == ((), 1, None)


def test_no_labels_have_no_shares() -> None:
    found = signals(of({}))

    assert (found.labels, found.under_300_ms_share, found.hasty_share, found.expected_run) == (0, None, None, None)
