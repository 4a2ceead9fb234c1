"""Where the marks on a picture are on the screen, and the characters that draw them: no colours yet."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from annotate.images.marks import Cursor, Mark
from annotate.images.picture import RGB, Size
from annotate.images.viewport import Region, Viewport

_FAR = 1e6  # cells: farther than any screen, and still a number to count with
_NEAR = 1e-6  # cells: what is lost on the way from the picture to the screen

MOST_PENS = 256
"""So many pens a sheet has, that a byte tells them apart; marks that need further ones are drawn with the last."""
NAME_FROM = 3
"""Columns of the narrowest outline in which a name is begun that does not fit."""


class Pen(NamedTuple):
    """What a character is drawn with: a coloured line over the picture, or a name on coloured ground."""

    colour: RGB
    is_name: bool = False
    is_strong: bool = False


class Stroke(NamedTuple):
    """A character over the picture."""

    glyph: str
    pen: int
    """Number of the pen among those of the sheet."""


class Lines(NamedTuple):
    """The characters of an outline: of a box, of one a cell wide, of one a cell high, and of one in a single cell."""

    across: str
    down: str
    corners: str
    narrow: str
    flat: str
    single: str


THIN = Lines("─", "│", "┌┐└┘", "╥║╨", "╞═╡", "□")
HEAVY = Lines("━", "┃", "┏┓┗┛", "┳┃┻", "┣━┫", "■")
PLAIN = Lines("-", "|", "++++", "+|+", "+-+", "+")
PLAIN_HEAVY = Lines("#", "#", "####", "###", "###", "#")


class Window:
    """The visible part of a picture: from the picture's pixels to cells from that part's own corner."""

    def __init__(self, view: Viewport) -> None:
        self._left, self._top, right, bottom = view.region
        columns, rows = view.shown
        self._across, self._down = columns / ((right - self._left) or 1), rows / ((bottom - self._top) or 1)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The cell in which a point of the picture is; perhaps beyond the visible part."""
        return _near((x - self._left) * self._across), _near((y - self._top) * self._down)

    def bounds(self, mark: Mark) -> Region:
        """The mark's left, top, right and bottom edge."""
        (x, y), (end_x, end_y) = self.place(mark.left, mark.top), self.place(mark.right, mark.bottom)
        return min(x, end_x), min(y, end_y), max(x, end_x), max(y, end_y)


def _near(cells: float) -> float:
    return min(max(cells, -_FAR), _FAR)


