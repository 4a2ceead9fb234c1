"""Fruit on tables and on branches."""

from __future__ import annotations

from sample_data.drawing import fruit
from sample_data.drawing.canvas import Canvas, Pen
from sample_data.drawing.palette import BLUE, WHITE, Ball, Fade, darker, lighter, rgb
from sample_data.drawing.shapes import arc


def _table(pen: Pen, top: float, cloth: str) -> None:
    pen.box(0, top, 320, 240, Fade(lighter(rgb(cloth), 0.15), darker(rgb(cloth), 0.15)))


def blue_bowl(canvas: Canvas) -> None:
    """A blue bowl full of fruit."""
    pen = canvas.pen
    pen.box(0, 0, 320, 170, Ball(rgb("f9d58c"), rgb("e08f55"), (0.3, 0.2)))
    _table(pen, 168, "b4533f")
    pen.shadow(168, 212, 112, 13, 0.55)
    fruit.grapes(pen.move(238, 84, 1.2))
    fruit.banana(pen.move(106, 92, 1.35, turn=14))
    fruit.orange(pen.move(128, 88), 34)
    fruit.apple(pen.move(190, 80), 35)
    fruit.orange(pen.move(160, 104), 30, rgb("f6a42a"))
    fruit.apple(pen.move(104, 114), 27, rgb("8fae3c"))
    fruit.lemon(pen.move(214, 116), 28, 20)
    fruit.bowl(pen.move(160, 122), 214, BLUE)
    pen.shadow(276, 218, 34, 6, 0.5)
    fruit.orange(pen.move(274, 196), 25)


def watermelon_day(canvas: Canvas) -> None:
    """Slices of watermelon on the hottest day."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("9fdcd0"), rgb("5fb9b4")))
    for number in range(9):
        pen.box(number * 40, 150, number * 40 + 20, 240, rgb("fff6e2"))
    for number in range(9):
        pen.box(number * 40 + 20, 150, number * 40 + 40, 240, rgb("f2b84a"))
    pen.soft([(0, 148), (320, 148), (320, 156), (0, 156)], rgb("1f5a66"), 0.5, 3)
    pen.shadow(160, 214, 130, 12, 0.5)
    pen.oval(160, 206, 146, 24, rgb("fffaf0"))
    pen.oval(160, 203, 128, 18, rgb("e3ece8"))
    fruit.watermelon(pen.move(196, 96, turn=10), 96)
    fruit.watermelon(pen.move(112, 108, turn=-12), 92)


def lemon_branch(canvas: Canvas) -> None:
    """Lemons on the branch before a deep blue wall."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Ball(rgb("3f83c4"), rgb("1c3f86"), (0.35, 0.3)))
    pen.curve([(-8, 20), (80, 44), (180, 36), (330, 74)], 9, rgb("7d5638"), end=4)
    pen.curve([(120, 42), (150, 74), (160, 104)], 5, rgb("7d5638"), end=3)
    for x, y, length, turn in (
        (40, 30, 66, -50),
        (70, 42, 60, 70),
        (120, 40, 70, -34),
        (176, 38, 70, 44),
        (214, 42, 64, -60),
        (250, 52, 66, 70),
        (286, 60, 54, -20),
        (146, 72, 58, 150),
        (20, 26, 54, 90),
        (238, 46, 56, 20),
    ):
        fruit.leaf(pen, x, y, length, turn, rgb("3f9a55"))
    for x, y, length, turn in ((84, 124, 46, 78), (168, 142, 50, 98), (252, 130, 44, 84)):
        pen.curve([(x, y - length - 16), (x, y - length)], 4, rgb("6a8a3f"))
        fruit.lemon(pen.move(x, y), length, turn)
    for x, y in ((120, 78), (214, 88), (42, 74)):
        for step in range(5):
            own = pen.move(x, y, turn=step * 72)
            own.oval(0, -7, 4.6, 7, WHITE)
        pen.disc(x, y, 3.6, rgb("ffc94d"))


