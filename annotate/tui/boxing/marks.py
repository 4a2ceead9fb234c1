"""The boxes of an editor as they are drawn over the picture."""

from __future__ import annotations

from annotate.boxing.box import WHOLE, Box, Point
from annotate.boxing.colours import colour
from annotate.boxing.editor import Editor
from annotate.images.marks import Cursor, Mark
from annotate.images.picture import RGB
from annotate.labels import LabelSet
from annotate.text import printable
from annotate.tui.boxing import words

_INWARDS = 0.01
"""Pixels: a cross at the end of a box is drawn in the box's own last cell, not in the one that begins there."""

_LITTLE = 1e-6
"""Pixels: more than the error of many steps, less than anybody sees."""


def colour_of(label: str, labels: LabelSet) -> RGB:
    """The colour of a label, which is the same on the picture and beside it."""
    return colour(labels.index(label) if label in labels else None)


def marks_of(editor: Editor, labels: LabelSet) -> list[Mark | Cursor]:
    """All boxes with their numbers and labels; the chosen or drawn one strong and on top, and where the keys move."""
    marks = [_mark(box, place, labels) for place, box in enumerate(editor.boxes) if place != editor.chosen]
    if (current := editor.current) is not None and editor.chosen is not None:
        marks.append(_mark(current, editor.chosen, labels, strong=True))
    if (drawn := editor.drawn) is not None:
        marks.append(_mark(drawn, len(editor.boxes), labels, strong=True))
    return [*marks, *_cursor(editor, labels)]


def _mark(box: Box, place: int, labels: LabelSet, *, strong: bool = False) -> Mark:
    text = f"{words.numbered(place)} {printable(box.label)}"
    return Mark(box.x, box.y, box.right, box.bottom, colour_of(box.label, labels), text, strong=strong)


def _cursor(editor: Editor, labels: LabelSet) -> list[Cursor]:
    box = editor.current
    if box is None:
        at = _inside(editor.cursor, editor.anchor) if editor.drawing else _steady(editor.exact)
        return [Cursor(*at, colour_of(editor.label, labels))]
    if editor.grip == WHOLE:
        return []
    return [Cursor(*_inside(box.at(editor.grip), box.at(WHOLE)), colour_of(box.label, labels))]


def _steady(point: Point) -> Point:
    """The point, a little into the cell that begins there: steps by cells must not hop when they are summed up."""
    return point[0] + _LITTLE, point[1] + _LITTLE


def _inside(point: Point, middle: Point | None) -> Point:
    """The point, or, where it ends a box that begins before it, just before it."""
    if middle is None:
        return point
    x, y = (at - _INWARDS if at > before else at for at, before in zip(point, middle, strict=True))
    return x, y
