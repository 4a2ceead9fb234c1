"""Writing segments anew without one person: every hash is made again, and what segments say of each other follows.

A header vouches for what the chains of other segments had come to, and disowns the ends of some. Those segments are
written before it, so that it can say the same of what they are now: an end that is cut off is found as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from msgspec import structs

from storage.codec import encode_record
from storage.errors import NewerStore
from storage.format import (
    IDS,
    NEWER_LINE,
    Header,
    document_body,
    header_body,
    line,
    link,
    table_body,
    table_prefix,
    writing_time,
)
from storage.lines import Found, lines, spoilt_lines
from storage.moments import GONE, Stamps
from storage.person import Person
from storage.records import Record
from storage.segment import Segment
from storage.typed import decode_one


class Rewriter:
    """Makes the new bytes of one segment after the other, in the order that `order` gives."""

    def __init__(self, segments: Mapping[int, Segment], person: Person, found: Mapping[int, Stamps]) -> None:
        self._segments, self._person, self._found = segments, person, found
        self.heads: dict[int, str] = {}
        """What the chains come to now."""
        self._sizes: dict[int, int] = {}
        self._moved: dict[tuple[int, str], str] = {}
        """Segment and hash of a line that is vouched for, and the hash that stands there now."""
        self._wanted: dict[int, set[str]] = {number: set() for number in segments}
        for segment in segments.values():
            for number, head in segment.heads.items():
                self._wanted.setdefault(number, set()).add(head)

    def order(self) -> Iterable[int]:
        """The numbers of the segments, those first of which others speak."""
        graph = {
            number: {other for other in (*segment.heads, *segment.void) if other in self._segments and other != number}
            for number, segment in self._segments.items()
        }
        try:
            return tuple(TopologicalSorter(graph).static_order())
        except CycleError:  # no writer does that; what cannot be followed is found wrong before and after
            return sorted(self._segments)

    def rewritten(self, number: int) -> bytes:
        """The segment's bytes afterwards."""
        segment, out = self._segments[number], bytearray()
        head = sound = b""
        for found, w, kind in zip(lines(segment), self._found[number].times, self._found[number].kinds, strict=True):
            body = self._body(segment, found, w) if kind < GONE else b""
            if body:
                head = sound = link(head, body)
                out += line(body, head)
            elif found.lost:
                spoilt, head = spoilt_lines(head, found.lost)
                out += spoilt
            self._note_moved(number, found, sound.decode())
        self.heads[number], self._sizes[number] = sound.decode(), len(out)
        return bytes(out)

    def _note_moved(self, number: int, found: Found, head: str) -> None:
        wanted = self._wanted[number]
        if found.digest:
            wanted = wanted & {found.digest.decode()}
        elif wanted:
            wanted = {old for old in wanted if b'"h":"%b"' % old.encode() in found.body}
        if head:
            self._moved.update({(number, old): head for old in wanted})

    def _body(self, segment: Segment, found: Found, w: int) -> bytes:
        header = found.header(segment.path)
        if header is not None:
            heads = {number: self._moved.get((number, head), head) for number, head in header.heads.items()}
            void = {number: self._sizes.get(number, limit) for number, limit in header.void.items()}
            return header_body(structs.replace(header, w=w, heads=heads, void=void))
        said, document = found.said()
        if said.op == "t":
            return table_body(said.table, w)
        if said.op != "+":
            raise NewerStore(NEWER_LINE, path=segment.path)
        return document_body(table_prefix(said.table), said.id, w, self._document(said.table, document))

    def _document(self, table: str, document: bytes) -> bytes:
        """The very bytes that were written, unless something of the person is in them."""
        record = decode_one(table, document)
        after = None if record is None else self._person.after(record)
        return document if after is None or after is record else encode_record(after)

    def anchor(self, number: int, store: str, record: Record) -> bytes:
        """A further segment, which vouches for all others as they are now and holds one record: why they are so."""
        w = writing_time(max((segment.last_w + 1 for segment in self._segments.values()), default=0))
        heads = {other: head for other, head in sorted(self.heads.items()) if head}
        body = header_body(Header(store=store, segment=number, w=w, heads=heads))
        head = link(b"", body)
        second = document_body(table_prefix(record.table), (number - 1) * IDS + 1, w, encode_record(record))
        self.heads[number] = link(head, second).decode()
        return line(body, head) + line(second, self.heads[number].encode())
