"""All segments of a store: taking in what any process appended, and appending through the one that is ours."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from storage.appending import Appender
from storage.damage import Damage
from storage.disk import Disk
from storage.errors import (
    CLOSED,
    N_,
    READ_ONLY,
    UNREADABLE,
    ClosedStore,
    ReadOnlyStore,
    StoreError,
)
from storage.folder import Identity, establish, identify, index_path, segment_numbers, segment_path
from storage.index import load_index, save_index
from storage.missing import missing
from storage.segment import Segment, line_number
from storage.sharing import edition, enter, settle
from storage.writer import Row

WORTH_AN_INDEX = 1 << 20
"""Bytes read at once after which an index is kept, so that the next one need not read them again."""

NAMELESS = N_("STORE.json is spoilt; the store's name was taken from its first segment")

_live: weakref.WeakSet[Journal] = weakref.WeakSet()


class Journal:
    """The records of a store as bytes. Reading and appending may go on in different threads."""

    def __init__(self, path: Path, *, read_only: bool = False, disk: Disk | None = None) -> None:
        self.path, self.read_only = path, read_only
        self.segments: dict[int, Segment] = {}
        self.version = 0
        """Changes whenever something was taken in."""
        self.closed = False
        self._appender = Appender(self, disk or Disk())
        self.floor = 0
        """A time later than that of everything which was read from the segments of others."""
        self._blamed: dict[tuple[int, int], Damage] = {}
        self.reading = threading.RLock()
        settle(path)
        self.identity: Identity | None = identify(path)
        new = self.identity is None and not read_only
        if new:
            self.identity = establish(path)
        self._share = None if read_only else enter(path)
        """Keeps others from rewriting the store."""
        if self._share is not None:  # it may have been rewritten while we waited for our share
            self.identity = identify(path) or self.identity
        self._edition: tuple[int, int] | None = None
        _live.add(self)
        self.refresh()
        if new and not self.segments:
            self._appender.begin()

    # Reading

    def refresh(self) -> bool:
        """Take in what any process appended; whether there was anything."""
        self._check_open()
        with self.reading:
            changed = self._read_whole() if self.read_only else self._read()
            self.version += changed
            return changed

    def _read(self) -> bool:
        if self.identity is None:
            self.identity = identify(self.path)
        if self.identity is None:
            return False
        try:
            return any([self.take_in(number) for number in segment_numbers(self.path)] + [self.disown()])
        except OSError as error:
            raise StoreError(UNREADABLE, path=self.path, reason=error.strerror) from error

    def _read_whole(self) -> bool:
        """Read what can be rewritten meanwhile: again, until all that was read is of one edition."""
        changed = False
        while True:
            before = edition(self.path)
            if self._edition not in (None, before):  # nothing of it is known any more
                self.segments, changed = {}, True
                self._blamed.clear()
            if self._edition != before:
                self.identity = None
            self._edition = before
            changed |= self._read()
            if edition(self.path) == before:
                return changed

    def catch_up(self) -> None:
        """Take in what this process appended."""
        self._check_open()
        with self.reading:
            writer = self._appender.writer
            if writer is not None and self.take_in(writer.number):
                self.version += 1

    def damage(self) -> list[Damage]:
        """What was found wrong so far."""
        nameless = [Damage(0, 0, 0, NAMELESS)] if self.identity is not None and self.identity.spoilt else []
        inside = [spoilt for segment in self.in_order() for spoilt in segment.damage]
        gone = [] if self.identity is None else missing(self.segments)
        return [*nameless, *gone, *inside, *self._blamed.values()]

    def blame(self, damage: Damage) -> None:
        """Note what a reader found wrong that the hashes, checked earlier, had not told."""
        key = damage.segment, damage.offset
        if key not in self._blamed:
            line = line_number(segment_path(self.path, damage.segment), damage.offset)
            self._blamed[key] = structs.replace(damage, line=line)

    def in_order(self) -> list[Segment]:
        """All segments by their numbers, as they are now: other threads may add some."""
        return sorted(self.segments.values(), key=lambda segment: segment.number)

    def tables(self) -> set[str]:
        """The names of all tables."""
        self.catch_up()
        return {name for segment in self.in_order() for name in tuple(segment.offsets)}

    def count(self, table: str) -> int:
        """How many documents a table has."""
        return sum(segment.counts.get(table, 0) for segment in self.in_order())

    def take_in(self, number: int) -> bool:
        """Read what was appended to one segment; whether there was anything."""
        segment = self.segments.get(number)
        size = self._size(number)
        if segment is None or size < segment.end:
            segment = self.segments[number] = self._open(number)
        before = segment.end
        changed = segment.take_in(size)
        if self._appender.writer is None or self._appender.writer.number != number:
            self.floor = max(self.floor, segment.last_w + 1)
        if segment.end - before > WORTH_AN_INDEX and not self.read_only:
            save_index(index_path(self.path, number), segment)
        return changed

    def _open(self, number: int, limit: int | None = None) -> Segment:
        assert self.identity is not None
        segment = Segment(segment_path(self.path, number), number, self.identity.id, limit)
        load_index(index_path(self.path, number), segment)
        return segment

    def _size(self, number: int) -> int:
        """How far a segment may be read: our own only as far as it is durable."""
        writer = self._appender.writer
        if writer is not None and writer.number == number:
            return writer.tip.size
        return segment_path(self.path, number).stat().st_size

    def disown(self) -> bool:
        """Stop reading where a header says that the rest of a segment never became durable."""
        limits = dict(self._appender.void)
        for segment in self.segments.values():
            limits.update(segment.void)
        changed = False
        for number, limit in limits.items():
            known = self.segments.get(number)
            if known is None or known.limit == limit:
                continue
            changed |= known.end > limit
            fresh = self.segments[number] = self._open(number, limit)
            fresh.take_in(self._size(number))
        return changed

    def commit(self, rows: Sequence[Row], *, atomic: bool = False) -> list[int]:
        """Append documents, return their numbers once they are on the disk; a StoreError means: not saved."""
        return self._appender.commit(rows, atomic=atomic)

    # Life

    def _check_open(self) -> None:
        if self.closed:
            raise ClosedStore(CLOSED, path=self.path)

    def check_writable(self) -> None:
        """ReadOnlyStore, ClosedStore."""
        self._check_open()
        if self.read_only:
            raise ReadOnlyStore(READ_ONLY, path=self.path)

    def close(self) -> None:
        """Let the segment go, keep its index. Closing twice is nothing."""
        with self._appender.writing:
            if not self.closed:
                self._appender.close()
                self.closed = True
                if self._share is not None:
                    self._share.let_go()

    def after_fork(self) -> None:
        """In the child: never append to what the parent writes."""
        self.reading = threading.RLock()
        self._appender.after_fork()
        if self._share is not None and not self.closed:
            self._share.let_go()  # the parent's, which ends with the parent
            self._share = enter(self.path)


def _after_fork() -> None:
    for journal in list(_live):
        journal.after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
