"""How labels were given, in numbers that can be checked by hand."""

from __future__ import annotations

import statistics
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
