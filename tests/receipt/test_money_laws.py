"""Laws of money over random work, rates and currencies of 0, 2 and 3 minor digits: exact, rounded once, adding up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from annotate.receipt.amounts import Valuation
from annotate.receipt.build import Options, build
from annotate.receipt.formats.text import render
from annotate.receipt.model import Receipt
from annotate.receipt.money import Money, price_text
from annotate.receipt.rates.exchange import Exchange
from annotate.receipt.rates.table import Rate, Unit, rate_table
from annotate.receipt.valuation import Wishes
from storage.records import PaymentRecord, Record
from tests.receipt.sample import NOW, SESSION, at, label, sitting

DIGITS = {"JPY": 0, "XOF": 0, "EUR": 2, "MGA": 2, "KWD": 3, "TND": 3}
CURRENCIES = st.sampled_from(sorted(DIGITS))
AMOUNTS = st.decimals(0, 2_000, places=4, allow_nan=False, allow_infinity=False)
UNITS: list[Unit] = ["hour", "label", "box", "1000 clicks"]
EXACT = Context(prec=60)


class Work(NamedTuple):
    """What somebody did, and what a receipt may count of it."""

    records: tuple[Record, ...]
    credited_ms: int
    pieces: dict[str, Fraction]


class Paid(NamedTuple):
    """A payment."""

    amount: Decimal
    currency: str


@st.composite
def works(draw: st.DrawFn) -> Work:
    """Labels of all kinds, some with long gaps, of which a minute counts each."""
    some: list[Record] = []
    credited, labels, boxes, clicks = 0, 0, 0, 0
    kinds = st.sampled_from(["classify", "tag", "moderate", "grid", "boxes", "engage", "compare", "transcribe"])
    for number, kind in enumerate(draw(st.lists(kinds, max_size=6))):
        short, gaps = draw(st.integers(0, 30 * 60_000)), draw(st.lists(st.integers(30_001, 10**7), max_size=2))
        many = draw(st.integers(0, 40))
        answers = {"boxes": {"boxes": [{}] * many}, "engage": {"actions": ["like"] * many}}
        answer = answers.get(kind, {"label": "cat"})
        some.append(label(number, task=kind, short_ms=short, long_gaps_ms=tuple(gaps), answer=answer))
        credited += short + sum(min(gap, 60_000) for gap in gaps)
        labels += kind in ("classify", "tag", "moderate", "grid")
        boxes += many * (kind == "boxes")
        clicks += many * (kind == "engage")
    pieces = {"label": Fraction(labels), "box": Fraction(boxes), "1000 clicks": Fraction(clicks, 1000)}
    return Work((sitting(), *some), credited, pieces)


@st.composite
def rates(draw: st.DrawFn) -> Rate:
    """A rate of any unit and currency."""
    return Rate(
        id=f"own-{draw(st.integers(0, 10**9))}",
        kind=draw(st.sampled_from(["piece", "wage", "norm", "gift", "bill"])),
        amount=draw(AMOUNTS),
        unit=draw(st.sampled_from(UNITS)),
        currency=draw(CURRENCIES),
        as_of="2026",
        source="A report",
        label="X",
    )


RATES = st.lists(rates(), min_size=1, max_size=3, unique_by=lambda rate: rate.id)
PAYMENTS = st.lists(st.builds(Paid, st.decimals(0, 50, places=3), CURRENCIES), max_size=2)


def made(work: Work, some: Sequence[Rate], paid: Sequence[Paid] = (), exchange: tuple[Exchange, ...] = ()) -> Receipt:
    payments = (
        PaymentRecord(
            session=SESSION, annotator="amber-otter", amount=f"{one.amount:f}", currency=one.currency, at=at(n)
        )
        for n, one in enumerate(paid)
    )
    options = Options(wishes=Wishes(rates=[rate.id for rate in some]), exchange=exchange)
    return build("p", [*work.records, *payments], options, table=rate_table(some), now=NOW)


def quantity(work: Work, rate: Rate) -> Fraction:
    """How much of its unit there is."""
    return Fraction(work.credited_ms, 3_600_000) if rate.unit == "hour" else work.pieces[rate.unit]


def rounded(exact: Fraction, currency: str) -> Decimal:
    """By another road than the program's: long division in decimals, which a remainder keeps from a false half."""
    step = Decimal(1).scaleb(-DIGITS[currency])
    quotient = EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return quotient.quantize(step, ROUND_HALF_UP, EXACT)


