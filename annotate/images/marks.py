"""What is drawn over a picture: outlines with a name at their corner, and a cursor."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.images.picture import RGB


@dataclass(frozen=True)
class Mark:
    """A rectangle over the picture, in the upright picture's pixels; right and bottom are where it ends."""

    left: float
    top: float
    right: float
    bottom: float
    colour: RGB
    text: str = ""
    """A short name in its top left corner."""
    strong: bool = False
    """Drawn with heavy lines: the one that is chosen."""
    tint: float = 0.0
    """How much of the colour lies over all that is inside, from 0 to 1."""
    border: bool = True
    """Whether the rectangle has an outline."""


@dataclass(frozen=True)
class Cursor:
    """A cross-hair with its middle at a point of the picture, in the upright picture's pixels."""

    x: float
    y: float
    colour: RGB
