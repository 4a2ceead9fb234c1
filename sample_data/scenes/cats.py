"""Cats, at home and on the roofs."""

from __future__ import annotations

from sample_data.drawing import cat, land, sky, town
from sample_data.drawing.canvas import Canvas, Pen
from sample_data.drawing.palette import BRICK, RGB, Ball, Fade, darker, lighter, rgb
from sample_data.drawing.shapes import arc


def window_seat(canvas: Canvas) -> None:
    """A cat at the window, looking at the moon."""
    pen = canvas.pen
    sky.sky(canvas, 190)
    sky.stars(pen, 37, 120)
    sky.moon(pen, 212, 62, 26)
    town.skyline(pen.far(0.35), 196, rgb("39417c"), low=20, high=62)
    frame = rgb("8a5a4a")
    for left, top, right, bottom in ((0, 0, 34, 240), (286, 0, 320, 240), (0, 0, 320, 16), (156, 0, 163, 196)):
        pen.lit.box(left, top, right, bottom, frame)
    pen.lit.shape([(0, 0), (52, 0), (30, 110), (44, 196), (0, 200)], Fade(rgb("c94f4a"), rgb("8f2f3f"), sideways=True))
    pen.lit.shape(
        [(320, 0), (268, 0), (290, 110), (276, 196), (320, 200)], Fade(rgb("8f2f3f"), rgb("c94f4a"), sideways=True)
    )
    pen.lit.box(0, 194, 320, 206, lighter(frame, 0.35))
    pen.lit.box(0, 206, 320, 240, Fade(darker(frame, 0.15), darker(frame, 0.5)))
    pen.lit.box(232, 172, 262, 196, Fade(rgb("e08a55"), rgb("a9553a")), round=3)
    for x, lean in ((238, -14), (247, 0), (256, 14)):
        pen.lit.blob([(x, 174), (x + lean - 5, 152), (x + lean * 1.6, 130), (x + lean + 5, 154)], rgb("4f8f5a"))
    cat.from_behind(pen.lit.move(112, 198, 1.2), cat.GINGER)


