"""The lines of a segment as they lie in its file, and the places where some are spoilt: for whoever writes it anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from storage.chain import BAD_TAIL, follow, recover
from storage.format import Header, Line, line, parse_header, parse_line
from storage.segment import Segment


class Found(NamedTuple):
    """A line up to its hash; or, without a hash, bytes that are no sound lines."""

    body: bytes
    digest: bytes
    lost: int = 0
    """For how many lines the bytes stand; 0: for none that anybody was told of."""

    def said(self) -> tuple[Line, bytes]:
        """What a line that is no header says, and its document (none: no bytes)."""
        said, at = parse_line(self.body)
        return said, self.body[at:] if at else b""

    def header(self, path: os.PathLike[str]) -> Header | None:
        """What a header says; None for another line."""
        return parse_header(self.body, path) if self.body.startswith(b'{"o":"#"') else None


def lines(segment: Segment) -> Iterator[Found]:
    """All that lies in a segment's file, in order; what is disowned, or was never finished, comes last and is lost."""
    data = segment.path.read_bytes()
    buf = data[: segment.end]
    here, head = 0, b""
    while True:
        for start, stop, digest in follow(buf, head, here):
            yield Found(buf[start : stop - 1 - _tail(digest)], digest)
            here, head = stop, digest
        gap = recover(buf, here, head) if here < len(buf) else None
        if gap is None:  # the segment ends with a sound line
            break
        if gap.body_end > gap.start:
            yield Found(buf[gap.start : gap.body_end], gap.head)
        else:
            yield Found(buf[gap.start : gap.stop], b"", max(1, buf.count(b'"}\n', gap.start, gap.stop)))
        here, head = gap.stop, gap.head
    if here < len(data):
        told = [one for one in segment.damage if one.template == BAD_TAIL]
        yield Found(data[here:], b"", sum((one.lost or 0) + (one.offset == 0) for one in told))


def _tail(digest: bytes) -> int:
    return len(b',"h":""}') + len(digest)


def spoilt_lines(head: bytes, count: int) -> tuple[bytes, bytes]:
    """So many lines that fit no chain, and the hash with which the next sound line goes on.

    They stand where spoilt ones stood: what was found wrong is found afterwards, but not what it may have said.
    """
    written = []
    for _ in range(count):
        head = sha256(b"spoilt" + head).hexdigest().encode()
        written.append(line(b'{"o":"!"', head))
    return b"".join(written), head
