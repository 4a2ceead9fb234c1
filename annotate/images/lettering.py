"""Short names in pixels: with Pillow's own font, which has little more than ASCII, or with one of the machine's."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from PIL import ImageDraw, ImageFont

from annotate.images.picture import RGB
from annotate.images.strokes import one_cell_each

TICK = "✓"
"""Drawn with two lines: hardly a font has it."""
_OWN = frozenset("«»‹›“”‘’…·°±")
"""What Pillow's own font has beyond ASCII."""
_FONTS = ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "LiberationSans-Regular.ttf", "Arial.ttf", "arial.ttf")
"""Fonts that machines have, one of which has the letters of most languages."""


class Lettering:
    """A name in letters of a size."""

    def __init__(self, text: str, size: int) -> None:
        text = one_cell_each(text)
        self._font, own = _own(size), all(char.isascii() or char in _OWN or char == TICK for char in text)
        if not own and (found := _found(size)) is not None:
            self._font, own = found, True
        self.text = text if own else _plain(text)
        self._size = size

    def length(self, text: str) -> float:
        """How wide so much of it is."""
        words = text.split(TICK)
        return float(sum(map(self._font.getlength, words))) + (len(words) - 1) * self._tick

    @property
    def _tick(self) -> float:
        return 0.8 * self._size

    def draw(self, draw: ImageDraw.ImageDraw, place: tuple[float, float], text: str, colour: RGB) -> None:
        """Write so much of it; the place is on the left, half-way up."""
        x, middle = place
        for number, words in enumerate(text.split(TICK)):
            if number:
                self._draw_tick(draw, x, middle, colour)
                x += self._tick
            if isinstance(self._font, ImageFont.FreeTypeFont):
                draw.text((x, middle), words, fill=colour, font=self._font, anchor="lm")
            else:
                draw.text((x, middle - self._font.getbbox(words)[3] / 2), words, fill=colour, font=self._font)
            x += self._font.getlength(words)

    def _draw_tick(self, draw: ImageDraw.ImageDraw, x: float, middle: float, colour: RGB) -> None:
        side = self._size
        corners = ((0.08, 0.05), (0.28, 0.28), (0.66, -0.32))
        line = [(x + across * side, middle + down * side) for across, down in corners]
        draw.line(line, fill=colour, width=max(1, round(side / 7)), joint="curve")


def _plain(text: str) -> str:
    return "".join(char if char in _OWN or char == TICK else one_cell_each(char, plain=True) for char in text)


@lru_cache(8)
def _own(size: int) -> Any:
    """Pillow's own font; one of fixed size, where Pillow was made without the library that scales fonts."""
    try:
        return ImageFont.load_default(max(6, size))
    except (ImportError, OSError):
        return ImageFont.load_default()


@lru_cache(8)
def _found(size: int) -> Any:
    """A font of the machine's that has more letters; None if there is none."""
    for name in _FONTS:
        try:
            return ImageFont.truetype(name, max(6, size))
        except (ImportError, OSError):
            pass
    return None
