"""Bicycles, standing and ridden."""

from __future__ import annotations

from math import cos, pi, sin

from sample_data.drawing import shapes
from sample_data.drawing.canvas import Pen
from sample_data.drawing.palette import INK, RGB, STEEL, WOOD, Fade, darker, lighter, rgb

REAR, FRONT, CRANK = (-52.0, -36.0), (56.0, -36.0), (-6.0, -34.0)
SADDLE, HEAD = (-20.0, -84.0), (38.0, -84.0)


def _wheel(pen: Pen, x: float, y: float, tyre: RGB, spokes: RGB) -> None:
    for step in range(9):
        angle = step * pi / 9 + 0.2
        across, down = 33 * cos(angle), 33 * sin(angle)
        pen.line([(x - across, y - down), (x + across, y + down)], 0.8, spokes)
    ring = shapes.oval(x, y, 34, 34)
    pen.line([*ring, ring[0]], 4.6, tyre)
    rim = shapes.oval(x, y, 30.6, 30.6)
    pen.line([*rim, rim[0]], 1.4, spokes)
    pen.disc(x, y, 4, spokes)


def bicycle(
    pen: Pen, paint: RGB, *, tyre: RGB = INK, spokes: RGB = STEEL, saddle: RGB = WOOD, basket: bool = False
) -> None:
    """A town bicycle facing right, 176 long, its tyres on the origin's height."""
    for hub in (REAR, FRONT):
        _wheel(pen, *hub, tyre, spokes)
    for points in ([REAR, CRANK], [REAR, (-19, -78)], [CRANK, SADDLE], [(-18, -74), HEAD], [CRANK, (41, -74)]):
        pen.line(points, 4.8, paint)
    pen.curve([HEAD, (44, -66), (47, -54), FRONT], 4.8, paint)
    pen.line([HEAD, (35, -96)], 4.2, STEEL)
    pen.curve([(20, -93), (28, -98), (38, -98), (46, -94), (44, -90)], 4, darker(paint, 0.65))
    pen.line([SADDLE, (-22, -92)], 3.6, STEEL)
    pen.blob([(-38, -97), (-24, -97), (-4, -95), (-14, -91), (-30, -90)], saddle)
    _mudguard(pen, REAR, paint, 190, 330)
    _mudguard(pen, FRONT, paint, 210, 330)
    _pedals(pen, darker(paint, 0.55))
    if basket:
        _basket(pen)


def _mudguard(pen: Pen, hub: tuple[float, float], paint: RGB, start: float, end: float) -> None:
    pen.line(shapes.arc(*hub, 39, start, end), 2.4, lighter(paint, 0.2))


def _pedals(pen: Pen, colour: RGB) -> None:
    pen.disc(*CRANK, 8, colour)
    pen.line([(-6, -34), (4, -20)], 3, STEEL)
    pen.line([(0, -19), (9, -20)], 3.6, colour)
    pen.line([(-6, -34), (-16, -48)], 3, STEEL)
    pen.line([(-21, -49), (-12, -49)], 3.6, colour)


def _basket(pen: Pen) -> None:
    weave = rgb("c98f4e")
    for x, y, size, colour in _BLOOMS:
        pen.disc(x, y, size, colour)
        pen.disc(x, y, size * 0.4, rgb("ffe28a"))
    pen.shape([(48, -96), (90, -96), (84, -66), (54, -66)], Fade(lighter(weave, 0.2), darker(weave, 0.25)))
    for step in range(1, 4):
        pen.line([(49 + step, -96 + step * 8), (89 - step, -96 + step * 8)], 1.4, darker(weave, 0.35))
    pen.line([(46, -97), (92, -97)], 4, lighter(weave, 0.15))


_BLOOMS = (
    (52.0, -104.0, 7.0, rgb("4f8f4d")),
    (86.0, -103.0, 7.0, rgb("4f8f4d")),
    (68.0, -116.0, 8.0, rgb("4f8f4d")),
    (58.0, -108.0, 7.5, rgb("f06f7e")),
    (71.0, -106.0, 7.5, rgb("fff1d6")),
    (82.0, -111.0, 7.0, rgb("f6a13c")),
    (66.0, -118.0, 6.5, rgb("e4506c")),
    (77.0, -120.0, 6.0, rgb("fff1d6")),
)


def rider(pen: Pen, coat: RGB, trousers: RGB, skin: RGB, hat: RGB) -> None:
    """Somebody who sits on the bicycle that this pen has drawn."""
    pen.curve([(-20, -94), (4, -70), (-12, -50)], 9, darker(trousers, 0.3), end=7)
    pen.line([(-19, -48), (-8, -48)], 6, INK)
    pen.curve([(-20, -96), (10, -66), (4, -24)], 11, trousers, end=7)
    pen.line([(0, -21), (13, -21)], 6, INK)
    pen.blob([(-32, -96), (-24, -130), (-6, -150), (12, -146), (10, -120), (-8, -92)], Fade(lighter(coat), coat))
    pen.curve([(2, -136), (16, -114), (40, -100)], 9, darker(coat, 0.18), end=6)
    pen.disc(42, -99, 4.4, skin)
    pen.line([(6, -150), (9, -160)], 8, skin)
    pen.disc(12, -166, 12, skin)
    pen.disc(17, -166, 1.5, INK)
    pen.curve([(13, -159), (17, -158), (20, -160)], 1.3, darker(skin, 0.5))
    pen.disc(24, -163, 2.4, skin)
    pen.shape([*shapes.arc(12, -167, 13, 176, 352), (34, -169), (22, -170)], hat)
    pen.curve([(4, -150), (-16, -146), (-38, -152), (-50, -146)], 6, rgb("f6c14b"), end=4)
