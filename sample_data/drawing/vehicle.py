"""Buses, trams and motor scooters, seen from the side and from the front."""

from __future__ import annotations

from sample_data.drawing import shapes
from sample_data.drawing.canvas import Pen
from sample_data.drawing.palette import AMBER, CREAM, INK, RGB, STEEL, Ball, Fade, darker, lighter, rgb

_TYRE = rgb("23222e")
_MIRROR = rgb("cfe3ea")
_PANE = Fade(rgb("b9dfe6"), rgb("5d93ab"))
_WARM = Fade(rgb("fff0b4"), rgb("ffc35e"))


def wheel(pen: Pen, x: float, radius: float, hub: RGB = STEEL) -> None:
    """A wheel standing on the origin's height."""
    pen.disc(x, -radius, radius, _TYRE)
    pen.disc(x, -radius, radius * 0.6, Ball(lighter(hub, 0.4), darker(hub, 0.2)))
    pen.disc(x, -radius, radius * 0.2, darker(hub, 0.5))


def _pane(pen: Pen, left: float, top: float, right: float, bottom: float, lit: bool) -> None:
    (pen.lit if lit else pen).box(left, top, right, bottom, _WARM if lit else _PANE, round=3)
    if not lit:
        third = (right - left) / 3
        gleam = [(left + third, top), (left + 2 * third, top), (left + third, bottom), (left, bottom)]
        pen.shape(gleam, (255, 255, 255), 0.28)


def _rider(pen: Pen, x: float, y: float, colour: RGB) -> None:
    pen.disc(x, y - 7, 4.6, darker(rgb("c98d66"), 0.2))
    pen.box(x - 7, y - 3, x + 7, y + 6, colour, round=4)


def _windows(pen: Pen, left: float, right: float, top: float, count: int, lit: bool) -> None:
    pitch = (right - left) / count
    for number in range(count):
        start = left + number * pitch + 1.5
        _pane(pen, start, top, start + pitch - 3, top + 20, lit)
        if number % 3 != 1:
            tint = pen.random.choice((rgb("7d4a6b"), rgb("3f5f8a"), rgb("a3543f"), rgb("4c7a5a")))
            with pen.inside(shapes.box(start, top, start + pitch - 3, top + 20)):
                _rider(pen, start + pitch / 2 - 1, top + 16, tint)


def _sign(pen: Pen, left: float, top: float, right: float, bottom: float) -> None:
    pen.box(left, top, right, bottom, INK, round=2)
    middle = (top + bottom) / 2
    step = (right - left) / 8
    for number in range(1, 7):
        x = left + number * step
        pen.lit.line([(x, middle), (x + step * 0.55, middle)], (bottom - top) * 0.42, AMBER)


def _lamps(pen: Pen, length: float, lit: bool) -> None:
    pen.lit.box(length - 4, -22, length + 1, -14, rgb("fff3c0"), round=2)
    pen.lit.box(-1, -24, 3, -14, rgb("e2403a"), round=1)
    if lit:
        beam = [(length, -20), (length + 90, -30), (length + 90, 8), (length, -14)]
        pen.lit.soft(beam, rgb("fff0b8"), 0.4, 5)
        pen.glow(length, -18, 22, rgb("fff3c0"), 0.8)


def bus(pen: Pen, paint: RGB, *, decks: int = 1, lit: bool = False, roof: RGB = CREAM) -> None:
    """A bus going right, 196 long and 66 high (100 with two decks), its rear wheels standing near the origin."""
    top = -66 if decks == 1 else -100
    pen.shadow(98, 1, 104, 6, 0.55)
    pen.box(0, top, 196, -8, Fade(lighter(paint, 0.15), darker(paint, 0.2)), round=11)
    pen.box(5, top - 2, 189, top + 9, Fade(lighter(roof, 0.3), roof), round=6)
    for deck in range(decks):
        height = -55 - 38 * deck + (2 if deck else 0)
        pen.box(6, height - 2, 192, height + 23, darker(paint, 0.5), round=5)
        _windows(pen, 8, 160 if deck == 0 else 190, height, 5 if deck == 0 else 6, lit)
    _pane(pen, 164, -55, 190, -30, lit)
    pen.box(0, -29, 196, -25, roof)
    pen.box(129, -53, 131.5, -11, darker(paint, 0.4))
    pen.box(160, -53, 162.5, -11, darker(paint, 0.4))
    for x in (38, 152):
        pen.shape(shapes.arc(x, -12, 18, 167, 373), darker(paint, 0.62))
        wheel(pen, x, 14)
    pen.box(2, -12, 20, -8, darker(paint, 0.5))
    _sign(pen, 60, top + 1, 128, top + 8)
    pen.line([(195, -54), (201, -50), (201, -40)], 3, INK)
    _lamps(pen, 196, lit)


