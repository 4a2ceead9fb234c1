"""When lines say that they were written, once somebody is forgotten: the person's tell no time, and keep their places.

Readers take records in the order of (time of writing, segment, offset), across all segments, and what supersedes what
hangs on it. So a line of the person is stamped as the last line of somebody else before it, plus one millisecond for
each different stamp that the person's lines had since: that is never later than it was, and the order stays exactly.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from heapq import merge

from msgspec import Struct

from storage.format import EARLIEST, Line
from storage.lines import Found, lines
from storage.person import Person
from storage.records import LabelRecord, PaymentRecord
from storage.segment import Segment
from storage.typed import decode_one

OTHERS, OWN, PAID, GONE, SPOILT = range(5)
"""A line of somebody else; a label or a payment of the person, which stay; one that goes; bytes that are no line."""


class Stamps(Struct):
    """Of each line of a segment's file: what it is, and the time that it says."""

    kinds: bytearray
    times: array[int]
    unlinked: int = 0
    """Records of the person's labels."""
    payments: int = 0
    """Those of payments to the person."""
    dropped: int = 0
    """Documents that go."""
    spoilt: int = 0
    """Lines that nobody can read any more."""


def stamps(segments: Mapping[int, Segment], person: Person) -> dict[int, Stamps]:
    """The lines of all segments, with the times that they say afterwards."""
    found = {number: _looked_at(segment, person) for number, segment in segments.items()}
    base, rank, last = EARLIEST, 0, 0
    for w, number, place, kind in merge(*(_in_turn(number, one) for number, one in found.items())):
        if kind == OTHERS:
            base, rank, last = max(base, w), 0, w
            continue
        rank += w > max(base, last)
        last = w
        found[number].times[place] = base + rank
    return found


def _in_turn(number: int, found: Stamps) -> Iterator[tuple[int, int, int, int]]:
    places = enumerate(zip(found.times, found.kinds, strict=True))
    return ((w, number, place, kind) for place, (w, kind) in places if kind < GONE)


def _looked_at(segment: Segment, person: Person) -> Stamps:
    found = Stamps(bytearray(), array("q"))
    begun: int | None = None
    """The place of a header whose first document has not come."""
    for place, one in enumerate(lines(segment)):
        header = one.header(segment.path) if one.digest else None
        kind, w = (OWN, header.w) if header else _kind(one, person)
        found.kinds.append(kind)
        found.times.append(w)
        found.dropped += kind == GONE
        found.spoilt += one.lost
        if header is not None:
            begun = place
            continue
        found.unlinked += kind == OWN
        found.payments += kind == PAID
        if begun is not None:  # whoever has something to write begins a segment: its header tells when that was
            found.kinds[begun] = OTHERS if kind == OTHERS else OWN
            begun = None
    return found


def _kind(one: Found, person: Person) -> tuple[int, int]:
    if not one.digest:
        return SPOILT, 0
    said, document = one.said()
    return kind_of(said, document, person), said.w


def kind_of(said: Line, document: bytes, person: Person) -> int:
    """What becomes of a line."""
    record = decode_one(said.table, document) if said.op == "+" else None
    if record is None:
        return GONE if person.is_told_of_in(document) else OTHERS
    if isinstance(record, (LabelRecord, PaymentRecord)):
        own = OWN if isinstance(record, LabelRecord) else PAID
        return own if record.annotator == person.name else OTHERS
    return GONE if person.after(record) is None else OTHERS
