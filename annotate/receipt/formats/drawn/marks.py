"""What is drawn of a receipt, whatever draws it: texts, boxes and codes at places on paper.

Lengths are in units of whoever lays out: cells and lines of a roll, millimetres of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeAlias

from annotate.receipt.formats.roll import Ink
from annotate.receipt.told.paper import TINTS

Pattern: TypeAlias = Literal["full", "rising", "dots", "upright", "crossed", "level", "falling", "bare"]
PATTERNS: tuple[Pattern, ...] = ("full", "rising", "dots", "upright", "crossed", "level", "falling", "bare")
"""Ways of filling a box that are told apart without colour; neighbours differ most."""

Measure: TypeAlias = Callable[[str, Ink, float], float]
"""How wide a text is in a style, at so many times the usual size."""

_INK: dict[Ink, str] = {
    "ink": "#2b2622",
    "bold": "#1c1815",
    "dim": "#6f6557",
    "stamp": "#a3262a",
    "bar": "#1f6f6b",
    "track": "#c9bfac",
}
BOLD: frozenset[Ink] = frozenset({"bold", "stamp"})
PAPER = "#fbf7ec"


def colour(ink: Ink) -> str:
    """As `#rrggbb`."""
    return TINTS[ink % len(TINTS)] if isinstance(ink, int) else _INK[ink]


class Text(NamedTuple):
    """A line of text from, to or around a place on its baseline."""

    x: float
    y: float
    text: str
    style: Ink = "ink"
    align: Literal["left", "centre", "right"] = "left"
    size: float = 1.0
    """In times of the usual size."""


class Box(NamedTuple):
    """A filled rectangle from its upper left corner on."""

    x: float
    y: float
    width: float
    height: float
    fill: Ink
    pattern: Pattern = "full"
    edged: bool = False
    """Whether a thin line is drawn around it."""


class Leader(NamedTuple):
    """Dots along a baseline, from a name to its amount."""

    x: float
    y: float
    width: float


class Dots(NamedTuple):
    """A code for cameras, from its upper left corner on, without the bare margin."""

    x: float
    y: float
    width: float
    height: float
    rows: tuple[tuple[bool, ...], ...]


Mark: TypeAlias = Text | Box | Leader | Dots


class Drawing(NamedTuple):
    """Marks, and how much height they take."""

    marks: tuple[Mark, ...]
    height: float


def moved(marks: Iterable[Mark], x: float, y: float) -> list[Mark]:
    """The same marks further right and down."""
    return [mark._replace(x=mark.x + x, y=mark.y + y) for mark in marks]


class Frame(NamedTuple):
    """Where a drawing has room, and how its texts are measured."""

    width: float
    line: float
    """From one line of text to the next."""
    base: float
    """From the top of a line to where its letters stand."""
    gap: float
    """Between things that stand side by side."""
    measure: Measure


Segment: TypeAlias = tuple[float, float, float, float]


def hatching(x: float, y: float, width: float, height: float, pattern: Pattern, step: float) -> list[Segment]:
    """The lines that fill a rectangle so; none for an even filling. A dot is a short line."""
    found: list[Segment] = []
    if pattern in ("rising", "crossed"):
        found += _slanted(x, y, width, height, step * 1.4)
    if pattern in ("falling", "crossed"):
        found += [
            (2 * x + width - x1, y1, 2 * x + width - x2, y2)
            for x1, y1, x2, y2 in _slanted(x, y, width, height, step * 1.4)
        ]
    if pattern == "upright":
        found += [(x + at, y, x + at, y + height) for at in _steps(width, step)]
    if pattern == "level":
        found += [(x, y + at, x + width, y + at) for at in _steps(height, step)]
    if pattern == "dots":
        short = step / 3
        found += [
            (x + left - short / 2, y + down, x + left + short / 2, y + down)
            for row, down in enumerate(_steps(height, step))
            for left in _steps(width - step * (row % 2), step * 1.3, step * (row % 2) * 0.65)
        ]
    return found


def _steps(length: float, step: float, start: float = 0.0) -> list[float]:
    count = max(int(length / step), 1)
    return [start + length * (2 * n + 1) / (2 * count) for n in range(count)] if length > step / 3 else []


def _slanted(x: float, y: float, width: float, height: float, step: float) -> list[Segment]:
    """Lines from lower left to upper right, cut off at the rectangle's edges."""
    found = []
    at = step / 2
    while at < width + height:
        start, end = max(0.0, at - height), min(at, width)
        found.append((x + start, y + at - start, x + end, y + at - end))
        at += step
    return found
