"""Kills writers at random instants, over and over, and counts what was lost of what they said was saved.

    python -m benchmarks.store_kill [--kills 200] [--writers 2]

After every kill the store has to open, everything that was acknowledged has to be there exactly once, and another label
has to be accepted; in the end every hash is checked.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.store_common import label, scratch
from storage import LabelRecord, LabelStore, verify


def main() -> None:
    """Kill, count, print; exit 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--writers", type=int, default=2, help="processes that write at once; all are killed")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--work", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        write(Path(options.work[0]), options.work[1])
        return
    with scratch() as folder:
        sys.exit(rounds(folder / "labels.store", options.kills, options.writers, random.Random(options.seed)))


def rounds(path: Path, kills: int, writers: int, chance: random.Random) -> bool:
    """All rounds; whether anything went wrong."""
    said: set[str] = set()
    killed = lost = doubled = 0
    while killed < kills:
        acknowledged = killed_together(path, [f"{killed + n:012x}" for n in range(writers)], chance)
        said |= acknowledged
        killed += writers
        with LabelStore.open(path) as store:
            names = [record.record for record in store.scan(LabelRecord)]
            last = label(0, f"{killed:06x}ffffff")
            store.append(last)
            said.add(last.record)
        lost += len((said - {last.record}) - set(names))
        doubled += len(names) - len(set(names))
    found = verify(path)
    print(f"{killed} kills, {len(said):,} labels acknowledged: {lost} lost, {doubled} doubled")
    print(f"{found.segments} segments, {found.records:,} records, damage: {list(found.damage) or 'none'}")
    return bool(lost or doubled or not found.ok)


def killed_together(path: Path, sessions: list[str], chance: random.Random) -> set[str]:
    """What some writers acknowledged before each was killed."""
    command = [sys.executable, "-m", "benchmarks.store_kill", "--work", str(path)]
    processes = [subprocess.Popen([*command, session], stdout=subprocess.PIPE) for session in sessions]
    said: set[str] = set()
    for process in processes:
        assert process.stdout is not None
        said.add(process.stdout.readline().decode().strip())
    for process in processes:
        time.sleep(chance.uniform(0, 0.03))
        process.send_signal(signal.SIGKILL)
    for process in processes:
        output = process.communicate()[0]
        said |= {line.decode() for line in output[: output.rfind(b"\n") + 1].splitlines()}
    return said


def write(path: Path, session: str) -> None:
    """Save labels, in all ways that there are, and say each time that it is done."""
    store, number = LabelStore.open(path), 0
    while True:
        ones = [label(number + n, session) for n in range(3)]
        number += 3
        if number % 2:
            store.append(*ones)
        else:
            for future in [store.submit(one) for one in ones]:
                future.result()
        sys.stdout.write("".join(one.record + "\n" for one in ones))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
