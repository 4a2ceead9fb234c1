"""Cats: sitting, seen from behind, curled up, walking, and their faces."""

from __future__ import annotations

from typing import NamedTuple

from sample_data.drawing import shapes
from sample_data.drawing.canvas import Pen
from sample_data.drawing.palette import INK, RGB, Ball, Fade, darker, deeper, lighter, rgb


class Coat(NamedTuple):
    """A cat's colours."""

    fur: RGB
    mark: RGB
    belly: RGB
    eyes: RGB


GINGER = Coat(rgb("e8893a"), rgb("b9571f"), rgb("fff0d8"), rgb("6fa84a"))
BLACK = Coat(rgb("2b2638"), rgb("3a3450"), rgb("3b3549"), rgb("ffd447"))
GREY = Coat(rgb("8f93a3"), rgb("636779"), rgb("eef0f2"), rgb("f0b63c"))
WHITE_CAT = Coat(rgb("f7efe2"), rgb("e2a35e"), rgb("ffffff"), rgb("58a6c8"))
NOSE = rgb("ea8f8f")
WHISKER = rgb("fff8ea")


def _ear(pen: Pen, coat: Coat, side: int) -> None:
    pen.shape([(side * 25, -6), (side * 24, -36), (side * 4, -19)], coat.fur)
    pen.shape([(side * 21, -12), (side * 21, -29), (side * 9, -18)], NOSE if coat.belly != BLACK.belly else coat.mark)


def _eye(pen: Pen, coat: Coat, side: int, pupil: float) -> None:
    pen.oval(side * 11, -1, 7.4, 7, INK)
    pen.lit.oval(side * 11, -1, 6.2, 5.9, Ball(lighter(coat.eyes, 0.4), coat.eyes, (0.5, 0.8)))
    pen.oval(side * 11, -1, pupil, 5.3, INK)
    pen.lit.disc(side * 11 + 1.8, -3.2, 1.5, (255, 255, 255))


def _asleep(pen: Pen, side: int) -> None:
    pen.line(shapes.arc(side * 11, -2, 6.5, 10, 170, 0.75), 2.2, INK)


def _forehead(pen: Pen, coat: Coat) -> None:
    for x, lean in ((-7, -1.5), (0, 0), (7, 1.5)):
        pen.line([(x, -21 + abs(x) * 0.15), (x - lean * 0.6, -11)], 3.4, coat.mark, end=1.6)
    for side in (-1, 1):
        pen.line([(side * 26, 2), (side * 19, 3)], 2.8, coat.mark, end=1.2)
        pen.line([(side * 25, 9), (side * 18, 8)], 2.6, coat.mark, end=1.2)


def _muzzle(pen: Pen, coat: Coat) -> None:
    pen.oval(-5, 10, 8, 6.4, coat.belly)
    pen.oval(5, 10, 8, 6.4, coat.belly)
    pen.shape([(-3.8, 4.6), (3.8, 4.6), (0, 8.6)], NOSE)
    line = darker(coat.fur, 0.55) if coat.belly != BLACK.belly else lighter(coat.mark, 0.3)
    pen.curve([(0, 8), (-2.4, 12), (-6, 11)], 1.2, line)
    pen.curve([(0, 8), (2.4, 12), (6, 11)], 1.2, line)


def _whiskers(pen: Pen, colour: RGB) -> None:
    for side in (-1, 1):
        for rise in (-3, 1, 5):
            pen.curve(
                [(side * 11, 9 + rise * 0.3), (side * 24, 7 + rise), (side * 36, 6 + rise * 1.8)], 0.7, colour, 0.85
            )


def head(pen: Pen, coat: Coat, *, asleep: bool = False, pupil: float = 2.6) -> None:
    """A cat's face, 56 wide, around the pen's origin."""
    for side in (-1, 1):
        _ear(pen, coat, side)
    fur = Ball(lighter(coat.fur, 0.18), darker(coat.fur, 0.2), (0.45, 0.3))
    pen.blob([(0, -22), (18, -18), (28, -2), (25, 12), (10, 20), (-10, 20), (-25, 12), (-28, -2), (-18, -18)], fur)
    if coat is not BLACK:
        _forehead(pen, coat)
    _muzzle(pen, coat)
    for side in (-1, 1):
        if asleep:
            _asleep(pen, side)
        else:
            _eye(pen, coat, side, pupil)
    _whiskers(pen, WHISKER if coat is not WHITE_CAT else rgb("b9a995"))


