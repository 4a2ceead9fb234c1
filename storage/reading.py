"""Documents of all segments in the order in which they were written, a block of lines in memory at a time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import merge
from operator import itemgetter
from typing import NamedTuple

from storage.format import TAIL
from storage.segment import Segment


class Found(NamedTuple):
    """One document as it lies in a segment."""

    w: int
    segment: int
    offset: int
    table: str
    document: bytes


class Part(NamedTuple):
    """Some documents in order. Where one lies is only worked out when something is wrong with it."""

    documents: list[bytes]
    tables: Sequence[str]
    """The table of each."""
    where: Callable[[int], tuple[int, int]]
    """Segment and offset of the n-th."""


class Run(NamedTuple):
    """The documents of some tables in one segment, from an offset on."""

    segment: Segment
    start: int
    stop: int
    """Where the segment ended when reading began: what is appended meanwhile is for the next time."""


def runs(segments: Iterable[Segment], starts: Mapping[int, int]) -> list[Run]:
    """What is to be read of all segments, those first that began first."""
    found = [Run(s, starts.get(s.number, 0), s.end) for s in segments if starts.get(s.number, 0) < s.end]
    return sorted(found, key=lambda run: (run.segment.first_w, run.segment.number))


def in_order(found: Sequence[Run], tables: Sequence[str]) -> Iterator[Part]:
    """All documents by (time of writing, segment, offset), in parts; only runs that overlap in time are merged."""
    for group in _overlapping(found):
        if len(group) > 1:
            yield from _merged(group, tables)
        elif len(tables) == 1:
            yield from _one_table(group[0], tables[0])
        else:
            yield from map(_part, documents(group[0], tables))


def _overlapping(found: Sequence[Run]) -> Iterator[list[Run]]:
    group: list[Run] = []
    until = 0
    for run in found:
        if group and run.segment.first_w > until:
            yield group
            group, until = [], 0
        group.append(run)
        until = max(until, run.segment.last_w)
    if group:
        yield group


def _merged(group: Sequence[Run], tables: Sequence[str]) -> Iterator[Part]:
    streams = [(found for part in documents(run, tables) for found in part) for run in group]
    chunk: list[Found] = []
    for found in merge(*streams, key=itemgetter(0, 1, 2)):
        chunk.append(found)
        if len(chunk) == 1024:
            yield _part(chunk)
            chunk = []
    yield _part(chunk)


def _part(found: Sequence[Found]) -> Part:
    documents = [one.document for one in found]
    return Part(documents, [one.table for one in found], lambda n: (found[n].segment, found[n].offset))


def _one_table(run: Run, table: str) -> Iterator[Part]:
    number = run.segment.number
    for base, block in run.segment.blocks(run.start, run.stop):
        find = block.find
        places = [at for at, _ in _places(run.segment, (table,), base, len(block))]
        found = [block[at : find(b"\n", at) - TAIL] for at in places]
        yield Part(found, [table] * len(found), partial(_where, number, base, places))


def _where(segment: int, base: int, places: Sequence[int], n: int) -> tuple[int, int]:
    return segment, base + places[n]


def documents(run: Run, tables: Sequence[str]) -> Iterator[list[Found]]:
    """The documents of one run, block by block."""
    number = run.segment.number
    for base, block in run.segment.blocks(run.start, run.stop):
        find = block.find
        yield [
            Found(int(block[a - 18 : a - 5]), number, base + a, table, block[a : find(b"\n", a) - TAIL])
            for a, table in _places(run.segment, tables, base, len(block))
        ]


def _places(segment: Segment, tables: Sequence[str], base: int, length: int) -> list[tuple[int, str]]:
    """Where in a block the documents of some tables begin."""
    places: list[tuple[int, str]] = []
    for table in tables:
        part = segment.offsets.get(table)
        if part is not None:
            low = max(bisect_left(part, base), 1)
            high = bisect_left(part, base + length, low)
            before = part[low - 1]
            for offset in part[low:high]:
                if offset != before:
                    places.append((offset - base, table))
                before = offset
    if len(tables) > 1:
        places.sort()
    return places
