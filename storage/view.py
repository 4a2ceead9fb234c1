"""A table as TinyDB's code sees it: a mapping from numbers, written as text, to documents read afresh."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping
from typing import Any

import msgspec

from storage.codec import decode
from storage.damage import Damage
from storage.errors import N_
from storage.format import IDS
from storage.journal import Journal
from storage.numbered import holding, numbered

BROKEN = (msgspec.DecodeError, UnicodeDecodeError)
"""What decoding raises where the bytes are no JSON."""

SPOILT = N_("the document is no JSON any more ({reason}); it was left out")


class View(Mapping[str, dict[str, Any]]):
    """Nothing is held in memory, and what one caller changes in a document no other sees."""

    def __init__(self, journal: Journal, table: str) -> None:
        self._journal, self._table = journal, table

    def __len__(self) -> int:
        return self._journal.count(self._table)

    def __iter__(self) -> Iterator[str]:
        for segment in self._journal.in_order():
            part = segment.offsets.get(self._table, ())
            for k in range(1, len(part)):
                if part[k] != part[k - 1]:
                    yield str(segment.base + k)

    def __getitem__(self, key: str) -> dict[str, Any]:
        number = int(key) if key.isdecimal() else 0
        segment = self._journal.segments.get((number - 1) // IDS + 1)
        stored = None if segment is None else segment.read_document(number - segment.base, self._table)
        if segment is None or stored is None:
            raise KeyError(key)
        try:
            document: dict[str, Any] = decode(stored)
        except BROKEN as error:
            self._blame(number, error)
            raise KeyError(key) from error
        return document

    def items(self) -> ItemsView[str, dict[str, Any]]:
        """(number, document) pairs, read in one pass over the files."""
        return _Items(self)

    def documents(self, needle: bytes | None = None) -> Iterator[tuple[int, dict[str, Any]]]:
        """(number, document) in the order of numbers; with a needle, of those whose line holds it."""
        for number, stored in self.stored(needle):
            try:
                document = decode(stored)
            except BROKEN as error:
                self._blame(number, error)
            else:
                yield number, document

    def stored(self, needle: bytes | None = None) -> Iterator[tuple[int, bytes]]:
        """(number, bytes) in the order of numbers."""
        for segment in self._journal.in_order():
            yield from numbered(segment, self._table) if needle is None else holding(segment, self._table, needle)

    def lengths(self) -> dict[int, int]:
        """How many numbers the table has used in each segment, and one."""
        return {segment.number: segment.last_k(self._table) + 1 for segment in self._journal.in_order()}

    def _blame(self, number: int, error: Exception) -> None:
        segment = self._journal.segments[(number - 1) // IDS + 1]
        offset = segment.offsets[self._table][number - segment.base]
        self._journal.blame(Damage(segment.number, 0, offset, SPOILT, {"reason": str(error)}, 1))


class _Items(ItemsView[str, dict[str, Any]]):
    _mapping: View

    def __iter__(self) -> Iterator[tuple[str, dict[str, Any]]]:
        return ((str(number), document) for number, document in self._mapping.documents())
