"""Buses and a tram."""

from __future__ import annotations

from sample_data.drawing import land, sky, street, town, vehicle
from sample_data.drawing.canvas import Canvas
from sample_data.drawing.palette import BLUE, ORANGE, RED, TEAL, YELLOW, Fade, rgb


def red_double_decker(canvas: Canvas) -> None:
    """A red bus with two decks in a sunny street."""
    pen = canvas.pen
    sky.sky(canvas, 180)
    sky.cloud(pen, 64, 44, 36)
    sky.cloud(pen, 262, 34, 42)
    town.row(pen.move(0, 190), -10, 330, low=96, high=124)
    street.flat_road(pen, 200)
    land.tree(pen.move(18, 196), 96)
    vehicle.bus(pen.move(52, 216, 1.26), RED, decks=2)


def last_bus(canvas: Canvas) -> None:
    """The last bus of the night, all its windows lit, under a full moon."""
    pen = canvas.pen
    sky.sky(canvas, 180)
    sky.stars(pen, 43, 120)
    sky.moon(pen, 66, 46, 24)
    town.skyline(pen.far(0.4), 190, rgb("333c74"), low=40, high=112)
    street.flat_road(pen, 194)
    street.street_lamp(pen.move(292, 192), 104, on=True)
    vehicle.bus(pen.lamplit.move(26, 220, 1.22), YELLOW, lit=True, roof=rgb("fff1cf"))


def mountain_bus(canvas: Canvas) -> None:
    """An orange bus on a mountain road in winter."""
    pen = canvas.pen
    sky.sky(canvas, 150)
    for x, top, half in ((40, 62, 90), (300, 54, 96), (170, 26, 118)):
        land.mountain(pen.far(0.3), x, top, half, 176, rgb("7f93b8"))
    land.hills(pen, (168, 158, 170, 160, 172), rgb("f2f6fc"))
    for x, size in ((18, 74), (48, 58), (276, 66), (304, 84), (246, 50), (84, 46)):
        land.fir(pen.move(x, 190), size, snowy=True)
    pen.box(0, 196, 320, 240, Fade(rgb("a7b1c2"), rgb("8893a8")))
    pen.box(0, 194, 320, 199, rgb("ffffff"))
    vehicle.bus(pen.move(56, 222, 1.08), ORANGE, roof=rgb("ffffff"))
    pen.blob([(-10, 244), (40, 228), (120, 236), (220, 228), (330, 240), (330, 256), (-10, 256)], rgb("ffffff"))
    sky.snow(pen, 110)


def bus_in_the_rain(canvas: Canvas) -> None:
    """A bus that comes towards you through the rain, at last."""
    pen = canvas.pen
    sky.sky(canvas, 170)
    town.skyline(pen.far(0.5), 176, rgb("2c4055"), low=60, high=130)
    pen.box(0, 172, 320, 240, Fade(rgb("46586b"), rgb("2b3948")))
    street.street_lamp(pen.move(36, 190), 120, on=True)
    street.street_lamp(pen.move(292, 184, 0.8), 120, on=True)
    vehicle.bus_front(pen.move(168, 196, 1.16), TEAL)
    land.wet(canvas, 198, 0.6)
    vehicle.bus_front(pen.move(168, 196, 1.16), TEAL)
    for x in (-54, 54):
        pen.glow(168 + x, 216, 40, rgb("fff0b8"), 0.55)
    street.person(pen.lamplit.move(62, 226, 1.15), RED)
    street.umbrella(pen.lamplit.move(76, 184, 1.2), YELLOW)
    sky.rain(pen, 120)


def yellow_tram(canvas: Canvas) -> None:
    """A yellow tram climbing a steep old street."""
    pen = canvas.pen
    sky.sky(canvas, 150)
    sky.cloud(pen, 258, 40, 30)
    for x, width, height, wall in (
        (-8, 70, 158, "f3d9b0"),
        (62, 62, 142, "e88f7a"),
        (124, 66, 128, "a9cfc9"),
        (190, 62, 110, "f4c56f"),
        (252, 74, 92, "f0ddc0"),
    ):
        town.house(pen.move(x, 214 - x * 0.12), width, height, rgb(wall))
    pen.shape([(0, 204), (320, 166), (320, 240), (0, 240)], Fade(rgb("b5a79b"), rgb("d6c6b2")))
    pen.shape([(0, 202), (320, 164), (320, 169), (0, 208)], rgb("f1e4d0"))
    for drop in (21, 30):
        pen.line([(-4, 204 + drop), (324, 165 + drop)], 2, rgb("6f6a70"))
    pen.line([(-4, 40), (324, 10)], 1.6, rgb("4a4652"))
    vehicle.tram(pen.move(66, 219, 1.28, turn=-6.8), YELLOW)
    street.person(pen.move(40, 226, 0.9), BLUE)


def evening_tram(canvas: Canvas) -> None:
    """A red tram going home along the river at nightfall."""
    pen = canvas.pen
    sky.sky(canvas, 150)
    sky.stars(pen, 25, 70)
    sky.crescent(pen, 262, 44, 17)
    town.skyline(pen.far(0.45), 156, rgb("54407a"), low=26, high=76)
    for x in (26, 300):
        land.bare_tree(pen.move(x, 186), 110)
    pen.box(0, 178, 320, 196, Fade(rgb("9a8aa8"), rgb("7d7090")))
    pen.line([(-4, 33), (324, 29)], 1.2, rgb("2c2450"))
    vehicle.tram(pen.lamplit.move(66, 190, 1.24), RED, lit=True)
    land.mirror(canvas, 196, rgb("3a3a78"), strength=0.6)
    pen.box(0, 193, 320, 197, rgb("c9b7c4"))
