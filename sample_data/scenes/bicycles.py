"""Bicycles and a motor scooter."""

from __future__ import annotations

from sample_data.drawing import bicycle, land, sky, street, town, vehicle
from sample_data.drawing.canvas import Canvas, Pen
from sample_data.drawing.palette import BLUE, CREAM, INK, MINT, NAVY, RED, TEAL, Fade, darker, lighter, rgb
from sample_data.drawing.shapes import arc, oval


def _door(pen: Pen, colour: str) -> None:
    pen.box(-30, -116, 30, 0, lighter(rgb(colour), 0.5), round=28)
    pen.box(-30, -60, 30, 0, lighter(rgb(colour), 0.5))
    pen.box(-24, -110, 24, 0, Fade(lighter(rgb(colour)), darker(rgb(colour), 0.3)), round=23)
    pen.box(-24, -60, 24, 0, darker(rgb(colour), 0.12))
    pen.box(-1, -108, 1, 0, darker(rgb(colour), 0.5))
    pen.disc(8, -46, 2.6, rgb("ffd98a"))


def _shuttered_window(pen: Pen) -> None:
    pen.box(-2, -2, 60, 68, rgb("fff3dc"))
    pen.box(2, 2, 56, 64, Fade(rgb("8fb9c6"), rgb("4f7f98")))
    pen.box(28, 2, 30, 64, rgb("fff3dc"))
    pen.box(2, 30, 56, 32, rgb("fff3dc"))
    for x in (-32, 60):
        pen.box(x, -4, x + 30, 70, rgb("3f8f93"))
        for y in range(3, 66, 8):
            pen.box(x + 4, y, x + 26, y + 3, rgb("2c6f75"))


def flower_basket(canvas: Canvas) -> None:
    """A bicycle with a basket of flowers against a sunny wall."""
    pen = canvas.pen
    pen.box(0, 0, 320, 204, Fade(rgb("f7cf86"), rgb("eda85f")))
    pen.soft([(190, -10), (330, -10), (330, 206), (270, 206)], rgb("b8643c"), 0.45, 5)
    pen.box(0, 196, 320, 240, Fade(rgb("d8c3a5"), rgb("f0dfc2")))
    pen.box(0, 192, 320, 198, rgb("b98a63"))
    _door(pen.move(52, 196, 1.2), "2f7f86")
    _shuttered_window(pen.move(128, 26))
    pen.soft(oval(196, 214, 96, 6), rgb("4a2a2a"), 0.5, 3)
    bicycle.bicycle(pen.move(180, 214, 1.12), RED, basket=True, spokes=rgb("e9e4dc"))


def by_the_sea(canvas: Canvas) -> None:
    """A bicycle left on a dune while the sun goes down behind the sea."""
    pen = canvas.pen
    sky.sky(canvas, 150)
    sky.streak(pen, 20, 60, 130, rgb("ffcf9a"), 0.7)
    sky.streak(pen, 170, 40, 130, rgb("f7a184"), 0.7, 4)
    sky.streak(pen, 210, 88, 90, rgb("ffe0a6"), 0.8)
    sky.sun(pen, 196, 134, 38, rgb("ffe08a"))
    land.mirror(canvas, 156, rgb("5b3a78"), strength=0.6)
    land.glints(pen, 196, 158, 214, 30, rgb("ffe6a0"))
    dune = rgb("3a2344")
    pen.lit.blob([(-20, 260), (-20, 206), (60, 198), (150, 206), (240, 204), (340, 196), (340, 260)], dune)
    for x in range(4, 320, 13):
        lean = pen.random.uniform(-6, 8)
        pen.lit.curve([(x, 210), (x + lean * 0.4, 200), (x + lean, 192 - pen.random.uniform(0, 8))], 1.8, dune, end=0.6)
    silhouette = rgb("26162f")
    bicycle.bicycle(pen.lit.move(116, 207, 1.1), silhouette, tyre=silhouette, spokes=rgb("4a2d50"), saddle=silhouette)


