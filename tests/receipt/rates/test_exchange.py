"""Exchange rates: with their day or not at all, one for a currency, neither turned round nor chained."""

from __future__ import annotations

import contextlib
import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from annotate.errors import AnnotateError
from annotate.receipt.amounts import Converted
from annotate.receipt.build import Options
from annotate.receipt.formats.text import render
from annotate.receipt.money import Money
from annotate.receipt.rates.exchange import Exchange, exchanges, parse
from annotate.receipt.valuation import Wishes
from tests.receipt.conftest import Make
from tests.receipt.sample import label, sitting

TODAY = date(2026, 11, 24)
RATE = Exchange("USD", "0.92", "EUR", "2026-11-20")
HOUR = label(1, short_ms=3_600_000)


@pytest.mark.parametrize("text", ["USD=0.92 EUR @ 2026-11-20", " USD = 0.92EUR@2026-11-20 "])
def test_a_rate_is_read_as_it_is_written(text: str) -> None:
    assert parse(text, TODAY) == RATE
    assert str(RATE) == "USD=0.92 EUR @ 2026-11-20"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("USD=0.92 EUR", "names no day, and a rate without a day is no rate"),
        ("USD=0.92 EUR @ ", "names no day, and a rate without a day is no rate"),
        ("USD=0.92 EUR @ 2026-11-31", "ends in no day of the calendar"),
        ("USD=0.92 EUR @ 2026-11", "ends in no day of the calendar"),
        ("USD=0.92 EUR @ yesterday", "ends in no day of the calendar"),
        ("USD=0.92 EUR @ 2026-11-26", "is of a day that is yet to come"),
        ("USD=0 EUR @ 2026-11-20", "would make nothing of any amount"),
        ("USD=-1 EUR @ 2026-11-20", "is no exchange rate"),
        ("USD=0,92 EUR @ 2026-11-20", "is no exchange rate"),
        ("USD=1 USD @ 2026-11-20", "exchanges a currency for itself"),
        ("dollar=0.92 EUR @ 2026-11-20", "is no exchange rate"),
        ("", "is no exchange rate"),
    ],
)
def test_what_is_no_dated_rate_is_refused_with_an_example(text: str, why: str) -> None:
    with pytest.raises(AnnotateError, match=f"{why}.* like USD=0.92 EUR @ 2026-11-20$"):
        parse(text, TODAY)


@given(st.text(max_size=30))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(AnnotateError):
        parse(text, TODAY)


def test_a_currency_is_converted_in_one_way() -> None:
    others = ["USD=0.92 EUR @ 2026-11-20", "EUR=1.09 USD @ 2026-11-20"]

    assert [one.currency for one in exchanges(others, TODAY)] == ["USD", "EUR"]
    with pytest.raises(
        AnnotateError, match=r"“USD=0\.92 EUR @ 2026-11-20” and “USD=0\.79 GBP @ 2026-11-20” both convert"
    ):
        exchanges([*others, "USD=0.79 GBP @ 2026-11-20"], TODAY)


def test_a_value_is_converted_beside_its_own_currency(make: Make) -> None:
    """12 USD an hour at 0.92 are 11.04 EUR; no rate is turned round for the floor in EUR."""
    wishes = Wishes(rates=["norm-prolific", "floor-fr", "bill-sama"])
    receipt = make(sitting(), HOUR, options=Options(wishes=wishes, exchange=(RATE,)))
    norm, floor, bill = receipt.valuations

    assert norm.value == "12.00"
    assert norm.converted == Converted(
        value="11.04", effective_hourly="11.04", gap="11.04", currency="EUR", rate="0.92", as_of="2026-11-20"
    )
    assert floor.converted is UNSET
    assert isinstance(bill.converted, Converted) and bill.converted.gap is None
    assert receipt.terms.exchange == ("USD=0.92 EUR @ 2026-11-20",)


def test_conversion_rounds_once_from_the_exact_amount(make: Make) -> None:
    """0.004 USD are 0.00 USD, and at 2.5 for one not nothing but 0.01 EUR."""
    rate = RATE._replace(amount="2.5")
    options = Options(wishes=Wishes(rates=["0.004 USD/label"]), exchange=(rate,))
    (item,) = make(sitting(), HOUR, options=options).valuations

    assert item.value == "0.00"
    assert isinstance(item.converted, Converted) and item.converted.value == "0.01"
    assert rate.convert(Money(Fraction(1, 250), "USD")) == Money(Fraction(1, 100), "EUR")


def said(make: Make, *rates: str, exchange: tuple[Exchange, ...] = ()) -> str:
    receipt = make(sitting(), HOUR, options=Options(wishes=Wishes(rates=rates), exchange=exchange))
    return " ".join(re.sub(r" \.+ ", " ", render(receipt)).split())


def test_the_floor_stands_beside_what_an_hour_of_pieces_makes(make: Make) -> None:
    apart = "another currency: --exchange"

    assert "the legal floor an hour, floor-us 7.25 USD" in said(make, "piece-class-gt", "floor-fr", "floor-us")
    assert apart not in said(make, "piece-class-gt", "floor-us")
    assert f"floor-fr 12.02 EUR {apart}" in said(make, "piece-class-gt", "floor-fr")
    converted = said(make, "piece-class-gt", "floor-fr", exchange=(RATE,))
    assert "an hour of it, converted ≈ 0.01 EUR" in converted
    assert apart not in converted
    other_way = said(make, "piece-class-gt", "floor-fr", exchange=(Exchange("EUR", "1.1", "USD", "2026-11-20"),))
    assert "≈ 13.22 USD" in other_way
    assert apart not in other_way


def test_a_receipt_says_how_amounts_are_rounded(make: Make) -> None:
    text = said(make, "floor-fr")

    assert "Amounts are exact until they are printed; then each is rounded once, half up." in text
    assert "No currency is converted." in text
