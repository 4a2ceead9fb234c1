"""What lies and stands in a street: the road, zebra crossings, lamps, hydrants, people."""

from __future__ import annotations

from sample_data.drawing import shapes
from sample_data.drawing.canvas import Pen
from sample_data.drawing.palette import AMBER, ASPHALT, INK, RED, RGB, Ball, Fade, darker, deeper, lighter, rgb, sunny
from sample_data.drawing.shapes import Point

SKIN = rgb("c98d66")

PAVEMENT = rgb("cdbfae")
PAINT = rgb("fff7e8")


def towards(eye: Point, foot: Point, y: float) -> float:
    """Where the line from the vanishing point through a point of the foreground is at height y."""
    return eye[0] + (foot[0] - eye[0]) * (y - eye[1]) / (foot[1] - eye[1])


def road(pen: Pen, eye: Point, left: float, right: float) -> None:
    """A road from the lower edge to the vanishing point, pavements on both sides and a dashed middle line."""
    pen.box(0, eye[1], 320, 240, Fade(darker(PAVEMENT, 0.15), PAVEMENT))
    pen.shape([eye, (right, 240), (left, 240)], Fade(lighter(ASPHALT, 0.15), ASPHALT))
    for foot in (left, right):
        pen.shape([eye, (foot - 4, 240), (foot + 4, 240)], lighter(PAVEMENT, 0.5))
    middle = (left + right) / 2
    y = eye[1] + 8.0
    while y < 240:
        length = (y - eye[1]) * 0.16
        xs = [towards(eye, (middle + side * 3, 240), height) for height in (y, y + length) for side in (-1, 1)]
        pen.shape([(xs[0], y), (xs[1], y), (xs[3], y + length), (xs[2], y + length)], PAINT)
        y += length * 2.1


def zebra(pen: Pen, eye: Point, left: float, right: float, top: float, bottom: float, *, stripes: int = 7) -> None:
    """A zebra crossing over the road, its stripes running towards the vanishing point."""
    pen.shape(_strip(eye, left, right, top - 3, bottom + 3), ASPHALT)
    pitch = (right - left) / (stripes * 2 - 1 + 1)
    for number in range(stripes):
        start = left + pitch * (number * 2 + 0.5)
        pen.shape(_strip(eye, start, start + pitch, top, bottom), Fade(darker(PAINT, 0.08), PAINT))


def _strip(eye: Point, left: float, right: float, top: float, bottom: float) -> list[Point]:
    return [
        (towards(eye, (left, 240), top), top),
        (towards(eye, (right, 240), top), top),
        (towards(eye, (right, 240), bottom), bottom),
        (towards(eye, (left, 240), bottom), bottom),
    ]


def flat_road(pen: Pen, top: float, *, bottom: float = 240, line: bool = True) -> None:
    """A road seen from its side, with a kerb above it."""
    pen.box(0, top - 9, 320, top, PAVEMENT)
    pen.box(0, top - 2, 320, top + 2, lighter(PAVEMENT, 0.5))
    pen.box(0, top + 1, 320, bottom, Fade(darker(ASPHALT, 0.1), lighter(ASPHALT, 0.12)))
    if line:
        middle = (top + bottom) / 2 + 6
        for x in range(-10, 330, 54):
            pen.shape([(x + 4, middle), (x + 34, middle), (x + 30, middle + 5), (x, middle + 5)], PAINT)


def street_lamp(pen: Pen, height: float, *, on: bool) -> None:
    """An old street lamp standing on the origin."""
    pen.line([(0, 0), (0, -height)], 3.4, INK)
    pen.box(-4, -14, 4, 0, INK, round=2)
    glass = [(-6, -height - 2), (-9, -height - 18), (9, -height - 18), (6, -height - 2)]
    (pen.lit if on else pen).shape(glass, AMBER if on else rgb("dfe6e2"))
    pen.shape([(-11, -height - 18), (0, -height - 27), (11, -height - 18)], INK)
    if on:
        pen.glow(0, -height - 10, 54, rgb("ffd98a"), 0.7)


def hydrant(pen: Pen, paint: RGB = RED) -> None:
    """A fire hydrant standing on the origin, 120 high."""
    pen.shadow(8, 0, 52, 8, 0.5)
    body = Fade(sunny(paint, 0.3), deeper(paint, 0.42), sideways=True)
    pen.box(-34, -10, 34, 0, darker(paint, 0.2), round=4)
    pen.box(-23, -86, 23, -8, body)
    for y in (-18, -84):
        pen.box(-28, y - 5, 28, y + 5, Fade(sunny(paint, 0.45), deeper(paint, 0.3), sideways=True), round=4)
    pen.shape(shapes.arc(0, -88, 24, 180, 360, 1.05), body)
    pen.box(-7, -124, 7, -110, body, round=3)
    for side in (-1, 1):
        pen.box(side * 29 - 9, -72, side * 29 + 9, -48, deeper(paint, 0.15), round=3)
        pen.box(side * 40 - 5, -76, side * 40 + 5, -44, Fade(sunny(paint, 0.25), deeper(paint, 0.4)), round=4)
    pen.disc(0, -58, 15, deeper(paint, 0.4))
    pen.disc(0, -58, 12, Ball(sunny(paint, 0.45), deeper(paint, 0.1)))
    pen.disc(0, -58, 4.5, darker(paint, 0.5))
    pen.line([(-14, -80), (-14, -26)], 4, lighter(paint, 0.7), 0.55)


def person(pen: Pen, coat: RGB, *, legs: RGB = INK, skin: RGB = SKIN, hair: RGB = INK) -> None:
    """Somebody walking right, 66 high, standing on the origin."""
    pen.shadow(0, 0, 14, 2.5, 0.4)
    pen.line([(0, -26), (-8, -1)], 6, darker(legs, 0.1), end=4)
    pen.line([(0, -26), (8, -1)], 6, legs, end=4)
    pen.line([(7, -1), (12, -1)], 3.4, INK)
    pen.line([(-9, -1), (-4, -1)], 3.4, INK)
    pen.blob(
        [(-7, -52), (7, -52), (11, -28), (10, -20), (-10, -20), (-10, -30)], Fade(lighter(coat), darker(coat, 0.1))
    )
    pen.line([(3, -48), (11, -34), (16, -30)], 4.6, darker(coat, 0.15), end=3.4)
    pen.disc(1, -59, 7, skin)
    pen.shape(shapes.arc(0, -60, 7.6, 150, 330), hair)


def umbrella(pen: Pen, paint: RGB) -> None:
    """An open umbrella whose handle ends at the origin."""
    pen.line([(0, 0), (0, -34)], 1.8, INK)
    dome = shapes.arc(0, -32, 26, 180, 360, 0.85)
    pen.shape(dome, Fade(lighter(paint, 0.25), darker(paint, 0.15)))
    for x in (-17.4, 0, 17.4):
        pen.oval(x, -31, 8.7, 3.4, darker(paint, 0.3))
    pen.line([(0, -53), (0, -58)], 1.8, INK)
