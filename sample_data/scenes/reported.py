"""Pictures that somebody reported: offers, hoaxes, papers with a name on them, a caricature, misunderstandings.

Two look worse covered than they are: a pot of cherry jam that fell, and two peaches seen from very near.
"""

from __future__ import annotations

from math import cos, pi, sin

from sample_data.drawing import cat, fruit, land, letters, shapes, sky, street, town
from sample_data.drawing.canvas import Canvas, Pen
from sample_data.drawing.palette import (
    AMBER,
    BLUE,
    BRICK,
    CREAM,
    INK,
    LEAF,
    MUSTARD,
    NAVY,
    RED,
    RGB,
    ROSE,
    STEEL,
    TEAL,
    WHITE,
    YELLOW,
    Ball,
    Fade,
    darker,
    lighter,
    rgb,
)

_JAM = rgb("a3132b")
_CHALK = rgb("f4f0e2")


def _burst(pen: Pen, radius: float, colour: RGB, points: int = 14) -> None:
    """A star of many points, as on special offers."""
    outline = []
    for step in range(points * 2):
        reach, angle = radius * (1 if step % 2 else 0.78), step * pi / points
        outline.append((reach * cos(angle), reach * sin(angle)))
    pen.shape(outline, colour)


def _sock(pen: Pen, colour: RGB, stripe: RGB) -> None:
    """A sock 70 high that hangs from the origin."""
    pen.blob([(-14, 0), (14, 0), (14, 34), (34, 48), (36, 62), (20, 70), (-4, 64), (-14, 48)], colour)
    for y in (8, 20, 32):
        pen.box(-13.5, y, 14, y + 6, stripe)
    pen.box(-17, -6, 17, 5, lighter(stripe, 0.3), round=4)
    pen.blob([(24, 46), (36, 52), (36, 62), (24, 67), (20, 58)], stripe)


def miracle_socks(canvas: Canvas) -> None:
    """An offer that ends every midnight."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Ball(YELLOW, rgb("f08a2c"), (0.5, 0.5)))
    for step in range(0, 24, 2):
        angles = (step * pi / 12, (step + 1) * pi / 12)
        pen.shape([(160, 120), *((160 + 260 * cos(angle), 120 + 260 * sin(angle)) for angle in angles)], WHITE, 0.3)
    _sock(pen.move(60, 42, 1.9), RED, CREAM)
    _sock(pen.move(240, 66, 1.7, turn=8), TEAL, YELLOW)
    _burst(pen.move(160, 122), 78, RED)
    letters.write(pen.move(158, 103), "-90%", 38, WHITE, 0.2)


def sticker_wall(canvas: Canvas) -> None:
    """Somebody had a roll of stickers and an evening."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, rgb("c9806a"))
    town.bricks(pen, 320, 240, 64, 24, rgb("b06a58"))
    places = [(48 + column * 84 + (line % 2) * 26, 44 + line * 76) for line in range(3) for column in range(4)]
    for number, (x, y) in enumerate(places):
        own = pen.move(x + pen.random.uniform(-7, 7), y, 1, turn=pen.random.uniform(-16, 16))
        _burst(own, 36, (YELLOW, ROSE, rgb("a6dc8a"))[number % 3], 12)
        letters.write(own.move(0, -16), "%", 32, RED, 0.19)


