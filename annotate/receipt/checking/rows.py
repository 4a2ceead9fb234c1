"""The rates on a receipt: each as a rate again, to compute with, and beside what the table says of it today."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.receipt.amounts import Valuation
from annotate.receipt.checking.leaves import Difference, value_text
from annotate.receipt.model import Receipt
from annotate.receipt.rates.table import Rate, RateTable, own_rate
from annotate.receipt.valuation import Choice
from annotate.text import printable

_AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,12})?")

ROW = tuple(name for name in Valuation.__struct_fields__ if name in Rate.__struct_fields__ and name != "origin")
"""The fields that a valuation has from its rate."""


class Tables(NamedTuple):
    """The rates of today."""

    bundled: RateTable
    """Those that come with the program."""
    own: Sequence[RateTable] = ()
    """With a project's, or a person's own over them."""

    def all(self) -> tuple[RateTable, ...]:
        """Every one."""
        return (self.bundled, *self.own)


def choices(receipt: Receipt) -> tuple[Choice, ...]:
    """The rates as they stand on the receipt; AnnotateError: one of them is none."""
    return tuple(Choice(_rate(item), item.assumed, item.origin or None) for item in receipt.valuations)


def _rate(item: Valuation) -> Rate:
    """Whatever it says, as long as one can compute with it: whether it is right is another question."""
    fields = {name: getattr(item, name) for name in ROW}
    try:
        if not _AMOUNT.fullmatch(item.amount):
            raise msgspec.ValidationError(_("“{text}” is no amount of money").format(text=printable(item.amount)))
        return msgspec.convert({"id": item.rate, **fields}, Rate)
    except msgspec.ValidationError as error:
        text = _("the rate {id} cannot be used: {why}")
        raise AnnotateError(text.format(id=printable(item.rate), why=error)) from error


def row_of(rate: Rate) -> dict[str, Any]:
    """What a valuation has from its rate, as in JSON."""
    found: dict[str, Any] = msgspec.to_builtins(rate, str_keys=True)
    return {name: found[name] for name in ROW if name in found} | {"amount": f"{rate.amount:f}"}


def wrong(receipt: Receipt, tables: Tables) -> Iterator[Difference]:
    """Rates that say otherwise than the very table from which they say that they are."""
    for number, item in enumerate(receipt.valuations):
        if (rate := own_rate(item.rate)) is not None:
            names: tuple[str, ...] = ("kind", "amount", "currency", "unit")
        elif item.origin is UNSET and receipt.rates_version == tables.bundled.version:
            rate = tables.bundled[item.rate] if tables.bundled.knows(item.rate) else None
            names = ROW
        else:
            continue
        yield from _differing(number, item, rate, names)


def changes(receipt: Receipt, tables: Tables) -> Iterator[str]:
    """A sentence for each rate that is another one today: the receipt stays right, but of its day."""
    for item in receipt.valuations:
        whole = item.origin is UNSET
        if own_rate(item.rate) is not None or (whole and receipt.rates_version == tables.bundled.version):
            continue
        known = [table[item.rate] for table in ((tables.bundled,) if whole else tables.own) if table.knows(item.rate)]
        if not known:
            yield _("the rate {rate} is in no table here").format(rate=item.rate)
        elif all(list(_differing(0, item, rate, ROW)) for rate in known):
            yield _changed(item, known[0])


def _changed(item: Valuation, rate: Rate) -> str:
    if (item.amount, item.currency, item.unit) == (f"{rate.amount:f}", rate.currency, rate.unit):
        return _("the rate {rate} is described otherwise today than on the receipt").format(rate=item.rate)
    return _("the rate {rate} is {amount} {currency} today; on the receipt it is {said}").format(
        rate=item.rate, amount=f"{rate.amount:f}", currency=rate.currency, said=f"{item.amount} {item.currency}"
    )


def _differing(number: int, item: Valuation, rate: Rate | None, names: Sequence[str]) -> Iterator[Difference]:
    if rate is None:
        yield Difference(("valuations", number, "rate"), item.rate, None)
        return
    said, found = msgspec.to_builtins(item), row_of(rate)
    for name in names:
        if value_text(said.get(name)) != value_text(found.get(name)):
            yield Difference(("valuations", number, name), said.get(name), found.get(name))
