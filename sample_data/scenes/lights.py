"""Traffic lights in four weathers."""

from __future__ import annotations

from sample_data.drawing import land, signals, sky, street, town
from sample_data.drawing.canvas import Canvas
from sample_data.drawing.palette import BLUE, BRICK, MUSTARD, RED, ROSE, Fade, rgb
from sample_data.drawing.shapes import Wall

_EYE = (176.0, 150.0)


def _avenue(canvas: Canvas) -> None:
    pen = canvas.pen
    street.road(pen, _EYE, 40, 400)
    town.facade(pen, Wall(-30, -40, 236, 130, 118, 163), rgb("d98a66"), 6, 7)
    town.facade(pen.far(0.25), Wall(130, 108, 163, 164, 136, 155), rgb("e9b98f"), 4, 3)
    town.facade(pen, Wall(222, 112, 166, 350, -50, 240), rgb("c98f86"), 6, 7)
    town.facade(pen.far(0.3), Wall(188, 134, 155, 222, 104, 166), rgb("e3c49a"), 4, 3)


def red_at_dusk(canvas: Canvas) -> None:
    """A red light before a street that runs into the sunset."""
    pen = canvas.pen
    sky.sky(canvas, 155)
    sky.sun(pen, 176, 140, 17, rgb("ffe9a0"))
    _avenue(canvas)
    pen.soft([(-20, -20), (60, -20), (120, 120), (110, 260), (-20, 260)], rgb("2a1236"), 0.55, 16)
    pen.glow(176, 146, 60, rgb("ffcf7a"), 0.6)
    street.street_lamp(pen.move(278, 214), 92, on=True)
    pen.soft([(84, 240), (92, 240), (92, 215), (84, 215)], rgb("1c1530"), 0.5, 4)
    signals.traffic_light(pen.move(88, 22, 1.3), "red", pole=80)


def green_in_the_rain(canvas: Canvas) -> None:
    """A green light above a wet street at night."""
    pen = canvas.pen
    sky.sky(canvas, 170)
    town.skyline(pen.far(0.45), 168, rgb("2c4055"), low=50, high=110)
    pen.box(0, 166, 320, 240, Fade(rgb("3f5266"), rgb("22303f")))
    town.row(pen.move(0, 168), -20, 150, low=92, high=118)
    for x in (40, 118):
        street.street_lamp(pen.move(x, 176, 0.9), 92, on=True)
    signals.traffic_light(pen.move(226, 16, 1.2), "green", pole=60)
    land.wet(canvas, 176, 0.55)
    pen.glow(226, 214, 56, signals.LAMPS["green"], 0.75)
    signals.traffic_light(pen.move(226, 16, 1.2), "green", pole=60)
    street.person(pen.lamplit.move(112, 216, 1.05), rgb("f2c53e"))
    street.umbrella(pen.lamplit.move(124, 176, 1.15), RED)
    sky.rain(pen)


def amber_in_the_snow(canvas: Canvas) -> None:
    """An amber light with a cap of snow, on a winter's road."""
    pen = canvas.pen
    sky.sky(canvas, 160)
    land.hills(pen.far(0.55), (140, 118, 132, 108, 126), rgb("9fb4cc"))
    land.hills(pen.far(0.2), (158, 150, 160, 146, 152), rgb("e3ebf5"))
    for x, size in ((206, 46), (232, 60), (262, 52), (286, 70), (180, 38), (306, 56)):
        land.fir(pen.far(0.15).move(x, 168), size, snowy=True)
    pen.box(0, 166, 320, 240, Fade(rgb("eef3fa"), rgb("ffffff")))
    pen.shape([(190, 166), (196, 166), (300, 240), (96, 240)], Fade(rgb("9aa4b5"), rgb("7d889b")))
    town.house(pen.move(20, 174), 66, 62, BRICK, roof=rgb("fdfdff"))
    signals.traffic_light(pen.move(128, 30, 1.25), "amber", pole=62, cap=True)
    pen.blob([(96, 236), (112, 222), (142, 222), (164, 236), (130, 246)], rgb("ffffff"))
    sky.snow(pen)


def green_man(canvas: Canvas) -> None:
    """A light for people on foot: they may go."""
    pen = canvas.pen
    sky.sky(canvas, 190)
    sky.cloud(pen, 70, 62, 44)
    sky.cloud(pen, 286, 44, 30, alpha=0.8)
    town.row(pen.move(0, 196), -14, 330, low=104, high=132)
    street.flat_road(pen, 205)
    land.tree(pen.move(44, 200), 84)
    signals.walk_light(pen.move(214, 22, 1.45), go=True, pole=40)
    street.person(pen.move(104, 204, 1.15), BLUE, legs=rgb("5a3b46"))
    street.person(pen.move(74, 206, 0.85), MUSTARD, hair=rgb("8b4a2a"))
    street.person(pen.move(290, 205, 1.1), ROSE, hair=rgb("5b3a2a"))
