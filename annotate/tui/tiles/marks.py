"""Tiles as they are drawn over pictures: gaps, keys in the corners, the chosen ones framed, tinted and ticked."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from annotate.images.marks import Mark
from annotate.images.picture import RGB, Size
from annotate.images.viewport import Point, Region, Viewport
from annotate.tui.tiles.choice import Choice

_TINT = 0.3
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


def gaps(size: Size, shape: Size, cell: Point, ground: RGB) -> Iterator[Mark]:
    """The lines between the squares of a picture, a cell wide and half a cell high."""
    (width, height), (rows, columns), (across, down) = size, shape, cell
    for column in range(1, columns):
        x = column * width / columns
        yield Mark(x - across / 2, 0, x + across / 2, height, ground, tint=1.0, border=False)
    for row in range(1, rows):
        y = row * height / rows
        yield Mark(0, y - down / 4, width, y + down / 4, ground, tint=1.0, border=False)


def square(view: Viewport, shape: Size, tile: int) -> Region:
    """A square of a picture in its pixels, without the gaps around it: the cells that are wholly in it, if any are."""
    (width, height), (rows, columns), (across, down) = view.size, shape, view.pixels_per_cell
    row, column = divmod(tile, columns)
    left, right = column * width / columns, (column + 1) * width / columns
    top, bottom = row * height / rows, (row + 1) * height / rows
    left, right = left + (across / 2 if column else 0), right - (across / 2 if column < columns - 1 else 0)
    top, bottom = top + (down / 4 if row else 0), bottom - (down / 4 if row < rows - 1 else 0)
    (first, upper), (last, lower) = view.to_cells(left, top), view.to_cells(right, bottom)
    whole = (math.ceil(first - _NEAR), math.ceil(upper - _NEAR), math.floor(last + _NEAR), math.floor(lower + _NEAR))
    if whole[0] >= whole[2] or whole[1] >= whole[3]:
        return left, top, right, bottom
    return *view.to_picture(*whole[:2]), *view.to_picture(*whole[2:])


def tile_marks(region: Region, choice: Choice, tile: int, key: str, style: Style, cell: Point) -> Iterator[Mark]:
    """One tile: framed where it is chosen or the cursor is, with its key."""
    left, top, right, bottom = region
    columns, rows = (right - left) / cell[0], (bottom - top) / cell[1]
    chosen, led = tile in choice.chosen, choice.led and choice.cursor == tile
    sign = style.sign(choice, tile, key)
    if sign and columns >= _PADDED and not style.plain:
        sign = f" {sign} "
    colour = style.colours.chosen if chosen else style.colours.key
    tint = _TINT if chosen and not style.plain else 0.0
    yield Mark(*region, colour, sign, strong=chosen, tint=tint, border=(chosen or led) and rows >= _FRAMED)


def at(x: float, y: float, size: Size, shape: Size) -> int | None:
    """The square of a picture in which a point is; None beyond the picture."""
    (width, height), (rows, columns) = size, shape
    column, row = int(x * columns // width), int(y * rows // height)
    return row * columns + column if 0 <= column < columns and 0 <= row < rows else None