def saucer(canvas: Canvas) -> None:
    """Visitors, photographed by somebody who owns a lampshade and some thread."""
    pen = canvas.pen
    sky.sky(canvas, 190)
    sky.cloud(pen, 62, 60, 40, rgb("ffd9c0"), 0.7)
    land.hills(pen.far(0.3), (196, 178, 190, 172, 194), rgb("6f6a9a"))
    land.hills(pen, (214, 206, 218, 204, 216), rgb("4f6f5a"))
    for x, size in ((22, 30), (44, 22), (286, 34)):
        land.fir(pen.move(x, 226), size)
    for x in (128, 196):
        pen.line([(x, -4), (x + (160 - x) * 0.2, 92)], 1.2, CREAM)
    pen.lit.soft([(130, 132), (190, 132), (238, 226), (82, 226)], rgb("fff3b0"), 0.45, 5)
    pen.blob([(104, 112), (124, 92), (160, 84), (196, 92), (216, 112), (160, 122)], Fade(MUSTARD, rgb("b3662b")))
    for x in (124, 142, 160, 178, 196):
        pen.line([(160 + (x - 160) * 0.5, 86), (x, 116)], 1.6, darker(MUSTARD, 0.4))
    pen.oval(160, 116, 84, 16, Fade(lighter(STEEL, 0.5), darker(STEEL, 0.3)))
    for x in (96, 128, 160, 192, 224):
        pen.lit.disc(x, 119, 5, AMBER)
        pen.glow(x, 119, 16, AMBER, 0.7)


def lake_monster(canvas: Canvas) -> None:
    """It has three humps, and a bathing cap."""
    pen = canvas.pen
    sky.sky(canvas, 120)
    land.hills(pen.far(0.45), (112, 92, 108, 88, 112), rgb("7f8fae"))
    land.hills(pen.far(0.15), (122, 112, 120, 108, 120), rgb("5d7f72"))
    pen.box(0, 122, 320, 240, Fade(rgb("8fb8c4"), rgb("3f7688")))
    land.glints(pen, 170, 132, 232, 140, rgb("dff0ee"), 34)
    hide = rgb("4f7a4c")
    for x, size in ((112, 1.0), (176, 0.86), (232, 0.68)):
        pen.shape(shapes.arc(x, 172, 30 * size, 180, 360), Fade(lighter(hide, 0.2), darker(hide, 0.25)))
        pen.oval(x, 172, 36 * size, 3.4, rgb("cfe8ea"), 0.75)
    pen.curve([(64, 176), (60, 140), (52, 112), (58, 96)], 19, hide, end=16)
    pen.blob([(42, 88), (66, 74), (88, 86), (84, 102), (58, 106)], Ball(lighter(hide, 0.2), darker(hide, 0.25)))
    pen.shape([*shapes.arc(62, 88, 21, 184, 340), (80, 82)], RED)
    pen.disc(70, 90, 3.6, WHITE)
    pen.disc(71, 90, 1.8, INK)
    pen.oval(64, 177, 20, 3.4, rgb("cfe8ea"), 0.75)


def _cat_photo(pen: Pen) -> None:
    pen.box(0, 0, 84, 104, rgb("9fd0dc"))
    with pen.inside(shapes.box(0, 0, 84, 104)):
        pen.oval(42, 112, 44, 34, NAVY)
        cat.head(pen.move(42, 58, 1.2), cat.GREY)


def name_badge(canvas: Canvas) -> None:
    """Somebody's pass, with all that is on it."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("b98a5f"), rgb("94653f")))
    for y in range(10, 240, 34):
        pen.line([(0, y), (320, y + 3)], 1.2, rgb("86583a"), 0.6)
    pen.soft(shapes.rounded(22, 40, 304, 220, 14), INK, 0.45, 5)
    pen.box(18, 32, 302, 212, Fade(WHITE, rgb("e6ecec")), round=14)
    pen.box(18, 32, 302, 66, TEAL, round=14)
    pen.box(18, 52, 302, 66, TEAL)
    pen.box(138, 40, 182, 50, darker(TEAL, 0.6), round=5)
    _cat_photo(pen.move(34, 80))
    letters.write(pen.move(132, 84), "O.QUILL", 26, INK, 0.19, align=0)
    letters.write(pen.move(132, 126), "NO 4471", 22, darker(TEAL, 0.2), 0.19, align=0)
    letters.write(pen.move(132, 164), "14.03.61", 20, darker(TEAL, 0.2), 0.19, align=0)


def letterbox(canvas: Canvas) -> None:
    """A letter that has not reached the one it is for."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, rgb("6f9f94"))
    town.bricks(pen, 320, 240, 46, 17, rgb("648f86"))
    pen.shadow(160, 226, 130, 8, 0.4)
    pen.soft(shapes.box(32, 48, 300, 222), INK, 0.4, 5)
    pen.box(26, 40, 294, 214, Fade(rgb("fff7e2"), rgb("efe0bd")))
    pen.line([(26, 40), (160, 104), (294, 40)], 1.6, rgb("d8c598"))
    pen.box(242, 50, 284, 98, WHITE)
    pen.box(246, 54, 280, 94, Fade(rgb("f6a13c"), rgb("e4506c")))
    pen.disc(263, 74, 9, YELLOW)
    for radius in (15, 20):
        ring = shapes.oval(236, 88, radius, radius)
        pen.line([*ring, ring[0]], 1.6, NAVY, 0.7)
    for row, text in enumerate(("O.QUILL", "14 LANTERN", "4471 AURA")):
        letters.write(pen.move(46, 112 + row * 34), text, 22, NAVY, 0.17, align=0)


