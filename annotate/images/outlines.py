"""Marks over a picture that is shown in real pixels: the same ones as `overlay` draws over cells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw

from annotate.images.lettering import Lettering
from annotate.images.marks import Cursor, Mark
from annotate.images.overlay import light_enough
from annotate.images.picture import RGB
from annotate.images.strokes import NAME_FROM, Window
from annotate.images.viewport import Viewport

_HALO: RGB = (0, 0, 0)
_WHITE: RGB = (255, 255, 255)
_UNIT = 20
"""Pixels of a cell's height for which lines have their usual width."""
_BEYOND = 100
"""Pixels beyond the picture's borders at which nothing of a line is seen."""


def outlined(rgb: Image.Image, marks: Sequence[Mark | Cursor], view: Viewport, *, grey: bool = False) -> Image.Image:
    """The pixels of the visible part with the marks drawn on them, the last on top; `grey` draws without colours.

    The very picture, where there is nothing to draw.
    """
    drawn = [mark for mark in marks if isinstance(mark, Cursor) or mark.border or mark.text]
    if not drawn:
        return rgb
    pen = _Pen(rgb.copy(), view, grey)
    for mark in drawn:
        if isinstance(mark, Cursor):
            pen.cross(mark)
        else:
            pen.draw(mark)
    return pen.image


class _Pen:
    """Draws marks on a picture of the visible part."""

    def __init__(self, image: Image.Image, view: Viewport, grey: bool) -> None:
        self.image = image
        self._draw = ImageDraw.Draw(image)
        self._window, self._grey = Window(view), grey
        columns, rows = (max(1, cells) for cells in view.shown)
        self._across, self._down = image.width / columns, image.height / rows
        self._unit = max(1, round(self._down / _UNIT))

    def draw(self, mark: Mark) -> None:
        """Draw an outline with its name."""
        left, top, right, bottom = self._box(mark)
        if mark.border:
            width = (4 if mark.strong else 2) * self._unit
            halo = (2 if mark.strong else 1) * self._unit
            self._draw.rectangle((left - halo, top - halo, right + halo, bottom + halo), outline=_HALO, width=halo)
            inner = (left + width, top + width, right - width, bottom - width)
            if inner[0] <= inner[2] and inner[1] <= inner[3]:
                self._draw.rectangle(inner, outline=_HALO, width=halo)
            self._draw.rectangle((left, top, right, bottom), outline=self._ink(mark.colour), width=width)
        if mark.text and 0 <= top < self.image.height:
            self._name(mark, max(0, left), top, min(self.image.width, right + 1))

    def cross(self, cursor: Cursor) -> None:
        """Draw a cross-hair over all of the visible part."""
        column, row = self._window.place(cursor.x, cursor.y)
        x, y = _bounded(column * self._across, self.image.width), _bounded(row * self._down, self.image.height)
        for colour, reach in ((_HALO, 2 * self._unit), (self._ink(cursor.colour), self._unit)):
            self._draw.rectangle((x - reach, 0, x + reach - 1, self.image.height), fill=colour)
            self._draw.rectangle((0, y - reach, self.image.width, y + reach - 1), fill=colour)

    def _box(self, mark: Mark) -> tuple[int, int, int, int]:
        """The outermost pixels of the outline: of one that can be seen, however small the mark."""
        left, top, right, bottom = self._window.bounds(mark)
        x, y = _bounded(left * self._across, self.image.width), _bounded(top * self._down, self.image.height)
        end_x = _bounded(right * self._across, self.image.width) - 1
        end_y = _bounded(bottom * self._down, self.image.height) - 1
        least = 4 * self._unit
        if end_x - x < least:
            x, end_x = (x + end_x - least) // 2, (x + end_x + least) // 2
        if end_y - y < least:
            y, end_y = (y + end_y - least) // 2, (y + end_y + least) // 2
        return x, y, end_x, end_y

    def _ink(self, colour: RGB) -> RGB:
        return _WHITE if self._grey else light_enough(colour)

    def _name(self, mark: Mark, left: int, top: int, right: int) -> None:
        letters, margin = lettering(mark.text, round(self._down * 0.75)), 2 * self._unit
        cut = letters.text
        while cut and left + letters.length(cut) + 2 * margin > right:
            cut = cut[:-1]
        if not cut or (cut != letters.text and len(cut) < NAME_FROM):
            return
        height = round(self._down)
        ground = (left, top, left + round(letters.length(cut)) + 2 * margin, top + height - 1)
        self._draw.rectangle(ground, fill=self._ink(mark.colour))
        letters.draw(self._draw, (left + margin, top + height / 2), cut, _HALO)


def _bounded(place: float, side: int) -> int:
    return round(min(max(place, -_BEYOND), side + _BEYOND))


lettering = lru_cache(256)(Lettering)