def red_cushion(canvas: Canvas) -> None:
    """A ginger cat asleep on a red cushion."""
    pen = canvas.pen
    pen.box(0, 0, 320, 150, Fade(rgb("f6dcae"), rgb("eec283")))
    for x in range(12, 320, 33):
        for y in range(14, 150, 33):
            pen.disc(x + (y // 33 % 2) * 16, y, 3.2, rgb("e3a86a"))
    pen.box(0, 150, 320, 240, Fade(rgb("a8643f"), rgb("7d452f")))
    pen.soft([(190, 0), (300, 0), (330, 240), (150, 240)], rgb("fff3c4"), 0.35, 8)
    pen.shadow(160, 214, 140, 14, 0.5)
    pen.blob(
        [(22, 176), (60, 156), (160, 150), (262, 156), (300, 178), (292, 210), (160, 222), (28, 210)],
        Ball(rgb("e2504a"), rgb("8f1f34"), (0.4, 0.2)),
    )
    for x in (24, 298):
        pen.disc(x, 206, 7, rgb("ffd27a"))
    pen.shadow(160, 184, 100, 7, 0.45)
    cat.curled(pen.move(160, 184, 1.5), cat.GINGER)


def roof_walk(canvas: Canvas) -> None:
    """A black cat walking over the roofs at dusk."""
    pen = canvas.pen
    sky.sky(canvas, 170)
    sky.sun(pen, 74, 128, 30, rgb("ffdc8a"))
    sky.streak(pen, 150, 62, 140, rgb("ffb98a"), 0.6)
    sky.streak(pen, 20, 84, 120, rgb("ffd9a0"), 0.7)
    town.skyline(pen.far(0.4), 186, rgb("6a3f66"), low=16, high=54)
    _tiles(pen, 182)
    town.chimney(pen.move(278, 186), 40, 74, smoke=True)
    cat.walking(pen.move(156, 186, 1.28), cat.BLACK)


def _tiles(pen: Pen, top: float) -> None:
    pen.box(0, top, 320, 240, Fade(rgb("c25a48"), rgb("7d3440")))
    for row in range(5):
        for column in range(-1, 18):
            x, y = column * 20 + (row % 2) * 10, top + 5 + row * 13
            pen.shape(arc(x + 10, y, 10, 0, 180, 0.8), Fade(rgb("d26a50"), rgb("9c4045")))
    for column in range(18):
        pen.shape(arc(column * 19 + 6, top + 4, 11, 180, 360, 0.7), rgb("e0805a"))


def green_eyes(canvas: Canvas) -> None:
    """A portrait of somebody who wants something."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Ball(rgb("2f8f92"), rgb("123f56"), (0.5, 0.4)))
    for x, y, length, turn in (
        (14, 40, 74, 30),
        (52, 18, 60, 70),
        (306, 36, 74, 150),
        (270, 14, 60, 112),
        (12, 150, 70, -24),
        (308, 150, 70, 204),
    ):
        own = pen.move(x, y, length / 30, turn=turn)
        own.blob([(0, 0), (10, -7), (22, -6), (31, 0), (20, 6), (9, 5)], Fade(rgb("3f9f7a"), rgb("1f6a62")))
    cat.whole_face(pen.move(160, 128, 3.3), cat.GINGER)


def in_the_box(canvas: Canvas) -> None:
    """It fits, so it sits."""
    pen = canvas.pen
    pen.box(0, 0, 320, 160, Fade(rgb("b9d8cf"), rgb("9cc4bd")))
    for x in range(0, 320, 40):
        pen.box(x, 0, x + 14, 160, rgb("a9cfc6"))
    pen.box(0, 150, 320, 158, rgb("fff3dc"))
    pen.box(0, 158, 320, 240, Fade(rgb("d29a62"), rgb("a86f42")))
    pen.shadow(164, 222, 120, 10, 0.5)
    card = rgb("d8a566")
    pen.shape([(64, 122), (256, 122), (250, 140), (70, 140)], darker(card, 0.45))
    cat.peeking(pen.move(160, 122, 1.55), cat.GREY)
    pen.shape([(64, 126), (256, 126), (246, 224), (74, 224)], Fade(lighter(card, 0.15), darker(card, 0.2)))
    pen.shape([(64, 126), (28, 150), (36, 164), (70, 142)], lighter(card, 0.25))
    pen.shape([(256, 126), (292, 150), (284, 164), (250, 142)], darker(card, 0.1))
    pen.shape([(150, 126), (172, 126), (171, 224), (151, 224)], lighter(card, 0.4), 0.7)
    for side in (-1, 1):
        x = 160 + side * 56
        pen.oval(x, 128, 17, 13, Ball(rgb("ffffff"), rgb("c9ccd6")))
        for toe in (-5, 5):
            pen.line([(x + toe, 131), (x + toe, 138)], 1.6, rgb("7d8294"))


def garden_wall(canvas: Canvas) -> None:
    """A white cat on a garden wall among hollyhocks."""
    pen = canvas.pen
    sky.sky(canvas, 190)
    sky.cloud(pen, 250, 54, 40)
    land.hills(pen.far(0.3), (140, 126, 142, 130, 146), rgb("8fbf7a"))
    for x, height, colour in (
        (30, 150, "e4506c"),
        (58, 116, "f7a8b4"),
        (276, 138, "b0437a"),
        (302, 160, "f4889a"),
        (248, 100, "fff1d6"),
    ):
        pen.curve([(x, 240), (x + 3, 240 - height * 0.5), (x, 240 - height)], 3.4, rgb("4f8a4a"))
        for step in range(7):
            y = 226 - step * height / 7.4
            pen.disc(
                x + (step % 2 * 2 - 1) * 7, y, 10 - step * 0.8, Ball(lighter(rgb(colour), 0.4), rgb(colour), (0.5, 0.5))
            )
            pen.disc(x + (step % 2 * 2 - 1) * 7, y, 2.6, rgb("ffe28a"))
    pen.box(0, 190, 320, 240, rgb("e8c9a4"))
    town.bricks(pen.move(0, 200), 320, 48, 44, 16, rgb("d98f68"))
    pen.box(0, 188, 320, 199, rgb("f3dcc0"), round=3)
    pen.shadow(158, 190, 60, 5, 0.4)
    cat.sitting(pen.move(152, 191, 1.32), cat.WHITE_CAT)


_FLAMES = (
    (124, 60, 22, rgb("ff7a2a")),
    (196, 66, 22, rgb("ff7a2a")),
    (160, 92, 34, rgb("ff8f2f")),
    (160, 62, 22, rgb("ffc24a")),
    (134, 40, 14, rgb("ffd56a")),
    (186, 44, 14, rgb("ffd56a")),
)


def _flame(pen: Pen, x: float, height: float, width: float, colour: RGB) -> None:
    tip, left, right = (x, 190 - height), (x - width * 0.5, 172 - height * 0.35), (x + width * 0.6, 176 - height * 0.4)
    pen.lit.blob([tip, right, (x + width, 178), (x, 194), (x - width, 178), left], colour)


def _fireplace(pen: Pen) -> None:
    hole = [*arc(160, 138, 78, 180, 360), (238, 200), (82, 200)]
    pen.shape(hole, rgb("2a1520"))
    with pen.inside(hole):
        pen.glow(160, 176, 130, rgb("ff8a3a"), 0.9)
        for flame in _FLAMES:
            _flame(pen, *flame)
        for x, turn in ((136, 12), (184, -12)):
            pen.move(x, 190, turn=turn).box(-38, -7, 38, 7, rgb("6a3b2a"), round=7)


def _mantelpiece(pen: Pen) -> None:
    pen.lamplit.box(44, 46, 276, 60, Fade(rgb("b9784a"), rgb("7a4630")), round=3)
    for x in (74, 100, 246):
        pen.lamplit.box(x - 4, 22, x + 4, 46, rgb("f6e6c8"))
        pen.lit.oval(x, 16, 2.6, 5.5, rgb("ffd56a"))
        pen.glow(x, 16, 28, rgb("ffd98a"), 0.7)
    pen.lamplit.disc(172, 31, 15, rgb("d9a441"))
    pen.lamplit.disc(172, 31, 12, rgb("fff3dc"))
    for hand in ((172, 23), (178, 33)):
        pen.line([(172, 31), hand], 1.8, rgb("3a2430"))


def by_the_fire(canvas: Canvas) -> None:
    """A grey cat before the fire on a winter's evening."""
    pen = canvas.pen
    pen.box(0, 0, 320, 200, Fade(rgb("5b3550"), rgb("7a4150")))
    town.bricks(pen, 320, 200, 34, 14, BRICK)
    _fireplace(pen)
    _mantelpiece(pen)
    pen.box(0, 198, 320, 240, Fade(rgb("8f4a3f"), rgb("5d2f38")))
    for rx, ry, colour in ((150, 20, "a83f4a"), (132, 15, "e0a060"), (122, 12, "a83f4a")):
        pen.oval(160, 222, rx, ry, rgb(colour))
    pen.glow(160, 190, 170, rgb("ffb060"), 0.3)
    cat.sitting(pen.lamplit.move(92, 226, 1.12), cat.GREY)
