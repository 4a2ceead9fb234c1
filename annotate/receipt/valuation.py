"""What work is worth at published rates: side by side, never summed, never averaged, no currency converted.

A price per piece pays what was accepted, so it counts labelled records that stand: neither withdrawn nor replaced. A
price applies to its own piece only: the price of a box says nothing of a label.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from annotate.meter.ledger import Ledger
from annotate.receipt.model import Valuation
from annotate.receipt.money import Money, decimal_text, minor_digits
from annotate.receipt.rates import Rate, RateTable

_HOUR_MS = 3_600_000
_OTHER_PIECES = ("boxes", "transcribe")
"""Kinds of task whose labels are no single judgement of one item."""


class Wishes(NamedTuple):
    """Which rates are wanted: named ones alone; else the project's, or a piece price and a wage; and a floor."""

    rates: Sequence[str] = ()
    project_rates: Sequence[str] = ()
    extra_rates: Sequence[str] = ()
    """Those of the annotator's settings, beside the project's."""
    place: str | None = None
    home: str | None = None
    """Where the settings say that the annotator is."""


class Choice(NamedTuple):
    """A rate, and whether its place was assumed."""

    rate: Rate
    assumed: bool = False


def choose(table: RateTable, wishes: Wishes, ledger: Ledger, today: date) -> list[Choice]:
    """The rates to value by; AnnotateError: an unknown rate or place."""
    names = wishes.rates or (*(wishes.project_rates or _usual(ledger)), *wishes.extra_rates)
    rates = [table[name] for name in dict.fromkeys(names)]
    if place := wishes.place or (None if wishes.rates else wishes.home):
        floor = table.floor(place, today)
        kept = rates if wishes.rates else [rate for rate in rates if rate.kind != "floor"]
        return [Choice(rate) for rate in kept if rate.id != floor.id] + [Choice(floor)]
    assumed = [] if wishes.rates or wishes.project_rates else [Choice(table.floor("fr", today), assumed=True)]
    return [Choice(rate) for rate in rates] + assumed


def value(ledger: Ledger, choices: Iterable[Choice], paid: Money, today: date) -> tuple[Valuation, ...]:
    """The work at each rate."""
    return tuple(_valuation(ledger, choice, paid, today) for choice in choices)


def pieces(ledger: Ledger, unit: str) -> int:
    """How many pieces of that unit stand."""
    if unit == "label":
        return sum(count for task, count in ledger.labels.items() if task not in _OTHER_PIECES)
    return ledger.boxes if unit == "box" else 0


def paid_for(ledger: Ledger, reward: Money) -> Money:
    """What a project's reward per accepted label makes for the labels that stand."""
    return Money(reward.amount * accepted(ledger), reward.currency)


def accepted(ledger: Ledger) -> int:
    """How many labels stand, of all kinds."""
    return sum(ledger.labels.values())


def _usual(ledger: Ledger) -> tuple[str, ...]:
    return ("piece-box-google" if "boxes" in ledger.labels else "piece-class-google", "wage-micro-all")


def _valuation(ledger: Ledger, choice: Choice, paid: Money, today: date) -> Valuation:
    rate = choice.rate
    hours = Fraction(ledger.credited_ms, _HOUR_MS)
    quantity = hours if rate.unit == "hour" else Fraction(pieces(ledger, rate.unit))
    worth = Money(Fraction(rate.amount) * quantity, rate.currency)
    return Valuation(
        rate=rate.id,
        kind=rate.kind,
        label=rate.label,
        amount=f"{rate.amount:f}",
        currency=rate.currency,
        unit=rate.unit,
        quantity=float(decimal_text(quantity, 6)),
        value=str(worth),
        effective_hourly=_per_hour(rate, worth, hours),
        gap=None if rate.kind in ("gift", "bill") else _gap(worth, paid),
        place=rate.place,
        assumed=choice.assumed,
        as_of=rate.as_of,
        months_old=rate.months_old(today),
        old=rate.kind != "own" and rate.is_old(today),
        source=rate.source,
        seen=rate.seen,
        derivation=rate.derivation,
        flags=rate.flags,
    )


def _per_hour(rate: Rate, worth: Money, hours: Fraction) -> str | None:
    if rate.unit == "hour":
        return decimal_text(rate.amount, minor_digits(rate.currency))
    return str(Money(worth.amount / hours, rate.currency)) if hours else None


def _gap(worth: Money, paid: Money) -> str | None:
    """Between the two printed amounts, so that they add up; nothing paid is nothing in every currency."""
    if paid.amount and paid.currency != worth.currency:
        return None
    difference = Decimal(str(worth)) - Decimal(str(Money(paid.amount, worth.currency)))
    return decimal_text(difference, minor_digits(worth.currency))