def in_order(receipt: Receipt, some: Sequence[Rate]) -> list[tuple[Rate, Valuation]]:
    assert [item.rate for item in receipt.valuations] == [rate.id for rate in some]
    return list(zip(some, receipt.valuations, strict=True))


@given(works(), RATES)
def test_a_value_is_the_exact_product_rounded_once(work: Work, some: list[Rate]) -> None:
    """And each price counts the pieces of its own kind only, to the last of them."""
    for rate, item in in_order(made(work, some), some):
        exact = Fraction(rate.amount) * quantity(work, rate)

        assert Decimal(item.value) == rounded(exact, rate.currency)
        assert len(item.value.partition(".")[2]) == DIGITS[rate.currency]
        assert abs(Fraction(item.quantity) - quantity(work, rate)) <= Fraction(1, 10**6)


@given(works(), RATES, PAYMENTS)
def test_what_was_paid_and_the_gap_make_the_value(work: Work, some: list[Rate], paid: list[Paid]) -> None:
    """As they are printed; where something was paid in another currency there is no gap."""
    receipt = made(work, some, paid)
    for rate, item in in_order(receipt, some):
        sum_ = sum((Fraction(one.amount) for one in paid if one.currency == rate.currency), Fraction(0))
        elsewhere = any(one.amount and one.currency != rate.currency for one in paid)
        if rate.kind in ("gift", "bill") or elsewhere:
            assert item.gap is None or rate.kind not in ("gift", "bill")
            continue
        assert item.gap is not None
        assert Decimal(item.gap) + rounded(sum_, rate.currency) == Decimal(item.value)


@given(works(), RATES)
def test_an_hour_is_worth_the_value_by_the_time_it_took(work: Work, some: list[Rate]) -> None:
    """To half of the smallest unit."""
    hours = Fraction(work.credited_ms, 3_600_000)
    for rate, item in in_order(made(work, some), some):
        if item.effective_hourly is None:
            assert not hours and rate.unit != "hour"
            continue
        exact = Fraction(rate.amount) * (1 if rate.unit == "hour" else quantity(work, rate) / hours)
        assert abs(Fraction(item.effective_hourly) - exact) <= Fraction(1, 2 * 10 ** DIGITS[rate.currency])


@given(works(), RATES, CURRENCIES, st.decimals("0.0001", 500, places=4))
def test_a_converted_value_is_exact_too(work: Work, some: list[Rate], into: str, amount: Decimal) -> None:
    """From the exact value, not from the printed one; other currencies stay as they are."""
    exchange = Exchange(some[0].currency, f"{amount:f}", into, "2026-11-20")
    for rate, item in in_order(made(work, some, exchange=(exchange,)), some):
        if rate.currency != exchange.currency:
            assert item.converted is UNSET
            continue
        assert item.converted is not UNSET
        exact = Fraction(rate.amount) * quantity(work, rate) * Fraction(amount)
        assert Decimal(item.converted.value) == rounded(exact, into)
        if item.converted.gap is not None:
            assert item.converted.gap == item.converted.value  # nothing was paid


@given(AMOUNTS, CURRENCIES, st.integers(0, 6))
def test_a_price_is_printed_in_full(amount: Decimal, currency: str, least: int) -> None:
    text = price_text(Money(Fraction(amount), currency), least)

    assert Decimal(text) == amount
    assert len(text.partition(".")[2]) >= least


def test_nothing_is_summed() -> None:
    """Two values of 1.00 and 2.00 stand on the receipt, and no 3.00."""
    text = render(made(Work((sitting(), label(1, short_ms=1)), 1, {}), [_flat("1"), _flat("2")]))

    assert {"1.00 EUR", "2.00 EUR"} <= set(re.findall(r"\d\.00 EUR", text))
    assert "3.00 EUR" not in text


def _flat(amount: str) -> Rate:
    return Rate(
        id=f"own-{amount}",
        kind="piece",
        amount=Decimal(amount),
        unit="label",
        currency="EUR",
        as_of="2026",
        source="A report",
        label="X",
    )