def sitting(pen: Pen, coat: Coat) -> None:
    """A cat that sits and looks at you; its paws stand on the origin, it is 120 high."""
    pen.curve([(24, -8), (48, -4), (60, -18), (54, -40), (62, -52)], 11, darker(coat.fur, 0.1), end=7)
    pen.curve([(57, -46), (62, -52)], 7, coat.mark)
    fur = Fade(lighter(coat.fur, 0.08), darker(coat.fur, 0.22))
    pen.blob([(0, -82), (20, -72), (31, -40), (38, -14), (30, 0), (-30, 0), (-38, -14), (-31, -40), (-20, -72)], fur)
    for side in (-1, 1):
        for height in (-22, -34, -46):
            pen.curve([(side * 34, height), (side * 26, height - 3), (side * 21, height)], 4, coat.mark, end=2)
    pen.blob([(0, -70), (14, -56), (13, -28), (0, -14), (-13, -28), (-14, -56)], coat.belly)
    for side in (-1, 1):
        pen.box(side * 10 - 7.5, -36, side * 10 + 7.5, 0, lighter(coat.fur, 0.1), round=6)
        pen.oval(side * 11, -3, 10, 5.5, coat.belly)
        pen.line([(side * 11, -4), (side * 11, 0)], 0.9, darker(coat.belly, 0.35))
    head(pen.move(0, -90, 1.1), coat)


def from_behind(pen: Pen, coat: Coat) -> None:
    """A cat seen from behind, looking out; it sits on the origin and lets its tail hang."""
    pen.curve([(20, -6), (34, 6), (30, 32), (42, 46)], 10, coat.fur, end=7)
    pen.blob(
        [(0, -86), (17, -72), (26, -40), (36, -14), (27, 1), (-27, 1), (-36, -14), (-26, -40), (-17, -72)],
        Fade(coat.fur, deeper(coat.fur, 0.3)),
    )
    for side in (-1, 1):
        pen.shape([(side * 23, -92), (side * 24, -122), (side * 5, -107)], coat.fur)
    pen.blob([(0, -111), (18, -107), (27, -91), (21, -75), (0, -70), (-21, -75), (-27, -91), (-18, -107)], coat.fur)
    for height in (-60, -46, -32):
        pen.curve([(-8, height), (0, height - 3), (8, height)], 3.4, coat.mark, end=2)


def curled(pen: Pen, coat: Coat) -> None:
    """A cat asleep in a ring, 130 wide, lying on the origin."""
    fur = Ball(lighter(coat.fur, 0.2), darker(coat.fur, 0.28), (0.5, 0.2))
    pen.blob([(-60, -20), (-44, -52), (0, -66), (44, -54), (64, -22), (46, -2), (0, 2), (-44, -2)], fur)
    for x, lean in ((-8, -3), (8, 0), (24, 4), (39, 8)):
        pen.curve([(x, -64 + abs(x - 4) * 0.28), (x + lean, -52), (x + lean * 2, -42)], 5, coat.mark, end=2.5)
    pen.curve([(58, -20), (48, -4), (14, 0), (-14, -4)], 14, darker(coat.fur, 0.08), end=10)
    pen.curve([(0, -2), (-14, -4)], 11, coat.belly, end=10)
    head(pen.move(-34, -26, 0.95, turn=-12), coat, asleep=True)


def walking(pen: Pen, coat: Coat) -> None:
    """A cat walking to the left, 130 long, paws on the origin's height."""
    dark = darker(coat.fur, 0.3)
    for points in ([(-30, -34), (-22, -18), (-25, -1)], [(40, -34), (32, -18), (24, -2)]):
        pen.curve(points, 12, dark, end=8)
    pen.curve([(48, -50), (66, -58), (72, -84), (62, -104), (70, -114)], 10, coat.fur, end=6)
    fur = Fade(lighter(coat.fur, 0.1), darker(coat.fur, 0.2))
    pen.blob([(-46, -52), (-20, -62), (20, -58), (50, -56), (56, -36), (44, -24), (0, -24), (-36, -28)], fur)
    for x in () if coat is BLACK else (-14, 2, 18, 34):
        pen.curve([(x, -57), (x + 3, -50), (x + 1, -40)], 4.6, coat.mark, end=2)
    for points in ([(-38, -40), (-44, -20), (-52, -2)], [(46, -40), (54, -20), (50, -1)]):
        pen.curve(points, 13, coat.fur, end=9)
    for x, y in ((-54, -2), (48, -2), (-27, -2), (22, -3)):
        pen.oval(x - 2, y, 7, 3.6, coat.belly)
    head(pen.move(-54, -66, 0.82, turn=-4), coat)


def peeking(pen: Pen, coat: Coat) -> None:
    """A face and two paws above an edge that lies at the origin's height."""
    head(pen.move(0, -22, 1.2), coat, pupil=4)
    for side in (-1, 1):
        pen.oval(side * 38, 1, 11, 9, Ball(coat.belly, darker(coat.belly, 0.25)))
        for toe in (-3.5, 3.5):
            pen.line([(side * 38 + toe, 3), (side * 38 + toe, 8)], 1.1, darker(coat.belly, 0.45))


def whole_face(pen: Pen, coat: Coat) -> None:
    """A portrait with shoulders, for a face that fills the picture."""
    pen.blob([(-40, 60), (-34, 22), (0, 8), (34, 22), (40, 60)], Fade(coat.fur, darker(coat.fur, 0.35)))
    pen.blob([(-15, 60), (-13, 24), (0, 16), (13, 24), (15, 60)], coat.belly)
    pen.shadow(0, 20, 20, 5, 0.3)
    head(pen, coat, pupil=3.2)
