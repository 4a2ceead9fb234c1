"""Whether a kept receipt still says what its store says: it is computed once more, of the very records it was made of.

Four questions. Does it fit its id? Does every store that it names still hold what was read, up to where it was read?
Do the figures come out the same, by the receipt's own terms and rates? And are the rates those of the table that they
are said to be of? The name of the project, the version of the program and the names of folders may be others today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.meter.clock import stamp
from annotate.meter.ledger import read_ledgers
from annotate.meter.period import Period
from annotate.receipt.build import Options, build
from annotate.receipt.checking import mending, rows
from annotate.receipt.checking.leaves import Difference, differences, replaced
from annotate.receipt.formats.json import read
from annotate.receipt.identity import fields, identity
from annotate.receipt.model import Receipt, StorePart
from annotate.receipt.money import Money
from annotate.receipt.prepare import mark
from annotate.receipt.rates.exchange import exchanges
from annotate.receipt.reading import records_of
from annotate.text import printable
from storage import LabelStore, Mark, Position
from storage.records import ErasureRecord, Record

_DEEPEST = 50
"""Levels of brackets that are looked through; a receipt has a tenth of that."""


class Source(NamedTuple):
    """A store that the receipt may have been made from."""

    folder: str
    """The folder of its project, as it was named."""
    store: LabelStore
    project: str
    reward: str = ""
    """The project's, as receipts write it: `0.05 EUR`."""


class Checked(NamedTuple):
    """What came of it."""

    receipt: dict[str, Any]
    differences: tuple[Difference, ...]
    all_told: bool = True
    """Whether nothing else was changed; otherwise it is something that no store can tell."""
    later: int = 0
    """Records that came since."""
    remarks: tuple[str, ...] = ()
    """What is another one today, and may be."""


class _Read(NamedTuple):
    """The part of a store that the receipt was made of."""

    source: Source
    position: Position


def check_alone(text: bytes) -> Checked:
    """The receipt of a store that is gone: only whether it fits its id."""
    found = as_fields(text)
    return Checked(found, tuple(_misfit(found)))


def check(text: bytes, sources: Sequence[Source], tables: rows.Tables) -> Checked:
    """Compare a receipt in JSON with the stores it was made of; AnnotateError: it is none, or they are not here."""
    found, receipt = as_fields(text), read(text)
    told: Difference | None = None
    if not mending.fits(found) and (told := mending.changed(found, receipt, _known(receipt, sources, tables))):
        found = replaced(found, told.path, told.found)
        receipt = read(msgspec.json.encode(found))
    if not receipt.store.parts:
        raise AnnotateError(_("the receipt does not say up to where its store was read: print it anew"))
    try:
        parts = [_located(part, sources) for part in receipt.store.parts]
    except AnnotateError as error:
        sentence = _("{sentence}; besides, the receipt was changed since it was printed")
        if mending.fits(found):
            sentence = _("{sentence}; the receipt itself fits its id")
        raise AnnotateError(sentence.format(sentence=error)) from error
    differing = [*_figures(found, receipt, parts), *rows.wrong(receipt, tables)]
    misfit = [] if told else list(_misfit(found))
    if misfit and differing and mending.fits(_corrected(found, differing)):
        misfit = []
    return Checked(
        found,
        tuple({one.path: one for one in (*([told] if told else []), *misfit, *differing)}.values()),
        all_told=not misfit,
        later=sum(1 for one in parts for _record in one.source.store.scan_all(after=one.position)),
        remarks=(*rows.changes(receipt, tables), *_renamed(receipt, parts)),
    )


def as_fields(text: bytes) -> dict[str, Any]:
    """What a receipt's JSON holds, whatever it is; AnnotateError: it is no receipt."""
    read(text)
    found: dict[str, Any] = msgspec.json.decode(text)
    if _is_deeper(found, _DEEPEST):
        raise AnnotateError(_("this is no receipt: no receipt has so many brackets within brackets"))
    return found


