"""Streets and walls with several people, cats, buses and bicycles, near and far, in front of each other and cut off."""

from __future__ import annotations

from sample_data.drawing import bicycle, cat, land, sky, street, town, vehicle
from sample_data.drawing.canvas import Canvas, Pen
from sample_data.drawing.palette import (
    BLUE,
    INK,
    MINT,
    MUSTARD,
    NAVY,
    ORANGE,
    RED,
    ROSE,
    TEAL,
    YELLOW,
    Fade,
    darker,
    rgb,
)
from sample_data.drawing.street import SKIN

_DARK_SKIN = rgb("8a5a3f")


def _rider(pen: Pen, paint: tuple[int, int, int], coat: tuple[int, int, int]) -> None:
    pen.shadow(0, 1, 84, 4, 0.4)
    bicycle.bicycle(pen, paint)
    bicycle.rider(pen, coat, NAVY, SKIN, RED)


def wall_of_cats(canvas: Canvas) -> None:
    """Three cats on a wall, one of them leaving."""
    pen = canvas.pen
    sky.sky(canvas, 150)
    sky.cloud(pen, 70, 40, 34)
    land.hills(pen.far(0.3), (140, 126, 142, 130, 146), rgb("8fbf7a"))
    pen.box(0, 168, 320, 240, rgb("e8c9a4"))
    town.bricks(pen.move(0, 180), 320, 60, 44, 16, rgb("d98f68"))
    pen.box(0, 166, 320, 178, rgb("f3dcc0"), round=3)
    cat.sitting(pen.move(66, 169, 1.0), cat.GINGER)
    cat.sitting(pen.move(146, 169, 0.72), cat.WHITE_CAT)
    cat.walking(pen.move(272, 169, 0.82), cat.BLACK)


def bus_stop(canvas: Canvas) -> None:
    """People wait before a bus that they hide in part."""
    pen = canvas.pen
    sky.sky(canvas, 170)
    sky.cloud(pen, 250, 34, 40)
    town.row(pen.move(0, 178), -10, 330, low=90, high=122)
    street.flat_road(pen, 190)
    vehicle.bus(pen.move(64, 206, 1.1), TEAL)
    for x, y, size, coat, skin in (
        (58, 222, 1.2, RED, SKIN),
        (96, 226, 1.15, MUSTARD, _DARK_SKIN),
        (206, 228, 1.3, ROSE, SKIN),
    ):
        street.person(pen.move(x, y, size), coat, skin=skin)


def two_riders(canvas: Canvas) -> None:
    """Two people on bicycles, one close behind the other, and a third bicycle at a tree."""
    pen = canvas.pen
    sky.sky(canvas, 150)
    sky.sun(pen, 266, 52, 16)
    land.hills(pen.far(0.35), (138, 118, 136, 122, 140), rgb("7fae78"))
    for x, size in ((24, 96), (300, 84)):
        land.tree(pen.move(x, 176), size)
    pen.box(0, 172, 320, 240, Fade(rgb("a5bf6c"), rgb("7f9f56")))
    pen.box(0, 190, 320, 226, Fade(rgb("d9c39c"), rgb("c4ab82")))
    bicycle.bicycle(pen.move(276, 180, 0.36, turn=-6), MINT)
    _rider(pen.move(92, 214, 0.76), BLUE, MUSTARD)
    _rider(pen.move(186, 220, 0.82), RED, TEAL)


def tram_and_cat(canvas: Canvas) -> None:
    """A tram waits for a cat, and half a bicycle leans into the picture."""
    pen = canvas.pen
    sky.sky(canvas, 170)
    town.skyline(pen.far(0.35), 180, rgb("8a6a8a"), low=30, high=84)
    street.flat_road(pen, 188, line=False)
    for y in (214, 222):
        pen.box(0, y, 320, y + 2, rgb("b9c0cc"))
    vehicle.tram(pen.move(128, 216, 1.08), YELLOW, lit=True)
    cat.walking(pen.move(66, 226, 0.56), cat.GREY)
    bicycle.bicycle(pen.move(300, 232, 0.62), INK)


def last_stop(canvas: Canvas) -> None:
    """Late: a lit bus, somebody under a lamp, and a cat that is at home here."""
    pen = canvas.pen
    sky.sky(canvas, 180)
    sky.stars(pen, 40, 110)
    sky.moon(pen, 262, 40, 17)
    town.skyline(pen.far(0.4), 190, rgb("333c74"), low=36, high=96)
    street.flat_road(pen, 196)
    vehicle.bus(pen.lamplit.move(-62, 220, 1.12), ORANGE, lit=True)
    street.street_lamp(pen.move(236, 194), 108, on=True)
    street.person(pen.lamplit.move(222, 198, 1.05), MINT, hair=rgb("6a3b20"))
    cat.sitting(pen.lamplit.move(284, 214, 0.46), cat.WHITE_CAT)