def bus_front(pen: Pen, paint: RGB, *, lit: bool = True) -> None:
    """A bus that comes towards you, 130 wide and 138 high, standing on the origin."""
    pen.shadow(0, 2, 78, 8, 0.6)
    for side in (-1, 1):
        pen.box(side * 46 - 11, -20, side * 46 + 11, 3, _TYRE, round=5)
        pen.line([(side * 62, -112), (side * 76, -108), (side * 76, -100)], 3, INK)
        pen.box(side * 76 - 6, -102, side * 76 + 6, -78, INK, round=4)
    pen.box(-66, -138, 66, -12, Fade(lighter(paint, 0.2), darker(paint, 0.25)), round=16)
    pen.box(-58, -132, 58, -113, INK, round=6)
    for number in range(-3, 4):
        pen.lit.line([(number * 13 - 3, -122.5), (number * 13 + 3, -122.5)], 8, AMBER)
    _windscreen(pen, lit)
    pen.box(-66, -46, 66, -40, CREAM)
    for side in (-1, 1):
        pen.lit.disc(side * 46, -28, 10, Ball(rgb("ffffff"), rgb("ffe08a"), (0.5, 0.5)))
        pen.glow(side * 46, -28, 46, rgb("fff0b8"), 0.75 if lit else 0.2)
    pen.box(-24, -34, 24, -20, darker(paint, 0.55), round=3)
    pen.box(-62, -16, 62, -8, darker(paint, 0.55), round=3)


def _windscreen(pen: Pen, lit: bool) -> None:
    glass = Fade(rgb("ffe9a8"), rgb("c98d4f")) if lit else _PANE
    frame = shapes.rounded(-58, -110, 58, -50, 8)
    (pen.lit if lit else pen).shape(frame, glass)
    with pen.inside(frame):
        pen.disc(30, -82, 10, darker(rgb("b97e58"), 0.3))
        pen.box(12, -72, 48, -40, rgb("33456b"), round=12)
        pen.box(18, -94, 42, -87, rgb("2a3656"), round=3)
        pen.shape([(-40, -112), (-14, -112), (-40, -48), (-66, -48)], (255, 255, 255), 0.22)
    pen.box(-2, -110, 2, -50, darker(rgb("4a3a3a"), 0.3))
    for side in (-1, 1):
        pen.line([(side * 30, -50), (side * 30 - 22, -74)], 2, INK)


def tram(pen: Pen, paint: RGB, *, lit: bool = False) -> None:
    """An old tram, 150 long and 92 high, going left, on the origin's rails."""
    pen.shadow(75, 1, 84, 6, 0.55)
    for x in (42, 108):
        wheel(pen, x, 9, rgb("5d5a66"))
    pen.box(20, -16, 130, -8, INK, round=3)
    pen.blob([(6, -78), (0, -44), (4, -12), (75, -10), (146, -12), (150, -44), (144, -78), (75, -80)], CREAM)
    pen.box(2, -44, 148, -13, Fade(lighter(paint, 0.1), darker(paint, 0.22)), round=8)
    pen.box(-4, -84, 154, -75, rgb("7a3f38"), round=5)
    pen.box(30, -93, 120, -83, rgb("96543f"), round=5)
    for number in range(5):
        left = 11 + number * 26.5
        pen.box(left - 2, -73, left + 23, -45, darker(rgb("8a5a3a"), 0.2), round=4)
        _pane(pen, left, -71, left + 21, -47, lit)
    pen.box(2, -30, 148, -27, CREAM)
    pen.lit.disc(4, -36, 6, Ball(rgb("ffffff"), rgb("ffe08a")))
    pen.glow(2, -36, 34, rgb("fff0b8"), 0.7 if lit else 0.25)
    pen.line([(75, -92), (104, -126)], 2.2, INK)
    pen.line([(62, -127), (140, -125)], 2, INK)


def scooter(pen: Pen, paint: RGB) -> None:
    """A motor scooter facing left, 150 long, 110 high, standing on the origin."""
    pen.shadow(75, 1, 78, 6, 0.5)
    for x in (26, 124):
        wheel(pen, x, 20)
    body = Fade(lighter(paint, 0.3), darker(paint, 0.22))
    pen.line([(26, -22), (44, -98)], 7, STEEL)
    pen.blob([(72, -22), (84, -54), (112, -64), (146, -48), (152, -28), (132, -22), (100, -18)], body)
    pen.blob([(34, -90), (46, -92), (56, -56), (66, -28), (100, -22), (98, -12), (56, -12), (42, -40)], body)
    pen.blob([(2, -26), (12, -42), (30, -46), (48, -34), (46, -24), (26, -34)], body)
    pen.blob([(30, -96), (36, -112), (52, -110), (58, -94), (44, -88)], body)
    pen.lit.disc(32, -102, 7.5, Ball(rgb("ffffff"), rgb("ffe9a0")))
    pen.line([(48, -106), (62, -114), (72, -110)], 4, INK)
    pen.line([(46, -110), (40, -124)], 2, STEEL)
    pen.oval(38, -128, 8, 5.5, _MIRROR)
    pen.blob([(78, -60), (84, -70), (110, -72), (144, -66), (146, -58), (110, -60)], rgb("6b3f2f"))
    pen.oval(118, -40, 17, 10, lighter(paint, 0.45), 0.6)
    pen.disc(124, -20, 8, darker(STEEL, 0.2))
