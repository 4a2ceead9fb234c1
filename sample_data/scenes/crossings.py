"""Zebra crossings, walked on by people, by umbrellas and by a cat."""

from __future__ import annotations

from sample_data.drawing import cat, land, sky, street, town
from sample_data.drawing.canvas import Canvas, Pen
from sample_data.drawing.palette import BLUE, MINT, MUSTARD, RED, RGB, TEAL, Fade, darker, lighter, rgb
from sample_data.drawing.shapes import Wall, arc


def school_morning(canvas: Canvas) -> None:
    """A crossing in the morning, straight ahead, with children on it."""
    pen = canvas.pen
    sky.sky(canvas, 120)
    sky.sun(pen, 250, 58, 15)
    eye = (160.0, 104.0)
    for x in (70, 104, 222, 256):
        land.tree(pen.far(0.2).move(x, 130), 54)
    street.road(pen, eye, -120, 440)
    town.facade(pen, Wall(-10, 2, 190, 92, 72, 124), rgb("f0b27a"), 3, 3)
    town.facade(pen, Wall(232, 66, 126, 340, -20, 200), rgb("e58f72"), 3, 3)
    street.zebra(pen, eye, -100, 420, 168, 224, stripes=8)
    for x, y, size, coat in (
        (110, 196, 1.2, RED),
        (142, 202, 0.92, MUSTARD),
        (170, 198, 0.86, TEAL),
        (214, 200, 1.25, BLUE),
    ):
        street.person(pen.move(x, y, size), coat, hair=darker(rgb("7a4a2a"), pen.random.random() * 0.5))


def _umbrella_from_above(pen: Pen, x: float, y: float, radius: float, paint: RGB) -> None:
    own = pen.move(x, y, 1, turn=pen.random.uniform(0, 45))
    own.soft(arc(7, 9, radius, 0, 360), rgb("0d1020"), 0.5, 3)
    for step in range(8):
        wedge = [(0.0, 0.0), *arc(0, 0, radius, step * 45, step * 45 + 45)[::31]]
        own.shape(wedge, lighter(paint, 0.25) if step % 2 else paint)
    own.disc(0, 0, radius * 0.09, rgb("fff3da"))


def umbrellas(canvas: Canvas) -> None:
    """A crossing from above in the rain, umbrellas walking over it."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("56677c"), rgb("39485c")))
    own = pen.move(160, 120, turn=-14)
    own.box(-240, -260, 240, -104, Fade(rgb("a99f98"), rgb("8e8683")))
    own.box(-240, 104, 240, 260, rgb("9c938e"))
    for edge in (-104, 101):
        own.box(-240, edge, 240, edge + 4, rgb("d9d0c4"))
    for number in range(-6, 7):
        own.box(number * 44 - 12, -82, number * 44 + 12, 82, rgb("f6f1e6"))
    for x, y, size, paint in (
        (72, 74, 30, RED),
        (138, 132, 33, MUSTARD),
        (214, 82, 29, TEAL),
        (238, 168, 31, rgb("ef8f9c")),
        (60, 178, 28, rgb("5b5fa8")),
        (168, 206, 27, rgb("f08a2c")),
    ):
        _umbrella_from_above(pen, x, y, size, paint)
    sky.rain(pen, 90, 0.35)


def mind_the_cat(canvas: Canvas) -> None:
    """A cat and her kitten take their time on a crossing."""
    pen = canvas.pen
    sky.sky(canvas, 100)
    sky.cloud(pen, 84, 36, 34)
    sky.cloud(pen, 246, 26, 28)
    eye = (160.0, 84.0)
    for x, size in ((-4, 120), (50, 86), (96, 56), (224, 56), (268, 86), (322, 120)):
        land.tree(pen.move(x, 122), size, rgb("6aa255"))
    street.road(pen, eye, -100, 420)
    for side in (-1, 1):
        edge = [(160 + side * 12, 85), (160 + side * 170, 85), (160 + side * 170, 150), (160 + side * 130, 150)]
        pen.shape(edge, Fade(rgb("7fb05a"), rgb("97c46a")))
    street.zebra(pen, eye, -390, 710, 176, 236, stripes=9)
    for place, scale, coat in (((128, 210), 1.12, cat.GINGER), ((266, 214), 0.62, cat.BLACK)):
        pen.shadow(*place, 66 * scale, 5, 0.5)
        cat.walking(pen.move(*place, scale), coat)


def night_crossing(canvas: Canvas) -> None:
    """An empty crossing under lamps, late."""
    pen = canvas.pen
    sky.sky(canvas, 130)
    sky.stars(pen, 31, 80)
    sky.moon(pen, 232, 40, 17)
    eye = (160.0, 118.0)
    town.skyline(pen.far(0.35), 126, rgb("3c4580"), low=14, high=44)
    street.road(pen, eye, -150, 470)
    town.facade(pen, Wall(-20, -30, 206, 104, 82, 130), rgb("a97c86"), 4, 4)
    town.facade(pen, Wall(262, 64, 138, 350, 0, 190), rgb("8d7a9c"), 4, 3)
    street.zebra(pen.lamplit, eye, -120, 440, 172, 226, stripes=8)
    for x, side in ((58, 1), (268, -1)):
        pen.lit.soft([(x, 70), (x + side * 14, 70), (x + side * 150, 226), (x - side * 30, 226)], rgb("ffe2a0"), 0.3, 6)
        street.street_lamp(pen.move(x, 196), 118, on=True)
    street.person(pen.lamplit.move(178, 204, 1.2), RED)
    street.person(pen.lamplit.move(150, 206, 1.2), MINT, hair=rgb("6a3b20"))
