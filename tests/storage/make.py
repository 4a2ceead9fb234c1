"""Records, stores and disks for the tests of the store."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from storage import LabelRecord, LabelStore, SessionRecord
from storage.disk import Disk

AT = "2026-11-24T09:00:00.000Z"


def label(number: int, session: str = "a" * 12) -> LabelRecord:
    return LabelRecord(
        session=session,
        record=f"{session}-{number}",
        item=f"photos/{number:04d}.jpg",
        task="classify",
        annotator="amber-otter",
        outcome="labelled",
        answer={"label": "cat" if number % 3 else "dog"},
        shown_at=AT,
        submitted_at=AT,
        short_ms=number,
    )


def sitting(session: str = "a" * 12) -> SessionRecord:
    return SessionRecord(session=session, annotator="amber-otter", started_at=AT, tool="0.1", task="classify")


def names(store: LabelStore) -> list[str]:
    return [record.record for record in store.scan(LabelRecord)]


def read_names(path: Path) -> list[str]:
    with LabelStore.open(path, read_only=True) as store:
        return names(store)


def filled(path: Path, count: int) -> Path:
    """A closed store of so many labels."""
    with LabelStore.open(path) as store:
        for number in range(count):
            store.append(label(number))
    return path


def segment(path: Path, number: int = 1) -> Path:
    return path / "seg" / f"{number:06d}.jsonl"


class FailingDisk(Disk):
    """A disk that fails at the calls it is told to fail at, counted from now."""

    def __init__(self) -> None:
        self.writes: dict[int, int] = {}
        """After so many writes: the error number of the next."""
        self.syncs: dict[int, int] = {}
        self.cut: int | None = None
        """How many bytes the next write takes."""
        self.full = False

    def write(self, fd: int, data: bytes) -> int:
        if data == b"!":
            return super().write(fd, data)
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        _countdown(self.writes)
        if self.cut is not None:
            data, self.cut = data[: self.cut], None
        return super().write(fd, data)

    def sync(self, fd: int) -> None:
        _countdown(self.syncs)
        super().sync(fd)


def _countdown(failures: dict[int, int]) -> None:
    due = failures.pop(0, None)
    for count in sorted(failures):
        failures[count - 1] = failures.pop(count)
    if due is not None:
        raise OSError(due, os.strerror(due))
