"""The one writer of a segment: chains, writes once, syncs once, and only then says that it is done."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Sequence
from typing import NamedTuple

from storage.disk import Disk
from storage.errors import N_, StoreError
from storage.format import (
    IDS,
    LONGEST,
    ROTATE,
    Header,
    document_body,
    header_body,
    line,
    link,
    table_body,
    table_prefix,
    writing_time,
)
from storage.segment import Segment

TOO_LONG = N_("{size} bytes at once are more than a store takes ({limit}). Write less at a time.")


class Row(NamedTuple):
    """A document to append; without a number it gets the next one, without a document it names its table."""

    table: str
    document: bytes | None
    number: int | None = None


class Tip(NamedTuple):
    """How far the segment is durable."""

    head: bytes
    size: int
    w: int


class Writer:
    """Appends to one segment while it holds the lock on its file. Not for several threads at once."""

    def __init__(self, segment: Segment, fd: int, disk: Disk) -> None:
        self.segment, self.fd, self._disk = segment, fd, disk
        self.tip = Tip(segment.head, segment.end, segment.last_w)
        self.failed = False
        self._linked = os.fstat(fd).st_nlink > 0
        """False on file systems that do not count links."""
        self._last = {table: segment.last_k(table) for table in segment.offsets}
        self._prefixes: dict[str, bytes] = {}

    @property
    def number(self) -> int:
        """The segment's number."""
        return self.segment.number

    def takes(self, rows: Sequence[Row]) -> bool:
        """Whether the rows fit the segment: its length, and the numbers it owns."""
        if self.tip.size >= ROTATE:
            return False
        if len(rows) == 1:
            return self._last.get(rows[0].table, 0) < IDS
        return all(self._last.get(table, 0) + len(rows) <= IDS for table in {row.table for row in rows})

    def first_taken(self, rows: Sequence[Row]) -> int | None:
        """The first given number that cannot be given here: used, passed over, or another segment's."""
        last = dict(self._last)
        for row in rows:
            k = self._k(row, last)
            if not last.get(row.table, 0) < k <= IDS:
                return self.segment.base + k
            last[row.table] = k
        return None

    def _k(self, row: Row, last: dict[str, int]) -> int:
        return last.get(row.table, 0) + 1 if row.number is None else row.number - self.segment.base

    def commit(self, rows: Sequence[Row], *, atomic: bool = False, floor: int = 0) -> list[int]:
        """Append documents and return their numbers once they are on the disk.

        Whatever is raised, they do not count as saved. `atomic`: readers see all of them or none. The time of writing
        never runs backwards and is not before `floor`, whatever the clock says.
        """
        w = writing_time(max(self.tip.w, floor))
        last, head, lines, numbers = dict(self._last), self.tip.head, [], []
        left = len(rows) if atomic and len(rows) > 1 else None
        for row in rows:
            left = None if left is None else left - 1
            number = self._allot(row, last)
            body = self._body(row, number, w, left)
            head = link(head, body)
            lines.append(line(body, head))
            numbers.append(number)
        self._put(b"".join(lines), head, w, last)
        return numbers

    def begin(self, header: Header) -> None:
        """Write the segment's first line."""
        body = header_body(header)
        head = link(b"", body)
        self._put(line(body, head), head, header.w, {})

    def _allot(self, row: Row, last: dict[str, int]) -> int:
        if row.document is None:
            last.setdefault(row.table, 0)
            return 0
        k = last[row.table] = self._k(row, last)
        return self.segment.base + k

    def _body(self, row: Row, number: int, w: int, left: int | None) -> bytes:
        if row.document is None:
            return table_body(row.table, w)
        prefix = self._prefixes.get(row.table)
        if prefix is None:
            prefix = self._prefixes[row.table] = table_prefix(row.table)
        return document_body(prefix, number, w, row.document, left)

    def _put(self, data: bytes, head: bytes, w: int, last: dict[str, int]) -> None:
        if len(data) > LONGEST:
            raise StoreError(TOO_LONG, size=len(data), limit=LONGEST)
        try:
            if self._disk.write(self.fd, data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            self._disk.sync(self.fd)
            self._check_linked()
            self._last = last
            self.tip = Tip(head, self.tip.size + len(data), w)
        except BaseException:  # an interrupt, too, may come between writing and syncing
            self._settle()
            raise

    def _check_linked(self) -> None:
        """A file that somebody deleted takes everything, and gives nothing back."""
        if self._linked and os.fstat(self.fd).st_nlink == 0:
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))

    def _settle(self) -> None:
        """After a failure: go on only if nothing of it reached the file."""
        with contextlib.suppress(OSError):
            if os.fstat(self.fd).st_size == self.tip.size:
                return
        self.failed = True
        # The kernel may hold pages that will never reach the disk, and call them clean. Half a line at the end keeps
        # other writers from continuing this file on the strength of them.
        with contextlib.suppress(OSError):
            self._disk.write(self.fd, b"!")

    def close(self) -> None:
        """Let the segment go; the next writer may continue it."""
        os.close(self.fd)
