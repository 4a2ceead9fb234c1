"""A thread that does what is asked for, newest wish first; and what is asked for ahead when it has nothing to do."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from threading import Condition, Thread
from typing import Any


class Job:
    """A wish for something to be made."""

    def __init__(
        self, make: Callable[[], Any], done: Callable[[Any], None] | None, refused: Callable[[Exception], Any]
    ) -> None:
        """`done` is told what `make` has made or, where that raised an exception, what `refused` makes of it."""
        self._make = make
        self._done = done
        self._refused = refused
        self.cancelled = False

    def cancel(self) -> None:
        """Say that it is no longer wanted: it is not begun, or its end is not told."""
        self.cancelled = True

    def run(self) -> None:
        """Make it, and tell of it."""
        try:
            made = self._make()
        except Exception as error:  # whatever it is, the thread has other wishes to fulfil
            made = self._refused(error)
        if self._done is not None and not self.cancelled:
            with contextlib.suppress(RuntimeError):  # the event loop that waited for it is gone
                self._done(made)


class Worker:
    """Does jobs in a thread of its own, which never holds up the end of the program."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._urgent: list[Job] = []
        self._ahead: list[Job] = []
        self._change = Condition()
        self._thread: Thread | None = None
        self._closed = False

    def want(self, job: Job) -> Job:
        """Do this before all others."""
        return self._enqueue(self._urgent, job)

    def ahead(self, job: Job) -> Job:
        """Do this when there is nothing more urgent, after those asked for ahead before."""
        return self._enqueue(self._ahead, job)

    def close(self) -> None:
        """Begin nothing more; does not wait for what is being done."""
        with self._change:
            self._closed = True
            self._change.notify()

    def _enqueue(self, queue: list[Job], job: Job) -> Job:
        with self._change:
            queue.append(job)
            if self._thread is None and not self._closed:
                self._thread = Thread(target=self._work, name=self._name, daemon=True)
                self._thread.start()
            self._change.notify()
        return job

    def _work(self) -> None:
        while (job := self._next()) is not None:
            job.run()
            del job  # it holds what it was made for, perhaps a whole view

    def _next(self) -> Job | None:
        with self._change:
            while not self._closed:
                self._urgent[:] = [job for job in self._urgent if not job.cancelled]
                self._ahead[:] = [job for job in self._ahead if not job.cancelled]
                if self._urgent:
                    return self._urgent.pop()
                if self._ahead:
                    return self._ahead.pop(0)
                self._change.wait()
        return None
