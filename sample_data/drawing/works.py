"""Bridges, boats, lighthouses and balloons."""

from __future__ import annotations

from math import cosh

from sample_data.drawing import shapes
from sample_data.drawing.canvas import Pen
from sample_data.drawing.palette import CREAM, INK, RED, RGB, STONE, WHITE, WOOD, Fade, darker, lighter, rgb


def stone_bridge(pen: Pen, left: float, right: float, deck: float, water: float, *, colour: RGB = STONE) -> None:
    """A bridge of three round arches between two banks."""
    crown = deck - 16
    outline = [(left, deck), ((left + right) / 2, crown), (right, deck)]
    top = shapes.smooth(outline)
    pen.shape([*top, (right, water), (left, water)], Fade(lighter(colour, 0.25), darker(colour, 0.2)))
    span = (right - left) / 3
    for number in range(3):
        middle = left + span * (number + 0.5)
        radius = span * (0.4 if number == 1 else 0.35)
        pen.shape(shapes.arc(middle, water, radius + 4, 180, 360), lighter(colour, 0.45))
    pen.curve(outline, 6, lighter(colour, 0.5))


def arch_holes(left: float, right: float, water: float) -> list[list[shapes.Point]]:
    """The openings of the stone bridge, to be left free when it is drawn."""
    span = (right - left) / 3
    return [
        shapes.arc(left + span * (number + 0.5), water, span * (0.4 if number == 1 else 0.35), 180, 360)
        for number in range(3)
    ]


def suspension_bridge(pen: Pen, deck: float, water: float, colour: RGB) -> None:
    """A long bridge hung from two towers, crossing the whole picture."""
    towers = (84.0, 236.0)
    top = deck - 92
    dark = darker(colour, 0.3)
    for left, right, sag in ((-68.0, 84.0, 84.0), (84.0, 236.0, 84.0), (236.0, 388.0, 84.0)):
        cable = [(x, top + sag * _hang(x, left, right)) for x in range(round(left), round(right) + 1, 4)]
        pen.line(cable, 2.6, colour)
        for place, height in cable[1:-1:3]:
            pen.line([(place, height), (place, deck)], 0.9, colour)
    pen.box(-2, deck - 3, 322, deck + 5, Fade(lighter(colour, 0.25), dark))
    for x in towers:
        for side in (-7, 7):
            pen.box(x + side - 3.4, top - 6, x + side + 3.4, water, Fade(lighter(colour, 0.2), dark, sideways=True))
        for y in (top, top + 28, top + 58, deck + 10):
            pen.box(x - 8, y, x + 8, y + 6, colour)
        pen.box(x - 16, water - 6, x + 16, water + 2, darker(STONE, 0.4))


def _hang(x: float, left: float, right: float) -> float:
    """How far a chain hangs at x: 0 at its ends, 1 in the middle."""
    half = (right - left) / 2
    return 1 - (cosh((x - left - half) / half) - 1) / (cosh(1) - 1)


def sailing_boat(pen: Pen, hull: RGB, sail: RGB) -> None:
    """A small sailing boat going left, 110 wide and 130 high, afloat at the origin's height."""
    pen.line([(4, -16), (4, -130)], 3, WOOD)
    pen.shape(
        [*shapes.smooth([(1, -124), (-22, -70), (-52, -24)]), (1, -24)], Fade(lighter(sail, 0.3), darker(sail, 0.08))
    )
    pen.shape([*shapes.smooth([(8, -116), (36, -66), (44, -28)]), (8, -28)], Fade(sail, darker(sail, 0.22)))
    pen.blob(
        [(-62, -18), (-20, -15), (30, -15), (60, -20), (46, 2), (0, 6), (-42, 3)],
        Fade(lighter(hull, 0.2), darker(hull, 0.3)),
    )
    pen.line([(-60, -17), (58, -18)], 3.4, CREAM)
    pen.shape([(4, -130), (22, -125), (4, -120)], RED)


def lighthouse(pen: Pen, *, on: bool) -> None:
    """A striped lighthouse standing on the origin, 150 high."""
    tower = [(-20, 0), (-13, -112), (13, -112), (20, 0)]
    pen.shape(tower, Fade(WHITE, darker(WHITE, 0.35), sideways=True))
    with pen.inside(tower):
        for y in (-112, -68, -24):
            pen.box(-24, y, 24, y + 22, Fade(lighter(RED, 0.15), darker(RED, 0.4), sideways=True))
    pen.box(-19, -118, 19, -110, INK, round=2)
    (pen.lit if on else pen).box(-10, -136, 10, -118, rgb("fff2b0"))
    pen.shape([(-14, -136), (0, -152), (14, -136)], darker(RED, 0.1))
    pen.line([(0, -152), (0, -160)], 1.8, INK)
    for x in (-5, 5):
        pen.line([(x, -136), (x, -118)], 1.4, INK)
    pen.box(-4, -14, 4, 0, INK, round=3)
    for y in (-50, -92):
        pen.lit.box(-3, y, 3, y + 8, rgb("ffd57e"), round=2)


def balloon(pen: Pen, first: RGB, second: RGB) -> None:
    """A hot-air balloon, its basket at the origin, 120 high."""
    pen.box(-9, -13, 9, 0, Fade(lighter(WOOD), darker(WOOD)), round=2)
    for side in (-1, 1):
        pen.line([(side * 8, -13), (side * 15, -34)], 1.3, INK)
    outline = [(0, -122), (30, -112), (44, -82), (32, -52), (14, -32), (-14, -32), (-32, -52), (-44, -82), (-30, -112)]
    pen.blob(outline, Fade(lighter(first, 0.3), darker(first, 0.25), sideways=True))
    with pen.inside(shapes.closed(outline)):
        for share in (-0.72, 0.0, 0.72):
            half = 0.2 * (1 - abs(share) * 0.45)
            ring = [(44 * (share - half), -80), (20 * share - 7 * half, -28), (20 * share + 7 * half, -28)]
            pen.blob([(20 * share, -124), *ring[:1], *ring[1:], (44 * (share + half), -80)], second)
    pen.oval(-14, -94, 9, 16, rgb("ffffff"), 0.25, turn=20)
