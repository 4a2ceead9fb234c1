"""The typed face of the store: immutable records in, immutable records out."""

from __future__ import annotations

import atexit
import contextlib
import os
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

import msgspec

from storage.codec import encode_record
from storage.committer import Committer
from storage.damage import Damage
from storage.derived import load_derived, save_derived
from storage.disk import Disk, read_part
from storage.errors import CLOSED, N_, READ_ONLY, ClosedStore, ReadOnlyStore, StalePosition
from storage.format import TAIL
from storage.journal import Journal
from storage.reading import Part, in_order, runs
from storage.records import RECORDS, LabelRecord, Record
from storage.segment import joint
from storage.typed import Repeats, decode_part, name_of
from storage.writer import Row

if TYPE_CHECKING:
    from concurrent.futures import Future

R = TypeVar("R", bound=Record)

STALE = N_("what was read of {path} before is no longer how it begins. Read it again from the beginning.")

_live: weakref.WeakSet[LabelStore] = weakref.WeakSet()


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """How far one segment was read."""

    end: int
    head: str


class Position(msgspec.Struct, frozen=True):
    """How far a store was read."""

    segments: dict[int, Mark] = {}

    @property
    def head(self) -> str:
        """One hash over the heads of all segments: it stands for everything before the position."""
        return joint((number, mark.head) for number, mark in sorted(self.segments.items()))


