"""Letters as a sign painter makes them: strokes of one width with round ends, capitals, figures and a few marks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sample_data.drawing.canvas import Pen
from sample_data.drawing.palette import RGB
from sample_data.drawing.shapes import Point

TALL = 6.0
"""The height of a capital in the glyphs' own units; most are 4 wide."""
GAP = 1.9
"""Between two letters, in the same units."""
SPACE = 2.4
CORNER = 1.7
"""How far from a corner a rounded stroke begins to turn, in the same units."""

GLYPHS: Mapping[str, str] = {
    "A": "0,6 2.1,0 4.2,6|.8,4.1 3.4,4.1",
    "B": "0,0 0,6|o 0,0 3.7,0 3.7,2.8 0,2.8|o 0,2.8 4,2.8 4,6 0,6",
    "C": "o 4,1.7 4,0 0,0 0,6 4,6 4,4.3",
    "D": "0,0 0,6|o 0,0 4,0 4,6 0,6",
    "E": "3.7,0 0,0 0,6 3.7,6|0,2.9 3,2.9",
    "É": "3.7,0 0,0 0,6 3.7,6|0,2.9 3,2.9|1.5,-1.5 2.7,-2.3",
    "F": "3.7,0 0,0 0,6|0,3 3,3",
    "G": "o 4,1.6 4,0 0,0 0,6 4,6 4,3.3|2.4,3.3 4,3.3",
    "H": "0,0 0,6|4,0 4,6|0,3 4,3",
    "I": "0,0 0,6",
    "J": "o 3.3,0 3.3,6 0,6 0,4.3",
    "K": "0,0 0,6|4,0 0,3.8|1.5,2.5 4,6",
    "L": "0,0 0,6 3.6,6",
    "M": "0,6 0,0 2.5,3.8 5,0 5,6",
    "N": "0,6 0,0 4,6 4,0",
    "O": "c 0,0 4.2,0 4.2,6 0,6",
    "P": "0,0 0,6|o 0,0 4,0 4,3.2 0,3.2",
    "Q": "c 0,0 4.2,0 4.2,6 0,6|2.6,4.4 4.4,6.6",
    "R": "0,0 0,6|o 0,0 4,0 4,3.2 0,3.2|1.9,3.2 4,6",
    "S": "o 3.9,1.4 3.9,0 .1,0 .1,2.9 4,2.9 4,6 0,6 0,4.6",
    "T": "0,0 4.2,0|2.1,0 2.1,6",
    "U": "o 0,0 0,6 4,6 4,0",
    "V": "0,0 2.1,6 4.2,0",
    "W": "0,0 1.4,6 2.8,1.4 4.2,6 5.6,0",
    "X": "0,0 4,6|4,0 0,6",
    "Y": "0,0 2.1,3.1 4.2,0|2.1,3.1 2.1,6",
    "Z": "0,0 4,0 0,6 4,6",
    "0": "c 0,0 3.7,0 3.7,6 0,6",
    "1": "0,1.4 1.6,0 1.6,6",
    "2": "o 0,1.6 0,0 3.9,0 3.9,2.7 0,6|0,6 4,6",
    "3": "o 0,1.2 0,0 3.7,0 3.7,2.8 1.5,2.8|o 1.5,2.8 3.9,2.8 3.9,6 0,6 0,4.8",
    "4": "3,6 3,0 0,4.3 4,4.3",
    "5": "3.6,0 .3,0 .1,2.8|o .1,2.8 3.9,2.2 3.9,6 0,6 0,4.8",
    "6": "c 0,2.6 3.9,2.6 3.9,6 0,6|o 3.7,1.2 3.7,0 0,0 0,4.4",
    "7": "0,0 4,0 1.4,6",
    "8": "c .2,0 3.7,0 3.7,2.8 .2,2.8|c 0,2.8 3.9,2.8 3.9,6 0,6",
    "9": "c 0,0 3.9,0 3.9,3.4 0,3.4|o 3.9,1.6 3.9,6 .2,6 .2,4.8",
    ".": "0,6 0,6.05",
    ",": "0.1,5.9 -.4,7.1",
    "-": "0,3.2 2,3.2",
    "%": "c 0,0 1.8,0 1.8,2.2 0,2.2|c 3.2,3.8 5,3.8 5,6 3.2,6|4.4,0 .6,6",
    "!": "0,0 0,3.9|0,6 0,6.05",
}
"""Strokes parted by `|`, each of points; `o` before them rounds its corners, `c` closes it as well."""


def _bent(points: list[Point], *, closed: bool) -> list[Point]:
    """The stroke with its corners turned into curves."""
    count = len(points)
    corners = range(count) if closed else range(1, count - 1)
    bent = [] if closed else [points[0]]
    for place in corners:
        before, corner, after = points[place - 1], points[place], points[(place + 1) % count]
        start, end = _towards(corner, before), _towards(corner, after)
        for step in range(7):
            share = step / 6
            ways = (1 - share) ** 2, 2 * share * (1 - share), share**2
            x, y = (
                sum(way * one[axis] for way, one in zip(ways, (start, corner, end), strict=True)) for axis in (0, 1)
            )
            bent.append((x, y))
    return [*bent, bent[0] if closed else points[-1]]


def _towards(corner: Point, other: Point) -> Point:
    across, down = other[0] - corner[0], other[1] - corner[1]
    length = (across**2 + down**2) ** 0.5
    share = min(CORNER, length / 2) / length
    return corner[0] + across * share, corner[1] + down * share


@cache
def strokes(letter: str) -> list[list[Point]]:
    """The lines that make a letter, in its own units; KeyError for one that nobody has drawn."""
    lines = []
    for stroke in GLYPHS[letter].split("|"):
        bend, text = (stroke[0], stroke[2:]) if stroke[0] in "oc" else ("", stroke)
        xs_and_ys = [pair.split(",") for pair in text.split()]
        points = [(float(x), float(y)) for x, y in xs_and_ys]
        lines.append(_bent(points, closed=bend == "c") if bend else points)
    return lines


def _advance(letter: str) -> float:
    """How wide a letter is, in its own units."""
    return SPACE if letter == " " else max(x for line in strokes(letter) for x, _y in line)


def width(text: str, size: float) -> float:
    """How wide a text of capitals `size` high is, from stroke to stroke."""
    return (sum(map(_advance, text)) + GAP * (len(text) - 1)) * size / TALL


def write(
    pen: Pen,
    text: str,
    size: float,
    colour: RGB,
    weight: float = 0.17,
    *,
    align: float = 0.5,
    room: float | None = None,
) -> None:
    """Writes a line in capitals `size` high whose upper edge is on the pen's origin.

    `weight`: the strokes' width as a fraction of the size; `align`: which fraction of the line is left of the origin;
    `room`: how wide it may be, for which the letters are made narrower, and no lower.
    """
    unit, long = size / TALL, width(text, size)
    shown = long if room is None else min(long, room)
    narrow = unit * shown / long if long else unit
    left = -shown * align
    for letter in text:
        for line in [] if letter == " " else strokes(letter):
            pen.line([(left + x * narrow, y * unit) for x, y in line], size * weight, colour)
        left += (_advance(letter) + GAP) * narrow