def downhill(canvas: Canvas) -> None:
    """Somebody riding through the spring with a scarf in the wind."""
    pen = canvas.pen
    sky.sky(canvas, 180)
    sky.cloud(pen, 60, 56, 40)
    sky.cloud(pen, 252, 36, 34)
    land.hills(pen.far(0.45), (150, 112, 140, 104, 138), rgb("79b28c"))
    land.hills(pen, (172, 156, 170, 160, 150), rgb("9cc76a"))
    for x, y, size in ((24, 176, 70), (288, 166, 86), (250, 172, 58)):
        land.tree(pen.move(x, y), size, rgb("f29fb2"))
    pen.box(0, 188, 320, 240, Fade(rgb("86b95c"), rgb("5f9a4a")))
    pen.shape([(0, 206), (320, 206), (320, 228), (0, 228)], Fade(rgb("ecd6ae"), rgb("d9bb8a")))
    pen.shadow(150, 220, 92, 5, 0.4)
    own = pen.move(148, 219, 1.12)
    bicycle.bicycle(own, TEAL, spokes=rgb("e6eef0"))
    bicycle.rider(own, RED, NAVY, rgb("e0a880"), NAVY)
    for x in range(0, 330, 17):
        pen.disc(x, 234 + pen.random.uniform(-3, 3), 2.6, rgb(pen.random.choice(("ffffff", "ffd34d", "f4889a"))))


def snowed_in(canvas: Canvas) -> None:
    """A blue bicycle waiting for spring in front of a lit window."""
    pen = canvas.pen
    pen.box(0, 0, 320, 204, Fade(rgb("8a6f86"), rgb("6f5a78")))
    town.bricks(pen, 320, 204, 58, 24, rgb("96768a"))
    pen.box(96, 24, 226, 112, rgb("5a3b3a"), round=3)
    pen.lit.box(102, 30, 220, 106, Fade(rgb("ffe9a8"), rgb("ffb95a")))
    pen.box(158, 30, 164, 106, rgb("5a3b3a"))
    pen.lit.blob([(120, 106), (122, 92), (136, 92), (138, 106)], rgb("a8573a"))
    for x, y in ((122, 84), (134, 82), (128, 74), (116, 78), (141, 76)):
        pen.lit.oval(x, y, 6, 9, rgb("5f8a4a"), turn=(x - 128) * 4)
    pen.glow(161, 70, 130, rgb("ffcf7a"), 0.5)
    pen.blob([(88, 116), (120, 108), (200, 108), (234, 116), (160, 121)], rgb("ffffff"))
    pen.box(0, 200, 320, 240, Fade(rgb("dfe8f6"), rgb("ffffff")))
    bicycle.bicycle(pen.move(158, 216, 1.15), BLUE, spokes=rgb("dfe6ee"))
    own = pen.move(158, 216, 1.15)
    own.blob([(-39, -97), (-24, -104), (-6, -98), (-20, -95)], rgb("ffffff"))
    for hub in (bicycle.REAR, bicycle.FRONT):
        own.line(arc(*hub, 42, 215, 325), 3.4, rgb("ffffff"))
    pen.blob([(-10, 246), (40, 216), (110, 224), (200, 214), (270, 222), (330, 214), (330, 250)], rgb("ffffff"))
    sky.snow(pen, 80)


def mint_scooter(canvas: Canvas) -> None:
    """A mint motor scooter before a café's awning."""
    pen = canvas.pen
    pen.box(0, 0, 320, 200, Fade(rgb("f4a98a"), rgb("e8886a")))
    pen.box(24, 66, 296, 196, rgb("5d3340"))
    pen.lit.box(32, 74, 200, 172, Fade(rgb("ffe4a0"), rgb("ffbe6a")))
    pen.box(112, 74, 116, 172, rgb("5d3340"))
    pen.box(214, 74, 286, 196, Fade(rgb("7a3f4a"), rgb("57303d")))
    pen.lit.box(224, 84, 276, 140, Fade(rgb("ffe4a0"), rgb("ffbe6a")))
    for number in range(12):
        left = 10 + number * 25
        stripe = rgb("fff3dc") if number % 2 else rgb("c93f3f")
        pen.shape([(left + 8, 38), (left + 33, 38), (left + 25, 74), (left, 74)], stripe)
        pen.shape(arc(left + 12.5, 74, 12.5, 0, 180, 0.7), stripe)
    for x in (70, 150):
        pen.box(x - 13, 132, x + 13, 172, rgb("4b2c36"), round=4)
        pen.disc(x, 126, 10, rgb("3d2530"))
    pen.box(0, 196, 320, 240, Fade(rgb("cdb79c"), rgb("ead7ba")))
    vehicle.scooter(pen.move(70, 222, 1.22), MINT)
    street.person(pen.move(296, 216, 1.1), CREAM, legs=INK)
