"""Decoding ahead: frames made beside the app, and a cache of what was made."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from annotate.i18n import _
from annotate.images.cache import ByteCache
from annotate.images.cells import encode
from annotate.images.fitting import CELL, fit
from annotate.images.light import AS_IT_IS, Light
from annotate.images.loader import load
from annotate.images.modes import Mode
from annotate.images.picture import RGB, BadImage, Picture, Size
from annotate.images.pyramid import Pyramid, load_pyramid
from annotate.images.veil import veiled
from annotate.images.worker import Job, Worker

PICTURE_BYTES = 64 * 1024 * 1024
"""What is kept are the scaled pixels, not the lines: those are ten times as large, and made in about a millisecond."""
LINES_BYTES = 2 * 1024 * 1024
"""The lines of the few pictures that were made last, of which the next one is shown without any work."""


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
    light: Light = AS_IT_IS
    """The light that it is drawn in."""
    veiled: bool = False
    """Whether it is drawn behind its veil."""

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
    light: Light = AS_IT_IS
    """The light that the lines are drawn in."""
    veiled: bool = False
    """Whether the lines show the picture behind its veil."""

    @classmethod
    def of(cls, picture: Picture, request: Request) -> Frame:
        """A scaled picture, drawn as it is asked for."""
        rgb, lines = picture.rgb, list[str]()
        if not request.mode.is_pixels:
            if request.veiled:
                rgb = veiled(rgb, (picture.width, picture.height), rgb.size)
            lines = encode(request.light.apply(rgb), request.mode)
        return cls(picture, lines, request.light, request.veiled)


class Failure(NamedTuple):
    """Why there is no frame."""

    reason: str
    sha256: str | None


Outcome = Frame | Failure
_Key = tuple[str, int, int, int, int, Mode, Size, bool]
_LinesKey = tuple[_Key, RGB, Light, bool]


class Decoder:
    """Makes frames in a thread of its own, and whole pictures in another: neither holds up the other, or the app."""

    def __init__(self, limit: int = PICTURE_BYTES) -> None:
        self.pictures: ByteCache[_Key, Picture | Failure] = ByteCache(limit)
        self._lines: ByteCache[_LinesKey, list[str]] = ByteCache(min(limit, LINES_BYTES))
        self._frames = Worker("pictures")
        self._depths = Worker("whole pictures")

    def ready(self, request: Request) -> Outcome | None:
        """The frame if it was made before, without decoding; None if it was not, or the file has changed since."""
        key = _key(request)
        kept = self.pictures.get(key) if key is not None else None
        if isinstance(kept, Failure):
            return kept
        if key is None or kept is None or kept.background not in (None, request.background):
            return None
        lines = self._lines.get((key, request.background, request.light, request.veiled))
        return self._drawn(key, kept, request) if lines is None else Frame(kept, lines, request.light, request.veiled)

    def want(self, request: Request, done: Callable[[Outcome], None]) -> Job:
        """Make this frame before all others; `done` is called with it in the decoder's thread."""
        return self._frames.want(Job(partial(self._outcome, request), done, _refused))

    def ahead(self, request: Request, done: Callable[[Outcome], None] | None = None) -> Job:
        """Make this frame when there is nothing more urgent, after those asked for ahead before."""
        return self._frames.ahead(Job(partial(self._outcome, request), done, _refused))

    def deepen(self, path: Path, background: RGB, done: Callable[[Pyramid | Failure], None]) -> Job:
        """Decode all of a picture, for looking closer; `done` is called with it in the decoder's thread.

        It is not kept here.
        """
        return self._depths.want(Job(partial(load_pyramid, path, background), done, _refused))

    def close(self) -> None:
        """Begin nothing more; does not wait for what is being decoded."""
        self._frames.close()
        self._depths.close()

    def _outcome(self, request: Request) -> Outcome:
        return self.ready(request) or self._make(request)

    def _make(self, request: Request) -> Outcome:
        key = _key(request)  # before the file is read: should it change meanwhile, this frame is not found again
        try:
            mode = request.mode
            picture = load(request.path, request.pixels, request.background, mode.gap, mode.averages)
        except BadImage as bad:
            failure = Failure(bad.reason, bad.sha256)
            if key is not None and bad.sha256 is not None:  # what could not be read today may be tomorrow
                self.pictures.put(key, failure, 1024)
            return failure
        if key is None:
            return Frame.of(picture, request)
        self.pictures.put(key, picture, picture.weight)
        return self._drawn(key, picture, request)

    def _drawn(self, key: _Key, picture: Picture, request: Request) -> Frame:
        """The frame of a picture, whose lines are kept from here on."""
        frame = Frame.of(picture, request)
        where = (key, request.background, request.light, request.veiled)
        self._lines.put(where, frame.lines, sum(map(len, frame.lines)))
        return frame


def _refused(error: Exception) -> Failure:
    """What a person learns where no picture could be made of a file, for whatever reason."""
    if isinstance(error, BadImage):
        return Failure(error.reason, error.sha256)
    if isinstance(error, MemoryError):
        return Failure(_("too large for the memory there is"), None)
    return Failure(_("cannot be shown ({reason})").format(reason=str(error) or type(error).__name__), None)


def _key(request: Request) -> _Key | None:
    """What a frame is remembered by: a file that was written again is another one; None if there is no file."""
    try:
        about = request.path.stat()
    except (OSError, ValueError):
        return None
    shape = (request.columns, request.rows, request.mode, request.cell, request.stretch)
    return (os.fspath(request.path), about.st_mtime_ns, about.st_size, *shape)
