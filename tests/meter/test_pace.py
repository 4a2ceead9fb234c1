"""How labels were given, in numbers that can be checked by hand."""

from __future__ import annotations

import statistics
from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.meter.answers import EVERYTHING, NOTHING, Most
from annotate.meter.ledger import read_ledgers
from annotate.meter.pace import Runs, expected_run, pace, quartiles
from tests.receipt.sample import label


@given(st.lists(st.integers(0, 50), min_size=2, max_size=60))
def test_quartiles_are_those_of_the_whole_row(times: list[int]) -> None:
    expected = statistics.quantiles(times, n=4, method="inclusive")

    assert [float(value) for value in quartiles(Counter(times))] == pytest.approx(expected)


def test_one_label_is_its_own_median() -> None:
    assert set(quartiles(Counter([7]))) == {Fraction(7)}


@given(st.lists(st.integers(1, 5_000), min_size=1, max_size=60))
def test_variation_is_deviation_over_mean(times: list[int]) -> None:
    found = pace(Counter(times), Runs(), right=0, wrong=0).variation

    assert found == pytest.approx(statistics.pstdev(times) / statistics.fmean(times))


def test_hasty_labels_are_counted_against_the_own_median() -> None:
    """A tenth of a long median is more than a second."""
    found = pace(Counter({200: 3, 900: 2, 1_500: 4, 20_000: 20}), Runs(), right=2, wrong=1)

    assert (found.labels, found.under_reflex, found.hasty) == (29, 3, 9)
    assert (found.right, found.wrong) == (2, 1)


def test_portions_of_a_pages_time_are_neither_hasty_nor_regular() -> None:
    times = Counter({200: 12, 3_000: 2, 5_000: 1})
    found = pace(times, Runs(), right=0, wrong=0, on_pages_ms=Counter({200: 11}))

    assert (found.labels, found.alone, found.under_reflex, found.hasty, found.median_ms) == (15, 4, 1, 1, 200)
    assert found.variation == pace(Counter({200: 1, 3_000: 2, 5_000: 1}), Runs(), right=0, wrong=0).variation


def test_the_longest_run_of_one_answer() -> None:
    runs = Runs()
    for choice in "abbbcca":
        runs.add({"label": choice})
    runs.add({"tags": ["a"]})

    assert runs.longest() == (3, expected_run(3, 7))


def test_a_run_of_one_side_is_one_of_the_side_on_the_screen_and_not_of_the_text_that_stood_there() -> None:
    sides = [label(n, answer={"choice": "right" if n % 2 else "left"}, swapped=bool(n % 2)) for n in range(1, 5)]
    tie = label(5, answer={"choice": "tie"}, swapped=True)

    (ledger,) = read_ledgers([*sides, tie]).by_annotator.values()
    assert ledger.pace.longest_run == 4


def test_a_fair_coin_thrown_two_hundred_times_runs_about_seven() -> None:
    assert expected_run(100, 200) == pytest.approx(6.64, abs=0.01)
    assert expected_run(200, 200) == 200
    assert expected_run(0, 200) is None


def test_labels_of_which_no_time_is_known_are_counted_and_are_not_fast() -> None:
    """They came from elsewhere, or from a sitting without a meter."""
    timed = [label(n, short_ms=2_000) for n in range(3)]
    pressed = label(3, inputs=1)

    (ledger,) = read_ledgers([*timed, pressed, label(4), label(5)]).by_annotator.values()
    assert (ledger.pace.labels, ledger.pace.alone, ledger.pace.under_reflex) == (6, 4, 1)
    assert ledger.pace.median_ms == 2_000


def test_the_most_frequent_answer_is_held_against_the_known_ones() -> None:
    """Of five control items three got it; it is known to be right for two, and may be where another was wrong."""
    runs = Runs()
    for answer, gold in [("a", True), ("a", True), ("a", False), ("b", False), ("b", True), ("a", None), ("c", None)]:
        runs.add({"label": answer}, gold=gold)

    assert runs.answers.most() == Most(answer="a", given=4, of=7, controls=5, to_controls=3, known_of_controls=3)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_no_answer_is_known_of_more_control_items_than_is_said(answers: list[tuple[str, str]]) -> None:
    runs = Runs()
    for answer, known in answers:
        runs.add({"label": answer}, gold=answer == known)
    most = runs.answers.most()

    assert most is not None
    assert most.known_of_controls >= sum(known == most.answer for _answer, known in answers)
    assert most.to_controls == sum(answer == most.answer for answer, _known in answers)


@pytest.mark.parametrize(
    ("answers", "most"),
    [
        ([{"boxes": []}, {"boxes": []}, {"boxes": [[0, 0, 1, 1]]}], (NOTHING, 2, 3)),
        ([{"tags": ["a"]}, {"tags": ["a"]}, {"tags": []}], (NOTHING, 1, 3)),
        ([{"text": ""}, {"text": "a"}], (NOTHING, 1, 2)),
        ([{"tiles": [0, 1], "rows": 1, "columns": 2}] * 2 + [{"tiles": [0]}], (EVERYTHING, 2, 3)),
        ([{"decision": "keep", "reason": None}, {"decision": "remove", "reason": "spam"}], ("keep", 1, 2)),
        ([{"boxes": [[0, 0, 1, 1]]}], None),
        ([{"actions": ["like"]}] * 9, None),
    ],
)
def test_where_an_answer_is_no_choice_only_nothing_and_everything_can_be_one_answer(
    answers: list[dict[str, Any]], most: tuple[str, int, int] | None
) -> None:
    runs = Runs()
    for answer in answers:
        runs.add(answer)
    found = runs.answers.most()

    assert (found and (found.answer, found.given, found.of)) == most
