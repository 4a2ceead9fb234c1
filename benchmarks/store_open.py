"""Opening, reading and searching a large store, and the memory that it takes.

    python -m benchmarks.store_open [--records 1000000]

Against reading the same bytes, and decoding the same lines with msgspec; every figure from a fresh process.
"""

from __future__ import annotations

import shutil
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path

import msgspec
from tinydb import where

from benchmarks.parts import Parts, Taken, best, measured, records_asked
from benchmarks.store_common import Table, fill, scratch
from storage import LabelDB, LabelRecord, LabelStore, verify


def main() -> None:
    """Measure and print; exit 1 if a target is missed."""
    records = records_asked(__doc__, PARTS)
    with scratch() as folder:
        sys.exit(compare(fill(folder / "labels.store", records), records))


def compare(path: Path, records: int) -> bool:
    """The whole table; whether anything missed its target."""
    taken = {name: best("store_open", name, path, records) for name in PARTS}
    table, million = Table(), records / 1e6
    table.row("open with index", taken["open"][0] * 1e3, 25 * max(million, 0.2), "ms")
    table.row("first label after open", taken["first"][0], 1.0 * max(million, 0.2), "s")
    table.row("open without index, all hashes / decoding the lines", taken["rebuild"][0] / taken["untyped"][0], 2.5)
    table.row("scan, typed / typed decoding of the lines", taken["scan"][0] / taken["typed"][0], 1.6)
    table.row("scan of all kinds / typed decoding of the lines", taken["scan_all"][0] / taken["typed"][0], None)
    table.row("scan of 4 segments that overlap / typed decoding", taken["merged"][0] / taken["typed"][0], None)
    table.row("TinyDB search, whole scan / untyped decoding", taken["search_all"][0] / taken["untyped"][0], 1.6)
    table.row("TinyDB search of one item / reading the bytes", taken["search_one"][0] / taken["read"][0], 2)
    table.row("verify", taken["verify"][0], None, "s")
    table.row("memory after open", taken["open"][1], 10 * max(million, 1), "MB")
    table.row("memory of a typed scan, at its height", taken["scan"][1], 40, "MB")
    table.row("bytes per label / compact document", size_ratio(path), 1.6)
    return table.failed


def size_ratio(path: Path) -> float:
    """Bytes in the segments against bytes of the documents."""
    with LabelStore.open(path, read_only=True) as store:
        documents = sum(map(len, store.raw(LabelRecord)))
    return sum(segment.stat().st_size for segment in (path / "seg").iterdir()) / documents


def consume(found: object) -> None:
    deque(found, maxlen=0)  # type: ignore[call-overload]


class Line(msgspec.Struct):
    """A segment's line with a label in it, for msgspec alone."""

    d: LabelRecord | None = None


def bare(path: Path, decode: Callable[[bytes], object]) -> None:
    """Decode every line of the segments, and drop what comes out."""
    for segment in sorted((path / "seg").iterdir()):
        with segment.open("rb") as file:
            deque(map(decode, file), maxlen=0)


def opening(path: Path, records: int) -> Taken:
    return measured(lambda: LabelStore.open(path, read_only=True))


def first(path: Path, records: int) -> Taken:
    def look() -> None:
        with LabelStore.open(path, read_only=True) as store:
            next(store.scan(LabelRecord))

    return measured(look)


def rebuild(path: Path, records: int) -> Taken:
    shutil.rmtree(path / "idx")
    taken = measured(lambda: LabelStore.open(path, read_only=True))
    LabelStore.open(path).close()
    return taken


def scan(path: Path, records: int) -> Taken:
    store = LabelStore.open(path, read_only=True)
    return measured(lambda: consume(store.scan(LabelRecord)))


def scan_all(path: Path, records: int) -> Taken:
    store = LabelStore.open(path, read_only=True)
    return measured(lambda: consume(store.scan_all()))


def merged(path: Path, records: int) -> Taken:
    store = LabelStore.open(path, read_only=True)
    segments = store._journal.in_order()
    for start in range(0, len(segments), 4):
        for segment in segments[start : start + 4]:
            segment.first_w = segments[start].first_w
    return measured(lambda: consume(store.scan(LabelRecord)))


def untyped(path: Path, records: int) -> Taken:
    return measured(lambda: bare(path, msgspec.json.Decoder().decode))


def typed(path: Path, records: int) -> Taken:
    return measured(lambda: bare(path, msgspec.json.Decoder(Line).decode))


def read(path: Path, records: int) -> Taken:
    return measured(lambda: [len(segment.read_bytes()) for segment in (path / "seg").iterdir()])


def search_all(path: Path, records: int) -> Taken:
    table = LabelDB(path, access_mode="r").table("labels")
    return measured(lambda: table.search(where("short_ms") > 10**9))


def search_one(path: Path, records: int) -> Taken:
    table = LabelDB(path, access_mode="r").table("labels")
    return measured(lambda: table.search(where("record") == "5e55104a0001-77"))


def verifying(path: Path, records: int) -> Taken:
    return measured(lambda: verify(path))


PARTS: Parts = {
    "open": opening,
    "first": first,
    "rebuild": rebuild,
    "scan": scan,
    "scan_all": scan_all,
    "merged": merged,
    "untyped": untyped,
    "typed": typed,
    "read": read,
    "search_all": search_all,
    "search_one": search_one,
    "verify": verifying,
}

if __name__ == "__main__":
    main()
