"""Pictures with something to read: plates, signs, receipts, a meter, a tag, letters that no machine could tell."""

from __future__ import annotations

from math import sin

from sample_data.drawing import bicycle, cat, land, letters, shapes, sky, street, town, works
from sample_data.drawing.canvas import Canvas, Pen
from sample_data.drawing.palette import (
    AMBER,
    BLUE,
    CREAM,
    INK,
    MUSTARD,
    NAVY,
    RED,
    RGB,
    ROSE,
    STEEL,
    TEAL,
    WHITE,
    WOOD,
    YELLOW,
    Ball,
    Fade,
    darker,
    lighter,
    rgb,
)

_ENAMEL = rgb("1f4f9a")


def _boot(pen: Pen, paint: RGB, *, lit: bool) -> None:
    """The back of a car from near, whose plate hangs at (160, 150)."""
    pen.box(-8, 22, 328, 240, Fade(lighter(paint, 0.2), darker(paint, 0.3)), round=42)
    pen.shape([(46, 22), (274, 22), (256, -20), (64, -20)], darker(paint, 0.4))
    pen.box(0, 92, 320, 96, darker(paint, 0.35))
    for side in (-1, 1):
        lamp = pen.move(160, 0, flip=side < 0)
        lamp.box(104, 44, 168, 82, darker(paint, 0.4), round=10)
        (lamp.lit if lit else lamp).box(108, 48, 166, 78, Fade(rgb("ff6a55"), rgb("c32a2a")), round=8)
        lamp.box(108, 64, 130, 78, AMBER, round=5)
    pen.box(140, 52, 180, 64, STEEL, round=6)
    pen.box(-8, 214, 328, 240, darker(paint, 0.6))


def _plate(pen: Pen, text: str, ground: RGB, ink: RGB) -> None:
    """A number plate 300 wide and 84 high around the origin."""
    pen.soft(shapes.rounded(-148, -36, 152, 50, 10), INK, 0.5, 4)
    pen.box(-152, -44, 152, 44, darker(ink, 0.2), round=11)
    pen.box(-148, -40, 148, 40, Fade(lighter(ground, 0.3), ground), round=8)
    letters.write(pen.move(0, -27), text, 54, ink, 0.19, room=258)


def plate_by_day(canvas: Canvas) -> None:
    """A red car's number plate."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, rgb("a9cfd6"))
    _boot(pen, RED, lit=False)
    _plate(pen.move(160, 152), "KZ 418", WHITE, INK)


def plate_at_night(canvas: Canvas) -> None:
    """A number plate of another place, in the rain."""
    pen = canvas.pen
    sky.sky(canvas, 240)
    _boot(pen, BLUE, lit=True)
    pen.glow(160, 148, 170, YELLOW, 0.5)
    _plate(pen.lamplit.move(160, 152), "7-LUX-3", YELLOW, NAVY)
    sky.rain(pen, 60, 0.3)


def street_name(canvas: Canvas) -> None:
    """An enamel plate on a wall, and a cat below it."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("f0c894"), rgb("dfa56e")))
    town.bricks(pen.move(0, 206), 320, 40, 46, 17, rgb("cf8f5e"))
    pen.soft(shapes.box(12, 42, 316, 140), INK, 0.4, 4)
    pen.box(8, 34, 312, 132, WHITE, round=9)
    pen.box(14, 40, 306, 126, Fade(lighter(_ENAMEL, 0.12), _ENAMEL), round=6)
    letters.write(pen.move(160, 57), "VIA LUNA", 52, WHITE, 0.18, room=256)
    pen.box(0, 222, 320, 240, rgb("b98a66"))
    cat.sitting(pen.move(262, 224, 0.66), cat.GINGER)


def boat_name(canvas: Canvas) -> None:
    """The name on a bow."""
    pen = canvas.pen
    sky.sky(canvas, 90)
    sky.cloud(pen, 240, 34, 34)
    pen.box(0, 88, 320, 240, Fade(rgb("8fc4cf"), rgb("3d7f94")))
    works.sailing_boat(pen.far(0.4).move(282, 104, 0.36), WHITE, CREAM)
    hull = [(-20, 78), (316, 70), (298, 140), (262, 210), (-20, 214)]
    pen.shape(hull, Fade(rgb("e8574a"), rgb("9c2734")))
    pen.line([(-20, 80), (316, 72)], 9, CREAM)
    pen.line([(-20, 204), (266, 200)], 5, darker(RED, 0.5))
    letters.write(pen.move(142, 108, turn=-1), "OLGA 2", 66, WHITE, 0.18, room=232)
    for x in (30, 120, 210, 290):
        pen.oval(x, 214, 40, 5, rgb("dff0ee"), 0.8)