def nobody_there(canvas: Canvas) -> None:
    """A snowed-in square on which nothing stands that is asked for."""
    pen = canvas.pen
    sky.sky(canvas, 160)
    land.hills(pen.far(0.3), (150, 138, 154, 140, 152), rgb("dfe8f4"))
    town.row(pen.far(0.15).move(0, 182), -10, 330, low=60, high=96)
    pen.box(0, 178, 320, 240, Fade(rgb("eef3fb"), rgb("d3dcec")))
    for x, size in ((46, 92), (262, 108), (300, 70)):
        land.bare_tree(pen.move(x, 206), size, snowy=True)
    street.hydrant(pen.move(150, 214, 0.42))
    sky.snow(pen, 120)


def under_umbrellas(canvas: Canvas) -> None:
    """Four people in the rain, two of them under one umbrella."""
    pen = canvas.pen
    sky.sky(canvas, 160)
    town.row(pen.far(0.2).move(0, 178), -10, 330, low=86, high=120)
    street.flat_road(pen, 190, line=False)
    for x, y, size, coat, shade in (
        (60, 222, 1.35, MUSTARD, RED),
        (142, 226, 1.4, NAVY, TEAL),
        (164, 226, 1.3, ROSE, None),
        (262, 218, 1.2, MINT, ORANGE),
    ):
        street.person(pen.move(x, y, size), coat)
        if shade is not None:
            street.umbrella(pen.move(x + 16 * size, y - 30 * size, size * 0.92), shade)
    land.wet(canvas, 222, 0.3)
    sky.rain(pen, 90, 0.35)


def far_away(canvas: Canvas) -> None:
    """A bus, two cyclists and a walker, all of them small: this one is to be looked at closely."""
    pen = canvas.pen
    sky.sky(canvas, 130)
    sky.cloud(pen, 90, 36, 38)
    for x, top, half in ((60, 64, 90), (250, 44, 110)):
        land.mountain(pen.far(0.4), x, top, half, 140, rgb("7f93b8"))
    land.hills(pen.far(0.15), (140, 128, 142, 124, 138), rgb("88b06c"))
    pen.box(0, 146, 320, 240, Fade(rgb("9fc070"), rgb("7aa050")))
    pen.shape([(0, 150), (320, 138), (320, 146), (0, 160)], rgb("b3a892"))
    pen.shape([(0, 196), (320, 176), (320, 190), (0, 214)], rgb("c2b69d"))
    vehicle.bus(pen.move(206, 146, 0.28, turn=-2), RED)
    _rider(pen.move(66, 202, 0.24, turn=-3), BLUE, ORANGE)
    _rider(pen.move(116, 198, 0.24, turn=-3), INK, ROSE)
    street.person(pen.move(252, 186, 0.46), TEAL)
    for x, size in ((20, 64), (150, 40), (296, 52)):
        land.tree(pen.move(x, 176 if size < 60 else 192), size)


def too_close(canvas: Canvas) -> None:
    """A cat so near that the picture cuts it off, and a kitten behind it."""
    pen = canvas.pen
    pen.box(0, 0, 320, 170, Fade(rgb("e9c9b0"), rgb("d9a98e")))
    pen.box(0, 160, 320, 240, Fade(rgb("a86f42"), rgb("7d4e30")))
    pen.box(196, 24, 292, 112, rgb("fff3dc"))
    pen.box(202, 30, 286, 106, Fade(rgb("9fd3e6"), rgb("d8eef0")))
    cat.sitting(pen.move(262, 186, 0.66), cat.GREY)
    cat.whole_face(pen.move(96, 150, 3.0), cat.GINGER)


def rush_hour(canvas: Canvas) -> None:
    """Many people on a crossing, one before the other, and a bus that lets them pass."""
    pen = canvas.pen
    sky.sky(canvas, 110)
    sky.sun(pen, 58, 44, 14)
    eye = (160.0, 100.0)
    town.skyline(pen.far(0.4), 112, rgb("9a7f9a"), low=14, high=40)
    street.road(pen, eye, -130, 450)
    vehicle.bus_front(pen.move(212, 160, 0.6), BLUE)
    street.zebra(pen, eye, -110, 430, 172, 224, stripes=8)
    for x, y, size, coat, skin in (
        (52, 192, 1.1, MUSTARD, SKIN),
        (104, 198, 1.16, TEAL, _DARK_SKIN),
        (122, 204, 1.2, RED, SKIN),
        (176, 206, 1.22, ROSE, SKIN),
        (284, 200, 1.18, NAVY, _DARK_SKIN),
    ):
        street.person(pen.move(x, y, size), coat, skin=skin, hair=darker(rgb("7a4a2a"), pen.random.random() * 0.6))
