"""Bridges, stairs, chimneys, palms, hydrants, boats and lights by the sea."""

from __future__ import annotations

from sample_data.drawing import land, sky, street, town, works
from sample_data.drawing.canvas import Canvas, Pen
from sample_data.drawing.palette import BLUE, BRICK, CREAM, MUSTARD, RED, TEAL, Fade, darker, lighter, rgb
from sample_data.drawing.shapes import arc, oval


def autumn_bridge(canvas: Canvas) -> None:
    """A stone bridge over a slow river in autumn."""
    pen = canvas.pen
    sky.sky(canvas, 150)
    land.hills(pen.far(0.45), (112, 88, 104, 84, 110), rgb("4f8a58"))
    for x, y, size, leaves in (
        (20, 140, 104, "d8652e"),
        (58, 138, 78, "e9a13a"),
        (292, 138, 110, "c9482e"),
        (258, 138, 76, "efb548"),
        (160, 116, 44, "e0863a"),
        (124, 116, 38, "c9582e"),
        (200, 116, 40, "e9a13a"),
    ):
        land.tree(pen.move(x, y), size, rgb(leaves))
    behind = canvas.image.copy()
    works.stone_bridge(pen, 28, 292, 128, 164, colour=rgb("a98474"))
    for hole in works.arch_holes(28, 292, 164):
        canvas.restore(behind, canvas.outline_mask(pen.place(hole)))
    for left in (-30, 262):
        bank = [(left, 170), (left + 10, 142), (left + 50, 132), (left + 80, 150), (left + 84, 170)]
        pen.blob(bank, rgb("8f9a3f"))
    street.person(pen.move(176, 112, 0.62), RED)
    land.mirror(canvas, 164, rgb("3f86b0"), strength=0.62, ripple=1.6)
    for _ in range(16):
        place = pen.random.uniform(0, 320), pen.random.uniform(176, 236)
        pen.oval(*place, 3.2, 1.4, rgb(pen.random.choice(("e0702e", "f2b84a", "c9482e"))))


def red_bridge(canvas: Canvas) -> None:
    """A great red bridge over the evening fog."""
    pen = canvas.pen
    sky.sky(canvas, 170)
    sky.sun(pen, 160, 148, 24, rgb("ffe6a0"))
    sky.streak(pen, 14, 50, 110, rgb("f29a86"), 0.6)
    sky.streak(pen, 190, 66, 120, rgb("ffc08a"), 0.6)
    land.hills(pen.far(0.45), (150, 164, 176, 160, 136), rgb("6a3f6a"))
    land.hills(pen.far(0.15), (140, 170, 184, 176, 158), rgb("4f2f5a"))
    works.suspension_bridge(pen, 150, 190, rgb("e2492f"))
    land.mirror(canvas, 188, rgb("5a3a70"), strength=0.5)
    land.glints(pen, 160, 190, 236, 24, rgb("ffdc96"))
    banks = [oval(x, y, half, tall) for x, y, half, tall in ((10, 186, 90, 9), (310, 190, 100, 10), (130, 194, 80, 6))]
    pen.mist(banks, rgb("ffdcc4"), 0.75, 5)


def hydrant_corner(canvas: Canvas) -> None:
    """A red hydrant on a sunny corner, with a pigeon."""
    pen = canvas.pen
    pen.box(0, 0, 320, 176, rgb("e9b58c"))
    town.bricks(pen, 320, 176, 48, 16, rgb("d5835c"))
    pen.soft([(-10, -10), (120, -10), (30, 180), (-10, 180)], rgb("5a2a40"), 0.4, 6)
    pen.box(0, 172, 320, 240, Fade(rgb("cbbba8"), rgb("ebdcc4")))
    for x in (-40, 60, 160, 260, 360):
        pen.line([(x + 20, 174), (x * 1.3 - 30, 240)], 1.4, rgb("a8988a"))
    pen.soft([(150, 218), (176, 218), (304, 196), (290, 186)], rgb("3a2444"), 0.4, 4)
    street.hydrant(pen.move(152, 220, 1.56))
    _pigeon(pen.move(256, 222, 1.25))


