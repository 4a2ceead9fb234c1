"""All segments of a store: taking in what any process appended, and appending through the one that is ours."""

from __future__ import annotations

import contextlib
import os
import threading
import weakref
from collections.abc import Sequence
from pathlib import Path

from storage.damage import Damage
from storage.disk import Disk, open_file, sync_folder
from storage.errors import (
    CLOSED,
    N_,
    READ_ONLY,
    UNREADABLE,
    ClosedStore,
    IdTaken,
    ReadOnlyStore,
    StoreError,
    is_final,
    write_error,
)
from storage.folder import Identity, establish, identify, index_path, segment_numbers, segment_path, segments_folder
from storage.format import IDS, Header, writing_time
from storage.index import load_index, save_index
from storage.locks import lock, try_lock
from storage.segment import Segment, line_number
from storage.writer import Row, Writer

HEADS = 32
"""How many other segments a header vouches for: those written to last."""

WORTH_AN_INDEX = 1 << 20
"""Bytes read at once after which an index is kept, so that the next one need not read them again."""

TAKEN = N_("Document number {id} of table {table} is used, or another writer's to give. Let the store choose numbers.")
NAMELESS = N_("STORE.json is spoilt; the store's name was taken from its first segment")

_live: weakref.WeakSet[Journal] = weakref.WeakSet()