def chalk_donkey(canvas: Canvas) -> None:
    """What the last row thinks of somebody with glasses."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("8a5a3a"), rgb("6d432b")))
    pen.box(12, 12, 308, 216, Fade(rgb("2f5a4c"), rgb("274a41")))
    for x, y, length in ((40, 60, 90), (200, 180, 80), (210, 44, 70)):
        pen.soft(shapes.oval(x + length / 2, y, length / 2, 9), _CHALK, 0.14, 6)
    for side in (-1, 1):
        own = pen.move(160, 128, flip=side < 0)
        ear = [(22, -46), (34, -84), (58, -104), (64, -80), (46, -44)]
        own.curve(ear, 4.2, _CHALK)
        own.curve([(34, -52), (44, -78), (54, -86)], 2.6, _CHALK)
        ring = shapes.oval(19, -14, 15, 14)
        own.line([*ring, ring[0]], 3.6, _CHALK)
        own.disc(17, -12, 3.4, _CHALK)
        own.line([(34, -16), (50, -22)], 3, _CHALK)
    face = shapes.closed([(160, 78), (202, 92), (210, 128), (190, 168), (160, 180), (130, 168), (110, 128), (118, 92)])
    pen.line(face, 4.2, _CHALK)
    pen.line([(154, 112), (166, 112)], 3, _CHALK)
    pen.curve([(146, 154), (160, 148), (174, 154)], 3.6, _CHALK)
    for x in (154, 162):
        pen.box(x, 152, x + 7, 162, _CHALK)
    for x, y in ((60, 172), (264, 92), (58, 84)):
        letters.write(pen.move(x, y), "!", 34, ROSE, 0.16)
    pen.box(20, 216, 300, 224, rgb("a8734b"), round=3)
    pen.box(220, 210, 250, 217, _CHALK, round=3)


def jam_pot(canvas: Canvas) -> None:
    """Cherry jam, on the floor and on most other things."""
    pen = canvas.pen
    pen.box(0, 0, 320, 130, Fade(rgb("fff6e2"), rgb("f2e3c6")))
    pen.box(0, 130, 320, 240, Fade(rgb("d9d4cc"), rgb("bfb8b4")))
    for x in range(-40, 380, 52):
        pen.line([(160 + (x - 160) * 0.62, 130), (x, 240)], 1.4, rgb("a9a2a0"))
    for x, y, size in ((70, 52, 13), (104, 30, 8), (132, 70, 17), (214, 44, 11), (236, 88, 15), (176, 26, 6)):
        pen.disc(x, y, size, _JAM)
        pen.line([(x, y), (x, y + size * 2.8)], size * 1.7, _JAM, end=size * 0.3)
    pen.blob([(36, 198), (80, 170), (150, 182), (206, 162), (280, 186), (262, 220), (160, 230), (70, 224)], _JAM)
    pen.blob([(90, 192), (140, 190), (200, 180), (190, 196), (120, 204)], rgb("d84a5e"), 0.55)
    for x, y in ((92, 208), (226, 202), (170, 214)):
        pen.disc(x, y, 8, Ball(rgb("c8384f"), rgb("5c0a1e")))
    jar = pen.move(198, 176, 1, turn=72)
    jar.box(-30, -78, 30, 0, rgb("dfeef0"), 0.85, round=10)
    jar.box(-26, -44, 26, -4, _JAM, round=8)
    jar.box(-24, -62, 24, -26, WHITE, round=3)
    fruit.cherries(jar.move(0, -34, 0.5), 0.9)
    jar.box(-24, -86, 24, -76, STEEL, round=3)
    pen.oval(92, 150, 22, 9, RED)
    pen.oval(92, 148, 20, 7, lighter(RED, 0.3))


def two_peaches(canvas: Canvas) -> None:
    """Two peaches, seen from very near."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("f4cfa2"), rgb("dba77e")))
    skin = Ball(rgb("ffdcb0"), rgb("e07f62"), (0.42, 0.3))
    pen.shadow(160, 232, 170, 12, 0.4)
    pen.disc(78, 140, 104, skin)
    pen.disc(244, 140, 104, skin)
    for x, lean in ((78, 16), (244, -16)):
        pen.curve([(x, 44), (x + lean, 96), (x + lean * 1.2, 160), (x, 226)], 4, rgb("c2604e"), 0.6, end=2)
    fruit.leaf(pen, 84, 38, 74, -20, LEAF)
    pen.line([(78, 48), (84, 28)], 6, rgb("7a5238"))


