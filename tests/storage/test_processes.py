"""Several processes at once, killed processes, forked processes: real ones."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage import LabelStore, verify
from tests.storage.make import filled, label, names, read_names

ROOT = Path(__file__).parents[2]

WRITE = """
import sys
from pathlib import Path
from storage import LabelStore
from tests.storage.make import label
path, session, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with LabelStore.open(path) as store:
    for number in range(count):
        one = label(number, session)
        if number % 3:
            store.append(one)
        else:
            store.submit(one).result()
        print(one.record, flush=True)
"""


def writer(path: Path, session: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITE, str(path), session, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_eight_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "labels.store"
    writers = [writer(path, f"{n:012x}", 40) for n in range(8)]
    said = {name for process in writers for name in process.communicate(timeout=60)[0].split()}
    assert len(said) == 320
    assert sorted(read_names(path)) == sorted(said)
    found = verify(path)
    assert (found.ok, found.records) == (True, 320)


def test_twenty_killed_processes_lose_nothing_that_they_said_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "labels.store"
    chance = random.Random(7)
    said: list[str] = []
    for n in range(20):
        process = writer(path, f"{n:012x}", 100_000)
        assert process.stdout is not None
        said.append(process.stdout.readline().strip())
        time.sleep(chance.uniform(0, 0.02))
        process.send_signal(signal.SIGKILL)
        said += [line.strip() for line in process.communicate(timeout=60)[0].splitlines(keepends=True) if "\n" in line]
    with LabelStore.open(path) as store:
        assert set(said) <= set(names(store))
        store.append(label(1, "f" * 12))
    assert verify(path).ok
    assert len(list((path / "seg").iterdir())) <= 4


@pytest.mark.parametrize("count", [1, 8])
def test_one_after_the_other_continue_the_same_segment(tmp_path: Path, count: int) -> None:
    path = tmp_path / "labels.store"
    for n in range(count):
        with LabelStore.open(path) as store:
            store.append(label(n))
    assert [entry.name for entry in (path / "seg").iterdir()] == ["000001.jsonl"]
    assert read_names(path) == [label(n).record for n in range(count)]


def test_a_forked_child_writes_its_own_segment(tmp_path: Path) -> None:
    path = tmp_path / "labels.store"
    with LabelStore.open(path) as store:
        store.append(label(0))
        child = os.fork()
        if child == 0:
            try:
                store.append(label(1, "c" * 12))
                store.submit(label(2, "c" * 12)).result(10)
                os._exit(0)
            finally:
                os._exit(1)
        store.append(label(3))
        assert os.waitpid(child, 0)[1] == 0
        store.append(label(4))
    assert len(read_names(path)) == 5
    assert verify(path).ok
    assert len(list((path / "seg").iterdir())) == 2


def test_many_threads_submit_at_once(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    path = tmp_path / "labels.store"
    with LabelStore.open(path) as store, ThreadPoolExecutor(8) as pool:

        def work(n: int) -> None:
            for number in range(50):
                store.submit(label(number, f"{n:012x}")).result(10)

        list(pool.map(work, range(8)))
        assert len(names(store)) == 400
    assert verify(path).ok


def test_reading_goes_on_while_others_write(tmp_path: Path) -> None:
    path = filled(tmp_path / "labels.store", 1)
    process = writer(path, "b" * 12, 200)
    seen = 0
    with LabelStore.open(path, read_only=True) as store:
        position = store.position()
        while process.poll() is None or store.refresh():
            store.refresh()
            seen += sum(1 for _ in store.scan_all(after=position))
            position = store.position()
        store.refresh()
        seen += sum(1 for _ in store.scan_all(after=position))
    process.communicate()
    assert seen == 200
