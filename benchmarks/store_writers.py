"""Several processes save labels into one store at once, as fast as they can.

    python -m benchmarks.store_writers [--writers 8] [--records 300] [--rounds 3]

Against SQLite (write-ahead log, synchronous=FULL) with the same documents, in turns.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.store_common import Sqlite, Table, clock, document, label, percentile, scratch
from storage import LabelRecord, LabelStore, verify

WORST = 100
"""Milliseconds that anybody may wait."""


def main() -> None:
    """Measure and print; exit 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--records", type=int, default=300, help="labels of each writer in each round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        way, path, session, start = options.work
        print(json.dumps(work(way, Path(path), session, options.records, float(start))))
        return
    with scratch() as folder:
        sys.exit(compare(folder, options.writers, options.records, options.rounds))


def compare(folder: Path, writers: int, records: int, rounds: int) -> bool:
    """The whole table; whether anything missed its target."""
    Sqlite(folder / "sqlite.db").close()
    taken: dict[str, list[tuple[float, list[float]]]] = {"store": [], "sqlite": []}
    for number in range(rounds):
        for way, results in taken.items():
            results.append(together(way, folder, writers, records, number))
    rate = {way: statistics.median(speed for speed, _ in results) for way, results in taken.items()}
    waits = {way: [wait * 1e3 for _, found in results for wait in found] for way, results in taken.items()}
    table = Table()
    table.row(f"labels saved per second by {writers} writers / SQLite", rate["store"] / rate["sqlite"], 1.5, least=True)
    table.row("labels saved per second", rate["store"], None, "/s")
    for way, found in waits.items():
        table.row(f"{way}: 99 of 100 wait", percentile(found, 0.99), None, "ms")
        table.row(f"{way}: worst wait", max(found), WORST if way == "store" else None, "ms")
    with LabelStore.open(folder / "labels.store", read_only=True) as store:
        lost = writers * records * rounds - sum(1 for _ in store.scan(LabelRecord))
    table.row("labels lost", lost, 0, "")
    table.row("damage that verify finds", len(verify(folder / "labels.store").damage), 0, "")
    return table.failed


def together(way: str, folder: Path, writers: int, records: int, number: int) -> tuple[float, list[float]]:
    """Labels per second, and how long each had to wait, of writers that begin at the same moment."""
    path = folder / ("labels.store" if way == "store" else "sqlite.db")
    start = time.time() + 1.5
    command = [sys.executable, "-m", "benchmarks.store_writers", "--records", str(records), "--work", way, str(path)]
    processes = [
        subprocess.Popen([*command, f"{number:06x}{writer:06x}", str(start)], stdout=subprocess.PIPE)
        for writer in range(writers)
    ]
    results = [json.loads(process.communicate()[0]) for process in processes]
    ended = max(end for end, _ in results)
    return writers * records / (ended - start), [wait for _, waits in results for wait in waits]


def work(way: str, path: Path, session: str, records: int, start: float) -> tuple[float, list[float]]:
    """One writer: when it was done, and how long each label took."""
    if way == "store":
        store = LabelStore.open(path)
        labels = [label(number, session) for number in range(records)]
        time.sleep(max(0.0, start - time.time()))
        waits = [clock(lambda one=one: store.append(one)) for one in labels]  # type: ignore[misc]
        ended = time.time()
        store.close()
        return ended, waits
    sqlite, documents = Sqlite(path), [document(number) for number in range(records)]
    time.sleep(max(0.0, start - time.time()))
    waits = [clock(lambda one=one: sqlite.append(one)) for one in documents]  # type: ignore[misc]
    return time.time(), waits


if __name__ == "__main__":
    main()
