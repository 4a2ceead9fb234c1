"""The thread that waits for the disk, so that no key has to: it writes what has gathered, syncs once, and tells."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Protocol

from storage.writer import Row

MOST = 1000
"""How many records are written at once at most."""


class Commit(Protocol):
    """What makes rows durable, or raises."""

    def __call__(self, rows: Sequence[Row]) -> object: ...


class Committer:
    """Takes rows from any thread and returns a future for each; the futures resolve in the order of submission."""

    def __init__(self, commit: Commit) -> None:
        self._commit = commit
        self._begin()

    def _begin(self) -> None:
        self._queue: SimpleQueue[tuple[Row | None, Future[None]]] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._failure: BaseException | None = None
        self._stopping = False

    def submit(self, row: Row) -> Future[None]:
        """Take a row; its future resolves once it is on the disk, or fails with the reason why it is not."""
        future: Future[None] = Future()
        future.set_running_or_notify_cancel()
        self._queue.put((row, future))
        if self._thread is None:
            self.start()
        return future

    def start(self) -> None:
        """Start the thread now, so that the first to submit does not wait for that."""
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="label store", daemon=True)
                self._thread.start()

    def drain(self) -> None:
        """Wait until all that was submitted so far is saved, or has failed."""
        if self._thread is not None:
            mark: Future[None] = Future()
            self._queue.put((None, mark))
            mark.result()

    def stop(self) -> None:
        """Wait as `drain` does, then end the thread."""
        self._stopping = True
        self.drain()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._stopping = False

    def take_failure(self) -> BaseException | None:
        """The first failure since this was last asked."""
        failure, self._failure = self._failure, None
        return failure

    def after_fork(self) -> None:
        """In the child there is no thread, and what waits in the queue is the parent's to save."""
        self._begin()

    def _run(self) -> None:
        while not self._stopping or not self._queue.empty():
            batch = self._gather()
            rows = [row for row, _ in batch if row is not None]
            failure: BaseException | None = None
            try:
                if rows:
                    self._commit(rows)
            except BaseException as error:
                failure = error
                self._failure = self._failure or error
            self._tell(batch, failure)

    def _gather(self) -> list[tuple[Row | None, Future[None]]]:
        batch = [self._queue.get()]
        try:
            while len(batch) < MOST:
                batch.append(self._queue.get_nowait())
        except Empty:
            pass
        return batch

    def _tell(self, batch: Sequence[tuple[Row | None, Future[None]]], failure: BaseException | None) -> None:
        for row, future in batch:
            if failure is None or row is None:
                future.set_result(None)
            else:
                future.set_exception(failure)
