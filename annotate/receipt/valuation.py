"""What work is worth at published rates: side by side, never summed, never averaged.

A price per piece pays what is delivered, so it counts labelled records that stand: neither withdrawn nor replaced.
Whether this project's requester accepted them decides what is earned here, and not what another buyer pays. A price
applies to its own piece only: the price of a box says nothing of a label.

The published prices of a label are of one judgement about one item, mostly a class out of a list. Such are `classify`,
`tag`, `grid` and `moderate`, a decision with its reason. A box has a price of its own, so have clicks, by the thousand.
A transcription is paid by what there is to type, and a comparison has two texts or pictures to be read and weighed for
one answer: a class's price would make both look like less work than they are. No price of either is in the table, so
they are valued by the hour.

Amounts are exact fractions until they are written down, each rounded once. A currency is converted only by an exchange
rate that was given with its day, from the exact amount and beside the amount in the rate's own currency.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET, UnsetType

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.meter.ledger import Ledger
from annotate.receipt.amounts import Converted, Paid, Valuation
from annotate.receipt.money import Money, decimal_text, minor_digits
from annotate.receipt.rates.table import Origin, Rate, RateTable

if TYPE_CHECKING:
    from annotate.receipt.rates.exchange import Exchange

HOUR_MS = 3_600_000
_OTHER_PIECES = ("boxes", "transcribe", "compare", "engage")
"""Kinds of task whose labels are no single judgement of one item."""
_CLICKS = 1000
"""So many have one price."""
_PIECE_RATES = {"boxes": ("piece-box-google",), "engage": ("piece-click-worker", "piece-click-buyer")}
"""What pieces of these kinds are valued at, where nobody says otherwise."""
_WAGES = ("wage-micro-all",)
_MODERATION = ("wage-moderator-ke", "wage-moderator-us")


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
    """A rate, whether its place was assumed, and whose it is where it does not come with the program."""

    rate: Rate
    assumed: bool = False
    origin: Origin | None = None


def choose(table: RateTable, wishes: Wishes, ledger: Ledger, today: date) -> list[Choice]:
    """The rates to value by; AnnotateError: an unknown rate or place."""
    return [choice._replace(origin=table.origin(choice.rate.id)) for choice in _chosen(table, wishes, ledger, today)]


def _chosen(table: RateTable, wishes: Wishes, ledger: Ledger, today: date) -> list[Choice]:
    names = wishes.rates or (*(wishes.project_rates or _usual(ledger)), *wishes.extra_rates)
    rates = [table[name] for name in dict.fromkeys(names)]
    if place := wishes.place or (None if wishes.rates else wishes.home):
        floor = table.floor(place, today)
        kept = rates if wishes.rates else [rate for rate in rates if rate.kind != "floor"]
        return [Choice(rate) for rate in kept if rate.id != floor.id] + [Choice(floor)]
    assumed = [] if wishes.rates or wishes.project_rates else [Choice(table.floor("fr", today), assumed=True)]
    return [Choice(rate) for rate in rates] + assumed


def value(
    ledger: Ledger, choices: Iterable[Choice], paid: Paid, today: date, exchanges: Iterable[Exchange] = ()
) -> tuple[Valuation, ...]:
    """The work at each rate, and what it is in another currency where an exchange rate was given.

    By the hour only if time was taken: what took nobody knows how long is not worth nothing. AnnotateError: an exchange
    rate converts nothing.
    """
    by_currency = {one.currency: one for one in exchanges}
    told = [choice for choice in choices if choice.rate.unit != "hour" or not ledger.is_untimed]
    if unused := set(by_currency) - {choice.rate.currency for choice in told}:
        text = _("nothing on this receipt is in {currency}: leave out --exchange, or name another currency with it")
        raise AnnotateError(text.format(currency=min(unused)))
    return tuple(_valuation(ledger, choice, paid, today, by_currency) for choice in told)


def pieces(ledger: Ledger, unit: str) -> Fraction:
    """How many of that unit stand; clicks are so many thousands of them."""
    if unit == "label":
        return Fraction(sum(count for task, count in ledger.labels.items() if task not in _OTHER_PIECES))
    return {"box": Fraction(ledger.boxes), "1000 clicks": Fraction(ledger.clicks, _CLICKS)}.get(unit, Fraction(0))


def paid_for(ledger: Ledger, reward: Money) -> Money:
    """What a project's reward per accepted label makes: for those accepted, or, if none was judged, all that stand.

    What was accepted counts at the reward of that day, as far as it was in the project's currency of today.
    """
    judged = ledger.acceptances
    if not judged.judged:
        return Money(reward.amount * stand(ledger), reward.currency)
    sums = (one.amount * labels for one, labels in accepted_for(ledger, reward) if one.currency == reward.currency)
    return Money(sum(sums, Fraction(0)), reward.currency)


def accepted_for(ledger: Ledger, reward: Money) -> list[tuple[Money, int]]:
    """How many labels were accepted for which reward; where it is not known, for today's, which comes last."""
    known = [(Money.parse(text), labels) for text, labels in ledger.acceptances.rewards.items()]
    rest = ledger.acceptances.accepted - sum(labels for _reward, labels in known)
    return [*known, (reward, rest)] if rest else known