def _is_deeper(value: Any, levels: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels < 0 or any(_is_deeper(one, levels - 1) for one in inner)


def _misfit(found: dict[str, Any]) -> Iterator[Difference]:
    if not mending.fits(found):
        yield Difference(("id",), found.get("id", ""), identity(found))


def _corrected(found: dict[str, Any], differing: Sequence[Difference]) -> dict[str, Any]:
    for one in differing:
        found = replaced(found, one.path, one.found)
    return found


def _known(receipt: Receipt, sources: Sequence[Source], tables: rows.Tables) -> mending.Known:
    return mending.Known(
        projects=[source.project for source in sources],
        names=(name for source in sources for name in read_ledgers(source.store.scan_all()).by_annotator),
        rewards=[source.reward for source in sources],
        stores=[source.store for source in sources],
        tables=tables.all(),
    )


def _located(part: StorePart, sources: Sequence[Source]) -> _Read:
    """The store of a part, which still holds all that the receipt was made of; AnnotateError says why it does not."""
    source = next((one for one in sources if one.store.id == part.id), None)
    if source is None:
        folders = ", ".join(printable(one.folder) for one in sources)
        raise AnnotateError(
            _(
                "the receipt was made from another store than that of {folders}: name the folder that it was made from"
            ).format(folders=folders)
        )
    position = Position({number: Mark(one.end, one.head) for number, one in part.segments.items()})
    if source.store.generation != part.generation or not source.store.covers(position):
        raise AnnotateError(_gone(source, part))
    return _Read(source, position)


def _gone(source: Source, part: StorePart) -> str:
    """Why a store has no longer what the receipt was made of."""
    folder, store = printable(source.folder), source.store
    if store.generation > part.generation:
        days = dict.fromkeys(one.at[:10] for one in store.scan(ErasureRecord) if one.head)
        text = _(
            "{folder} was rewritten since (on {days}), because somebody was forgotten, and what the receipt was made "
            "from is gone"
        )
        return text.format(folder=folder, days=", ".join(days))
    if store.generation < part.generation:
        return _("{folder} is an older copy of the store that the receipt was made from").format(folder=folder)
    for number, one in sorted(part.segments.items()):
        here = store.hash_at(number, one.end)
        if here is None:
            text = _(
                "the end of segment {segment} was cut off in {folder}: the receipt was made from {end} bytes of it"
            )
            return text.format(segment=number, folder=folder, end=one.end)
        if here != one.head:
            break
    text = _("segment {segment} was rewritten in {folder}: its first {end} bytes do not end in the receipt's hash")
    return text.format(segment=number, folder=folder, end=one.end)


def _figures(found: dict[str, Any], receipt: Receipt, parts: Sequence[_Read]) -> Iterator[Difference]:
    """Where the receipt differs from what its records give."""
    try:
        again = _again(receipt, parts)
    except (AnnotateError, ValueError, OverflowError, ArithmeticError) as error:
        names = set(read_ledgers(_records(parts)).by_annotator)
        if not receipt.terms.together and receipt.annotator not in names:
            yield Difference(("annotator",), receipt.annotator, ", ".join(sorted(names)))
            return
        text = _("the receipt cannot be computed once more: {why}")
        raise AnnotateError(text.format(why=printable(str(error)))) from error
    free = {("id",), ("tool_version",)}
    for one in differences(found, fields(again)):
        if one.path not in free and one.path[-1] != "folder":
            yield one


def _again(receipt: Receipt, parts: Sequence[_Read]) -> Receipt:
    terms, stores = receipt.terms, [one.source.store for one in parts]
    now = _moment(receipt.generated_at)
    options = Options(
        annotator=None if terms.together else receipt.annotator,
        cap_ms=round(receipt.idle_after_s * 1000),
        period=Period(terms.since or Period().since, terms.until or Period().until),
        reward=Money.parse(terms.reward),
        kept=receipt.store.kept,
        by=terms.by,
        together=terms.together,
        exchange=exchanges(terms.exchange, now.date()),
        choices=rows.choices(receipt),
    )
    made = build(
        receipt.project,
        _records(parts),
        options,
        store=mark(stores, [one.position for one in parts])._replace(damaged=_damaged(receipt, parts)),
        now=now,
    )
    return msgspec.structs.replace(made, rates_version=receipt.rates_version)


def _damaged(receipt: Receipt, parts: Sequence[_Read]) -> int:
    """In how many places the stores were spoilt then: what the receipt says, as far as that can be.

    What was spoilt since, behind all that it was made from, is no fault of it. Nobody can tell when the very next line
    was spoilt.
    """
    found = [(one.position.segments.get(spoilt.segment), spoilt) for one in parts for spoilt in one.source.store.damage]
    least = sum(mark is not None and spoilt.offset < mark.end for mark, spoilt in found)
    return min(max(receipt.store.damaged or 0, least), len(found))


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None and stamp(moment) == text:
            return moment
    except (ValueError, OverflowError):
        pass
    raise AnnotateError(_("generated_at is no moment: “{text}”").format(text=printable(text)))


def _records(parts: Sequence[_Read]) -> Iterator[Record]:
    return records_of([(one.source.store, one.position) for one in parts])


def _renamed(receipt: Receipt, parts: Sequence[_Read]) -> Iterator[str]:
    names = list(dict.fromkeys(one.source.project for one in parts))
    if len(names) == 1 and names[0] != receipt.project:
        text = _("the project is called “{name}” today, on the receipt “{said}”")
        yield text.format(name=printable(names[0]), said=printable(receipt.project))
