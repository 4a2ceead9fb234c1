"""What the benchmarks of the store share: labels, tables of ratios, other ways to keep the same bytes."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from storage import LabelRecord, LabelStore
from storage.disk import Disk
from storage.journal import Journal
from storage.writer import Row

LABELS = ("cat", "dog", "traffic light", "bicycle", "other")


def label(number: int, session: str = "5e55104a0001") -> LabelRecord:
    """A label as the labelling screen writes it."""
    return LabelRecord(
        session=session,
        record=f"{session}-{number}",
        item=f"street/{number % 1000:04d}.jpg",
        task="classify",
        annotator="amber-otter",
        outcome="labelled",
        answer={"label": LABELS[number % 5]},
        shown_at="2026-11-24T09:00:00.123Z",
        submitted_at="2026-11-24T09:00:02.341Z",
        first_input_ms=1830,
        short_ms=2218,
        wait_ms=14,
        inputs=1,
        sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        width=640,
        height=480,
    )


def fill(path: Path, count: int) -> Path:
    """A store of so many labels, written as fast as it can be."""
    journal = Journal(path)
    for start in range(0, count, 10_000):
        numbers = range(start, min(start + 10_000, count))
        journal.commit([Row("labels", msgspec.json.encode(label(number))) for number in numbers])
    journal.close()
    return path


class Raw:
    """The least that durability costs: append the same bytes to one file, and sync it."""

    def __init__(self, path: Path) -> None:
        self._disk = Disk()
        self._fd = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)

    def append(self, data: bytes) -> None:
        self._disk.write(self._fd, data)
        self._disk.sync(self._fd)

    def close(self) -> None:
        os.close(self._fd)


class Sqlite:
    """A table of JSON documents, write-ahead log, every commit synced."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, timeout=60, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute("CREATE TABLE IF NOT EXISTS labels (id INTEGER PRIMARY KEY, doc TEXT)")

    def append(self, document: bytes) -> None:
        self._db.execute("INSERT INTO labels (doc) VALUES (?)", (document.decode(),))

    def fill(self, count: int) -> None:
        rows = ((msgspec.json.encode(label(number)).decode(),) for number in range(count))
        self._db.execute("BEGIN")
        self._db.executemany("INSERT INTO labels (doc) VALUES (?)", rows)
        self._db.execute("COMMIT")

    def close(self) -> None:
        self._db.close()


def last_line(store: LabelStore) -> bytes:
    """The bytes that the store wrote last."""
    folder = store.path / "seg"
    newest = max(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    with newest.open("rb") as file:
        file.seek(-4096, os.SEEK_END) if newest.stat().st_size > 4096 else None
        return file.read().splitlines(keepends=True)[-1]


def clock(action: Callable[[], object]) -> float:
    """How long something takes, in seconds."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def in_turns(rounds: int, each: int, *actions: Callable[[], object]) -> list[float]:
    """The median time of each action, all of them measured in turns so that the machine's moods hit all alike."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for taken, action in zip(times, actions, strict=True):
            taken += [clock(action) for _ in range(each)]
    return [statistics.median(taken) for taken in times]


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder on a real disk: where the benchmark is started, since /tmp may be memory."""
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir="."))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


class Table:
    """Lines of measure, figure, target and verdict."""

    def __init__(self) -> None:
        self.failed = False
        print(f"{'measure':<66} {'figure':>10} {'target':>10}  verdict")

    def row(self, measure: str, figure: float, limit: float | None, unit: str = "x", *, least: bool = False) -> None:
        """One line; `least`: the figure has to reach the limit rather than stay below."""
        good = limit is None or (figure >= limit if least else figure <= limit)
        self.failed |= not good
        target = "" if limit is None else f"{'>=' if least else '<='} {limit:g}{unit}"
        verdict = "" if limit is None else ("holds" if good else "FAILS")
        print(f"{measure:<66} {figure:>9.3g}{unit} {target:>10}  {verdict}")


def document(number: int) -> bytes:
    return msgspec.json.encode(label(number))


def plain(number: int) -> dict[str, object]:
    found: dict[str, object] = json.loads(document(number))
    return found
