"""Fruit, with its highlights, leaves and bowls."""

from __future__ import annotations

from sample_data.drawing import shapes
from sample_data.drawing.canvas import Pen
from sample_data.drawing.palette import INK, LEAF, RGB, WOOD, Ball, Fade, darker, lighter, rgb, round_paint

TANGERINE = rgb("f58a1f")
APPLE = rgb("d93a34")
PEAR = rgb("c3c04a")
LEMON = rgb("ffd93b")
GRAPE = rgb("6d3f86")
CHERRY = rgb("c21f3a")


def _gleam(pen: Pen, x: float, y: float, size: float) -> None:
    pen.oval(x, y, size, size * 0.55, rgb("fffaf0"), 0.65, turn=-35)


def leaf(pen: Pen, x: float, y: float, length: float, turn: float, colour: RGB = LEAF) -> None:
    """A leaf growing from (x, y), turned by degrees from pointing right."""
    own = pen.move(x, y, length / 30, turn=turn)
    own.blob([(0, 0), (10, -7), (22, -6), (31, 0), (20, 6), (9, 5)], Fade(lighter(colour, 0.2), darker(colour, 0.25)))
    own.line([(2, 0), (27, 0)], 1.1, lighter(colour, 0.4))


def orange(pen: Pen, radius: float = 24, colour: RGB = TANGERINE) -> None:
    """An orange around the origin."""
    pen.disc(0, 0, radius, round_paint(colour))
    pen.disc(radius * 0.1, -radius * 0.8, radius * 0.1, rgb("5b6b2f"))
    _gleam(pen, -radius * 0.38, -radius * 0.42, radius * 0.24)


def half_orange(pen: Pen, radius: float = 24) -> None:
    """A cut orange facing you."""
    pen.disc(0, 0, radius, rgb("f08416"))
    pen.disc(0, 0, radius * 0.9, rgb("fff0cf"))
    for step in range(9):
        own = pen.move(0, 0, radius / 24, turn=step * 40)
        own.blob([(2.5, 0), (16, -6.2), (20, 0), (16, 6.2)], Ball(rgb("ffc054"), rgb("f6921e")))


def apple(pen: Pen, radius: float = 24, colour: RGB = APPLE) -> None:
    """An apple around the origin."""
    own = pen.move(0, 0, radius / 24)
    outline = [(0, -18), (12, -24), (25, -10), (20, 14), (8, 24), (0, 21), (-8, 24), (-20, 14), (-25, -10), (-12, -24)]
    own.blob(outline, round_paint(colour))
    own.oval(0, -18, 7, 3, darker(colour, 0.45))
    own.curve([(0, -17), (1, -26), (5, -32)], 2.6, WOOD)
    leaf(own, 3, -27, 20, -20)
    _gleam(own, -11, -9, 5.5)


def pear(pen: Pen, size: float = 1.0, colour: RGB = PEAR) -> None:
    """A pear standing on the origin, 76 high."""
    own = pen.move(0, 0, size)
    outline = [
        (0, -74),
        (9, -68),
        (13, -50),
        (25, -28),
        (24, -8),
        (10, 1),
        (-10, 1),
        (-24, -8),
        (-25, -28),
        (-13, -50),
        (-9, -68),
    ]
    own.blob(outline, round_paint(colour, spot=(0.35, 0.55)))
    own.oval(13, -22, 9, 14, rgb("d9613c"), 0.35, turn=-15)
    own.curve([(0, -72), (2, -80), (8, -86)], 3, WOOD)
    _gleam(own, -10, -30, 6)


def lemon(pen: Pen, length: float = 30, turn: float = 0.0, colour: RGB = LEMON) -> None:
    """A lemon around the origin."""
    own = pen.move(0, 0, length / 30, turn=turn)
    outline = [
        (-37, 0),
        (-30, -5),
        (-18, -19),
        (2, -22),
        (20, -17),
        (30, -5),
        (38, 0),
        (30, 6),
        (18, 18),
        (0, 22),
        (-19, 18),
        (-30, 6),
    ]
    own.blob(outline, round_paint(colour, spot=(0.4, 0.3)))
    _gleam(own, -10, -10, 6)