def stand(ledger: Ledger) -> int:
    """How many labels stand, of all kinds."""
    return sum(ledger.labels.values())


def _usual(ledger: Ledger) -> tuple[str, ...]:
    """A price for the pieces there are, and a wage; moderators have wages of their own, and no price by the piece."""
    found = set(ledger.labels)
    if found == {"moderate"}:
        return _MODERATION
    prices = [rate for kind, rates in _PIECE_RATES.items() if kind in found for rate in rates]
    if not prices and found <= {"transcribe", "compare"} and found:
        return (*_WAGES, "wage-micro-median")
    wages = (*_WAGES, *_MODERATION) if "moderate" in found else _WAGES
    return (*(prices or ["piece-class-google"]), *wages)


def _valuation(ledger: Ledger, choice: Choice, paid: Paid, today: date, exchanges: Mapping[str, Exchange]) -> Valuation:
    rate = choice.rate
    hours = Fraction(ledger.credited_ms, HOUR_MS)
    quantity = hours if rate.unit == "hour" else pieces(ledger, rate.unit)
    worth = Money(Fraction(rate.amount) * quantity, rate.currency)
    hourly = _per_hour(rate, worth, Fraction(ledger.work_ms, HOUR_MS))
    # What was paid is for all labels: it cannot be held against the time of some.
    unpaid = rate.kind in ("gift", "bill") or (rate.unit == "hour" and ledger.unmetered_labels > 0)
    return Valuation(
        rate=rate.id,
        kind=rate.kind,
        label=rate.label,
        amount=f"{rate.amount:f}",
        currency=rate.currency,
        unit=rate.unit,
        quantity=float(decimal_text(quantity, 6)),
        value=str(worth),
        effective_hourly=None if hourly is None else str(hourly),
        gap=None if unpaid else _gap(worth, paid),
        place=rate.place,
        assumed=choice.assumed,
        as_of=rate.as_of,
        months_old=rate.months_old(today),
        old=(rate.kind != "own" or choice.origin is not None) and rate.is_old(today),
        source=rate.source,
        seen=rate.seen,
        derivation=rate.derivation,
        flags=rate.flags,
        origin=choice.origin or UNSET,
        converted=_converted(exchanges.get(rate.currency), worth, hourly, None if unpaid else paid),
    )


def _per_hour(rate: Rate, worth: Money, hours: Fraction) -> Money | None:
    """Exactly: what an hour makes at this rate."""
    if rate.unit == "hour":
        return Money(Fraction(rate.amount), rate.currency)
    return Money(worth.amount / hours, rate.currency) if hours else None


def _converted(
    exchange: Exchange | None, worth: Money, hourly: Money | None, paid: Paid | None
) -> Converted | UnsetType:
    if exchange is None:
        return UNSET
    value = exchange.convert(worth)
    return Converted(
        value=str(value),
        effective_hourly=None if hourly is None else str(exchange.convert(hourly)),
        gap=None if paid is None else _gap(value, paid),
        currency=exchange.into,
        rate=exchange.amount,
        as_of=exchange.as_of,
    )


def _gap(worth: Money, paid: Paid) -> str | None:
    """Between the two printed amounts, so that they add up; nothing paid is nothing in every currency."""
    if paid.payments and not _only_in(worth.currency, paid):
        return None
    amount = paid.amount if paid.currency == worth.currency else _other(worth.currency, paid)
    difference = Decimal(str(worth)) - Decimal(amount)
    return decimal_text(difference, minor_digits(worth.currency))


def _only_in(currency: str, paid: Paid) -> bool:
    """Whether all that was paid was paid in one currency."""
    others = () if paid.others is UNSET else paid.others
    found = {other.currency for other in others if Decimal(other.amount)}
    if Decimal(paid.amount):
        found.add(paid.currency)
    return found <= {currency}


def _other(currency: str, paid: Paid) -> str:
    others = () if paid.others is UNSET else paid.others
    return next((other.amount for other in others if other.currency == currency), "0")