def pear_and_jug(canvas: Canvas) -> None:
    """Two pears and a jug in the window's light."""
    pen = canvas.pen
    pen.box(0, 0, 320, 176, Fade(rgb("2a5f74"), rgb("4f9a94"), sideways=True))
    pen.soft([(150, 0), (250, 0), (330, 140), (330, 170), (230, 170)], rgb("ffe6a8"), 0.5, 7)
    _table(pen, 172, "e8a866")
    pen.box(0, 172, 320, 178, rgb("fff3dc"))
    for x, rx in ((96.0, 60), (188.0, 48), (246.0, 44)):
        pen.shadow(x + 20, 208, rx, 7, 0.45)
    fruit.enamel_jug(pen.move(92, 206, 1.5), rgb("f3e9dc"))
    fruit.pear(pen.move(182, 210, 1.32))
    fruit.pear(pen.move(244, 212, 1.12), colour=rgb("e8a02e"))
    fruit.half_orange(pen.move(136, 202), 22)


def cherry_plate(canvas: Canvas) -> None:
    """Cherries on a white plate, counted by nobody."""
    pen = canvas.pen
    pen.box(0, 0, 320, 240, Fade(rgb("f7b8a4"), rgb("ef8f83")))
    for x in range(-240, 340, 40):
        pen.shape([(x, 0), (x + 16, 0), (x + 256, 240), (x + 240, 240)], rgb("fbd0bf"), 0.55)
    pen.shadow(168, 140, 128, 84, 0.35)
    pen.oval(160, 128, 134, 96, rgb("fffaf2"))
    pen.oval(160, 128, 112, 78, Ball(rgb("ffffff"), rgb("dfe3e6"), (0.5, 0.6)))
    ring = arc(160, 128, 123, 0, 360, 0.71)
    for spot in ring[::2]:
        pen.disc(*spot, 3.6, BLUE)
    for x, y, size in ((104, 40, 1.3), (216, 42, 1.22), (160, 76, 1.5)):
        pen.shadow(x + 2, y + 74 * size, 38 * size, 7, 0.35)
        fruit.cherries(pen.move(x, y, size))


def market_crate(canvas: Canvas) -> None:
    """A crate of oranges at the market, one cut open to taste."""
    pen = canvas.pen
    pen.box(0, 0, 320, 200, Fade(rgb("2f6f73"), rgb("1f4f5f")))
    pen.box(40, 140, 280, 216, rgb("5a3526"))
    for number in range(11):
        left = number * 32 - 12
        stripe = rgb("fff3dc") if number % 2 else rgb("e0683f")
        pen.shape([(left, 0), (left + 32, 0), (left + 32, 30), (left, 30)], stripe)
        pen.shape(arc(left + 16, 30, 16, 0, 180, 0.75), stripe)
    pen.box(0, 198, 320, 240, Fade(rgb("b98a5c"), rgb("8a5f3f")))
    pen.shadow(160, 222, 140, 9, 0.55)
    for row in range(3):
        for number in range(6 - row % 2):
            x, y = 62 + number * 39 + (row % 2) * 20, 92 + row * 24
            fruit.orange(pen.move(x, y), 24, rgb("f6922a") if (number + row) % 3 else rgb("f7a63c"))
    for x, y, turn in ((98, 74, -40), (216, 70, -130), (158, 92, -60), (256, 96, -30)):
        fruit.leaf(pen, x, y, 30, turn, rgb("4f9a4a"))
    fruit.half_orange(pen.move(158, 120), 27)
    wood = rgb("d9a868")
    for y in (146, 184):
        pen.box(32, y, 288, y + 33, Fade(lighter(wood, 0.2), darker(wood, 0.18)), round=2)
    for x in (34, 156, 274):
        pen.box(x, 142, x + 12, 220, Fade(lighter(wood, 0.3), darker(wood, 0.28)), round=2)
        for y in (156, 206):
            pen.disc(x + 6, y, 1.8, rgb("6a4630"))
