"""Boxes as formats measure them: edges in pixels of the upright picture, from its top left corner, kept inside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from annotate.tasks.base import Answer
from annotate.tasks.boxes import DECIMALS


class Edges(NamedTuple):
    """A box and its label. `x2` and `y2` are exclusive: a box on the first pixel alone is 0, 0, 1, 1."""

    label: str
    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def width(self) -> float:
        return self.x2 - self.x1

    @property
    def height(self) -> float:
        return self.y2 - self.y1


def boxes_of(answer: Answer, width: int, height: int) -> Iterator[Edges]:
    """The boxes of an answer, clipped to a picture of that size; what lies outside of it altogether is left out.

    Edges have as many decimals as answers have, so that what is left of a box is never too thin to be written.
    """
    for box in answer["boxes"]:
        x1, y1 = max(0.0, box["x"]), max(0.0, box["y"])
        x2 = min(float(width), round(box["x"] + box["width"], DECIMALS))
        y2 = min(float(height), round(box["y"] + box["height"], DECIMALS))
        if x2 > x1 and y2 > y1:
            yield Edges(box["label"], x1, y1, x2, y2)


def places_of(answer: Answer, width: int, height: int) -> Iterator[tuple[str, float, float, float, float]]:
    """The same as label, left, top, width and height. A box that lies within the picture is as the answer has it."""
    for box in answer["boxes"]:
        x, y, long, high = box["x"], box["y"], box["width"], box["height"]
        if x >= 0 and y >= 0 and x + long <= width and y + high <= height:
            yield box["label"], x, y, round(long, DECIMALS), round(high, DECIMALS)
        else:
            for edges in boxes_of({"boxes": [box]}, width, height):
                size = round(edges.width, DECIMALS), round(edges.height, DECIMALS)
                yield edges.label, edges.x1, edges.y1, *size
