"""How far a step goes: within the picture, by whole pixels, and onto a border that is near."""

from __future__ import annotations

import math
from typing import NamedTuple

from annotate.boxing.box import DECIMALS, WHOLE, Box, Grip, Point, Size

_UNATTRACTIVE = 1e-9
"""Pixels: from nowhere else than the border itself."""


class Step(NamedTuple):
    """A movement in pixels, and from how near a border of the picture attracts."""

    across: float
    down: float
    near: Point = (0, 0)
    """What would end less than this before a border lands on it. 0: a step by whole pixels from the one shown, which
    nothing attracts; other steps go on from the exact place, so that many of them end where they should.
    """


class _Line(NamedTuple):
    """A box as seen from one side: where it begins, and how long it is."""

    start: float
    length: float

    @property
    def stop(self) -> float:
        return round(self.start + self.length, DECIMALS)


def moved(at: float, by: float, low: float, high: float, near: float = 0) -> float:
    """A coordinate moved within bounds; onto the bound ahead, where it would end nearer than `near`.

    Where nothing attracts it ends on a whole pixel, and a fraction counts as a step of its own: 12.3 moved by 1 is 13.
    """
    if by == 0:
        return at
    to = at + by
    if not near:
        to = math.floor(to) if by > 0 else math.ceil(to)
    elif by > 0 and to > high - near:
        to = high
    elif by < 0 and to < low + near:
        to = low
    return max(low, min(high, to))


def advanced(at: float, rest: float, by: float, low: float, high: float, near: float) -> tuple[float, float]:
    """Where a coordinate is shown after a movement, a whole pixel or a bound, and what it lacks to its exact place."""
    if by == 0:
        return at, rest
    to = moved(at + rest if near else at, by, low, high, near)
    shown = to if to in (low, high) else max(low, min(high, math.floor(to + 0.5)))
    return shown, to - shown


def reshaped(box: Box, grip: Grip, step: Step, size: Size) -> Box:
    """The box with this part of it moved; always on the picture, and at least a pixel wide and high."""
    return stepped(box, grip, step, size)[0]


def stepped(box: Box, grip: Grip, step: Step, size: Size, rest: Point = (0, 0)) -> tuple[Box, Point]:
    """The same, and what the moved part lacks to its exact place; `rest` is what it lacked before."""
    by_x, by_y = (by if side or grip == WHOLE else 0 for side, by in zip(grip, step[:2], strict=True))
    across, rest_x = _stepped(_Line(box.x, box.width), grip.across, by_x, size[0], step.near[0], rest[0])
    down, rest_y = _stepped(_Line(box.y, box.height), grip.down, by_y, size[1], step.near[1], rest[1])
    return Box(box.label, across.start, down.start, across.length, down.length), (rest_x, rest_y)


def _stepped(line: _Line, side: int, by: float, end: int, near: float, rest: float) -> tuple[_Line, float]:
    start, length = _kept(line, end)
    stop = round(start + length, DECIMALS)
    if side == 0:
        start, rest = advanced(start, rest, by, 0, _round(end - length), near)
        return _Line(_round(start), length), rest
    # Only a border of the picture attracts, not the opposite side of the box.
    close = min(near, _UNATTRACTIVE)
    if side < 0:
        start, rest = advanced(start, rest, by, 0, max(0, math.ceil(stop) - 1), near if by < 0 else close)
    else:
        stop, rest = advanced(stop, rest, by, min(end, math.floor(start) + 1), end, near if by > 0 else close)
    return _Line(start, _round(stop - start)), rest


def _kept(line: _Line, end: int) -> _Line:
    """The line on the picture: what comes from elsewhere may lie beyond it."""
    if line.start >= 0 and line.stop <= end:
        return line
    length = min(line.length, end)
    return _Line(_round(max(0, min(line.start, end - length))), length)


def _round(number: float) -> float:
    return round(number, DECIMALS)
