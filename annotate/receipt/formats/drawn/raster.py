"""Lines and codes in black dots, for printers that lack the letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from annotate.receipt.formats import png
from annotate.receipt.formats.drawn.marks import Text
from annotate.receipt.formats.drawn.strip import BASE

if TYPE_CHECKING:
    from PIL.Image import Image

CELL_DOTS, LINE_DOTS = 12, 25
"""A letter of a receipt printer's larger font is 12 dots wide and 24 high."""
_DARK = 150
"""Of 255: what is darker is printed."""


class Raster(NamedTuple):
    """Dots from left to right, from the top down, eight in a byte, the first in its highest bit; 1 is black."""

    width_bytes: int
    height: int
    data: bytes


def line(text: str, columns: int, *, bold: bool) -> Raster:
    """A line of text whose letters stand in a roll's cells."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (columns * png.CELL, png.LINE), "white")
    left = len(text) - len(text.lstrip(" "))
    mark = Text(0, 0, text.strip(" "), "bold" if bold else "ink")
    png.write(ImageDraw.Draw(image), mark, left * png.CELL, BASE * png.LINE)
    small = image.convert("L").resize((columns * CELL_DOTS, LINE_DOTS), Image.Resampling.BOX)
    return _packed(small.point(lambda shade: 0 if shade < _DARK else 255))


def square(rows: Sequence[Sequence[bool]], columns: int, dots: int) -> Raster:
    """A code in the middle of so many cells, each of its dots so many of the printer's wide."""
    from PIL import Image

    side = len(rows)
    small = Image.new("L", (side, side), 255)
    small.putdata([0 if dark else 255 for row in rows for dark in row])
    image = Image.new("L", (columns * CELL_DOTS, side * dots), 255)
    image.paste(
        small.resize((side * dots, side * dots), Image.Resampling.NEAREST), ((image.width - side * dots) // 2, 0)
    )
    return _packed(image)


def _packed(image: Image) -> Raster:
    from PIL import Image, ImageChops

    bits = ImageChops.invert(image).convert("1", dither=Image.Dither.NONE)
    return Raster((bits.width + 7) // 8, bits.height, bits.tobytes())