def tram_stop(canvas: Canvas) -> None:
    """Where the tram goes, in lamps."""
    pen = canvas.pen
    sky.sky(canvas, 200)
    town.skyline(pen.far(0.3), 236, rgb("4a3f7a"), low=40, high=110)
    pen.box(0, 24, 320, 240, Fade(lighter(MUSTARD, 0.1), darker(MUSTARD, 0.2)), round=30)
    pen.box(10, 38, 310, 136, INK, round=12)
    letters.write(pen.lit.move(160, 57), "14 NORD", 58, AMBER, 0.18, room=262)
    pen.glow(160, 86, 150, AMBER, 0.3)
    pen.lit.box(24, 152, 296, 240, Fade(rgb("ffe9a8"), rgb("c98d4f")), round=12)
    for x in (86, 214):
        street.person(pen.lamplit.move(x, 292, 2.0), TEAL if x < 100 else ROSE)
    pen.box(156, 150, 164, 240, darker(MUSTARD, 0.45))


def cafe_sign(canvas: Canvas) -> None:
    """Neon over a door."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("3a2f5a"), rgb("241c40")))
    town.bricks(pen, 320, 240, 44, 16, rgb("30264f"))
    for x, colour in ((90, ROSE), (230, TEAL)):
        pen.glow(x, 110, 170, colour, 0.4)
    letters.write(pen.lit.move(160, 42), "CAFÉ", 70, rgb("ff9db0"), 0.2)
    letters.write(pen.lit.move(160, 42), "CAFÉ", 70, WHITE, 0.07)
    letters.write(pen.lit.move(160, 148), "ZÉRO", 62, rgb("6fe0d6"), 0.2)
    letters.write(pen.lit.move(160, 148), "ZÉRO", 62, WHITE, 0.07)


def _paper(pen: Pen, top: float, bottom: float, left: float = 14, right: float = 306) -> None:
    """A strip of a till's paper, torn off below."""
    teeth = [(right - step * (right - left) / 24, bottom + (7 if step % 2 else 0)) for step in range(25)]
    pen.soft([(left + 5, top + 6), (right + 5, top + 6), (right + 5, bottom + 9), (left + 5, bottom + 9)], INK, 0.4, 4)
    pen.shape([(left, top), (right, top), *teeth], Fade(rgb("fffdf4"), rgb("ece6d8")))


def _line(pen: Pen, y: float, size: float, text: str, price: str, edge: float = 134) -> None:
    letters.write(pen.move(160 - edge, y), text, size, INK, 0.18, align=0, room=edge * 1.16)
    letters.write(pen.move(160 + edge, y), price, size, INK, 0.18, align=1, room=edge * 0.68)


def short_receipt(canvas: Canvas) -> None:
    """A breakfast."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("9a5f3c"), rgb("74442c")))
    for y in range(8, 240, 30):
        pen.line([(0, y), (320, y + 4)], 1.2, rgb("63391f"), 0.6)
    _paper(pen, -10, 226)
    _line(pen, 20, 38, "MELON", "3.80")
    _line(pen, 84, 38, "KIWI", "1.20")
    for x in range(28, 292, 12):
        pen.line([(x, 145), (x + 5, 145)], 2.2, INK)
    _line(pen, 166, 38, "TOTAL", "5.00")


def long_receipt(canvas: Canvas) -> None:
    """A shop's receipt, too small for those who do not go nearer."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("5f8f86"), rgb("3f6f6c")))
    bought = (("PIZZA", "8.50"), ("MOUSSE", "3.20"), ("2 ORANGES", "1.40"), ("RADIO", "19.90"))
    _paper(pen, -10, 228, 62, 258)
    letters.write(pen.move(160, 12), "BAZAR 47", 25, RED, 0.18, room=150)
    for row, (text, price) in enumerate(bought):
        _line(pen, 56 + row * 31, 17, text, price, 86)
    for x in range(76, 244, 9):
        pen.line([(x, 184), (x + 4, 184)], 1.6, INK)
    _line(pen, 198, 19, "TOTAL", "33.00", 86)