class Journal:
    """The records of a store as bytes. Reading and appending may go on in different threads."""

    def __init__(self, path: Path, *, read_only: bool = False, disk: Disk | None = None) -> None:
        self.path, self.read_only, self._disk = path, read_only, disk or Disk()
        self.segments: dict[int, Segment] = {}
        self.version = 0
        """Changes whenever something was taken in."""
        self.closed = False
        self._writer: Writer | None = None
        self._void: dict[int, int] = {}
        self._unborn: tuple[int, int] | None = None
        self._given_up: list[Writer] = []
        self._floor = 0
        self._blamed: dict[tuple[int, int], Damage] = {}
        self._reading, self._writing = threading.RLock(), threading.RLock()
        self._identity: Identity | None = identify(path)
        if self._identity is None and not read_only:
            self._identity = establish(path)
        _live.add(self)
        self.refresh()

    # Reading

    def refresh(self) -> bool:
        """Take in what any process appended; whether there was anything."""
        self._check_open()
        with self._reading:
            if self._identity is None:
                self._identity = identify(self.path)
            if self._identity is None:
                return False
            try:
                changed = any([self._take_in(number) for number in segment_numbers(self.path)] + [self._disown()])
            except OSError as error:
                raise StoreError(UNREADABLE, path=self.path, reason=error.strerror) from error
            self.version += changed
            return changed

    def catch_up(self) -> None:
        """Take in what this process appended."""
        self._check_open()
        with self._reading:
            writer = self._writer
            if writer is not None and self._take_in(writer.number):
                self.version += 1

    def damage(self) -> list[Damage]:
        """What was found wrong so far."""
        nameless = [Damage(0, 1, 0, NAMELESS)] if self._identity is not None and self._identity.spoilt else []
        inside = [spoilt for segment in self.in_order() for spoilt in segment.damage]
        return nameless + inside + list(self._blamed.values())

    def blame(self, damage: Damage) -> None:
        """Note what a reader found wrong that the hashes, checked earlier, had not told."""
        key = damage.segment, damage.offset
        if key not in self._blamed:
            line = line_number(segment_path(self.path, damage.segment), damage.offset)
            self._blamed[key] = Damage(damage.segment, line, damage.offset, damage.why)

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

    def _take_in(self, number: int) -> bool:
        segment = self.segments.get(number)
        size = self._size(number)
        if segment is None or size < segment.end:
            segment = self.segments[number] = self._open(number)
        before = segment.end
        changed = segment.take_in(size)
        if self._writer is None or self._writer.number != number:
            self._floor = max(self._floor, segment.last_w + 1)
        if segment.end - before > WORTH_AN_INDEX and not self.read_only:
            save_index(index_path(self.path, number), segment)
        return changed

    def _open(self, number: int, limit: int | None = None) -> Segment:
        assert self._identity is not None
        segment = Segment(segment_path(self.path, number), number, self._identity.id, limit)
        load_index(index_path(self.path, number), segment)
        return segment

    def _size(self, number: int) -> int:
        """How far a segment may be read: our own only as far as it is durable."""
        writer = self._writer
        if writer is not None and writer.number == number:
            return writer.tip.size
        return segment_path(self.path, number).stat().st_size

    def _disown(self) -> bool:
        """Stop reading where a header says that the rest of a segment never became durable."""
        limits = dict(self._void)
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

    # Writing

    def commit(self, rows: Sequence[Row], *, atomic: bool = False) -> list[int]:
        """Append documents, return their numbers once they are on the disk; a StoreError means: not saved."""
        with self._writing:
            try:
                return self._attempt(rows, atomic)
            except OSError as error:
                if is_final(error):
                    raise write_error(error, self.path) from error
            try:  # what failed is disowned; once more, in another file
                return self._attempt(rows, atomic)
            except OSError as error:
                raise write_error(error, self.path) from error

    def _attempt(self, rows: Sequence[Row], atomic: bool) -> list[int]:
        writer = self._writer_for(rows)
        try:
            return writer.commit(rows, atomic=atomic, floor=self._floor)
        finally:
            if writer.failed:
                self._give_up(writer)

    def _writer_for(self, rows: Sequence[Row]) -> Writer:
        number = next((row.number for row in rows if row.number is not None), None)
        writer = self._writer
        if writer is not None and number is None and writer.takes(rows):
            return writer
        self._check_writable()
        if number is not None:
            return self._writer_of(rows, number)
        self._let_go()
        self.refresh()
        return self._adopt(rows) or self._new_segment()

    def _writer_of(self, rows: Sequence[Row], number: int) -> Writer:
        """The writer of the segment that owns a given number, if all given numbers are free there."""
        owner = (number - 1) // IDS + 1
        if self._writer is None or self._writer.number != owner:
            self._let_go()
            self.refresh()
            if owner == max(self.segments, default=0) + 1:
                self._new_segment()
            else:
                self._adopt(rows, owner)
        writer = self._writer
        taken = number if writer is None or writer.number != owner else writer.first_taken(rows)
        if writer is None or taken is not None:
            raise IdTaken(TAKEN, id=taken, table=rows[0].table)
        return writer

    def _adopt(self, rows: Sequence[Row], only: int | None = None) -> Writer | None:
        """Continue a segment that nobody writes, if it is sound to its last byte and not full."""
        if self._void:  # the next header has to say what is disowned
            return None
        for number, segment in sorted(self.segments.items()):
            if only in (None, number) and segment.sound and segment.has_room():
                writer = self._try(segment)
                if writer is not None and writer.takes(rows):
                    self._writer = writer
                    return writer
                if writer is not None:
                    writer.close()
        return None

    def _try(self, segment: Segment) -> Writer | None:
        try:
            fd = open_file(segment.path, os.O_RDWR | os.O_APPEND)
        except OSError:
            return None
        if try_lock(fd):
            self.refresh()  # the one who held the lock until now may have disowned what it wrote
            segment = self.segments[segment.number]
            if segment.sound and segment.end == os.fstat(fd).st_size:
                return Writer(segment, fd, self._disk)
        os.close(fd)
        return None

    def _new_segment(self) -> Writer:
        assert self._identity is not None
        number, fd = self._create()
        segment = Segment(segment_path(self.path, number), number, self._identity.id)
        writer = Writer(segment, fd, self._disk)
        try:
            self._begin(writer)
        except BaseException:
            if writer.failed or writer.tip.size:
                writer.close()
            else:  # the file is still empty: for the next attempt
                self._unborn = number, fd
            raise
        with self._reading:
            self._void = {}
            self.segments[number] = segment
            self._writer = writer
        while self._given_up:  # only now may others look at what is disowned
            self._given_up.pop().close()
        return writer

    def _begin(self, writer: Writer) -> None:
        assert self._identity is not None
        w = writing_time(self._floor)
        header = Header(store=self._identity.id, segment=writer.number, w=w, heads=self._heads(), void=dict(self._void))
        writer.begin(header)
        sync_folder(segments_folder(self.path))

    def _create(self) -> tuple[int, int]:
        """A new, empty, locked file that no other process has."""
        if self._unborn is not None:
            unborn, self._unborn = self._unborn, None
            return unborn
        number = max(segment_numbers(self.path), default=0) + 1
        while True:
            try:
                fd = open_file(segment_path(self.path, number), os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_APPEND)
                break
            except FileExistsError:
                number += 1
        lock(fd)
        return number, fd

    def _heads(self) -> dict[int, str]:
        """What the chains have come to that were written to last: only what is on the disk is vouched for."""
        latest = sorted(self.segments.values(), key=lambda s: s.last_w, reverse=True)[:HEADS]
        return {s.number: s.head.decode() for s in latest if s.head and self._sync_other(s.path)}

    def _sync_other(self, path: Path) -> bool:
        with contextlib.suppress(OSError):
            fd = os.open(path, os.O_RDONLY)
            try:
                self._disk.sync(fd)
            finally:
                os.close(fd)
            return True
        return False

    def _give_up(self, writer: Writer) -> None:
        """Nothing more goes into this segment; the next header disowns what came after the last durable byte."""
        with self._reading:
            self._void[writer.number] = writer.tip.size
            if self._writer is writer:
                self._writer = None
            self.version += 1
            self._disown()
        self._given_up.append(writer)

    def _let_go(self) -> None:
        writer = self._writer
        if writer is None:
            return
        with self._reading:
            self._take_in(writer.number)
            save_index(index_path(self.path, writer.number), writer.segment)
            self._writer = None
        writer.close()

    # Life

    def _check_open(self) -> None:
        if self.closed:
            raise ClosedStore(CLOSED, path=self.path)

    def _check_writable(self) -> None:
        self._check_open()
        if self.read_only:
            raise ReadOnlyStore(READ_ONLY, path=self.path)

    def close(self) -> None:
        """Let the segment go, keep its index. Closing twice is nothing."""
        with self._writing:
            if self.closed:
                return
            self._let_go()
            for fd in self._descriptors():
                os.close(fd)
            self._unborn, self._given_up = None, []
            self.closed = True

    def _descriptors(self) -> list[int]:
        writers = [writer for writer in (self._writer, *self._given_up) if writer is not None]
        return [writer.fd for writer in writers] + ([self._unborn[1]] if self._unborn else [])

    def after_fork(self) -> None:
        """In the child: never append to what the parent writes."""
        self._reading, self._writing = threading.RLock(), threading.RLock()
        for fd in self._descriptors():
            with contextlib.suppress(OSError):
                os.close(fd)
        self._writer, self._unborn, self._given_up = None, None, []


def _after_fork() -> None:
    for journal in list(_live):
        journal.after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