def _pigeon(pen: Pen) -> None:
    pen.shadow(0, 0, 22, 3, 0.4)
    for x in (-2, 6):
        pen.line([(x, -10), (x + 1, 0)], 2, rgb("e0655a"))
    pen.blob([(-18, -30), (0, -34), (20, -20), (34, -12), (12, -6), (-8, -10)], Fade(rgb("9aa3bd"), rgb("6b7391")))
    pen.blob([(-20, -42), (-10, -44), (-4, -30), (-8, -16), (-20, -22)], Fade(rgb("5f9a8f"), rgb("7a6a9c")))
    pen.disc(-16, -42, 7.5, rgb("6f7896"))
    pen.shape([(-22, -44), (-31, -40), (-22, -39)], rgb("f0b040"))
    pen.disc(-18, -43, 1.7, rgb("ff8a3a"))
    pen.line([(2, -22), (24, -14)], 3, rgb("4f5674"))


def hydrant_in_snow(canvas: Canvas) -> None:
    """A yellow hydrant up to its knees in snow."""
    pen = canvas.pen
    sky.sky(canvas, 170)
    town.row(pen.far(0.35).move(0, 180), -20, 330, low=70, high=104)
    pen.box(0, 176, 320, 240, Fade(rgb("dfe8f4"), rgb("ffffff")))
    land.bare_tree(pen.move(266, 192), 150, snowy=True)
    street.hydrant(pen.move(136, 224, 1.5), rgb("ffc21f"))
    own = pen.move(136, 224, 1.5)
    own.blob(
        [
            (-26, -101),
            (-22, -112),
            (-10, -121),
            (0, -127),
            (10, -121),
            (22, -112),
            (26, -101),
            (12, -106),
            (0, -102),
            (-13, -107),
        ],
        rgb("ffffff"),
    )
    for side in (-1, 1):
        own.oval(side * 37, -75, 11, 4.4, rgb("ffffff"))
    pen.blob(
        [(-20, 250), (40, 214), (90, 204), (136, 210), (190, 202), (260, 216), (340, 210), (340, 260)], rgb("ffffff")
    )
    sky.snow(pen, 120)


def rooftops(canvas: Canvas) -> None:
    """Chimneys smoking over the roofs of a winter evening."""
    pen = canvas.pen
    sky.sky(canvas, 180)
    sky.stars(pen, 31, 90)
    sky.crescent(pen, 52, 48, 20)
    town.skyline(pen.far(0.5), 190, rgb("5d4a86"), low=20, high=70)
    for x, y, width, height in ((70, 150, 34, 46), (152, 128, 40, 56), (246, 140, 36, 50)):
        town.chimney(pen.move(x, y), width, height, smoke=True)
    for left, peak, right, base, colour in (
        (-30, 76, 150, 196, "4f5a86"),
        (180, 246, 350, 190, "56618c"),
        (60, 152, 250, 196, "66719c"),
    ):
        top = base - 64
        pen.shape(
            [(left, base), (peak - 26, top), (peak + 26, top), (right, base)],
            Fade(lighter(rgb(colour), 0.12), darker(rgb(colour), 0.15)),
        )
        pen.box(left + 4, base, right - 4, 240, rgb("d9b08f"))
    for x, y in ((40, 206), (100, 206), (152, 208), (214, 206), (282, 204)):
        town.window(pen, x - 9, y, 18, 26)
    for x, y in ((110, 172), (196, 172), (278, 168), (40, 172)):
        pen.shape([(x - 15, y - 8), (x, y - 22), (x + 15, y - 8)], rgb("7d86ac"))
        pen.box(x - 11, y - 9, x + 11, y + 14, rgb("c99f86"))
        town.window(pen, x - 6, y - 5, 12, 16)


