"""Valuations: exact, each by itself, each piece price on its own pieces only."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec import UNSET

from annotate.errors import AnnotateError
from annotate.receipt.amounts import Valuation
from annotate.receipt.build import Options, build
from annotate.receipt.money import Money
from annotate.receipt.rates.table import Rate, rate_table
from annotate.receipt.told.words import remarks
from annotate.receipt.valuation import Wishes
from storage.records import Record
from tests.receipt.conftest import Make
from tests.receipt.judged import payment
from tests.receipt.sample import NOW, label, sitting

HOUR = label(1, short_ms=3_600_000)


def by_rate(make: Make, *records: Record, reward: str = "0 EUR", **wishes: object) -> dict[str, Valuation]:
    options = Options(wishes=Wishes(**wishes), reward=Money.parse(reward))  # type: ignore[arg-type]
    return {item.rate: item for item in make(sitting(), *records, options=options).valuations}


def test_an_hour_is_worth_an_hours_rate(make: Make) -> None:
    found = by_rate(make, HOUR, rates=["floor-fr", "norm-volunteer-us"])

    assert found["floor-fr"].value == "12.02"
    assert found["floor-fr"].effective_hourly == "12.02"
    assert (found["norm-volunteer-us"].value, found["norm-volunteer-us"].quantity) == ("29.95", 1)


def test_the_usual_bases_are_a_piece_a_wage_and_an_assumed_floor(make: Make) -> None:
    found = by_rate(make, HOUR)

    assert list(found) == ["piece-class-google", "wage-micro-all", "floor-fr"]
    assert [item.assumed for item in found.values()] == [False, False, True]
    assert by_rate(make, label(1, task="boxes", answer={"boxes": [{}]}))["piece-box-google"].quantity == 1


def test_a_place_brings_its_floor(make: Make) -> None:
    """In place of the project's floor, and beside rates that were asked for by name."""
    assert list(by_rate(make, HOUR, home="ke")) == ["piece-class-google", "wage-micro-all", "floor-ke"]
    assert list(by_rate(make, HOUR, place="us", home="ke", project_rates=["floor-fr", "wage-reddit"])) == [
        "wage-reddit",
        "floor-us",
    ]
    assert list(by_rate(make, HOUR, rates=["floor-de"], home="ke")) == ["floor-de"]
    assert list(by_rate(make, HOUR, rates=["floor-de"], place="ke")) == ["floor-de", "floor-ke"]
    assert list(by_rate(make, HOUR, extra_rates=["bill-sama"]))[2:] == ["bill-sama", "floor-fr"]
    with pytest.raises(AnnotateError, match="no rate"):
        by_rate(make, HOUR, rates=["floor-moon"])


def test_a_piece_price_pays_pieces_that_stand(make: Make) -> None:
    """At 2 s a label 0.035 USD make 63 USD an hour."""
    records = [label(number, short_ms=2_000) for number in range(1, 5)]
    found = by_rate(make, *records, label(5, supersedes=records[0].record), rates=["piece-class-google"])
    item = found["piece-class-google"]

    assert (item.quantity, item.value, item.effective_hourly) == (4, "0.14", "63.00")


def test_a_price_applies_to_its_own_piece_only(make: Make) -> None:
    boxes = label(1, task="boxes", answer={"boxes": [{}, {}, {}]}, short_ms=1_000)
    rates = ["piece-class-gt", "piece-box-gt", "piece-click-worker"]
    found = by_rate(make, boxes, label(2, short_ms=1_000), rates=rates)

    assert [item.quantity for item in found.values()] == [1, 3, 0]
    assert [item.value for item in found.values()] == ["0.01", "0.11", "0.00"]


def test_the_gap_lies_between_the_printed_amounts(make: Make) -> None:
    records = [label(1, short_ms=1_800_000), label(2, short_ms=1_800_000)]

    rates = ["floor-fr", "wage-micro-all", "gift-hcaptcha"]

    paid = by_rate(make, *records, payment("0.01"), reward="1 EUR", rates=rates)
    assert [item.gap for item in paid.values()] == ["12.01", None, None]
    unpaid = by_rate(make, *records, reward="1 EUR", rates=rates)
    assert [item.gap for item in unpaid.values()] == ["12.02", "3.31", None]
    generous = by_rate(make, *records, payment("15"), payment("5.00"), rates=["floor-fr"])
    assert generous["floor-fr"].gap == "-7.98"