def window_at_night(canvas: Canvas) -> None:
    """Somebody at home, photographed from the street."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, rgb("3b3a63"))
    town.bricks(pen, 320, 240, 42, 15, rgb("34335a"))
    pen.glow(160, 122, 170, AMBER, 0.5)
    pen.box(74, 28, 246, 206, rgb("d9c7ae"), round=3)
    frame = shapes.box(84, 38, 236, 196)
    pen.lit.shape(frame, Fade(rgb("ffe6a3"), rgb("f2b466")))
    with pen.inside(frame):
        pen.lit.box(96, 60, 130, 104, BRICK)
        pen.lit.box(100, 64, 126, 100, rgb("9fd0dc"))
        street.person(pen.lamplit.move(178, 222, 2.1), BLUE)
        for side in (-1, 1):
            x = 160 + side * 76
            pen.lamplit.blob([(x, 34), (x - side * 34, 34), (x - side * 18, 120), (x - side * 30, 200), (x, 200)], ROSE)
    pen.box(157, 38, 163, 196, rgb("d9c7ae"))
    pen.box(64, 204, 256, 214, rgb("efe0c8"))
    cat.sitting(pen.lamplit.move(112, 205, 0.46), cat.BLACK)


def cat_on_keyboard(canvas: Canvas) -> None:
    """The author of several of the other reports."""
    pen = canvas.pen
    pen.box(0, 0, 320, 150, Fade(rgb("d6e6dd"), rgb("b6d2c6")))
    pen.box(0, 150, 320, 240, Fade(rgb("b57a4c"), rgb("8c5a38")))
    pen.box(78, 24, 242, 142, INK, round=8)
    pen.lit.box(86, 32, 234, 132, Fade(rgb("8fd0e4"), rgb("4f9ac4")))
    for row in range(4):
        pen.lit.box(98, 44 + row * 22, 98 + (92, 120, 60, 104)[row], 54 + row * 22, WHITE, 0.8, round=5)
    pen.box(146, 142, 174, 164, INK)
    pen.shadow(160, 214, 140, 8, 0.5)
    pen.shape([(48, 178), (272, 178), (296, 218), (24, 218)], Fade(CREAM, rgb("d8cdb8")))
    for row in range(3):
        for key in range(12):
            share = (row + 0.5) / 3
            left, size = 52 - 22 * share, 216 + 44 * share
            pen.box(left + key * size / 12 + 2, 182 + row * 11, left + (key + 1) * size / 12 - 2, 190 + row * 11, STEEL)
    cat.curled(pen.move(166, 208, 1.1), cat.GINGER)
