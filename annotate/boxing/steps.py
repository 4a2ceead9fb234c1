"""How far a step goes: within the picture, by whole pixels, and onto a border that is near."""

from __future__ import annotations

import math
from typing import NamedTuple

from annotate.boxing.box import DECIMALS, WHOLE, Box, Grip, Size


class Step(NamedTuple):
    """A movement in pixels, and from how near a border of the picture attracts."""

    across: int
    down: int
    near: tuple[int, int] = (1, 1)
    """What would end less than this before a border lands on it."""


class _Line(NamedTuple):
    """A box as seen from one side: where it begins, and how long it is."""

    start: float
    length: float

    @property
    def stop(self) -> float:
        return round(self.start + self.length, DECIMALS)


def moved(at: float, by: int, low: float, high: float, near: int = 1) -> float:
    """A coordinate moved within bounds, to a whole pixel; onto the bound ahead, where it would end nearer than `near`.

    A fraction of a pixel counts as a step of its own: 12.3 moved by 1 is 13.
    """
    if by == 0:
        return at
    to: float = math.floor(at + by) if by > 0 else math.ceil(at + by)
    if by > 0 and to > high - near:
        to = high
    elif by < 0 and to < low + near:
        to = low
    return max(low, min(high, to))


def reshaped(box: Box, grip: Grip, step: Step, size: Size) -> Box:
    """The box with this part of it moved; always on the picture, and at least a pixel wide and high."""
    by_x, by_y = (by if side or grip == WHOLE else 0 for side, by in zip(grip, step[:2], strict=True))
    across = _reshaped(_Line(box.x, box.width), grip.across, by_x, size[0], step.near[0])
    down = _reshaped(_Line(box.y, box.height), grip.down, by_y, size[1], step.near[1])
    return Box(box.label, across.start, down.start, across.length, down.length)


def _reshaped(line: _Line, side: int, by: int, end: int, near: int) -> _Line:
    start, length = _kept(line, end)
    stop = round(start + length, DECIMALS)
    if side == 0:
        return _Line(_round(moved(start, by, 0, _round(end - length), near)), length)
    # Only a border of the picture attracts, not the opposite side of the box.
    if side < 0:
        start = moved(start, by, 0, max(0, math.ceil(stop) - 1), near if by < 0 else 1)
    else:
        stop = moved(stop, by, min(end, math.floor(start) + 1), end, near if by > 0 else 1)
    return _Line(start, _round(stop - start))


def _kept(line: _Line, end: int) -> _Line:
    """The line on the picture: what comes from elsewhere may lie beyond it."""
    if line.start >= 0 and line.stop <= end:
        return line
    length = min(line.length, end)
    return _Line(_round(max(0, min(line.start, end - length))), length)


def _round(number: float) -> float:
    return round(number, DECIMALS)