def white_stairs(canvas: Canvas) -> None:
    """Stairs between white walls, going up to the blue."""
    pen = canvas.pen
    sky.sky(canvas, 150)
    sea = Fade(rgb("2f8fc9"), rgb("57b3d9"))
    pen.box(0, 84, 320, 130, sea)
    pen.shape([(0, 20), (104, 60), (104, 240), (0, 240)], Fade(rgb("fffaf0"), rgb("dcdff0"), sideways=True))
    pen.shape([(320, 4), (214, 62), (214, 240), (320, 240)], Fade(rgb("fff6e6"), rgb("fffdf6"), sideways=True))
    for step in reversed(range(9)):
        share = step / 9
        half = 118 - 66 * share
        top, drop = 226 - 128 * share**0.82, 17 - 6 * share
        middle = 160 - 2 * share
        pen.box(middle - half, top, middle + half, 242, Fade(rgb("8792c4"), rgb("a9b2da")))
        pen.box(middle - half, top - drop * 0.45, middle + half, top, rgb("fffdf4"))
        pen.box(middle - half, top, middle + half, top + 1.4, rgb("7f89b6"))
    _bougainvillea(pen)
    for x, y, size in ((250, 186, 1.0), (232, 156, 0.8), (222, 132, 0.62)):
        _geranium(pen.move(x, y, size))
    pen.shape([*arc(38, 142, 26, 180, 360), (64, 226), (12, 230)], rgb("174f8f"))
    pen.shape([*arc(38, 142, 21, 180, 360), (59, 226), (17, 229)], Fade(rgb("4a9fe0"), rgb("1f62a8")))
    pen.line([(38, 122), (38, 228)], 1.6, rgb("174a86"))
    pen.disc(44, 180, 2.4, rgb("ffd98a"))


def _geranium(pen: Pen) -> None:
    for x, y in ((-10, -30), (10, -31), (0, -26), (-4, -38), (7, -40)):
        pen.disc(x, y, 9, rgb("4f9a55"))
    for x, y in ((-9, -36), (3, -42), (11, -35), (0, -32)):
        pen.disc(x, y, 5.4, rgb("e8382f"))
    pen.shape([(-13, -22), (13, -22), (9, 0), (-9, 0)], Fade(rgb("e08a55"), rgb("b0563a"), sideways=True))
    pen.box(-15, -25, 15, -19, rgb("e89a66"), round=2)


def _bougainvillea(pen: Pen) -> None:
    for number in range(120):
        angle = pen.random.uniform(0, 1)
        x = 226 + angle * 100 + pen.random.uniform(-14, 14)
        y = 70 - angle * 30 + pen.random.uniform(-24, 44) * (0.6 + angle * 0.6)
        colour = "5f9a4f" if number % 4 == 0 else pen.random.choice(("d9407f", "f06fa0", "c22f74"))
        pen.disc(x, y, pen.random.uniform(4, 8), rgb(colour))


def big_sun_palms(canvas: Canvas) -> None:
    """Palm trees before an enormous sun."""
    pen = canvas.pen
    sky.sky(canvas, 176)
    pen.glow(168, 136, 150, rgb("ffd08a"), 0.7)
    with pen.inside(oval(168, 136, 58, 58)):
        pen.lit.box(100, 70, 240, 200, Fade(rgb("fff3a8"), rgb("ff8a4a")))
        for y, thick in ((128, 2.5), (142, 4), (156, 6)):
            pen.lit.box(100, y, 240, y + thick, rgb("e2605a"))
    land.mirror(canvas, 178, rgb("7a2f6a"), strength=0.55)
    land.glints(pen, 168, 180, 226, 40, rgb("ffd98a"))
    dark = rgb("2f1838")
    pen.lit.blob([(-30, 256), (-20, 214), (70, 208), (130, 228), (160, 256)], dark)
    pen.lit.blob([(210, 256), (250, 222), (320, 212), (350, 256)], dark)
    for x, y, size, flip in ((56, 216, 178, False), (96, 220, 120, False), (292, 222, 158, True)):
        land.palm(pen.lit.move(x, y, flip=flip), size, dark, dark)


