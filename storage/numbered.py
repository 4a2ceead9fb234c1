"""The documents of one table by their numbers, as TinyDB sees them."""

from __future__ import annotations

from collections.abc import Iterator

from storage.codec import encode_text
from storage.format import TAIL
from storage.segment import Segment


def numbered(segment: Segment, table: str) -> Iterator[tuple[int, bytes]]:
    """(number, document) of all documents of a table in a segment."""
    part = segment.offsets.get(table)
    if part is None:
        return
    k, last = 1, len(part)
    for base, block, whole in segment.blocks():
        find, limit = block.find, base + whole
        while k < last and part[k] < limit:
            if part[k] != part[k - 1]:
                at = part[k] - base
                yield segment.base + k, block[at : find(b"\n", at) - TAIL]
            k += 1


def holding(segment: Segment, table: str, needle: bytes) -> Iterator[tuple[int, bytes]]:
    """(number, document) of those documents of a table whose line holds some bytes."""
    part = segment.offsets.get(table)
    if part is None:
        return
    prefix = b'{"o":"+","t":%b,' % encode_text(table)
    for base, block, whole in segment.blocks():
        at = block.find(needle, 0, whole)
        while at >= 0:
            start, newline = block.rfind(b"\n", 0, at) + 1, block.find(b"\n", at)
            if block.startswith(prefix, start):
                digits = block.find(b'"i":', start) + 4
                comma = block.find(b",", digits)
                k = int(block[digits:comma]) - segment.base
                document = block.find(b',"d":', comma) + 5
                if k < len(part) and part[k] == base + document:  # neither disowned nor damaged
                    yield segment.base + k, block[document : newline - TAIL]
            at = block.find(needle, newline, whole)
