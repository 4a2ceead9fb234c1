"""The rate table as people read it: a list by kind, or one rate with all that is known of it; and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

import msgspec
from rich.cells import cell_len

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.receipt.formats.roll import Piece, Roll, plain, wrap
from annotate.receipt.money import Money, price_text
from annotate.receipt.rates.table import Rate, RateTable, place_code
from annotate.receipt.told import words
from annotate.receipt.told.paper import Style
from annotate.text import printable

WIDEST = 140
_NARROWEST = 20
_TABLE_FROM = 60
"""Cells from which the columns stand side by side."""
_LONGEST_ID = 24
_GAP = 2
_TEXT_ROOM = 36
"""Cells that a label needs to stand beside the columns; with less it stands below them."""
_KINDS = ("floor", "wage", "piece", "norm", "bill", "gift", "own")


class _Row(NamedTuple):
    """One rate in words."""

    id: str
    price: str
    as_of: str
    age: str
    place: str
    text: str
    """What it is, what to be careful about, and the number of its source."""


def listing(rates: Sequence[Rate], table: RateTable, today: date, width: int = 80) -> Roll:
    """The rates by kind, with their ages, flags and places, and below them where each is published."""
    page = Roll(max(_NARROWEST, min(width, WIDEST)))
    sources = {text: number for number, text in enumerate(dict.fromkeys(map(_source, _in_order(rates))), 1)}
    rows = {rate.id: _row(rate, table, today, sources[_source(rate)]) for rate in rates}
    columns = _widths([_headings(), *rows.values()])
    wide = page.width >= max(_TABLE_FROM, sum(columns) + _GAP * (len(columns) - 1))
    if wide:
        _line(page, columns, _headings(), "dim")
    for kind in _KINDS:
        some = [rows[rate.id] for rate in rates if rate.kind == kind]
        if some:
            page.heading(words.kind(kind))
        for row in some:
            if wide:
                _line(page, columns, row, "bold")
            else:
                _paragraph(page, row)
    if not wide:
        del page.lines[0]  # nothing stands above the first heading
    page.heading(_("Sources"))
    for text, number in sources.items():
        _hanging(page, f"[{number}] ", text)
    page.blank()
    page.para(_notes(table, today), "dim")
    return page


def sheet(rate: Rate, table: RateTable, today: date, width: int = 80) -> Roll:
    """One rate: what it is, whose, how old, from where, and what to be careful about."""
    page = Roll(max(_NARROWEST, min(width, 80)))
    page.pair(rate.id, _price(rate), "bold")
    page.para(_(rate.label), indent=2)
    place = [_("place: {place}").format(place=rate.place)] if rate.place else []
    page.para(" · ".join([words.kind(rate.kind), *place]), indent=2)
    for text in words.cautions(rate.as_of, rate.months_old(today), rate.flags, rate.derivation):
        page.para(text, indent=2)
    page.para(words.source(rate.source, rate.seen), indent=2)
    if (origin := table.origin(rate.id)) is not None:
        page.para(words.origin(origin), indent=2)
    if (other := table.replaced(rate.id)) is not None:
        text = _("It stands in place of one that comes with the program: {price}, {date}, {source}.")
        page.para(text.format(price=_price(other), date=_as_of(other), source=_(other.source)), indent=2)
    return page


def as_json(rates: Iterable[Rate], table: RateTable, today: date) -> str:
    """The rates for programs: amounts are decimal strings, `origin` is of one's own only, ages are whole months."""
    data = [
        msgspec.to_builtins(rate)
        | {"months_old": rate.months_old(today), "old": rate.is_old(today)}
        | ({"origin": origin} if (origin := table.origin(rate.id)) else {})
        for rate in rates
    ]
    encoded = msgspec.json.encode({"version": table.version, "rates": data})
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def select(table: RateTable, id: str | None, kind: str | None, place: str | None) -> list[Rate]:
    """The rates asked for, at least one; AnnotateError: there is none of that id, kind or place."""
    if id is not None and not table.knows(id):
        raise AnnotateError(_("there is no rate “{id}”: `annotate rates` lists all of them").format(id=printable(id)))
    if kind is not None and kind not in _KINDS:
        raise AnnotateError(
            _("there is no kind of rate “{kind}”: the kinds are {known}").format(
                kind=printable(kind), known=", ".join(_KINDS)
            )
        )
    places = sorted({rate.place for rate in table if rate.place})
    code = None if place is None else place_code(place)
    if code is not None and code not in places:
        raise AnnotateError(
            _("there is no rate of the place “{place}”: the places are {known}").format(
                place=printable(place or ""), known=", ".join(places)
            )
        )
    rates = [table[id]] if id is not None else list(table)
    found = [rate for rate in rates if kind in (None, rate.kind) and code in (None, rate.place)]
    if not found:
        raise AnnotateError(_("no rate is of that kind and place: `annotate rates` lists all of them"))
    return found


