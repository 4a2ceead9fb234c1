"""Traffic lights, for wheels and for feet."""

from __future__ import annotations

from sample_data.drawing import shapes
from sample_data.drawing.canvas import Pen
from sample_data.drawing.palette import INK, RGB, Ball, Fade, darker, lighter, mix, rgb

LAMPS = {"red": rgb("ff4136"), "amber": rgb("ffb52e"), "green": rgb("3fe08a")}
_SHELL = rgb("2b2f3d")


def _lamp(pen: Pen, y: float, colour: RGB, burning: bool) -> None:
    if burning:
        pen.lit.disc(0, y, 13, Ball(lighter(colour, 0.75), colour, (0.45, 0.42)))
    else:
        dull = mix(darker(colour, 0.72), _SHELL, 0.25)
        pen.disc(0, y, 13, Ball(lighter(dull, 0.14), dull))
    pen.shape([*shapes.arc(0, y, 16, 190, 350), *reversed(shapes.arc(0, y + 3.5, 14, 195, 345))], INK)


def traffic_light(pen: Pen, burning: str, *, pole: float = 120, cap: bool = False) -> None:
    """A three-eyed traffic light, 44 wide and 112 high, hanging from the origin with a pole below it."""
    pen.box(-5, 100, 5, 112 + pole, Fade(rgb("6b7183"), rgb("3a3f4f"), sideways=True))
    pen.box(-27, -5, 27, 115, rgb("f4ead2"), round=13)
    pen.box(-24, -2, 24, 112, Fade(rgb("3d4254"), rgb("22252f"), sideways=True), round=11)
    for y, name in zip((19, 55, 91), LAMPS, strict=True):
        _lamp(pen, y, LAMPS[name], name == burning)
    if cap:
        pen.blob([(-29, -2), (-20, -13), (0, -16), (20, -13), (29, -2), (14, -1), (0, 1), (-14, -2)], rgb("ffffff"))
    height = dict(zip(LAMPS, (19, 55, 91), strict=True))[burning]
    pen.glow(0, height, 62, LAMPS[burning], 0.55)


def _walker(pen: Pen, colour: RGB) -> None:
    pen.disc(0, -17, 4.6, colour)
    pen.line([(0, -10), (-1, 2)], 7.5, colour)
    pen.line([(0, 1), (6, 9), (6, 18)], 4.6, colour)
    pen.line([(-1, 1), (-4, 10), (-10, 16)], 4.6, colour)
    pen.line([(0, -9), (8, -3), (11, 3)], 3.8, colour)
    pen.line([(0, -9), (-8, -4), (-9, 4)], 3.8, colour)


def _stander(pen: Pen, colour: RGB) -> None:
    pen.disc(0, -17, 4.6, colour)
    pen.box(-5, -11, 5, 5, colour, round=3)
    for side in (-1, 1):
        pen.line([(side * 2.6, 3), (side * 2.6, 18)], 4.6, colour)
        pen.line([(side * 5, -9), (side * 7.6, 4)], 3.6, colour)


def walk_light(pen: Pen, *, go: bool, pole: float = 120) -> None:
    """A two-eyed light for people on foot, 52 wide and 108 high, hanging from the origin."""
    pen.box(-5, 100, 5, 108 + pole, Fade(rgb("6b7183"), rgb("3a3f4f"), sideways=True))
    pen.box(-29, -3, 29, 111, Fade(rgb("3d4254"), rgb("20232d"), sideways=True), round=8)
    for y, name, drawing in ((27, "red", _stander), (81, "green", _walker)):
        burning = go == (name == "green")
        pen.box(-23, y - 23, 23, y + 23, rgb("15161d"), round=22)
        colour = LAMPS[name] if burning else mix(darker(LAMPS[name], 0.72), _SHELL, 0.3)
        drawing(pen.lit.move(0, y), colour)
        if burning:
            pen.glow(0, y, 58, LAMPS[name], 0.5)