def test_a_gap_is_told_in_the_one_currency_that_was_paid_in_and_in_no_other(make: Make) -> None:
    rates = ["floor-fr", "wage-micro-all"]

    dollars = by_rate(make, HOUR, payment("1.00", "USD"), rates=rates)
    assert [item.gap for item in dollars.values()] == [None, "2.31"]
    both = by_rate(make, HOUR, payment("1.00", "USD"), payment("1.00"), rates=rates)
    assert [item.gap for item in both.values()] == [None, None]
    reversed_ = by_rate(make, HOUR, payment("1.00", "USD"), payment("-1.00", "USD"), rates=rates)
    assert [item.gap for item in reversed_.values()] == ["12.02", "3.31"]


def test_no_time_makes_no_hourly_wage(make: Make) -> None:
    item = by_rate(make, label(1), rates=["piece-class-gt"])["piece-class-gt"]

    assert (item.value, item.effective_hourly) == ("0.01", None)


def test_value_is_rounded_once(make: Make) -> None:
    """1 ms at 1,800 EUR an hour is half a thousandth of a euro: ten of them are half a cent, which is one."""
    records = [label(number, short_ms=1) for number in range(1, 11)]

    assert by_rate(make, *records, rates=["1800 EUR/hour"])["1800 EUR/hour"].value == "0.01"
    assert Fraction(1800, 3_600_000) * 10 == Fraction(1, 200)


@pytest.mark.parametrize(
    ("kind", "rates"),
    [
        ("engage", ["piece-click-worker", "piece-click-buyer", "wage-micro-all"]),
        ("moderate", ["wage-moderator-ke", "wage-moderator-us"]),
        ("compare", ["wage-micro-all", "wage-micro-median"]),
        ("transcribe", ["wage-micro-all", "wage-micro-median"]),
        ("tag", ["piece-class-google", "wage-micro-all"]),
    ],
)
def test_each_kind_has_its_usual_rates(make: Make, kind: str, rates: list[str]) -> None:
    assert list(by_rate(make, label(1, task=kind, short_ms=1_000))) == [*rates, "floor-fr"]


def test_several_kinds_have_the_rates_of_each(make: Make) -> None:
    kinds = ("engage", "moderate", "compare")
    found = by_rate(make, *(label(number, task=kind) for number, kind in enumerate(kinds)))

    assert list(found)[:3] == ["piece-click-worker", "piece-click-buyer", "wage-micro-all"]
    assert list(found)[3:] == ["wage-moderator-ke", "wage-moderator-us", "floor-fr"]


def test_a_class_price_pays_judgements_and_neither_typing_nor_comparing_nor_clicks(make: Make) -> None:
    kinds = ("moderate", "tag", "transcribe", "compare", "engage")
    some = [label(number, task=kind, short_ms=1_000) for number, kind in enumerate(kinds)]

    assert by_rate(make, *some, rates=["piece-class-gt"])["piece-class-gt"].quantity == 2


def test_a_dated_rate_of_ones_own_has_an_age_and_one_named_in_passing_has_none() -> None:
    kept = Rate(
        id="mine", kind="own", amount=Decimal(20), unit="hour", currency="EUR", as_of="2020", source="X", label="Mine"
    )
    options = Options(wishes=Wishes(rates=["mine", "25 EUR/hour"]))
    made = build("p", [sitting(), HOUR], options, table=rate_table(settings=[kept]), now=NOW)
    mine, passing = made.valuations

    assert (mine.origin, mine.old, passing.origin, passing.old) == ("settings", True, UNSET, False)
    assert remarks(mine) == ["As of 2020: more than 5 years old.", "This rate is from your settings."]
    assert remarks(passing) == []
