"""Tiles as they are drawn over pictures: gaps, keys in the corners, the chosen ones framed, tinted and ticked."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from annotate.images.marks import Mark
from annotate.images.picture import RGB, Size
from annotate.images.viewport import Point, Region, Viewport
from annotate.tui.tiles.choice import Choice

_TINT, _TINT_ALONE = 0.15, 0.35
"""How much of its colour lies over a chosen tile, with a frame and without one."""
_NEAR = 1e-6
"""Cells: what is lost on the way from the picture to the screen."""
_PADDED = 6
"""Cells across of the narrowest tile whose key has room around it."""
_FRAMED = 4
"""Lines of the lowest tile of which a frame leaves something to be seen."""


class Colours(NamedTuple):
    """What tiles are drawn in."""

    ground: RGB
    key: RGB
    chosen: RGB


class Style(NamedTuple):
    """How tiles look: their colours, and whether the terminal has none and no more signs than ASCII."""

    colours: Colours
    plain: bool = False

    def sign(self, choice: Choice, tile: int, key: str) -> str:
        """What stands in a tile's corner: at the cursor, chosen or not, its key."""
        cursor = ">" if self.plain else "›"
        tick = "x" if self.plain else "✓"
        return f"{cursor * (choice.led and choice.cursor == tile)}{tick * (tile in choice.chosen)}{key}"


def gaps(view: Viewport, shape: Size, ground: RGB) -> Iterator[Mark]:
    """The lines between the squares of a picture: a cell wide and half a cell high, at the edges of such."""
    (width, height), (rows, columns) = view.size, shape
    for column in range(1, columns):
        start = _column_gap(view, column * width / columns)
        left, right = (view.to_picture(x, 0)[0] for x in (start, start + 1))
        yield Mark(left, 0, right, height, ground, tint=1.0, border=False)
    for row in range(1, rows):
        start = _row_gap(view, row * height / rows)
        top, bottom = (view.to_picture(0, y)[1] for y in (start, start + 0.5))
        yield Mark(0, top, width, bottom, ground, tint=1.0, border=False)


def fringes(view: Viewport, shape: Size, tile: int, ground: RGB) -> Iterator[Mark]:
    """What the frame of a square leaves of it above and below, where a gap takes a half of the cells."""
    height, rows, row = view.size[1], shape[0], tile // shape[1]
    left, top, right, bottom = square(view, shape, tile)
    if row and row * height / rows < top:
        yield Mark(left, row * height / rows, right, top, ground, tint=1.0, border=False)
    if row < rows - 1 and bottom < (row + 1) * height / rows:
        yield Mark(left, bottom, right, (row + 1) * height / rows, ground, tint=1.0, border=False)


def _column_gap(view: Viewport, x: float) -> float:
    """The cell in which the gap at this place of the picture begins."""
    return math.floor(view.to_cells(x, 0)[0] + _NEAR)


def _row_gap(view: Viewport, y: float) -> float:
    return math.floor(2 * view.to_cells(0, y)[1] + _NEAR) / 2


def square(view: Viewport, shape: Size, tile: int) -> Region:
    """A square of a picture in its pixels, without the gaps around it: the cells that are wholly in it, if any are."""
    (width, height), (rows, columns) = view.size, shape
    row, column = divmod(tile, columns)
    left, right = column * width / columns, (column + 1) * width / columns
    top, bottom = row * height / rows, (row + 1) * height / rows
    (first, upper), (last, lower) = view.to_cells(left, top), view.to_cells(right, bottom)
    if column:
        first = _column_gap(view, left) + 1
    if column < columns - 1:
        last = _column_gap(view, right)
    if row:
        upper = math.ceil(_row_gap(view, top) + 0.5)
    if row < rows - 1:
        lower = math.floor(_row_gap(view, bottom))
    if first >= last or upper >= lower:
        return left, top, right, bottom
    return *view.to_picture(first, upper), *view.to_picture(last, lower)


def is_framed(region: Region, choice: Choice, tile: int, cell: Point) -> bool:
    """Whether a tile has a frame: it is chosen or at the cursor, and high enough."""
    return (region[3] - region[1]) / cell[1] >= _FRAMED and (
        tile in choice.chosen or (choice.led and choice.cursor == tile)
    )


def tile_marks(region: Region, choice: Choice, tile: int, key: str, style: Style, cell: Point) -> Iterator[Mark]:
    """One tile: framed where it is chosen or the cursor is, with its key."""
    columns, rows = (region[2] - region[0]) / cell[0], (region[3] - region[1]) / cell[1]
    chosen = tile in choice.chosen
    sign = style.sign(choice, tile, key)
    if sign and columns >= _PADDED and not style.plain:
        sign = f" {sign} "
    elif columns < len(sign):
        sign = sign[:1]
    colour = style.colours.chosen if chosen else style.colours.key
    tint = (_TINT if rows >= _FRAMED else _TINT_ALONE) if chosen and not style.plain else 0.0
    framed = is_framed(region, choice, tile, cell)
    yield Mark(*region, colour, sign, strong=chosen, tint=tint, border=framed)


def at(x: float, y: float, size: Size, shape: Size) -> int | None:
    """The square of a picture in which a point is; None beyond the picture."""
    (width, height), (rows, columns) = size, shape
    column, row = int(x * columns // width), int(y * rows // height)
    return row * columns + column if 0 <= column < columns and 0 <= row < rows else None
