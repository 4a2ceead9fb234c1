"""The thread that waits for the disk, so that no key has to: it writes what has gathered, syncs once, and tells."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from storage.writer import Row

if TYPE_CHECKING:  # who only reads submits nothing, and need not wait until these are loaded
    from concurrent.futures import Future
    from queue import SimpleQueue

MOST = 1000
"""How many records are written at once at most."""


Waiting: TypeAlias = "SimpleQueue[tuple[Row, Future[None]] | None]"
"""Rows and the futures that await them; None ends the thread."""


class Commit(Protocol):
    """What makes rows durable, or raises."""

    def __call__(self, rows: Sequence[Row]) -> object: ...


class Committer:
    """Takes rows from any thread and returns a future for each; the futures resolve in the order of submission."""

    def __init__(self, commit: Commit) -> None:
        self._commit = commit
        self._begin()

    def _begin(self) -> None:
        self._queue: Waiting | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._last: Future[None] | None = None
        self._failure: BaseException | None = None

    def submit(self, row: Row) -> Future[None]:
        """Take a row; its future resolves once it is on the disk, or fails with the reason why it is not."""
        from concurrent.futures import Future

        future: Future[None] = Future()
        future.set_running_or_notify_cancel()
        with self._lock:
            self._waiting().put((row, future))
            self._last = future
        if self._thread is None:
            self.start()
        return future

    def start(self) -> None:
        """Start the thread now, so that the first to submit does not wait for that."""
        with self._lock:
            if self._thread is None:
                queue = self._waiting()
                self._thread = threading.Thread(target=self._run, args=(queue,), name="label store", daemon=True)
                self._thread.start()

    def _waiting(self) -> Waiting:
        from queue import SimpleQueue

        if self._queue is None:
            self._queue = SimpleQueue()
        return self._queue

    def drain(self) -> None:
        """Wait until all that was submitted so far is saved, or has failed."""
        last = self._last
        if last is not None and not last.done():
            last.exception()

    def stop(self) -> None:
        """Wait as `drain` does, then end the thread."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._waiting().put(None)
            thread.join()

    def take_failure(self) -> BaseException | None:
        """The first failure since this was last asked."""
        failure, self._failure = self._failure, None
        return failure

    def after_fork(self) -> None:
        """In the child there is no thread, and what waits in the queue is the parent's to save."""
        self._begin()

    def _run(self, queue: Waiting) -> None:
        while batch := _gather(queue):
            failure: BaseException | None = None
            try:
                self._commit([row for row, _ in batch])
            except BaseException as error:
                failure = error
                self._failure = self._failure or error
            self._tell(batch, failure)

    def _tell(self, batch: Sequence[tuple[Row, Future[None]]], failure: BaseException | None) -> None:
        for _, future in batch:
            if failure is None:
                future.set_result(None)
            else:
                future.set_exception(failure)


def _gather(queue: Waiting) -> list[tuple[Row, Future[None]]]:
    """What waits, at least one; nothing once the thread is to end and all before that was gathered."""
    batch: list[tuple[Row, Future[None]]] = []
    while len(batch) < MOST and (not batch or not queue.empty()):
        waiting = queue.get()
        if waiting is None:
            if batch:  # once more round, to end with an empty batch
                queue.put(None)
            break
        batch.append(waiting)
    return batch
