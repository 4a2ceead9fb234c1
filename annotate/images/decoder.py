"""Decoding ahead: one thread that makes frames, newest wish first, and a cache of what it made."""

from __future__ import annotations

import contextlib
import math
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread
from typing import NamedTuple

from annotate.images.cache import ByteCache
from annotate.images.cells import encode
from annotate.images.fitting import CELL, fit
from annotate.images.loader import load
from annotate.images.modes import Mode
from annotate.images.picture import RGB, BadImage, Picture, Size

PICTURE_BYTES = 64 * 1024 * 1024
"""What is kept are the scaled pixels, not the lines: those are ten times as large, and made in about a millisecond."""


@dataclass(frozen=True)
class Request:
    """A picture as it is to be shown: in at most `columns` x `rows` cells, drawn in `mode`."""

    path: Path
    columns: int
    rows: int
    mode: Mode
    background: RGB = (0, 0, 0)
    cell: Size = CELL
    stretch: bool = True
    """Whether a picture smaller than its space is enlarged to fill it."""

    def cells(self, size: Size) -> Size:
        """The columns and rows that an upright picture of this size in pixels takes."""
        columns, rows = self.columns, self.rows
        if not self.stretch:
            columns = min(columns, math.ceil(size[0] / self.mode.across))
            rows = min(rows, math.ceil(size[1] / self.mode.down))
        return fit(size, columns, rows, self.cell)

    def pixels(self, size: Size) -> Size:
        """The pixels that an upright picture of this size in pixels is scaled to."""
        return self.mode.pixels(*self.cells(size))


class Frame(NamedTuple):
    """A picture drawn to lines of cells."""

    picture: Picture
    lines: list[str]
    """None where real pixels are sent."""

    @classmethod
    def of(cls, picture: Picture, mode: Mode) -> Frame:
        """A scaled picture, drawn in this mode."""
        return cls(picture, [] if mode.is_pixels else encode(picture.rgb, mode))


class Failure(NamedTuple):
    """Why there is no frame."""

    reason: str
    sha256: str | None


Outcome = Frame | Failure
_Key = tuple[str, int, int, int, int, Mode, Size, bool]


class Job:
    """A wish for a frame."""

    def __init__(self, request: Request, done: Callable[[Outcome], None] | None) -> None:
        self.request = request
        self.done = done
        self.cancelled = False

    def cancel(self) -> None:
        """Say that the frame is no longer wanted: it is not begun, or its end is not told."""
        self.cancelled = True


class Decoder:
    """Makes frames in a thread of its own; the thread never holds up the end of the program."""

    def __init__(self, limit: int = PICTURE_BYTES) -> None:
        self.pictures: ByteCache[_Key, Picture | Failure] = ByteCache(limit)
        self._urgent: list[Job] = []
        self._ahead: list[Job] = []
        self._change = Condition()
        self._thread: Thread | None = None
        self._closed = False

    def ready(self, request: Request) -> Outcome | None:
        """The frame if it was made before, without decoding; None if it was not, or the file has changed since."""
        key = _key(request)
        kept = self.pictures.get(key) if key is not None else None
        if isinstance(kept, Failure):
            return kept
        if kept is None or kept.background not in (None, request.background):
            return None
        return Frame.of(kept, request.mode)

    def want(self, request: Request, done: Callable[[Outcome], None]) -> Job:
        """Make this frame before all others; `done` is called with it in the decoder's thread."""
        return self._enqueue(self._urgent, Job(request, done))

    def ahead(self, request: Request) -> Job:
        """Make this frame when there is nothing more urgent, after those asked for ahead before."""
        return self._enqueue(self._ahead, Job(request, None))

    def close(self) -> None:
        """Begin nothing more; does not wait for what is being decoded."""
        with self._change:
            self._closed = True
            self._change.notify()

    def _enqueue(self, queue: list[Job], job: Job) -> Job:
        with self._change:
            queue.append(job)
            if self._thread is None and not self._closed:
                self._thread = Thread(target=self._work, name="pictures", daemon=True)
                self._thread.start()
            self._change.notify()
        return job

    def _work(self) -> None:
        while (job := self._next()) is not None:
            outcome = self.ready(job.request) or self._make(job.request)
            if job.done is not None and not job.cancelled:
                with contextlib.suppress(RuntimeError):  # the event loop that waited for it is gone
                    job.done(outcome)

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

    def _make(self, request: Request) -> Outcome:
        key = _key(request)  # before the file is read: should it change meanwhile, this frame is not found again
        try:
            picture = load(request.path, request.pixels, request.background)
        except BadImage as bad:
            failure = Failure(bad.reason, bad.sha256)
            if key is not None and bad.sha256 is not None:  # what could not be read today may be tomorrow
                self.pictures.put(key, failure, 1024)
            return failure
        if key is not None:
            self.pictures.put(key, picture, picture.weight)
        return Frame.of(picture, request.mode)


def _key(request: Request) -> _Key | None:
    """What a frame is remembered by: a file that was written again is another one; None if there is no file."""
    try:
        about = request.path.stat()
    except (OSError, ValueError):
        return None
    shape = (request.columns, request.rows, request.mode, request.cell, request.stretch)
    return (os.fspath(request.path), about.st_mtime_ns, about.st_size, *shape)
