"""Benchmarks in parts: each part is measured in fresh processes of its own, which find a store that lies ready."""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from benchmarks.store_common import clock

TIMES = 3
FEW = 20
"""A small store has so many times fewer records."""

Taken: TypeAlias = tuple[float, float]
"""Seconds, and megabytes of memory."""
Parts: TypeAlias = Mapping[str, Callable[[Path, int], Taken]]
"""What is measured, by name: each is given the path and how many records lie there."""


def records_asked(about: str | None, parts: Parts, usual: int = 1_000_000) -> int:
    """How many records the benchmark is asked for; a process that is asked for one part measures it and ends."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=usual)
    parser.add_argument("--part", help=argparse.SUPPRESS)
    parser.add_argument("--path", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    records: int = options.records
    if options.part:
        print(json.dumps(parts[options.part](options.path, records)))
        sys.exit()
    return records


def best(benchmark: str, part: str, path: Path, records: int, times: int = TIMES) -> Taken:
    """The shortest time of several fresh processes, and the memory that it cost."""
    seconds, megabytes = min(_once(benchmark, part, path, records) for _ in range(times))
    return seconds, megabytes


def _once(benchmark: str, part: str, path: Path, records: int) -> list[float]:
    module = f"benchmarks.{benchmark}"
    command = [sys.executable, "-m", module, "--part", part, "--path", str(path), "--records", str(records)]
    config = os.environ | {"ANNOTATE_CONFIG": str(path / "settings.toml")}
    done = subprocess.run(command, capture_output=True, env=config)
    if done.returncode:
        sys.stderr.buffer.write(done.stderr)
        done.check_returncode()
    taken: list[float] = json.loads(done.stdout.splitlines()[-1])
    return taken


def memory() -> float:
    """Resident memory of this process at its height, in megabytes; where /proc does not tell, 0."""
    status = Path("/proc/self/status")
    text = status.read_text() if status.exists() else "VmHWM: 0"
    return int(text.partition("VmHWM:")[2].split()[0]) / 1024


def measured(action: Callable[[], object]) -> Taken:
    """How long something takes, and by how much memory grows at its height."""
    gc.collect()
    before = memory()
    return clock(action), memory() - before
