"""Which part of a picture is on the screen, and where: between the upright picture's pixels and the screen's cells."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from annotate.images.fitting import CELL, fit
from annotate.images.picture import Size

Point = tuple[float, float]
Region = tuple[float, float, float, float]
"""Left, top, right and bottom; right and bottom are where it ends."""

CLOSEST = 4.0
"""Cells from left to right of one pixel of the picture, at the closest."""


@dataclass(frozen=True)
class Viewport:
    """A picture of `size` pixels in a space of `columns` x `rows` cells, `zoom` times as large as when it just fits.

    Cells are counted from the top left corner of the space, pixels from that of the upright picture, both as numbers
    with fractions: a cell or pixel is as wide as 1, its middle is at a half.
    """

    size: Size
    columns: int
    rows: int
    cell: Size = CELL
    whole: Size | None = None
    """Columns and rows of the picture when all of it is shown; None: as many as fit."""
    zoom: float = 1.0
    centre: Point | None = None
    """The picture's pixel that is in the middle; None: its own middle."""

    @property
    def fitted(self) -> Size:
        """Columns and rows of the picture when all of it is shown."""
        return self.whole or fit(self.size, self.columns, self.rows, self.cell)

    @property
    def pixels_per_cell(self) -> Point:
        """How many of the picture's pixels a cell is wide and high."""
        columns, rows = self.fitted
        return self.size[0] / (columns * self.zoom), self.size[1] / (rows * self.zoom)

    @property
    def shown(self) -> Size:
        """Columns and rows that the visible part of the picture takes."""
        columns, rows = self.fitted
        return min(self.columns, round(columns * self.zoom)), min(self.rows, round(rows * self.zoom))

    @property
    def place(self) -> Size:
        """Column and row where the visible part begins: it stands in the middle."""
        columns, rows = self.shown
        return (self.columns - columns) // 2, (self.rows - rows) // 2

    @property
    def region(self) -> Region:
        """The visible part, in the picture's pixels."""
        x, y = self.centre or (self.size[0] / 2, self.size[1] / 2)
        across, down = self._extent
        left = min(max(0.0, x - across / 2), self.size[0] - across)
        top = min(max(0.0, y - down / 2), self.size[1] - down)
        return left, top, left + across, top + down

    @property
    def _extent(self) -> Point:
        (columns, rows), (across, down) = self.shown, self.pixels_per_cell
        return min(float(self.size[0]), columns * across), min(float(self.size[1]), rows * down)

    @property
    def closest(self) -> float:
        """The largest zoom."""
        return max(1.0, CLOSEST * self.size[0] / self.fitted[0])

    def to_cells(self, x: float, y: float) -> Point:
        """Where a point of the picture is on the screen, in cells; perhaps beyond the space."""
        left, top, right, bottom = self.region
        (columns, rows), (across, down) = self.place, self.shown
        return columns + (x - left) * across / (right - left), rows + (y - top) * down / (bottom - top)

    def to_picture(self, column: float, row: float) -> Point:
        """The point of the picture that is there on the screen; perhaps beyond the picture."""
        left, top, right, bottom = self.region
        (columns, rows), (across, down) = self.place, self.shown
        return left + (column - columns) * (right - left) / across, top + (row - rows) * (bottom - top) / down

    def zoomed(self, factor: float, around: Point | None = None) -> Viewport:
        """This much closer, so that the point of the picture under the cell `around` stays there (None: the middle)."""
        zoom = min(max(1.0, self.zoom * factor), self.closest)
        if math.isclose(zoom, 1.0, rel_tol=1e-3):
            return replace(self, zoom=1.0, centre=None)
        around = around or (self.columns / 2, self.rows / 2)
        x, y = self.to_picture(*around)
        closer = replace(self, zoom=zoom)
        across, down = closer.pixels_per_cell
        centre = x - (around[0] - self.columns / 2) * across, y - (around[1] - self.rows / 2) * down
        return closer._at(centre)

    def panned(self, columns: float, rows: float) -> Viewport:
        """The part of the picture that lies so many cells to the right and below."""
        left, top, right, bottom = self.region
        across, down = self.pixels_per_cell
        return self._at(((left + right) / 2 + columns * across, (top + bottom) / 2 + rows * down))

    def revealing(self, x: float, y: float, margin: float = 2.0) -> Viewport:
        """Panned as little as needed for a point of the picture to be visible, this many cells from the border."""
        left, top, right, bottom = self.region
        across, down = (
            min(margin * per, span / 4) for per, span in zip(self.pixels_per_cell, self._extent, strict=True)
        )
        dx = min(0.0, x - left - across) + max(0.0, x - right + across)
        dy = min(0.0, y - top - down) + max(0.0, y - bottom + down)
        return self._at(((left + right) / 2 + dx, (top + bottom) / 2 + dy)) if dx or dy else self

    def like(self, other: Viewport) -> Viewport:
        """As close, and at the same part, as another one shows of its own picture."""
        left, top, right, bottom = other.region
        x, y = (left + right) / 2 / other.size[0], (top + bottom) / 2 / other.size[1]
        zoom = min(other.zoom, self.closest)
        if zoom == 1.0:
            return replace(self, zoom=zoom, centre=None)
        return replace(self, zoom=zoom)._at((x * self.size[0], y * self.size[1]))

    def _at(self, centre: Point) -> Viewport:
        """With this centre, or the nearest one at which the picture fills the space."""
        left, top, right, bottom = replace(self, centre=centre).region
        return replace(self, centre=((left + right) / 2, (top + bottom) / 2))
