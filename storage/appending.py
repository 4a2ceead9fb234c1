"""Appending: which segment this process writes, and what happens when the disk refuses."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from storage.disk import Disk, open_file, sync_folder
from storage.errors import N_, IdTaken, StoreError, is_final, write_error
from storage.folder import index_path, segment_numbers, segment_path, segments_folder
from storage.format import IDS, Header, writing_time
from storage.index import save_index
from storage.locks import lock, try_lock
from storage.segment import Segment
from storage.writer import Row, Writer

if TYPE_CHECKING:
    from storage.journal import Journal

HEADS = 32
"""How many other segments a header vouches for: those written to last."""

TOO_MANY = N_("{count} records at once are more than a store takes ({limit}). Write fewer at a time.")
TAKEN = N_("document number {id} of table {table} is used, or another writer's to give. Let the store choose numbers.")


class Appender:
    """The writing side of a journal: at most one segment at a time, a new one after every failure."""

    def __init__(self, journal: Journal, disk: Disk) -> None:
        self._journal, self._disk = journal, disk
        self.writer: Writer | None = None
        self.void: dict[int, int] = {}
        """From where on segments are disowned that were given up; said in the next header."""
        self.writing = threading.RLock()
        self._unborn: tuple[int, int] | None = None
        """Number and descriptor of a new segment that is still empty, because the disk was full."""
        self._given_up: list[Writer] = []
        """Kept locked until it is said what is disowned."""

    def commit(self, rows: Sequence[Row], *, atomic: bool = False) -> list[int]:
        """Append documents, return their numbers once they are on the disk; a StoreError means: not saved."""
        if len(rows) > IDS:  # more than a segment has numbers for
            if atomic:
                raise StoreError(TOO_MANY, count=len(rows), limit=IDS)
            parts = (rows[start : start + IDS] for start in range(0, len(rows), IDS))
            return [number for part in parts for number in self.commit(part)]
        with self.writing:
            try:
                return self._attempt(rows, atomic)
            except OSError as error:
                if is_final(error):
                    raise write_error(error, self._journal.path) from error
            try:  # what failed is disowned; once more, in another file
                return self._attempt(rows, atomic)
            except OSError as error:
                raise write_error(error, self._journal.path) from error

    def _attempt(self, rows: Sequence[Row], atomic: bool) -> list[int]:
        writer = self._writer_for(rows)
        try:
            return writer.commit(rows, atomic=atomic, floor=self._journal.floor)
        finally:
            if writer.failed:
                self._give_up(writer)

    def _writer_for(self, rows: Sequence[Row]) -> Writer:
        number = next((row.number for row in rows if row.number is not None), None)
        writer = self.writer
        if writer is not None and number is None and writer.takes(rows):
            return writer
        self._journal.check_writable()
        if number is not None:
            return self._writer_of(rows, number)
        self.let_go()
        self._journal.refresh()
        return self._adopt(rows) or self._new_segment()

    def _writer_of(self, rows: Sequence[Row], number: int) -> Writer:
        """The writer of the segment that owns a given number, if all given numbers are free there."""
        owner = (number - 1) // IDS + 1
        if self.writer is None or self.writer.number != owner:
            self.let_go()
            self._journal.refresh()
            if owner == max(self._journal.segments, default=0) + 1:
                self._new_segment()
            else:
                self._adopt(rows, owner)
        writer = self.writer
        taken = number if writer is None or writer.number != owner else writer.first_taken(rows)
        if writer is None or taken is not None:
            raise IdTaken(TAKEN, id=taken, table=rows[0].table)
        return writer

    def _adopt(self, rows: Sequence[Row], only: int | None = None) -> Writer | None:
        """Continue a segment that nobody writes, if it is sound to its last byte and not full."""
        if self.void:  # the next header has to say what is disowned
            return None
        for number, segment in sorted(self._journal.segments.items()):
            if only in (None, number) and segment.sound and segment.has_room():
                writer = self._try(segment)
                if writer is not None and writer.takes(rows):
                    self.writer = writer
                    return writer
                if writer is not None:
                    writer.close()
        return None

    def _try(self, segment: Segment) -> Writer | None:
        try:
            fd = open_file(segment.path, os.O_RDWR | os.O_APPEND)
        except OSError:
            return None
        try:
            if try_lock(fd):
                self._journal.refresh()  # the one who held the lock until now may have disowned what it wrote
                segment = self._journal.segments[segment.number]
                if segment.sound and segment.end == os.fstat(fd).st_size:
                    return Writer(segment, fd, self._disk)
        except BaseException:
            os.close(fd)
            raise
        os.close(fd)
        return None

    def _new_segment(self) -> Writer:
        assert self._journal.identity is not None
        number, fd = self._create()
        segment = Segment(segment_path(self._journal.path, number), number, self._journal.identity.id)
        writer = Writer(segment, fd, self._disk)
        try:
            self._begin(writer)
        except BaseException:
            if writer.failed or writer.tip.size:
                writer.close()
            else:  # the file is still empty: for the next attempt
                self._unborn = number, fd
            raise
        with self._journal.reading:
            self.void = {}
            self._journal.segments[number] = segment
            self.writer = writer
        while self._given_up:  # only now may others look at what is disowned
            self._given_up.pop().close()
        return writer

    def _begin(self, writer: Writer) -> None:
        assert self._journal.identity is not None
        w = writing_time(self._journal.floor)
        header = Header(
            store=self._journal.identity.id, segment=writer.number, w=w, heads=self._heads(), void=dict(self.void)
        )
        writer.begin(header)
        sync_folder(segments_folder(self._journal.path))

    def _create(self) -> tuple[int, int]:
        """A new, empty, locked file that no other process has."""
        if self._unborn is not None:
            unborn, self._unborn = self._unborn, None
            return unborn
        number = max(segment_numbers(self._journal.path), default=0) + 1
        while True:
            try:
                path = segment_path(self._journal.path, number)
                fd = open_file(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_APPEND)
                break
            except FileExistsError:
                number += 1
        lock(fd)
        return number, fd

    def _heads(self) -> dict[int, str]:
        """What the chains have come to that were written to last: only what is on the disk is vouched for."""
        latest = sorted(self._journal.segments.values(), key=lambda s: s.last_w, reverse=True)[:HEADS]
        return {s.number: s.head.decode() for s in latest if s.head and (s.number in self.void or self._synced(s.path))}

    def _synced(self, path: Path) -> bool:
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
        with self._journal.reading:
            self.void[writer.number] = writer.tip.size
            if self.writer is writer:
                self.writer = None
            self._journal.version += 1
            self._journal.disown()
        self._given_up.append(writer)

    def begin(self) -> None:
        """Give a new store its first segment, so that a store without any is known to have lost them."""
        with self.writing, contextlib.suppress(OSError, StoreError):  # whoever appends tries again, and is told why
            self._new_segment()
            self.let_go()

    def let_go(self) -> None:
        """Leave the segment to the next writer, with its index."""
        writer = self.writer
        if writer is None:
            return
        with self._journal.reading:
            self._journal.take_in(writer.number)
            segment = self._journal.segments[writer.number]
            save_index(index_path(self._journal.path, writer.number), segment)
            self.writer = None
        writer.close()

    def close(self) -> None:
        """Let everything go; nothing may be appended after."""
        self.let_go()
        for fd in self._descriptors():
            os.close(fd)
        self._unborn, self._given_up = None, []

    def after_fork(self) -> None:
        """In the child: never append to what the parent writes."""
        self.writing = threading.RLock()
        for fd in self._descriptors():
            with contextlib.suppress(OSError):
                os.close(fd)
        self.writer, self._unborn, self._given_up = None, None, []

    def _descriptors(self) -> list[int]:
        writers = [writer for writer in (self.writer, *self._given_up) if writer is not None]
        return [writer.fd for writer in writers] + ([self._unborn[1]] if self._unborn else [])
