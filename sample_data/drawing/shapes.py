"""Outlines as lists of points: ovals, rounded boxes, smooth curves, walls in perspective."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, pi, sin
from typing import NamedTuple

Point = tuple[float, float]
_CIRCLE = [(cos(step * pi / 36), sin(step * pi / 36)) for step in range(72)]


def oval(x: float, y: float, rx: float, ry: float, turn: float = 0.0) -> list[Point]:
    """An ellipse around (x, y), turned by `turn` degrees."""
    level, slant = cos(turn * pi / 180), sin(turn * pi / 180)
    return [
        (x + rx * across * level - ry * down * slant, y + rx * across * slant + ry * down * level)
        for across, down in _CIRCLE
    ]


def arc(x: float, y: float, radius: float, start: float, end: float, squash: float = 1.0) -> list[Point]:
    """Part of a circle from one angle to another, in degrees clockwise from three o'clock."""
    angles = ((start + (end - start) * step / 32) * pi / 180 for step in range(33))
    return [(x + radius * cos(angle), y + radius * squash * sin(angle)) for angle in angles]


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """A rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> list[Point]:
    """A rectangle with round corners."""
    radius = min(radius, (right - left) / 2, (bottom - top) / 2)
    return [
        *arc(left + radius, top + radius, radius, 180, 270),
        *arc(right - radius, top + radius, radius, 270, 360),
        *arc(right - radius, bottom - radius, radius, 0, 90),
        *arc(left + radius, bottom - radius, radius, 90, 180),
    ]


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    """A Catmull-Rom spline's point between b and c."""
    x, y = (
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3)
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )
    return x, y


def _spline(knots: Sequence[Point]) -> Iterable[Point]:
    for a, b, c, d in zip(knots, knots[1:], knots[2:], knots[3:], strict=False):
        for step in range(10):
            yield _between(a, b, c, d, step / 10)


def closed(points: Sequence[Point]) -> list[Point]:
    """A smooth closed outline through the points."""
    return list(_spline([points[-1], *points, points[0], points[1]]))


def smooth(points: Sequence[Point]) -> list[Point]:
    """A smooth open line through the points."""
    return [*_spline([points[0], *points, points[-1]]), points[-1]]


class Wall(NamedTuple):
    """A wall with upright edges seen at an angle, so that its far side is smaller."""

    left: float
    left_top: float
    left_bottom: float
    right: float
    right_top: float
    right_bottom: float

    def at(self, across: float, down: float) -> Point:
        """The place on screen of a fraction of the wall, far parts being squeezed as the eye sees them."""
        near, far = self.left_bottom - self.left_top, self.right_bottom - self.right_top
        share = _squeezed(across, near, far)
        top = self.left_top + (self.right_top - self.left_top) * share
        bottom = self.left_bottom + (self.right_bottom - self.left_bottom) * share
        return self.left + (self.right - self.left) * share, top + (bottom - top) * down

    def part(self, left: float, top: float, right: float, bottom: float) -> list[Point]:
        """The outline on screen of a rectangle of the wall."""
        return [self.at(left, top), self.at(right, top), self.at(right, bottom), self.at(left, bottom)]


def _squeezed(across: float, near: float, far: float) -> float:
    """Depth goes as one over apparent height, and places on screen go as one over depth."""
    if abs(near - far) < 0.01:
        return across
    depth = 1 / near + (1 / far - 1 / near) * across
    return (1 / depth - near) / (far - near)
