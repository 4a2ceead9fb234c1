"""How far the view has to move for all of a box to be in sight."""

from __future__ import annotations

from annotate.boxing.numbers import Place
from annotate.images.viewport import Point, Viewport


def to_see(view: Viewport, place: Place) -> Point:
    """Columns and rows to pan by; none in a direction in which all of the box is visible, or too large for it."""
    (left, top, right, bottom), (x, y, width, height) = view.region, place
    across, down = view.pixels_per_cell
    return _short(left, right, x, width) / across, _short(top, bottom, y, height) / down


def _short(start: float, stop: float, at: float, length: float) -> float:
    """From the middle of what is visible to that of the box."""
    if length > stop - start or start <= at <= at + length <= stop:
        return 0
    return at + length / 2 - (start + stop) / 2
