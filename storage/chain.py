"""Following the chain of hashes through bytes, and finding the way back where it is broken.

The same code reads a store that was closed in order, one whose writer was killed, and one that was altered: there is
no repair step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from storage.errors import N_
from storage.format import TAIL, link

BAD_END = N_("the end of the line is spoilt; the record itself is sound and was read")
BAD_HASH = N_("the hash is spoilt; the record itself is sound and was read")
BAD_RECORD = N_("the record does not fit its hash; it was left out")
BAD_TAIL = N_("the last lines do not continue the chain: cut off by a power failure, or altered; they were left out")

_TAIL = re.compile(rb',"h":"([0-9a-f]{64})"\}')


class Gap(NamedTuple):
    """A place where the chain does not hold, and where it goes on."""

    start: int
    stop: int
    """Where the next line begins."""
    head: bytes
    """The hash with which the next line continues."""
    body_end: int
    """Where the sound record in the gap ends; equal to `start` if there is none."""
    why: str


def follow(buf: bytes, head: bytes, start: int = 0) -> Iterator[tuple[int, int, bytes]]:
    """(start, stop, hash) of each whole line that continues the chain; ends at the first that does not."""
    find = buf.find
    while (newline := find(b"\n", start)) >= 0:
        end = newline - TAIL
        if end <= start:
            return
        digest = link(head, buf[start:end])
        if buf[end:newline] != b',"h":"%b"}' % digest:
            return
        yield start, newline + 1, digest
        start, head = newline + 1, digest


def recover(buf: bytes, start: int, head: bytes) -> Gap | None:
    """How to go on after the line at `start`, which does not fit; None if nothing after it continues the chain."""
    newline = buf.find(b"\n", start)
    stop = len(buf) if newline < 0 else newline
    return _spoilt_end(buf, start, stop, head) or (
        None if newline < 0 else _spoilt_hash(buf, start, newline, head) or _spoilt_record(buf, start, newline)
    )


def _spoilt_end(buf: bytes, start: int, stop: int, head: bytes) -> Gap | None:
    for match in _TAIL.finditer(buf, start, stop):
        if match.end() < len(buf) and link(head, buf[start : match.start()]) == match[1]:
            return Gap(start, match.end() + 1, match[1], match.start(), BAD_END)
    return None


def _spoilt_hash(buf: bytes, start: int, newline: int, head: bytes) -> Gap | None:
    # The spoilt byte may look like a line's end itself: then the next one is the true one.
    for stop in (newline, buf.find(b"\n", newline + 1)):
        end = stop - TAIL
        if end > start:
            digest = link(head, buf[start:end])
            if next(follow(buf, digest, stop + 1), None) is not None:
                return Gap(start, stop + 1, digest, end, BAD_HASH)
    return None


def _spoilt_record(buf: bytes, start: int, newline: int) -> Gap | None:
    """The first later line that continues from the hash which its predecessor carries."""
    before = start
    while newline >= 0:
        carried = buf[max(before, newline - 66) : newline - 2]
        if len(carried) == 64 and next(follow(buf, carried, newline + 1), None) is not None:
            return Gap(start, newline + 1, carried, start, BAD_RECORD)
        before, newline = newline + 1, buf.find(b"\n", newline + 1)
    return None