def banana(pen: Pen, turn: float = 0.0, size: float = 1.0) -> None:
    """A banana hanging in a bow under the origin."""
    own = pen.move(0, 0, size, turn=turn)
    outline = [
        (-48, -24),
        (-40, -26),
        (-28, -4),
        (0, 8),
        (30, 0),
        (44, -20),
        (50, -18),
        (44, 8),
        (14, 26),
        (-20, 20),
        (-42, 0),
    ]
    own.blob(outline, Fade(rgb("ffe36b"), rgb("dba02a")))
    own.curve([(-42, -18), (-26, 6), (2, 16), (34, 8), (46, -12)], 1.8, rgb("c98f1e"))
    own.line([(-44, -24), (-47, -31)], 6, rgb("7a5a2a"), end=4)
    own.disc(47, -19, 3.4, rgb("5b4426"))


def grapes(pen: Pen, colour: RGB = GRAPE, size: float = 9) -> None:
    """A bunch of grapes hanging from the origin."""
    pen.curve([(0, -14), (2, 0), (0, 10)], 3, WOOD)
    for row, count in enumerate((4, 5, 4, 3, 2, 1)):
        for number in range(count):
            x = (number - (count - 1) / 2) * size * 1.6 + (row % 2) * 0.8
            y = 6 + row * size * 1.35
            pen.disc(x, y, size, round_paint(colour))
            pen.disc(x - size * 0.35, y - size * 0.35, size * 0.2, rgb("fff6ee"), 0.8)
    leaf(pen, 0, -6, 34, 24)
    leaf(pen, 0, -8, 30, 160)


def cherries(pen: Pen, size: float = 1.0, colour: RGB = CHERRY) -> None:
    """Two cherries on one stalk that starts at the origin."""
    own = pen.move(0, 0, size)
    own.curve([(0, 0), (-10, 22), (-16, 44)], 2.4, rgb("5f7a34"))
    own.curve([(0, 0), (12, 20), (17, 48)], 2.4, rgb("5f7a34"))
    leaf(own, 0, 1, 40, -18)
    for x, y in ((-17, 58), (18, 62)):
        own.disc(x, y, 16, round_paint(colour))
        _gleam(own, x - 5, y - 6, 4.4)


def watermelon(pen: Pen, radius: float = 90) -> None:
    """A half slice of watermelon, its flat side up at the origin's height."""
    bands = ((1.0, rgb("256b3c")), (0.95, rgb("63a856")), (0.9, rgb("eef2c8")))
    for share, colour in bands:
        pen.shape(shapes.arc(0, 0, radius * share, 0, 180), colour)
    pen.shape(shapes.arc(0, 0, radius * 0.86, 0, 180), Ball(rgb("ff7a6b"), rgb("d92f45"), (0.5, 0.0)))
    for ring, count, offset in ((0.42, 5, 0), (0.66, 8, 4)):
        for number in range(count):
            angle = (number + 0.5) * 180 / count + offset
            x, y = shapes.arc(0, 0, radius * ring, angle, angle)[0]
            pen.oval(x, y, radius * 0.036, radius * 0.056, INK, turn=angle - 90)


def bowl(pen: Pen, width: float, paint: RGB) -> None:
    """A bowl whose rim lies at the origin's height."""
    half = width / 2
    outline = shapes.arc(0, 0, half, 0, 180, 0.72)
    pen.shape(outline, Fade(lighter(paint, 0.35), darker(paint, 0.4), sideways=True))
    with pen.inside(outline):
        for x in range(-5, 6):
            pen.oval(x * width / 10, half * 0.3, width / 34, width / 24, rgb("fff3da"), 0.85)
        pen.box(-half, half * 0.08, half, half * 0.12, rgb("fff3da"), 0.85)
    pen.box(-width * 0.2, half * 0.66, width * 0.2, half * 0.8, darker(paint, 0.3), round=5)


def enamel_jug(pen: Pen, paint: RGB) -> None:
    """An enamel jug standing on the origin, 96 high."""
    pen.curve([(24, -76), (50, -74), (48, -44), (26, -34)], 7, darker(paint, 0.2))
    outline = [(-22, -92), (22, -92), (20, -72), (33, -34), (28, -2), (-28, -2), (-33, -34), (-20, -72)]
    pen.blob(outline, Fade(lighter(paint, 0.4), darker(paint, 0.35), sideways=True))
    pen.oval(0, -93, 23, 5.5, rgb("3f5f8f"))
    with pen.inside(shapes.closed(outline)):
        for y in (-84, -12):
            pen.box(-40, y, 40, y + 7, rgb("3f6fb0"))
    pen.oval(-14, -40, 5, 18, rgb("ffffff"), 0.45)