def little_boat(canvas: Canvas) -> None:
    """A sailing boat coming home."""
    pen = canvas.pen
    sky.sky(canvas, 150)
    sky.sun(pen, 70, 108, 20)
    sky.cloud(pen, 246, 50, 44, rgb("fff0dc"))
    sky.cloud(pen, 160, 84, 26, rgb("ffe6d0"), 0.8)
    land.hills(pen.far(0.5), (150, 132, 138, 120, 142), rgb("8f8fb8"))
    works.sailing_boat(pen.move(188, 168, 1.18), RED, rgb("ff9a4a"))
    land.mirror(canvas, 168, rgb("4f93b8"), strength=0.5, ripple=2.4)
    land.glints(pen, 70, 170, 236, 24, rgb("fff3c4"))
    works.sailing_boat(pen.move(188, 168, 1.18), RED, rgb("ff9a4a"))
    for x, y in ((60, 60), (84, 48), (110, 62)):
        pen.curve([(x - 9, y - 3), (x - 4, y - 5), (x, y)], 2, rgb("5a5a86"))
        pen.curve([(x, y), (x + 4, y - 5), (x + 9, y - 3)], 2, rgb("5a5a86"))


def lighthouse_night(canvas: Canvas) -> None:
    """A lighthouse sweeping the sea at night."""
    pen = canvas.pen
    sky.sky(canvas, 170)
    sky.stars(pen, 50, 130)
    beam = rgb("fff0b0")
    pen.lit.soft([(214, 52), (-40, 10), (-40, 96)], beam, 0.5, 4)
    pen.lit.soft([(214, 52), (360, 24), (360, 86)], beam, 0.5, 3)
    sky.moon(pen, 84, 132, 15)
    land.mirror(canvas, 176, rgb("25408a"), strength=0.5)
    land.glints(pen, 84, 180, 236, 30, rgb("f5e2a8"), 18)
    pen.blob(
        [(120, 250), (146, 204), (184, 184), (250, 180), (300, 196), (340, 220), (340, 260)],
        Fade(rgb("a294b0"), rgb("4a3f66")),
    )
    own = pen.move(252, 184)
    own.box(0, -32, 46, 2, Fade(rgb("fff3dc"), rgb("d9c4b0")))
    own.shape([(-4, -32), (8, -50), (40, -50), (50, -32)], BRICK)
    pen.lit.box(262, 164, 272, 176, rgb("ffd57e"))
    pen.lit.box(282, 164, 292, 176, rgb("ffd57e"))
    works.lighthouse(pen.lamplit.move(214, 188), on=True)
    pen.glow(214, 61, 44, rgb("fff6cf"), 0.95)


def balloons(canvas: Canvas) -> None:
    """Three balloons over morning hills."""
    pen = canvas.pen
    sky.sky(canvas, 190)
    sky.sun(pen, 54, 150, 16)
    sky.cloud(pen, 250, 158, 50, rgb("fff0e0"), 0.8)
    for depth, heights, colour in (
        (0.55, (176, 150, 168, 146, 170), "9a8fc0"),
        (0.25, (196, 184, 176, 188, 172), "7f9a86"),
        (0.0, (206, 214, 204, 216, 208), "6f9a5a"),
    ):
        land.hills(pen.far(depth), heights, rgb(colour))
    works.balloon(pen.far(0.3).move(60, 112, 0.5), TEAL, CREAM)
    works.balloon(pen.far(0.15).move(262, 128, 0.8), BLUE, MUSTARD)
    works.balloon(pen.move(156, 186, 1.4), RED, rgb("ffd98a"))
    for x, size in ((18, 34), (40, 26), (268, 30), (296, 40)):
        land.fir(pen.move(x, 226), size)
