"""A labelled rectangle on a picture, and the parts by which it is taken hold of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

Point = tuple[float, float]
Size = tuple[int, int]
DECIMALS = 3
"""Of coordinates from elsewhere; those made here are whole numbers of pixels."""


class Grip(NamedTuple):
    """The part of a box that moves: -1 is its left or upper edge, 1 its right or lower one, 0 neither of them."""

    across: int
    down: int


WHOLE = Grip(0, 0)
"""Nothing is moved alone, so all of it is."""
CORNERS = (Grip(-1, -1), Grip(1, 1))
"""The two that make any rectangle of any other."""
GRIPS = tuple(Grip(across, down) for down in (-1, 0, 1) for across in (-1, 0, 1))
"""All of them, row by row."""


@dataclass(frozen=True, slots=True)
class Box:
    """In pixels of the upright picture, from its top left corner."""

    label: str
    x: float
    y: float
    width: float
    height: float

    @classmethod
    def of(cls, box: Mapping[str, Any]) -> Box:
        """A box as answers have it."""
        return cls(**box)

    @classmethod
    def between(cls, label: str, one: Point, other: Point) -> Box | None:
        """The box with these two opposite corners; None: it would have no area."""
        left, right = sorted((one[0], other[0]))
        top, bottom = sorted((one[1], other[1]))
        if left == right or top == bottom:
            return None
        return cls(label, left, top, round(right - left, DECIMALS), round(bottom - top, DECIMALS))

    @property
    def right(self) -> float:
        """Where it ends."""
        return round(self.x + self.width, DECIMALS)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return round(self.y + self.height, DECIMALS)

    @property
    def area(self) -> float:
        """In pixels."""
        return self.width * self.height

    def named(self, label: str) -> Box:
        """The same place with another label."""
        return replace(self, label=label)

    def holds(self, point: Point, reach: Point = (0, 0)) -> bool:
        """Whether the point is in it, or no farther away than `reach`."""
        return (
            self.x - reach[0] <= point[0] <= self.right + reach[0]
            and self.y - reach[1] <= point[1] <= self.bottom + reach[1]
        )

    def within(self, size: Size) -> bool:
        """Whether all of it is on a picture of this size."""
        return self.x >= 0 and self.y >= 0 and self.right <= size[0] and self.bottom <= size[1]

    def at(self, grip: Grip) -> Point:
        """The point of the grip: a corner, the middle of an edge, or its own middle."""
        return (
            self.x + self.width * (grip.across + 1) / 2,
            self.y + self.height * (grip.down + 1) / 2,
        )

    def answer(self) -> dict[str, Any]:
        """As answers have it."""
        numbers = {"x": self.x, "y": self.y, "width": self.width, "height": self.height}
        return {"label": self.label, **{name: float(number) for name, number in numbers.items()}}
