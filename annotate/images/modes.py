"""The ways of drawing a picture with characters, and which one a terminal gets."""

from __future__ import annotations

from typing import Literal, NamedTuple

Glyphs = Literal["quadrant", "half", "ascii"]
Colours = Literal["truecolor", "256", "16", "none"]

WISHES = ("auto", "quadrant", "half", "ascii")
"""What a person may ask for."""

_PIXELS: dict[Glyphs, tuple[int, int]] = {"quadrant": (2, 2), "half": (1, 2), "ascii": (1, 1)}


class Mode(NamedTuple):
    """Characters and colours of a cell."""

    glyphs: Glyphs
    colours: Colours
    grey: bool = False
    """Shades only, for a person who asked for no colour."""

    @property
    def across(self) -> int:
        """Pixels of the scaled picture from left to right of a cell."""
        return _PIXELS[self.glyphs][0]

    @property
    def down(self) -> int:
        """Pixels of the scaled picture from top to bottom of a cell."""
        return _PIXELS[self.glyphs][1]


ASCII = Mode("ascii", "none")


def choose(color_system: str | None, *, unicode: bool = True, grey: bool = False, wish: str | None = None) -> Mode:
    """The best mode of a terminal, by the name Rich gives to its colours; `wish` asks for other characters."""
    if wish not in (None, *WISHES):
        raise ValueError(f"unknown way of drawing: {wish!r}")
    if color_system is None or not unicode or wish == "ascii":
        return ASCII
    colours: Colours = "truecolor" if color_system == "truecolor" else "256" if color_system == "256" else "16"
    if wish == "quadrant" or (wish != "half" and colours == "truecolor"):
        return Mode("quadrant", colours, grey)
    return Mode("half", colours, grey)
