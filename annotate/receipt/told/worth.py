"""The part of a receipt about money: value at rates, side by side, never a debt."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import UNSET

from annotate.i18n import _, ngettext
from annotate.receipt.amounts import Converted, Valuation
from annotate.receipt.model import Receipt
from annotate.receipt.money import PRICE_DIGITS, Money, decimal_text, minor_digits, price_text
from annotate.receipt.rates.floors import floor_in
from annotate.receipt.told import charts, words
from annotate.receipt.told.conduct import in_part
from annotate.receipt.told.paper import Paper
from annotate.receipt.told.times import ms
from annotate.receipt.told.untimed import by_the_hour
from annotate.receipt.valuation import HOUR_MS


def worth(page: Paper, receipt: Receipt) -> None:
    """What the work is worth at each rate, what was paid, and the gap."""
    page.heading(_("What it is worth elsewhere"))
    page.para(
        _(
            "Published rates are yardsticks, each by itself: the values are not added up and not averaged, "
            "and none of them is a bill."
        )
    )
    if all(item.converted is UNSET for item in receipt.valuations):
        page.para(_("No currency is converted."))
    page.para(_("Amounts are exact until they are printed; then each is rounded once, half up."))
    if untold := by_the_hour(receipt):
        page.para(untold)
    if receipt.simulated:
        page.para(_("SIMULATED: no person did this work"), "stamp")
    page.blank()
    _reward(page, receipt)
    charts.side_by_side(page, receipt)
    for item in receipt.valuations:
        page.blank()
        _valuation(page, item, receipt)


def _reward(page: Paper, receipt: Receipt) -> None:
    """What was paid, by record; beside it what the project's reward makes, which is a promise until it is paid."""
    name = _("Paid by this project in this time") if in_part(receipt) else _("Paid by this project so far")
    page.pair(name, words.money(receipt.paid.amount, receipt.paid.currency), "bold")
    for other in receipt.paid.others or ():
        page.pair(_("and in another currency"), words.money(other.amount, other.currency), indent=2)
    if receipt.paid.simulated is True:
        page.para(_("Nobody was paid: a demonstration recorded this."), "dim", indent=2)
    if (promised := receipt.promised) is None:
        return
    count = ngettext("{count} label that stands", "{count} labels that stand", promised.labels)
    sum_ = _("{labels} × {reward}").format(
        labels=count.format(count=words.count(promised.labels)), reward=words.money(promised.reward, promised.currency)
    )
    page.pair(_("Promised by this project"), words.money(promised.amount, promised.currency))
    page.para(sum_, "dim", indent=2)
    if promised.hourly is None:
        return
    page.pair(_("which makes an hour"), words.money(promised.hourly, promised.currency), indent=2)
    _floor(page, receipt.valuations, promised.currency)


def _valuation(page: Paper, item: Valuation, receipt: Receipt) -> None:
    page.para(words.kind(item.kind), "stamp")
    page.para(_(item.label), "bold")
    if item.unit != "hour" and not item.quantity:
        page.para(_("This is the price of {unit}: there is none here.").format(unit=words.unit(item.unit)), indent=2)
    else:
        _sum(page, item, receipt)
        if item.unit != "hour" and item.kind != "gift" and item.effective_hourly is not None:
            converted = () if item.converted is UNSET else (item.converted.currency,)
            _floor(page, receipt.valuations, item.currency, *converted)
        if item.converted is not UNSET:
            _rate(page, item.converted, item.currency)
    for text in words.remarks(item):
        page.para(text, "dim", indent=2)
    page.para(words.source(item.source, item.seen), "dim", indent=2)


def _sum(page: Paper, item: Valuation, receipt: Receipt) -> None:
    price = _("{amount} {unit}").format(amount=_price(item), unit=words.unit(item.unit))
    page.pair(price, _quantity(item, receipt), indent=2)
    page.pair(_("value at {rate}").format(rate=item.rate), words.money(item.value, item.currency), "bold", indent=2)
    if item.unit != "hour" and item.effective_hourly is not None:
        page.pair(_("which makes an hour"), words.money(item.effective_hourly, item.currency), indent=2)
    if item.gap is not None:
        page.pair(_("gap to what was paid"), words.money(item.gap, item.currency), indent=2)
    if item.converted is not UNSET:
        _converted(page, item, item.converted)


def _converted(page: Paper, item: Valuation, other: Converted) -> None:
    """The same in another currency."""
    page.pair(_("the value, converted"), _approximate(other.value, other.currency), "bold", indent=2)
    if item.unit != "hour" and other.effective_hourly is not None:
        page.pair(_("an hour of it, converted"), _approximate(other.effective_hourly, other.currency), indent=2)
    if other.gap is not None:
        page.pair(_("the gap, converted"), _approximate(other.gap, other.currency), indent=2)


def _approximate(amount: str, currency: str) -> str:
    return _("≈ {money}").format(money=words.money(amount, currency))


def _rate(page: Paper, other: Converted, currency: str) -> None:
    """By which rate of which day it was converted."""
    text = _("1 {currency} = {amount}, an exchange rate of {date}")
    amount = words.money(other.rate, other.currency)
    page.para(text.format(currency=currency, amount=amount, date=words.day(other.as_of)), "dim", indent=2)


def _floor(page: Paper, valuations: Sequence[Valuation], *currencies: str) -> None:
    """The legal floor beside what the pieces of an hour make, if it can be in one of these currencies."""
    if (floor := floor_in(valuations, currencies)) is None:
        return
    page.pair(_("the legal floor an hour, {rate}").format(rate=floor.item.rate), floor.hour, indent=2)
    if floor.caution:
        page.para(floor.caution, "dim", indent=2)


def _price(item: Valuation) -> str:
    """In full, so that the sum can be done again: of a piece with four decimals at least."""
    least = minor_digits(item.currency) if item.unit in ("hour", "1000 clicks") else PRICE_DIGITS
    return words.money(price_text(Money(Fraction(item.amount), item.currency), least), item.currency)


def _quantity(item: Valuation, receipt: Receipt) -> str:
    """How many, hours from the milliseconds that they are: `quantity` is rounded already."""
    if item.unit == "hour":
        hours = decimal_text(Fraction(ms(receipt.credited_s), HOUR_MS), 4)
        return _("× {hours} h").format(hours=words.figure(hours))
    if item.unit == "1000 clicks":
        clicks = round(item.quantity * 1000)
        return ngettext("× {count} click", "× {count} clicks", clicks).format(count=words.count(clicks))
    count = int(item.quantity)
    if item.unit == "box":
        return ngettext("× {count} box", "× {count} boxes", count).format(count=words.count(count))
    return ngettext("× {count} label", "× {count} labels", count).format(count=words.count(count))