def counter(canvas: Canvas) -> None:
    """What has been used, in six figures."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("cfd8d6"), rgb("a9b6b4")))
    pen.disc(160, 120, 172, Ball(rgb("f6f4ea"), rgb("c9c6b8"), (0.45, 0.3)))
    ring = shapes.oval(160, 120, 172, 172)
    pen.line([*ring, ring[0]], 9, STEEL)
    pen.box(12, 70, 308, 154, rgb("2b2f3d"), round=8)
    for place, figure in enumerate("047182"):
        left = 18 + place * 48
        red = place == 5
        ground = rgb("8f2430") if red else INK
        pen.box(left, 76, left + 44, 148, Fade(darker(ground, 0.4), lighter(ground, 0.12)), round=4)
        letters.write(pen.lit.move(left + 22, 86), figure, 50, WHITE, 0.18, room=26)
    for place in range(11):
        pen.box(60 + place * 20, 178, 62 + place * 20, 194 if place % 5 else 200, INK)
    pen.line([(160, 218), (196, 176)], 3, RED)


def luggage_tag(canvas: Canvas) -> None:
    """A tag with the letters of an airport that nobody has built."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("3f6f9a"), rgb("2a4f78")))
    for x in (-20, 300):
        pen.box(x, 0, x + 40, 240, WOOD)
    tag = pen.move(160, 120, 1, turn=-3)
    tag.soft(shapes.rounded(-138, -86, 150, 96, 16), INK, 0.45, 5)
    tag.box(-146, -94, 142, 90, Fade(WHITE, rgb("e8e0cc")), round=16)
    tag.box(-146, 58, 142, 78, RED)
    tag.disc(-126, -2, 9, rgb("2f5a86"))
    tag.curve([(-126, -2), (-150, -20), (-190, -16)], 3, MUSTARD)
    letters.write(tag.move(14, -78), "QXR", 62, INK, 0.2)
    letters.write(tag.move(14, 10), "52-981", 40, INK, 0.19, room=190)


def old_photograph(canvas: Canvas) -> None:
    """A photograph with what was written below it."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("6f4a35"), rgb("553625")))
    pen.soft(shapes.box(24, 10, 304, 238), INK, 0.45, 5)
    pen.box(18, 4, 300, 234, Fade(rgb("fbf1dc"), rgb("efdfbf")))
    frame = shapes.box(30, 16, 288, 164)
    pen.shape(frame, Fade(rgb("e9cfa2"), rgb("f3e2c0")))
    with pen.inside(frame):
        land.hills(pen, (128, 106, 122, 100, 124), rgb("cdb083"))
        pen.box(30, 140, 290, 170, rgb("b5966b"))
        bicycle.bicycle(pen.move(164, 152, 0.78), rgb("5f4630"), spokes=rgb("c9ad84"))
        bicycle.rider(pen.move(164, 152, 0.78), rgb("7a5c40"), rgb("5a4433"), rgb("cfa67c"), rgb("46342a"))
    letters.write(pen.move(160, 180), "ALMA 1911", 40, rgb("4a3020"), 0.16, room=240)


def wavy_letters(canvas: Canvas) -> None:
    """The old captcha: what a scanner could not read, bent until no robot could."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("f3f0e6"), rgb("dcd8ca")))
    for _blot in range(26):
        x, y = pen.random.uniform(0, 320), pen.random.uniform(0, 240)
        pen.oval(x, y, pen.random.uniform(1, 5), pen.random.uniform(1, 4), rgb("b9b3a2"), 0.8)
    x = 20.0
    for place, letter in enumerate("ZEBU7"):
        size = 78.0
        own = pen.move(x, 72 + 16 * sin(place * 1.5), 1, turn=(-9, 7, -6, 10, -8)[place])
        letters.write(own, letter, size, INK, 0.17, align=0, room=46)
        x += 59
    pen.curve([(-6, 150), (60, 110), (140, 142), (220, 98), (330, 132)], 5, INK)
