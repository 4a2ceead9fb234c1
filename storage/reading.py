"""Documents of all segments in the order in which they were written, a block of lines in memory at a time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import merge
from itertools import islice
from typing import NamedTuple

from storage.format import BEFORE_DOCUMENT, TAIL
from storage.segment import Segment

CHUNK = 2048
"""Documents of merged segments that are handed on at once."""


class Part(NamedTuple):
    """Some documents in order. Where one lies is only worked out when something is wrong with it."""

    documents: Sequence[bytes]
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


def runs(segments: Iterable[Segment], starts: Mapping[int, int], stops: Mapping[int, int] | None = None) -> list[Run]:
    """What is to be read of all segments, those first that began first; with `stops`, nothing beyond them."""
    found = [Run(s, starts.get(s.number, 0), s.end if stops is None else stops.get(s.number, 0)) for s in segments]
    found = [run for run in found if run.start < run.stop]
    return sorted(found, key=lambda run: (run.segment.first_w, run.segment.number))


def in_order(found: Sequence[Run], tables: tuple[str, ...]) -> Iterator[Part]:
    """All documents by (time of writing, segment, offset), in parts; only runs that overlap in time are merged."""
    for group in _overlapping(found):
        if len(group) > 1:
            yield from _merged(group, tables)
        else:
            yield from _parts(group[0], tables)


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


def _merged(group: Sequence[Run], tables: tuple[str, ...]) -> Iterator[Part]:
    together = merge(*(_stamped(run, tables) for run in group))
    while chunk := list(islice(together, CHUNK)):
        _, segments, offsets, names, documents = zip(*chunk, strict=True)
        yield Part(documents, names, partial(_elsewhere, segments, offsets))


def _stamped(run: Run, tables: tuple[str, ...]) -> Iterator[tuple[bytes, int, int, str, bytes]]:
    """What decides the order, then table and document."""
    number = run.segment.number
    for base, block, whole in _blocks(run, tables):
        find = block.find
        for offset, table in _places(run.segment, tables, base, whole):
            at = offset - base
            yield block[at - 18 : at - 5], number, offset, table, block[at : find(b"\n", at) - TAIL]


def _elsewhere(segments: Sequence[int], offsets: Sequence[int], n: int) -> tuple[int, int]:
    return segments[n], offsets[n]


def _parts(run: Run, tables: tuple[str, ...]) -> Iterator[Part]:
    number = run.segment.number
    for base, block, whole in _blocks(run, tables):
        find = block.find
        if len(tables) == 1:
            offsets = _offsets(run.segment, tables[0], base, whole)
            documents = [block[at - base : find(b"\n", at - base) - TAIL] for at in offsets]
            yield Part(documents, tables * len(documents), partial(_here, number, offsets))
        else:
            places = _places(run.segment, tables, base, whole)
            documents = [block[at - base : find(b"\n", at - base) - TAIL] for at, _ in places]
            yield Part(documents, [table for _, table in places], partial(_here, number, [at for at, _ in places]))


def _blocks(run: Run, tables: tuple[str, ...]) -> Iterator[tuple[int, bytes, int]]:
    """The blocks of a run, from the first document of the tables to the last: others may fill most of a segment."""
    parts = [run.segment.offsets[table][1:] for table in tables if table in run.segment.offsets]
    first = min((part[0] for part in parts if part), default=run.stop)
    last = max((part[-1] for part in parts if part), default=0)
    for found in run.segment.blocks(max(run.start, first - BEFORE_DOCUMENT), run.stop):
        if found[0] > last:
            return
        yield found


def _here(number: int, offsets: Sequence[int], n: int) -> tuple[int, int]:
    return number, offsets[n]


def _places(segment: Segment, tables: tuple[str, ...], base: int, length: int) -> list[tuple[int, str]]:
    """Where the documents of some tables begin in a block, in order."""
    return sorted((at, table) for table in tables for at in _offsets(segment, table, base, length))


def _offsets(segment: Segment, table: str, base: int, length: int) -> Sequence[int]:
    part = segment.offsets.get(table)
    if part is None:
        return ()
    low = max(bisect_left(part, base), 1)
    high = bisect_left(part, base + length, low)
    if segment.counts[table] == len(part) - 1:
        return part[low:high]
    return sorted({*part[low:high]} - {part[low - 1]})  # some numbers were passed over