class LabelStore:
    """The records of a project. Reading and submitting may go on in different threads."""

    def __init__(self, path: Path, *, read_only: bool = False, disk: Disk | None = None) -> None:
        self.path, self.read_only = path, read_only
        self._journal = Journal(path, read_only=read_only, disk=disk)
        self._committer = Committer(self._commit)
        if not read_only:
            self._committer.start()
        _live.add(self)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> LabelStore:
        """Open or make the store at a path; read-only, a store that is not there is an empty one."""
        return cls(path, read_only=read_only)

    # Writing

    def append(self, *records: Record) -> None:
        """Return when the records are on the disk, all or none; a StoreError means: not saved."""
        self._check_writable()
        rows = [self._row(record) for record in records]
        if rows:
            self._committer.drain()  # what was submitted before comes first
            self._journal.commit(rows, atomic=True)

    def submit(self, record: Record) -> Future[None]:
        """Hand a record to the committing thread; the future resolves once it is on the disk, or fails."""
        self._check_writable()
        return self._committer.submit(self._row(record))

    def flush(self) -> None:
        """Wait for all that was submitted; raises the first failure since the last call."""
        self._committer.drain()
        failure = self._committer.take_failure()
        if failure is not None:
            raise failure

    def _commit(self, rows: Sequence[Row]) -> None:
        self._journal.commit(rows)

    def _row(self, record: Record) -> Row:
        return Row(record.table, encode_record(record))

    def _check_writable(self) -> None:
        if self._journal.closed:
            raise ClosedStore(CLOSED, path=self.path)
        if self.read_only:
            raise ReadOnlyStore(READ_ONLY, path=self.path)

    # Reading

    def scan(self, kind: type[R], *, after: Position | None = None) -> Iterator[R]:
        """The records of one kind in the order of writing, newer ones than `after` only; streaming.

        A label that was written again after an unsure failure comes once. What cannot be read is left out and named
        in `damage`. NewerStore if a later version of this program wrote a record.
        """
        repeats = Repeats()
        for part in self._parts((kind.table,), after):
            yield from _without(repeats, decode_part(part, self._journal.blame))  # type: ignore[misc]

    def scan_all(self, *, after: Position | None = None, until: Position | None = None) -> Iterator[Record]:
        """The records of all kinds in the order of writing, at most up to `until`; otherwise as `scan`."""
        repeats = Repeats()
        for part in self._parts(tuple(kind.table for kind in RECORDS), after, until):
            yield from _without(repeats, decode_part(part, self._journal.blame))

    def raw(self, kind: type[Record], *, after: Position | None = None) -> Iterator[bytes]:
        """The records of one kind as the JSON that was written, in the same order; not decoded, not checked."""
        repeats = Repeats()
        for part in self._parts((kind.table,), after):
            if kind is LabelRecord:
                yield from repeats.new(part.documents, [name_of(document) for document in part.documents])
            else:
                yield from part.documents

    def count(self, kind: type[Record]) -> int:
        """How many records of a kind there are; those that were written twice count twice."""
        self._journal.catch_up()
        return self._journal.count(kind.table)

    def refresh(self) -> bool:
        """Take in what any process appended; whether there was anything."""
        return self._journal.refresh()

    @property
    def damage(self) -> list[Damage]:
        """What was found wrong so far; the rest of the store is read all the same."""
        return self._journal.damage()

    def _parts(self, tables: tuple[str, ...], after: Position | None, until: Position | None = None) -> Iterator[Part]:
        self._journal.catch_up()
        if not all(one is None or self.covers(one) for one in (after, until)):
            raise StalePosition(STALE, path=self.path)
        starts = {} if after is None else _ends(after)
        return in_order(runs(self._journal.in_order(), starts, None if until is None else _ends(until)), tables)

    # Where reading has got to

    @property
    def id(self) -> str:
        """The store's own name, that no other has; empty where there is no store yet."""
        return self._journal.identity.id if self._journal.identity is not None else ""

    @property
    def generation(self) -> int:
        """How often the store was rewritten because somebody was forgotten."""
        return self._journal.identity.generation if self._journal.identity is not None else 0

    def position(self) -> Position:
        """Up to where the store was read: `scan(after=...)` gives what was taken in since."""
        self._journal.catch_up()
        return Position({s.number: Mark(s.end, s.head.decode()) for s in self._journal.in_order() if s.end})

    def covers(self, position: Position) -> bool:
        """Whether a position is one of this store: everything before it is still there, unchanged."""
        return all(self.hash_at(number, mark.end) == mark.head for number, mark in position.segments.items())

    def hash_at(self, number: int, end: int) -> str | None:
        """The hash of the line of a segment that ends at an offset; None where no line of it was read up to there."""
        segment = self._journal.segments.get(number)
        if segment is None or not TAIL < end <= segment.end:
            return None
        if end == segment.end:
            return segment.head.decode()
        return read_part(segment.path, end - 67, 64).decode("ascii", "replace")

    def end_of(self, number: int, head: str) -> int | None:
        """Where the line of a segment ends that carries a hash; None where none of those that were read does."""
        segment = self._journal.segments.get(number)
        end = b'"h":"%b"}\n' % head.encode(errors="replace")
        for start, block, whole in () if segment is None else segment.blocks():
            if (at := block.find(end, 0, whole)) >= 0:
                return start + at + len(end)
        return None

    def head(self) -> str:
        """One hash over the heads of all segments: it stands for everything that was read so far."""
        return self.position().head

    # Derived data

    def load_derived(self, name: str) -> bytes | None:
        """What `save_derived` kept; None if it is gone or spoilt."""
        return load_derived(self.path, name)

    def save_derived(self, name: str, data: bytes) -> None:
        """Keep what can be worked out again; it may be deleted at any time. Read-only, nothing is kept."""
        if not self.read_only:
            save_derived(self.path, name, data)

    # Life

    def close(self) -> None:
        """Wait for what was submitted, then let go of the files. Closing twice is nothing."""
        self._committer.stop()
        self._journal.close()

    def __enter__(self) -> LabelStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self.flush()
        finally:
            self.close()

    def after_fork(self) -> None:
        """In the child: what the parent submitted is the parent's to save."""
        self._committer.after_fork()


def _ends(position: Position) -> dict[int, int]:
    return {number: mark.end for number, mark in position.segments.items()}


def _without(repeats: Repeats, records: Sequence[Record]) -> Sequence[Record]:
    """The records less the labels that were seen already."""
    names = [record.record if type(record) is LabelRecord else object() for record in records]
    return repeats.new(records, names)


def _after_fork() -> None:
    for store in list(_live):
        store.after_fork()


def _at_exit() -> None:
    for store in list(_live):
        with contextlib.suppress(Exception):
            store.close()


atexit.register(_at_exit)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
