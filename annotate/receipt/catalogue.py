"""The rate table as people read it: a list, or one rate with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.receipt import words
from annotate.receipt.rates import Rate, RateTable
from annotate.receipt.roll import Roll
from annotate.text import printable

WIDEST = 76
_KINDS = ("floor", "wage", "piece", "norm", "bill", "gift", "own")


def listing(rates: Sequence[Rate], version: str, today: date, width: int = WIDEST) -> str:
    """All rates, a paragraph each, by kind."""
    page = Roll(max(20, min(width, WIDEST)))
    for kind in _KINDS:
        some = [rate for rate in rates if rate.kind == kind]
        if some:
            page.heading(words.kind(kind))
        for rate in some:
            page.pair(rate.id, _price(rate), "bold")
            page.para(f"{_(rate.label)}. {words.age(rate.as_of, rate.months_old(today))}", indent=2)
    page.blank()
    page.para(_("Table of {version}. Sources: annotate rates ID.").format(version=version), "dim")
    return page.text().removeprefix("\n")


def sheet(rate: Rate, today: date, width: int = WIDEST) -> str:
    """One rate: what it is, how old, from where, and what to be careful about."""
    page = Roll(max(20, min(width, WIDEST)))
    page.pair(rate.id, _price(rate), "bold")
    page.para(_(rate.label), indent=2)
    page.para(words.kind(rate.kind), indent=2)
    for text in words.cautions(rate.as_of, rate.months_old(today), rate.flags, rate.derivation):
        page.para(text, indent=2)
    page.para(words.source(rate.source, rate.seen), indent=2)
    return page.text()


def as_json(rates: Iterable[Rate], version: str) -> str:
    """The rates for programs; amounts are decimal strings."""
    data = msgspec.json.encode({"version": version, "rates": list(rates)})
    return msgspec.json.format(data, indent=2).decode() + "\n"


def select(table: RateTable, id: str | None, kind: str | None, place: str | None) -> list[Rate]:
    """The rates asked for; AnnotateError: there is none of that id, or no such kind."""
    if id is not None and not table.knows(id):
        raise AnnotateError(_("there is no rate “{id}”: `annotate rates` lists all of them").format(id=printable(id)))
    if kind is not None and kind not in _KINDS:
        raise AnnotateError(
            _("there is no kind of rate “{kind}”: the kinds are {known}").format(
                kind=printable(kind), known=", ".join(_KINDS)
            )
        )
    rates = [table[id]] if id is not None else list(table)
    return [rate for rate in rates if kind in (None, rate.kind) and place in (None, rate.place)]


def _price(rate: Rate) -> str:
    return f"{words.money(f'{rate.amount:f}', rate.currency)} {words.unit(rate.unit)}"