def _in_order(rates: Sequence[Rate]) -> list[Rate]:
    return sorted(rates, key=lambda rate: _KINDS.index(rate.kind))


def _headings() -> _Row:
    return _Row(_("Rate"), _("Price"), _("As of"), _("Age"), _("Place"), "")


def _row(rate: Rate, table: RateTable, today: date, source: int) -> _Row:
    origin = table.origin(rate.id)
    whose = [] if origin is None else [_("from annotate.toml") if origin == "project" else _("from your settings")]
    parts = [_(rate.label), *map(words.flag, rate.flags), *whose]
    return _Row(
        id=rate.id,
        price=_price(rate),
        as_of=_as_of(rate),
        age=words.how_old(rate.months_old(today)),
        place=rate.place,
        text=f"{' · '.join(parts)}\u00a0[{source}]",
    )


def _price(rate: Rate) -> str:
    amount = price_text(Money(Fraction(rate.amount), rate.currency))
    return words.price(amount, rate.currency, rate.unit)


def _as_of(rate: Rate) -> str:
    return _("no date") if rate.as_of == "undated" else words.day(rate.as_of)


def _source(rate: Rate) -> str:
    source = _(rate.source)
    return _("{source} (as reported by others)").format(source=source) if rate.seen == 2 else source


def _widths(rows: Sequence[_Row]) -> list[int]:
    """Of the columns before the text; an id that is longer than most has a line to itself."""
    return [min(max(cell_len(row[column]) for row in rows), _LONGEST_ID) for column in range(5)]


def _line(page: Roll, columns: Sequence[int], row: _Row, style: Style) -> None:
    id, *cells = row[:5]
    if cell_len(id) > columns[0]:
        page.para(id, "bold")
        id = ""
    pieces: list[Piece] = [(_padded(id, columns[0]), "dim" if style == "dim" else "bold")]
    for number, (cell, width) in enumerate(zip(cells, columns[1:], strict=True)):
        pieces.append((" " * _GAP + _padded(cell, width, right=not number), "dim" if style == "dim" else "ink"))
    used = sum(columns) + _GAP * len(columns)
    if not row.text:
        page.lines.append(pieces)
    elif page.width - used >= _TEXT_ROOM:
        first, *further = wrap(row.text, page.width - used)
        page.lines.append([*pieces, (" " * _GAP + first, "dim")])
        page.lines.extend([(" " * used + text, "dim")] for text in further)
    else:
        page.lines.append(pieces)
        page.para(row.text, "dim", indent=_GAP)


def _paragraph(page: Roll, row: _Row) -> None:
    if cell_len(row.id) + cell_len(row.price) + 5 <= page.width:
        page.pair(row.id, row.price, "bold")
    else:  # an id is to be copied: it stays in one piece
        page.para(row.id, "bold")
        page.para(row.price, indent=_GAP)
    page.para(" · ".join(filter(None, (row.as_of, row.age, row.place))), indent=_GAP)
    page.para(row.text, "dim", indent=_GAP)


def _padded(text: str, width: int, *, right: bool = False) -> str:
    text = plain(text)
    room = " " * (width - cell_len(text))
    return room + text if right else text + room


def _hanging(page: Roll, mark: str, text: str) -> None:
    first, *further = wrap(text, page.width - len(mark))
    page.lines.append([(mark, "dim"), (first, "ink")])
    page.lines.extend([(" " * len(mark) + row, "ink")] for row in further)


def _notes(table: RateTable, today: date) -> str:
    text = _("Table of {version}, ages on {date}. One of them with all that is known: annotate rates ID.")
    return text.format(version=words.day(table.version), date=words.day(today.isoformat()))
