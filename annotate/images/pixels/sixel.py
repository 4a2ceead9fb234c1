"""Sixel: 256 colours, six rows of pixels to a band, drawn where the cursor is.

Every row of the picture is one pass over its band, and every pixel of it a token of the same few characters: the number
of its colour and one dot. So a row is one bytearray with its digits filled in by slices. That is long, but made in a
tenth of the time that folding takes, and the terminal spends less on it than is won here.
"""

from __future__ import annotations

from functools import lru_cache

from PIL import Image

from annotate.images.picture import Size
from annotate.images.pixels import Painting
from annotate.images.pixels.shades import shaded

BAND = 6
MOST = 800 * 600
"""With more pixels than so many a picture takes a terminal too long: it gets larger ones."""
LARGEST = 3
"""The most that a pixel is enlarged to; a band has a whole number of such."""

_TABLES = [bytes(ord(f"{number:03d}"[place]) for number in range(256)) for place in range(3)]


class SixelPainter:
    """Draws the picture over blank cells, in exactly as many pixels as they have: no terminal scales a sixel."""

    step = 1

    def __init__(self, cell: Size, *, grey: bool = False) -> None:
        self._cell, self._grey = cell, grey

    def paint(self, rgb: Image.Image, columns: int, rows: int) -> Painting:
        """The picture brought to the pixels of the cells, or to a half or a third of them where those are many."""
        width, height = columns * self._cell[0], rows * self._cell[1]
        each = next((each for each in range(1, LARGEST) if width * height <= MOST * each * each), LARGEST)
        size = -(-width // each), -(-height // each)
        rgb = rgb if rgb.size == size else rgb.resize(size, Image.Resampling.BILINEAR)
        return Painting(over=encode(shaded(rgb, self._grey), (width, height), each).decode("ascii"))

    def close(self) -> None:
        """Nothing is left anywhere."""


def encode(rgb: Image.Image, size: Size | None = None, each: int = 1, colours: int = 256) -> bytes:
    """An RGB picture as sixel, each of its pixels drawn as `each` x `each`, cut to `size` at the right and below.

    Every pixel is drawn, so nothing of an older picture shows through; the rest of the last band, below the picture,
    is left as it is (P2=1).
    """
    # This quick choice of colours is a coarse one: without dithering, skies have steps and other hues.
    palette = rgb.quantize(colours, method=Image.Quantize.FASTOCTREE)
    drawn = rgb.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
    width, height = size or drawn.size
    parts: list[bytes | bytearray] = [b'\x1bP0;1;0q"1;1;%d;%d' % (width, height), _registers(drawn)]
    digits = [drawn.tobytes().translate(table) for table in _TABLES]
    across = drawn.width
    for y in range(drawn.height):
        top = y * each
        row = bytearray(_tokens(across, width - (across - 1) * each, each, top % BAND, min(each, height - top)))
        step = len(row) // across
        for place in range(3):
            row[1 + place :: step] = digits[place][y * across : (y + 1) * across]
        parts += (row, b"-" if top % BAND + each == BAND else b"$")
    parts[-1] = b"\x1b\\"  # no new band after the last: it would scroll at the foot of the screen
    return b"".join(parts)


@lru_cache(32)
def _tokens(count: int, last: int, each: int, top: int, rows: int) -> bytes:
    """A row of pixels in colour 000, `each` wide and `rows` high from `top` in its band; the last is `last` wide."""
    dots = 63 + (((1 << rows) - 1) << top)
    if each == 1:
        return b"#000%c" % dots * count
    return b"#000!%d%c" % (each, dots) * (count - 1) + b"#000!%d%c" % (last, dots)


def _registers(drawn: Image.Image) -> bytes:
    """The palette, in hundredths of each primary."""
    shares = [(value * 100 + 127) // 255 for value in drawn.getpalette() or []]
    return b"".join(b"#%d;2;%d;%d;%d" % (place // 3, *shares[place : place + 3]) for place in range(0, len(shares), 3))
