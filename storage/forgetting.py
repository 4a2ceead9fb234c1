"""Forgetting somebody: the one operation that rewrites a store, whole or not at all.

What is to be is written beside what is, read back, and takes its place by one change of name (`storage.sharing`).
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from storage.disk import make_folder, sync_folder, write_whole
from storage.errors import CANNOT_WRITE, FAILED, N_, NotAStore, ReadOnlyStore, StoreError, write_error
from storage.folder import NAME, Identity, identify
from storage.locks import try_alone
from storage.moments import Stamps, stamps
from storage.person import Person
from storage.reading import in_order, runs
from storage.records import RECORDS, ErasureRecord, Record, SessionRecord
from storage.rewriting import Rewriter
from storage.segment import Segment, joint, joint_head
from storage.sharing import ALSO, DONE, DRAFT, complete, open_lock, settle
from storage.typed import decode_part
from storage.verification import read_segments

IN_USE = N_(
    "{path} is open for writing: nobody can be forgotten meanwhile. Leave `annotate label` there, then try again."
)
NO_LOCKS = N_(
    "{path} lies where files cannot be locked, so nobody can tell whether somebody is labelling. "
    "Copy the project to a disk of this machine, and try again there."
)
NO_STORE = N_("{path} is no label store yet: there is nobody to forget.")
NOBODY = N_("nobody named {name} is in {path}.")
NOT_READ_BACK = N_("it does not read back as it was written")


class Outlook(Struct, frozen=True):
    """What forgetting somebody would do."""

    names: tuple[str, ...]
    """Everybody of whom there are records, in the order of their coming."""
    unlinked: int
    """Records of labels that would stay, without a name or a time: also of those that were changed or taken back."""
    payments: int
    """Payments that would stay, without a name, a moment or a note."""
    dropped: int
    """Records that would be gone."""
    spoilt: int = 0
    """Damaged lines, which may be anybody's: they would be blanked, and still be told to be missing."""
    lines: int = 0
    """All that would be read and written."""


class Forgotten(Struct, frozen=True):
    """What forgetting somebody did."""

    unlinked: int
    payments: int
    dropped: int
    token: str
    """Under which name the labels and the payments are now."""
    head: str
    """The store's head now."""


def outlook(path: Path, name: str) -> Outlook:
    """Look what forgetting would do, and change nothing; StoreError."""
    settle(path)
    identity = identify(path)
    if identity is None:
        return Outlook((), 0, 0, 0)
    segments = read_segments(path, identity)
    person = _heard_of(segments, name)
    if name not in person.known:
        return Outlook(tuple(person.known), 0, 0, 0)
    found = stamps(segments, person)
    spoilt, lines = (sum(each) for each in zip(*((one.spoilt, len(one.kinds)) for one in found.values()), strict=True))
    return Outlook(tuple(person.known), *_counted(found), spoilt, lines)


def forget(
    path: Path, name: str, *, at: str, also: Sequence[str] = (), told: Callable[[int], object] = lambda count: None
) -> Forgotten:
    """Take one annotator's name and times out of every file of a store.

    `at`: the moment, for the record of it; `also`: names of further files in the store's folder that go; `told` hears
    how many lines were done. A StoreError means that nothing has happened. A process that is killed has changed
    nothing either, or the next one to open the store finishes it.
    """
    with _alone(path):
        identity = identify(path)
        if identity is None:
            raise NotAStore(NO_STORE, path=path)
        segments = read_segments(path, identity)
        person = _heard_of(segments, name)
        if name not in person.known:
            raise StoreError(NOBODY, name=name, path=path)
        found = stamps(segments, person)
        try:
            forgotten = _Writing(path, identity, segments, person, found).write(at, also, told)
            (path / DRAFT).rename(path / DONE)
        except BaseException as error:
            shutil.rmtree(path / DRAFT, ignore_errors=True)
            if isinstance(error, OSError):
                raise write_error(error, path) from error
            raise
        complete(path)
        return forgotten


class _Writing:
    """Writes a store beside the store."""

    def __init__(
        self,
        path: Path,
        identity: Identity,
        segments: dict[int, Segment],
        person: Person,
        found: dict[int, Stamps],
    ) -> None:
        self._draft, self._identity, self._segments = path / DRAFT, identity, segments
        self._person, self._found, self._counts = person, found, _counted(found)
        self._rewriter = Rewriter(segments, person, found)

    def write(self, at: str, also: Sequence[str], told: Callable[[int], object]) -> Forgotten:
        """All of it, on the disk."""
        make_folder(self._draft)
        for number in self._rewriter.order():
            self._put(number, self._rewriter.rewritten(number))
            told(len(self._found[number].kinds))
        self._put_anchor(at)
        fresh = structs.replace(self._identity, generation=self._identity.generation + 1, spoilt=False)
        write_whole(self._draft / NAME, msgspec.json.encode(fresh) + b"\n", sync=True)
        write_whole(self._draft / ALSO, msgspec.json.encode(list(also)), sync=True)
        sync_folder(self._draft)
        heads = ((number, head) for number, head in sorted(self._rewriter.heads.items()) if head)
        return Forgotten(*self._counts, self._person.token, joint(heads))

    def _put_anchor(self, at: str) -> None:
        unlinked, _payments, dropped = self._counts
        record = ErasureRecord(
            session=secrets.token_hex(6),
            at=at,
            unlinked=unlinked,
            dropped=dropped,
            head=joint_head(self._segments.values()),
            traces=self._person.traces,
        )
        known = {number for segment in self._segments.values() for number in segment.heads} | set(self._segments)
        number = max(known, default=0) + 1
        self._put(number, self._rewriter.anchor(number, self._identity.id, record))

    def _put(self, number: int, data: bytes) -> None:
        """Write a segment and read it back: its last hash vouches for all of it."""
        path = self._draft / f"{number:06d}.jsonl"
        write_whole(path, data, sync=True)
        written = Segment(path, number, self._identity.id)
        written.take_in(len(data))
        if written.head.decode() != self._rewriter.heads[number]:
            raise StoreError(FAILED, path=path, reason=NOT_READ_BACK)


def _heard_of(segments: dict[int, Segment], name: str) -> Person:
    person = Person(name)
    others = tuple(
        kind.table for kind in RECORDS if kind is not SessionRecord and "annotator" in kind.__struct_fields__
    )
    for tables in ((SessionRecord.table,), others):
        for record in _records(segments, tables):
            person.hear_of(record)
    return person


def _records(segments: dict[int, Segment], tables: tuple[str, ...]) -> Iterator[Record]:
    for part in in_order(runs(segments.values(), {}), tables):
        yield from decode_part(part, lambda damage: None)


def _counted(found: dict[int, Stamps]) -> tuple[int, int, int]:
    """How many records of labels and how many payments stay unlinked, and how many records go."""
    counts = ((one.unlinked, one.payments, one.dropped) for one in found.values())
    unlinked, payments, dropped = (sum(each) for each in zip((0, 0, 0), *counts, strict=True))
    return unlinked, payments, dropped


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep every writer out, and finish first what was begun before; StoreError if somebody writes."""
    if identify(path) is None:
        raise NotAStore(NO_STORE, path=path)
    fd = open_lock(path)
    if fd is None:
        raise ReadOnlyStore(CANNOT_WRITE, path=path, reason=os.strerror(13))
    try:
        free = try_alone(fd)
        if not free:
            raise StoreError(NO_LOCKS if free is None else IN_USE, path=path)
        if (path / DONE).exists():
            complete(path)
        shutil.rmtree(path / DRAFT, ignore_errors=True)
        yield
    finally:
        os.close(fd)
