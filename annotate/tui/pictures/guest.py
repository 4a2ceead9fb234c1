"""What a kind of micro-task may put on a picture, and what it learns of the mouse there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from annotate.images.marks import Cursor, Mark
from annotate.images.viewport import Point, Viewport


class Pointing(NamedTuple):
    """The mouse over a picture."""

    phase: Literal["down", "drag", "up", "hover"]
    x: float
    """In the upright picture's pixels, perhaps beyond its borders: as exact as the terminal tells."""
    y: float
    reach: Point
    """How many of the picture's pixels a cell is wide and high: no hand is more exact."""
    shift: bool = False


class Guest(Protocol):
    """Draws on a `PictureView` whose `guest` it is; `PictureView.redraw` has it asked again."""

    def marks(self, view: Viewport) -> Sequence[Mark | Cursor]:
        """What is drawn, the last one on top."""

    def attention(self) -> Point | None:
        """The point of the picture that zooming by key goes for, and that stays in sight; None: its middle."""

    def pointed(self, pointing: Pointing) -> bool:
        """Take a movement of the mouse; False leaves it to the view, which pans.

        Whoever takes a `down` gets every `drag` up to the `up`.
        """
