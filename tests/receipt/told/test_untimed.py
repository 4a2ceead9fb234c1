"""Work without a meter on a receipt: it counts as work, and nothing pretends to know how long it took."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from annotate.receipt.build import Options, build
from annotate.receipt.formats.text import render
from annotate.receipt.model import Bin, Focus, Receipt, Unmetered
from annotate.receipt.money import Money
from annotate.receipt.rates.table import bundled_rates
from annotate.receipt.valuation import Wishes
from storage.records import AcceptanceRecord, LabelRecord, PaymentRecord, Record
from tests.receipt.conftest import Make
from tests.receipt.sample import NOW, at, label, records, sitting

OTHER = "b1b2c3d4e5f6"


def without_meter(count: int = 3) -> list[Record]:
    """A sitting of so many labels that nobody timed."""
    begun = sitting(session=OTHER, started_at=at(500), metered=False)
    return [begun, *(untimed(number) for number in range(count))]


def untimed(number: int, session: str = OTHER) -> LabelRecord:
    moment = at(501 + number)
    return label(number, session=session, record=f"{session}-{number}", shown_at=moment, submitted_at=moment)


def said(receipt: Receipt) -> str:
    return " ".join(re.sub(r"\.{2,}", " ", render(receipt)).split())


def test_time_and_pace_are_those_of_the_metered_work(make: Make) -> None:
    metered, both = make(), make(*records(), *without_meter())

    for name in ("activities", "not_counted", "credited_s", "wall_s", "credited_by_cap", "invisible", "focus"):
        assert getattr(both, name) == getattr(metered, name)
    assert both.work.labelled == metered.work.labelled + 3
    assert (both.work.median_s, both.work.histogram) == (metered.work.median_s, metered.work.histogram)
    assert (metered.unmetered, both.unmetered) == (UNSET, Unmetered(1, 3))


def test_pieces_count_and_what_they_make_an_hour_is_not_told(make: Make) -> None:
    options = Options(wishes=Wishes(rates=["piece-class-google", "floor-fr"]))
    metered, both = make(options=options), make(*records(), *without_meter(), options=options)

    assert [item.quantity for item in both.valuations if item.unit == "label"] == [metered.valuations[0].quantity + 3]
    assert metered.valuations[0].effective_hourly is not None
    assert both.valuations[0].effective_hourly is None
    assert both.valuations[1].value == metered.valuations[1].value
    assert both.valuations[1].gap is None


def test_nothing_by_the_hour_is_worth_nothing_where_no_time_was_taken(make: Make) -> None:
    found = make(*without_meter(), options=Options(wishes=Wishes(rates=["piece-class-google", "floor-fr"])))

    assert [item.rate for item in found.valuations] == ["piece-class-google"]
    assert (found.focus, found.unmetered) == (Focus(0, 0), Unmetered(1, 3))


def test_what_was_earned_and_paid_makes_no_hour_where_part_of_the_work_was_not_timed(make: Make) -> None:
    paid = PaymentRecord(session="feefeefeefee", annotator="amber-otter", amount="1.00", currency="EUR", at=at(900))
    verdict = AcceptanceRecord(session="feefeefeefee", record=f"{OTHER}-0", accepted=True, at=at(900))
    found = make(*records(), *without_meter(), paid, verdict, options=Options(reward=Money(Fraction(1), "EUR")))

    assert found.acceptances is not UNSET and found.acceptances.earned is not None
    assert (found.acceptances.earned.amount, found.acceptances.earned.hourly) == ("1.00", None)
    assert found.paid.hourly is UNSET


def test_the_receipt_says_what_it_cannot_show(make: Make) -> None:
    text = said(make(*records(), *without_meter()))

    assert "Labels given without a meter 3" in text
    assert "this receipt cannot show their time" in text
    assert "Values by the hour are of the time that was taken" in text
    assert "Wall clock" in text


def test_without_any_meter_it_prints_no_ledger_of_noughts(make: Make) -> None:
    text = said(make(*without_meter()))

    assert "What this is worth by the hour cannot be told: no time was taken." in text
    for absent in ("Wall clock", "How it is counted", "Invisible labour", "0.0 s", "0.00 USD"):
        assert absent not in text


def test_labels_from_elsewhere_that_carry_no_time_are_no_fast_ones(make: Make) -> None:
    found = make(*(untimed(number) for number in range(60)))

    assert (found.unmetered, found.work.median_s) == (Unmetered(1, 60), None)
    assert found.signals is not UNSET
    assert (found.signals.under_300_ms_share, found.signals.raised) == (None, ())


def test_a_metered_sitting_is_never_called_one_without_a_meter(make: Make) -> None:
    assert make(sitting(), label(1)).unmetered is UNSET


@given(st.lists(st.tuples(st.integers(0, 90_000), st.booleans()), max_size=30))
def test_the_histogram_counts_every_label_that_was_decided_alone(times: list[tuple[int, bool]]) -> None:
    labels = [
        label(n, short_ms=ms, inputs=1, page=None if alone else "a1b2c3d4e5f6-0") for n, (ms, alone) in enumerate(times)
    ]
    found = build("p", [sitting(), *labels], table=bundled_rates(), now=NOW).work.histogram
    bins = () if found is UNSET else found

    assert sum(one.labels for one in bins) == sum(alone for _ms, alone in times)
    assert len(bins) <= 7
    if bins:
        assert bins[0].labels and bins[-1].labels


@pytest.mark.parametrize(("ms", "below"), [(0, 1), (999, 1), (1_000, 2), (4_999, 5), (19_999, 20), (60_000, None)])
def test_a_bar_of_the_histogram_begins_where_the_one_before_ends(make: Make, ms: int, below: int | None) -> None:
    assert make(sitting(), label(1, short_ms=ms, inputs=1)).work.histogram == (Bin(below, 1),)
