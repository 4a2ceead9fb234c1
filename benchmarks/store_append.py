"""What it costs to save one label, at any size of the store, and how long the screen's thread is held.

    python -m benchmarks.store_append [--records 1000000] [--rounds 60]

Against appending the same bytes to a file and syncing it, and against SQLite (write-ahead log, synchronous=FULL), all
in turns; stock TinyDB is shown at a tenth of the size for comparison.

Once its log is as long as it gets, SQLite overwrites it in place, which costs the file system less than any append:
the line "raw append / SQLite" says how much of the ratio is that. The store never overwrites a byte.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from pathlib import Path

from tinydb import TinyDB

from benchmarks.store_common import (
    Raw,
    Sqlite,
    Table,
    clock,
    document,
    fill,
    in_turns,
    label,
    last_line,
    percentile,
    plain,
    scratch,
)
from storage import LabelDB, LabelStore


def main() -> None:
    """Measure and print; exit 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1_000_000, help="size of the largest store")
    parser.add_argument("--rounds", type=int, default=60, help="turns of ten labels each")
    options = parser.parse_args()
    table = Table()
    with scratch() as folder:
        sizes = sorted({0, min(10_000, options.records), options.records})
        costs = [at_size(table, folder, size, options.rounds) for size in sizes]
        table.row(f"append at {sizes[-1]:,} records / at 0, both against raw", costs[-1] / costs[0], 1.1)
        held(table, folder)
        stock(table, folder, options.records // 10)
    sys.exit(table.failed)


def at_size(table: Table, folder: Path, size: int, rounds: int) -> float:
    """The cost of one append against raw."""
    place = folder / str(size)
    place.mkdir()
    store = LabelStore.open(fill(place / "labels.store", size))
    database = LabelDB(place / "labels.store")
    sqlite, raw = Sqlite(place / "sqlite.db"), Raw(place / "raw")
    sqlite.fill(size)
    numbers = itertools.count(size)
    store.append(label(next(numbers)))
    line, same = last_line(store), document(size)
    same_plain = plain(size)
    bare, kept, tiny, rows = in_turns(
        rounds,
        10,
        lambda: raw.append(line),
        lambda: store.append(label(next(numbers))),
        lambda: database.insert(same_plain),
        lambda: sqlite.append(same),
    )
    table.row(f"append at {size:,} records / raw append + fdatasync ({bare * 1e6:.0f} us)", kept / bare, 1.25)
    table.row(f"LabelDB.insert at {size:,} records / raw", tiny / bare, 1.25)
    # A filled SQLite writes over a log that is there already; what is only ever appended to cannot. The row below says
    # how much of the difference a bare append has, too.
    table.row(f"append at {size:,} records / SQLite WAL FULL", kept / rows, 1.0 if size == 0 else None)
    table.row(f"raw append at {size:,} records / SQLite WAL FULL", bare / rows, None)
    for opened in (store, database, sqlite, raw):
        opened.close()
    return kept / bare


def held(table: Table, folder: Path) -> None:
    """How long `submit` holds its caller, at a fast labeller's pace."""
    with LabelStore.open(folder / "held.store") as store:
        records = [label(number) for number in range(600)]
        times = []
        for record in records:
            times.append(clock(lambda record=record: store.submit(record)))  # type: ignore[misc]
            time.sleep(0.003)
    table.row("submit holds the screen's thread, median", percentile(times, 0.5) * 1e6, 100, "us")
    table.row("submit holds the screen's thread, 99 of 100", percentile(times, 0.99) * 1e6, 100, "us")


def stock(table: Table, folder: Path, size: int) -> None:
    """The old way, for comparison: the whole file is written at every insert."""
    with TinyDB(folder / "stock.json") as database:
        database.insert_multiple(plain(number) for number in range(size))
        database.insert(plain(size))
        table.row(
            f"stock TinyDB, insert at {size:,} records", clock(lambda: database.insert(plain(size))) * 1e3, None, "ms"
        )


if __name__ == "__main__":
    main()
