"""Sixel: 256 colours, six rows of pixels to a band, drawn where the cursor is.

Every row of pixels is one pass over its band, and every pixel of it a token of five characters: the number of its
colour and one dot. So a row is one bytearray with its digits filled in by slices. That is long, but made in a tenth of
the time that folding takes, and the terminal spends less on it than is won here.
"""

from __future__ import annotations

from PIL import Image

from annotate.images.picture import Size
from annotate.images.pixels import Painting
from annotate.images.pixels.shades import shaded

BAND = 6
_TABLES = [bytes(ord(f"{number:03d}"[place]) for number in range(256)) for place in range(3)]


class SixelPainter:
    """Draws the picture over blank cells, in exactly as many pixels as they have."""

    step = 1

    def __init__(self, cell: Size, *, grey: bool = False) -> None:
        self._cell, self._grey = cell, grey

    def pixels(self, size: Size, columns: int, rows: int) -> Size:
        """The pixels of so many cells: no terminal scales a sixel picture."""
        return columns * self._cell[0], rows * self._cell[1]

    def paint(self, rgb: Image.Image, columns: int, rows: int) -> Painting:
        """The picture in its own pixels, brought to those of the cells if it has others."""
        size = self.pixels(rgb.size, columns, rows)
        rgb = rgb if rgb.size == size else rgb.resize(size, Image.Resampling.BILINEAR)
        return Painting(over=encode(shaded(rgb, self._grey)).decode("ascii"))

    def close(self) -> None:
        """Nothing is left anywhere."""


def encode(rgb: Image.Image, colours: int = 256) -> bytes:
    """An RGB picture as sixel. Each pixel is drawn, so nothing of an older picture shows through.

    The rows of the last band that lie below the picture are left as they are (P2=1).
    """
    drawn = rgb.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    (width, height), data = drawn.size, drawn.tobytes()
    digits = [data.translate(table) for table in _TABLES]
    dots = [(b"#000" + bytes([63 + (1 << row)])) * width for row in range(BAND)]
    parts: list[bytes | bytearray] = [b'\x1bP0;1;0q"1;1;%d;%d' % (width, height), _registers(drawn)]
    for y in range(height):
        row = bytearray(dots[y % BAND])
        for place in range(3):
            row[1 + place :: 5] = digits[place][y * width : (y + 1) * width]
        parts += (row, b"-" if y % BAND == BAND - 1 else b"$")
    parts[-1] = b"\x1b\\"  # no new band after the last: it would scroll at the foot of the screen
    return b"".join(parts)


def _registers(drawn: Image.Image) -> bytes:
    """The palette, in hundredths of each primary."""
    shares = [(value * 100 + 127) // 255 for value in drawn.getpalette() or []]
    return b"".join(b"#%d;2;%d;%d;%d" % (place // 3, *shares[place : place + 3]) for place in range(0, len(shares), 3))
