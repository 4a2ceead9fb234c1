"""From the bytes of documents to the record types, one block at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

import msgspec

from storage.damage import Damage
from storage.errors import N_, NewerStore
from storage.reading import Part
from storage.records import RECORDS, SCHEMA, Record

T = TypeVar("T")

NEWER_RECORD = N_(
    "a {table} record has version {found}, this program knows {known}. "
    "Update it: pip install --upgrade weisure-annotate"
)
NOT_A_RECORD = N_("the document is not a record of its table ({reason}); it was left out")

_DECODE: dict[str, Callable[[bytes], Record]] = {kind.table: msgspec.json.Decoder(kind).decode for kind in RECORDS}


class _Version(msgspec.Struct):
    v: int = SCHEMA


_layout = attrgetter("v")
_version = msgspec.json.Decoder(_Version).decode


class Repeats:
    """Remembers the last few thousand names: a record is written again at most shortly after it failed."""

    KEPT = 4096

    def __init__(self) -> None:
        self._names: set[object] = set()
        self._older: set[object] = set()

    def new(self, found: Sequence[T], names: Sequence[object]) -> Sequence[T]:
        """Those of some things whose names were not seen lately; from now on they were."""
        fresh = set(names)
        if len(fresh) < len(names) or not fresh.isdisjoint(self._names) or not fresh.isdisjoint(self._older):
            found = [one for one, name in zip(found, names, strict=True) if self._is_new(name)]
        self._names |= fresh
        if len(self._names) >= self.KEPT:
            self._older, self._names = self._names, set()
        return found

    def _is_new(self, name: object) -> bool:
        known = name in self._names or name in self._older
        self._names.add(name)
        return not known


def name_of(document: bytes) -> bytes:
    """The name of a label record, without decoding it."""
    start = document.find(b'"record":"') + 10
    return document[start : document.find(b'"', start)]


def decode_one(table: str, document: bytes) -> Record | None:
    """The record; None for a document that is none; NewerStore if a later version of this program wrote it."""
    try:
        record: Record | None = _DECODE[table](document) if table in _DECODE else None
        version = 0 if record is None else record.v
    except (msgspec.DecodeError, UnicodeDecodeError):
        record, version = None, _version_of(document)
    if version > SCHEMA:
        raise _newer(table, version)
    return record


def decode_part(part: Part, blame: Callable[[Damage], None], *, newer: bool = False) -> list[Record]:
    """The records of some documents; what is none is left out and blamed.

    NewerStore if a later version of this program wrote one of them, unless `newer` ones may pass.
    """
    try:
        if not part.documents:
            return []
        if len(set(part.tables)) == 1:
            decode = _DECODE[part.tables[0]]
            records = [decode(document) for document in part.documents]
        else:
            records = [_DECODE[table](document) for table, document in zip(part.tables, part.documents, strict=True)]
    except (msgspec.DecodeError, UnicodeDecodeError):
        return list(_one_by_one(part, blame, newer))
    if not newer and max(map(_layout, records)) > SCHEMA:
        raise next(_newer(record.table, record.v) for record in records if record.v > SCHEMA)
    return records


def _newer(table: str, version: int) -> NewerStore:
    return NewerStore(NEWER_RECORD, table=table, found=version, known=SCHEMA)


def _one_by_one(part: Part, blame: Callable[[Damage], None], newer: bool) -> Iterator[Record]:
    for n, (table, document) in enumerate(zip(part.tables, part.documents, strict=True)):
        try:
            record: Record | None = _DECODE[table](document)
            version = record.v if record else 0
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            version, record = _version_of(document), None
            if version <= SCHEMA:
                segment, offset = part.where(n)
                blame(Damage(segment, 0, offset, NOT_A_RECORD, {"reason": str(error)}, 1))
        if version > SCHEMA and not newer:
            raise _newer(table, version)
        if record is not None:
            yield record


def _version_of(document: bytes) -> int:
    try:
        return _version(document).v
    except (msgspec.DecodeError, UnicodeDecodeError):
        return 0
