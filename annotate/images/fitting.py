"""How many cells a picture takes, so that it keeps its shape."""

from __future__ import annotations

from annotate.images.picture import Size

CELL: Size = (10, 20)
"""Width and height of a terminal's cell, in any unit: most fonts draw it about twice as high as wide."""


def fit(size: Size, columns: int, rows: int, cell: Size = CELL) -> Size:
    """The columns and rows of the largest upright picture of this size in pixels that `columns` x `rows` cells hold."""
    width, height = max(1, size[0]), max(1, size[1])
    scale = min(columns * cell[0] / width, rows * cell[1] / height)
    across, down = round(width * scale / cell[0]), round(height * scale / cell[1])
    return max(1, min(columns, across)), max(1, min(rows, down))
