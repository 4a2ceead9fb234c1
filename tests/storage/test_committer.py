from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from storage.committer import MOST, Committer
from storage.writer import Row


class Slow:
    """A disk that waits to be told, and may be told to fail."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.batches: list[Sequence[Row]] = []
        self.failure: Exception | None = None

    def __call__(self, rows: Sequence[Row]) -> None:
        self.batches.append(rows)
        self.go.wait(10)
        if self.failure is not None:
            raise self.failure


def row(number: int) -> Row:
    return Row("labels", b"%d" % number)


@pytest.fixture
def disk() -> Slow:
    return Slow()


def test_the_caller_does_not_wait_and_what_gathers_is_written_at_once(disk: Slow) -> None:
    committer = Committer(disk)
    futures = [committer.submit(row(number)) for number in range(MOST + 50)]
    assert not any(future.done() for future in futures)
    disk.go.set()
    committer.stop()
    assert all(future.result(0) is None for future in futures)
    assert [one for batch in disk.batches for one in batch] == [row(number) for number in range(MOST + 50)]
    assert max(len(batch) for batch in disk.batches) <= MOST
    assert len(disk.batches) <= 4


def test_a_failure_reaches_each_future_of_its_batch_and_no_other(disk: Slow) -> None:
    committer = Committer(disk)
    disk.go.set()
    committer.submit(row(0)).result(10)
    disk.failure = OSError("broken")
    failed = committer.submit(row(1))
    assert failed.exception(10) is disk.failure
    assert committer.take_failure() is disk.failure
    assert committer.take_failure() is None
    disk.failure = None
    committer.submit(row(2)).result(10)
    committer.stop()


def test_draining_waits_for_all_that_was_submitted(disk: Slow) -> None:
    committer = Committer(disk)
    committer.drain()
    futures = [committer.submit(row(number)) for number in range(5)]
    threading.Timer(0.01, disk.go.set).start()
    committer.drain()
    assert all(future.done() for future in futures)
    committer.stop()


def test_a_future_cannot_be_cancelled_since_the_record_will_be_written(disk: Slow) -> None:
    committer = Committer(disk)
    future = committer.submit(row(0))
    assert not future.cancel()
    disk.go.set()
    committer.stop()


def test_after_stopping_it_can_be_started_again(disk: Slow) -> None:
    disk.go.set()
    committer = Committer(disk)
    committer.stop()
    committer.submit(row(0)).result(10)
    committer.stop()
    assert disk.batches == [[row(0)]]


def test_a_forked_child_has_nothing_of_the_parents_to_write(disk: Slow) -> None:
    committer = Committer(disk)
    committer.submit(row(0))
    thread = committer._thread
    committer.after_fork()
    disk.go.set()
    committer.submit(row(1)).result(10)
    committer.stop()
    assert thread is not None
    assert disk.batches == [[row(0)], [row(1)]]