class Sheet:
    """The cells of the visible part that something is drawn on, by their number from the top left, line by line."""

    def __init__(self, size: Size, view: Viewport, plain: bool) -> None:
        """`plain` keeps to the characters that any terminal has."""
        self.columns, self.rows = size
        self.strokes: dict[int, Stroke] = {}
        self.pens: list[Pen] = []
        self._window = Window(view)
        self._plain = plain

    def draw(self, mark: Mark | Cursor) -> None:
        """Draw over what is there."""
        if isinstance(mark, Cursor):
            self._cross(mark, *self._window.place(mark.x, mark.y))
        elif mark.border or mark.text:
            left, top, right, bottom = self._window.bounds(mark)
            first, last = _cells(left, right), _cells(top, bottom)
            if mark.border:
                self._outline(self._lines(mark.strong), self._pen(Pen(mark.colour, is_strong=mark.strong)), first, last)
            if mark.text:
                self._name(mark, first, last[0])

    def _pen(self, pen: Pen) -> int:
        if pen not in self.pens:
            if len(self.pens) == MOST_PENS:
                return MOST_PENS - 1
            self.pens.append(pen)
        return self.pens.index(pen)

    def _lines(self, strong: bool) -> Lines:
        if self._plain:
            return PLAIN_HEAVY if strong else PLAIN
        return HEAVY if strong else THIN

    def _outline(self, lines: Lines, pen: int, columns: Size, rows: Size) -> None:
        (left, right), (top, bottom) = columns, rows
        if left == right and top == bottom:
            self._put(left, top, Stroke(lines.single, pen))
        elif left == right:
            self._down(left, top, bottom, Stroke(lines.narrow[1], pen))
            self._put(left, top, Stroke(lines.narrow[0], pen))
            self._put(left, bottom, Stroke(lines.narrow[2], pen))
        elif top == bottom:
            self._across(top, left, right, Stroke(lines.flat[1], pen))
            self._put(left, top, Stroke(lines.flat[0], pen))
            self._put(right, top, Stroke(lines.flat[2], pen))
        else:
            for row in rows:
                self._across(row, left, right, Stroke(lines.across, pen))
            for column in columns:
                self._down(column, top, bottom, Stroke(lines.down, pen))
            corners = ((column, row) for row in rows for column in columns)
            for (column, row), glyph in zip(corners, lines.corners, strict=True):
                self._put(column, row, Stroke(glyph, pen))

    def _name(self, mark: Mark, columns: Size, row: int) -> None:
        left, right = max(columns[0], 0), min(columns[1], self.columns - 1)
        text, room = one_cell_each(mark.text, self._plain), right - left + 1
        if mark.border and self._plain:  # there is no ground to tell the name by: leave it the corner
            left, room = left + 1, room - 2
        if len(text) <= room or room >= NAME_FROM:
            pen = self._pen(Pen(mark.colour, is_name=True))
            for column, glyph in enumerate(text[: max(0, room)], left):
                self._put(column, row, Stroke(glyph, pen))

    def _cross(self, cursor: Cursor, x: float, y: float) -> None:
        column, row = math.floor(x + _NEAR), math.floor(y + _NEAR)
        column -= column == self.columns and x <= self.columns + _NEAR  # the picture's very edge is in its last cell
        row -= row == self.rows and y <= self.rows + _NEAR
        pen, lines = self._pen(Pen(cursor.colour, is_strong=True)), self._lines(strong=True)
        self._across(row, column - 3, column + 3, Stroke(lines.across, pen))
        self._down(column, row - 1, row + 1, Stroke(lines.down, pen))
        self._put(column, row, Stroke("+" if self._plain else "╋", pen))

    def _across(self, row: int, left: int, right: int, stroke: Stroke) -> None:
        if 0 <= row < self.rows:
            first = row * self.columns
            cells = range(first + max(left, 0), first + min(right, self.columns - 1) + 1)
            self.strokes.update(dict.fromkeys(cells, stroke))

    def _down(self, column: int, top: int, bottom: int, stroke: Stroke) -> None:
        if 0 <= column < self.columns:
            rows = range(max(top, 0), min(bottom, self.rows - 1) + 1)
            cells = range(column + rows.start * self.columns, column + rows.stop * self.columns, self.columns)
            self.strokes.update(dict.fromkeys(cells, stroke))

    def _put(self, column: int, row: int, stroke: Stroke) -> None:
        if 0 <= column < self.columns and 0 <= row < self.rows:
            self.strokes[row * self.columns + column] = stroke


def _cells(start: float, end: float) -> Size:
    """The first and last cell between two places on a line; where they are one place, the cell that it is in."""
    first, last = math.floor(start + _NEAR), math.ceil(end - _NEAR) - 1
    if first <= last:
        return first, last
    return (last, last) if last >= 0 else (first, first)


def one_cell_each(text: str, plain: bool = False) -> str:
    """The text with characters that each take one cell, in ASCII if `plain`, those left out that take none."""
    return "".join(_single(unicodedata.normalize("NFC", text), plain))


def _single(text: str, plain: bool) -> Iterable[str]:
    for char in text:
        if unicodedata.category(char) in ("Mn", "Me", "Cf"):
            continue
        if plain and not char.isascii():
            char = unicodedata.normalize("NFKD", char)[0]
        seen = char.isprintable() and unicodedata.east_asian_width(char) not in "WF"
        yield char if seen and (char.isascii() or not plain) else "?"
