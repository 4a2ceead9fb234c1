"""The ways of drawing a picture, with characters or with real pixels, and which characters a terminal gets."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from annotate.images.picture import Size

Glyphs = Literal["octant", "sextant", "blocks", "quadrant", "half", "ascii", "kitty", "iterm", "sixel"]
Colours = Literal["truecolor", "256", "16", "none"]

WISHES = ("auto", "octant", "sextant", "blocks", "quadrant", "half", "ascii")
"""What a person may ask for."""

PIXEL_WAYS = ("kitty", "iterm", "sixel")
"""The ways of showing real pixels: by the terminal's own picture protocols."""

_PARTS: dict[Glyphs, Size] = {
    **{"octant": (2, 4), "sextant": (2, 3), "blocks": (4, 8)},
    **{"quadrant": (2, 2), "half": (1, 2), "ascii": (1, 1)},
}
_MOST = {"kitty": 1800 * 1200, "iterm": 1800 * 1200, "sixel": 800 * 600}
"""So many pixels of a picture are sent to a terminal at most: more of them are slow, and hardly seen."""


class Mode(NamedTuple):
    """Characters and colours of a cell, or the way to send pixels."""

    glyphs: Glyphs
    colours: Colours
    grey: bool = False
    """Shades only, for a person who asked for no colour."""
    cell: Size = (10, 20)
    """Width and height of a cell in the terminal's pixels; counts where real pixels are sent."""
    inverted: bool = False
    """Dark characters on a light ground; counts where there are no colours."""

    @property
    def is_pixels(self) -> bool:
        """Whether the picture is sent as pixels, not as characters."""
        return self.glyphs in PIXEL_WAYS

    @property
    def averages(self) -> bool:
        """Whether each colour of a cell is the mean of many pixels, so that the quickest scaling does."""
        return self.glyphs == "blocks"

    @property
    def stipples(self) -> bool:
        """Whether cells may be stippled with two colours, for want of one between them."""
        return self.colours in ("256", "16") and self.glyphs in ("blocks", "quadrant", "half")

    @property
    def gap(self) -> float:
        """How much larger than wanted a JPEG is decoded, that its pixels show no trace of it."""
        return 1.0 if self.is_pixels or self.averages else 2.0

    @property
    def across(self) -> int:
        """Pixels of the scaled picture from left to right of a cell."""
        return _PARTS.get(self.glyphs, self.cell)[0]

    @property
    def down(self) -> int:
        """Pixels of the scaled picture from top to bottom of a cell."""
        return _PARTS.get(self.glyphs, self.cell)[1]

    def pixels(self, columns: int, rows: int) -> Size:
        """The size in pixels of a picture that is to fill so many cells.

        A picture that is sent as pixels may be smaller than its cells, in the same shape: whoever shows it enlarges it.
        """
        width, height = columns * self.across, rows * self.down
        scale = math.sqrt(_MOST.get(self.glyphs, math.inf) / max(1, width * height))
        if scale >= 1:
            return width, height
        return max(1, int(width * scale)), max(1, int(height * scale))


ASCII = Mode("ascii", "none")


def choose(
    color_system: str | None, *, unicode: bool = True, grey: bool = False, light: bool = False, wish: str | None = None
) -> Mode:
    """The best characters for a terminal, by the name Rich gives to its colours; `wish` asks for other ones.

    `light` says that its ground is a light one.
    """
    if wish not in (None, *WISHES):
        raise ValueError(f"unknown way of drawing: {wish!r}")
    if color_system is None or not unicode or wish == "ascii":
        return ASCII._replace(inverted=light)
    colours: Colours = "truecolor" if color_system == "truecolor" else "256" if color_system == "256" else "16"
    return Mode(_wished(wish) or _usual(colours), colours, grey)


def fallback(mode: Mode) -> Mode:
    """The characters that stand for the pixels while something lies over a part of the picture."""
    return Mode(_usual(mode.colours), mode.colours, mode.grey) if mode.is_pixels else mode


def _wished(wish: str | None) -> Glyphs | None:
    return next((glyphs for glyphs in _PARTS if glyphs == wish), None)


def _usual(colours: Colours) -> Glyphs:
    return "half" if colours == "16" else "blocks"
