"""Finding the one value of a receipt that was changed: with the right one in its place the receipt fits its id again.

What a receipt was asked for, and the rates on it, are in no store; yet they can be named with certainty wherever the
true value is among those that may have stood there, for no other value makes the id fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec import UNSET

from annotate import __version__
from annotate.receipt.checking.leaves import NOTHING, Difference, Path, at, replaced
from annotate.receipt.checking.rows import ROW, row_of
from annotate.receipt.identity import identity, member, members, of_members
from annotate.receipt.model import SCHEMA, Receipt
from annotate.receipt.rates.exchange import Exchange
from annotate.receipt.rates.table import RateTable
from storage import LabelStore

UNTOLD = ("id", "generated_at", "tool_version", "rates_version", "project", "terms", "valuations")
"""Where a change may be that the records cannot tell."""


class Known(NamedTuple):
    """What may have stood on a receipt, as far as it is known here."""

    projects: Sequence[str]
    names: Iterable[str]
    """Of annotators."""
    rewards: Sequence[str]
    stores: Sequence[LabelStore]
    tables: Sequence[RateTable]


def fits(found: dict[str, Any]) -> bool:
    """Whether a receipt's JSON has the id that it must have."""
    return found.get("id") == identity(found)


def changed(found: dict[str, Any], receipt: Receipt, known: Known) -> Difference | None:
    """The one value that was changed, and what it was; None where that cannot be told."""
    whole = members(found)
    for path, value in _candidates(receipt, known):
        name, rest, said = str(path[0]), path[1:], at(found, path)
        if said == value:
            continue
        if of_members({**whole, name: member(replaced(found.get(name, {}), rest, value))}) == found.get("id"):
            return _narrowed(path, said, value)
    return None


def _narrowed(path: Path, said: Any, value: Any) -> Difference:
    """The item that differs, of two lists of the same length."""
    if isinstance(said, list) and isinstance(value, list) and len(said) == len(value):
        number = next(n for n in range(len(value)) if said[n] != value[n])
        return Difference((*path, number), said[number], value[number])
    return Difference(path, said, value)


def _candidates(receipt: Receipt, known: Known) -> Iterator[tuple[Path, Any]]:
    yield ("schema",), SCHEMA
    yield ("tool_version",), __version__
    yield from ((("rates_version",), table.version) for table in known.tables)
    yield from ((("project",), name) for name in known.projects)
    caps = (cap for cap in receipt.credited_by_cap if cap.replace(".", "", 1).isdecimal())
    yield from ((("idle_after_s",), float(cap)) for cap in caps)
    yield from _terms(receipt, known)
    yield from _store(receipt, known.stores)
    yield from _rates(receipt, known.tables)
    yield from ((("annotator",), name) for name in ("", *known.names))


def _terms(receipt: Receipt, known: Known) -> Iterator[tuple[Path, Any]]:
    for value in (None, receipt.period.from_):
        yield ("terms", "since"), value
    for value in (None, receipt.period.to):
        yield ("terms", "until"), value
    for by in (None, "session", "day", "kind"):
        yield ("terms", "by"), by
    for together in (False, True):
        yield ("terms", "together"), together
    for reward in known.rewards:
        yield ("terms", "reward"), reward
    for item in receipt.valuations:
        if (made := item.converted) is not UNSET:
            text = str(Exchange(item.currency, made.rate, made.currency, made.as_of))
            yield from ((("terms", "exchange", number), text) for number in range(len(receipt.terms.exchange)))


def _store(receipt: Receipt, stores: Sequence[LabelStore]) -> Iterator[tuple[Path, Any]]:
    for kept in (False, True):
        yield ("store", "kept"), kept
    for number, part in enumerate(receipt.store.parts):
        here: Path = ("store", "parts", number)
        for store in stores:
            yield (*here, "id"), store.id
            yield (*here, "generation"), store.generation
            yield (*here, "folder"), NOTHING
            yield (*here, "folder"), store.path.resolve().parent.name
            for segment, mark in part.segments.items():
                marks: Path = (*here, "segments", str(segment))
                yield (*marks, "head"), store.hash_at(segment, mark.end)
                yield (*marks, "end"), store.end_of(segment, mark.head)


def _rates(receipt: Receipt, tables: Sequence[RateTable]) -> Iterator[tuple[Path, Any]]:
    for number, item in enumerate(receipt.valuations):
        here: Path = ("valuations", number)
        for assumed in (False, True):
            yield (*here, "assumed"), assumed
        for origin in (NOTHING, "project", "settings"):
            yield (*here, "origin"), origin
        for table in tables:
            yield from (((*here, "rate"), rate.id) for rate in table if rate.source == item.source)
            if table.knows(item.rate):
                row = row_of(table[item.rate])
                yield from (((*here, name), row.get(name, NOTHING)) for name in ROW)
