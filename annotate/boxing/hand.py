"""What the mouse does: it draws on empty ground, chooses with a click, and moves or stretches the chosen box."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from annotate.boxing.box import Box, Grip, Point
from annotate.boxing.editor import Editor
from annotate.boxing.steps import Step, reshaped

_EDGE = 1.001
"""Half cells from which a border attracts: the middle of the outermost cell is one from it, but for rounding."""


@dataclass(frozen=True)
class Hand:
    """A button of the mouse that is pressed; what comes of it is made anew of the beginning at each movement."""

    editor: Editor
    """As it was before."""
    start: Point
    reach: Point
    """Half a cell in pixels: no hand is more exact, and borders attract from here."""
    grip: Grip | None = None
    """What is held of the chosen box; None: nothing, so that a box is drawn."""
    strayed: bool = False
    """Whether it moved since, so that it is no click."""

    @classmethod
    def down(cls, editor: Editor, point: Point, reach: Point) -> Hand:
        """Press the button there."""
        box = editor.current
        grip = None if box is None or editor.drawing else grip_at(box, point, reach)
        return cls(editor, point, reach, grip)

    def drag(self, point: Point) -> Hand:
        """Move there, with the button pressed."""
        far = any(abs(to - at) > reach / 2 for to, at, reach in zip(point, self.start, self.reach, strict=True))
        return replace(self, strayed=self.strayed or far)

    def at(self, point: Point) -> Editor:
        """What there would be if the button were let go there."""
        if self.editor.drawing:
            return self.editor.point(*self._snapped(point))
        if not self.strayed:
            return self.editor
        return self._drawn(point) if self.grip is None else self._reshaped(point)

    def up(self, point: Point) -> Editor:
        """Let the button go there."""
        if self.editor.drawing:
            return self.at(point).finish()
        if not self.strayed:
            return self._clicked()
        editor = replace(self.at(point), series=False)
        return editor.add(editor.drawn) if editor.drawn is not None else editor.cancel()

    def _clicked(self) -> Editor:
        picked = self.editor.pick(self.start, self.reach)
        return picked if picked.chosen is not None else picked.point(*self._snapped(self.start))

    def _drawn(self, point: Point) -> Editor:
        return self.editor.let_go().point(*self._snapped(self.start)).begin().point(*self._snapped(point))

    def _reshaped(self, point: Point) -> Editor:
        editor, grip = self.editor, self.grip
        assert editor.current is not None and grip is not None
        across, down = (
            _pulled(to, at, reach, end, side)
            for to, at, reach, end, side in zip(point, self.start, self.reach, editor.size, grip, strict=True)
        )
        near = (self.reach[0] * _EDGE, self.reach[1] * _EDGE)
        box = reshaped(editor.current, grip, Step(across, down, near), editor.size)
        return replace(editor, series=False).reshape(box)

    def _snapped(self, point: Point) -> Point:
        """The point, on the picture and on its border where that is near."""
        x, y = (_snapped(at, reach, end) for at, reach, end in zip(point, self.reach, self.editor.size, strict=True))
        return x, y


def _snapped(at: float, reach: float, end: int) -> float:
    # The middle of the outermost cell is on the border: a mouse that knows only cells gets no nearer.
    if at <= reach * _EDGE:
        return 0
    return end if at >= end - reach * _EDGE else at


def _pulled(to: float, start: float, reach: float, end: int, side: int) -> float:
    """How far the mouse pulls: an edge that comes with it to a border, all the way there from wherever it was taken."""
    by = to - start
    if abs(by) < 0.5:
        return 0
    towards = (0, end)[by > 0]
    return math.copysign(end, by) if side and _snapped(to, reach, end) == towards else by


def grip_at(box: Box, point: Point, reach: Point) -> Grip | None:
    """What of the box is at a point: the corner or edge within reach, else all of it if the point is inside."""
    if not box.holds(point, reach):
        return None
    return Grip(_side(box.x, box.right, point[0], reach[0]), _side(box.y, box.bottom, point[1], reach[1]))


def _side(start: float, stop: float, at: float, reach: float) -> int:
    """The nearer side within reach; neither of them in a box that would have no inside."""
    to_start, to_stop = abs(at - start), abs(at - stop)
    if min(to_start, to_stop) > reach or (stop - start <= 2 * reach and start <= at <= stop):
        return 0
    return -1 if to_start <= to_stop else 1
