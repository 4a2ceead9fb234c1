"""Houses, their roofs, windows and chimneys, and whole rows of them."""

from __future__ import annotations

from sample_data.drawing.canvas import Pen
from sample_data.drawing.palette import AMBER, RGB, Fade, darker, lighter, rgb
from sample_data.drawing.shapes import Wall, oval

CHIMNEY = rgb("b0604a")

WALLS = tuple(rgb(code) for code in ["f2c879", "e79a6b", "f3ddb8", "d97b66", "e9b7a0", "c9d3b4", "a9c4c9", "f0a98a"])
ROOF = rgb("a34a3a")
SLATE = rgb("5a6480")
GLOW = Fade(rgb("fff0ae"), rgb("ffb84d"))
_DARK_GLASS = Fade(rgb("7fa6b8"), rgb("3f5f78"))


def window(pen: Pen, x: float, y: float, width: float, height: float, *, shutters: RGB | None = None) -> None:
    """A window with its upper left corner at (x, y); chance and mood decide whether somebody is in."""
    at_home = pen.random.random() < pen.canvas.mood.lit
    if shutters is not None:
        pen.box(x - width * 0.5, y, x, y + height, shutters)
        pen.box(x + width, y, x + width * 1.5, y + height, shutters)
    pen.box(x - 1, y - 1, x + width + 1, y + height + 1, rgb("fff3dc"))
    (pen.lit if at_home else pen).box(x, y, x + width, y + height, GLOW if at_home else _DARK_GLASS)
    pen.box(x + width / 2 - 0.5, y, x + width / 2 + 0.5, y + height, rgb("fff3dc"))
    pen.box(x - 2, y + height + 1, x + width + 2, y + height + 2.5, rgb("fff3dc"))
    if at_home:
        pen.glow(x + width / 2, y + height / 2, width * 1.7, AMBER, 0.35)


def house(pen: Pen, width: float, height: float, wall: RGB, *, roof: RGB = ROOF, door: bool = True) -> None:
    """A house front standing on the origin, its left side there."""
    pen.box(0, -height, width, 0, Fade(lighter(wall, 0.12), darker(wall, 0.12)))
    pen.shape([(-3, -height), (width * 0.14, -height - 20), (width * 0.86, -height - 20), (width + 3, -height)], roof)
    pen.box(-3, -height - 1, width + 3, -height + 3, lighter(roof, 0.25))
    chimney(pen.move(width * 0.7, -height - 12), 9, 20)
    columns = max(2, round(width / 24))
    pitch = width / columns
    shutters = darker(pen.random.choice((rgb("4f8f87"), rgb("547a9c"), rgb("8a4f52"), rgb("6a8a52"))), 0.05)
    for row in range(int((height - 24) // 30)):
        for column in range(columns):
            x = pitch * (column + 0.5) - 4.5
            window(pen, x, -height + 11 + row * 30, 9, 16, shutters=shutters)
    if door:
        _ground_floor(pen, width, pen.random.choice((rgb("b23b3b"), rgb("2f6f73"), rgb("d99a35"), rgb("44568c"))))


def _ground_floor(pen: Pen, width: float, colour: RGB) -> None:
    pen.box(5, -24, width - 5, 0, darker(colour, 0.35))
    at_home = pen.canvas.mood.lit > 0.1
    (pen.lit if at_home else pen).box(8, -18, width - 22, -3, GLOW if at_home else _DARK_GLASS)
    pen.box(width - 18, -19, width - 8, 0, colour)
    half = (width - 4) / 8
    for stripe in range(8):
        left = 2 + stripe * half
        pen.box(left, -28, left + half, -19, colour if stripe % 2 else rgb("fff3dc"))


def chimney(pen: Pen, width: float, height: float, *, brick: RGB = CHIMNEY, smoke: bool = False) -> None:
    """A chimney standing on the origin, with clay pots."""
    pen.box(-width / 2, -height, width / 2, 4, Fade(lighter(brick, 0.2), darker(brick, 0.3), sideways=True))
    pen.box(-width / 2 - 2, -height - 2, width / 2 + 2, -height + 2, lighter(brick, 0.25))
    for side in (-0.25, 0.25):
        x = side * width
        pen.box(x - width * 0.16, -height - width * 0.6, x + width * 0.16, -height - 2, rgb("d98257"), round=1)
    if smoke:
        plume(pen, 0, -height - width * 0.7, width)


def plume(pen: Pen, x: float, y: float, size: float) -> None:
    """Smoke that rises and drifts to the right."""
    puffs = []
    for step in range(9):
        share = step / 8
        drift = x + size * (share * share * 3 + (0.25, -0.3)[step % 2] * share)
        puffs.append(oval(drift, y - share * size * 3.2, *[size * (0.24 + share * 0.62)] * 2))
    pen.mist(puffs, rgb("fff3ee"), 0.62, 1.6)


def row(pen: Pen, left: float, right: float, *, low: float = 84, high: float = 120) -> None:
    """A row of house fronts on the origin's height, from left to right, no two neighbours alike."""
    last: RGB | None = None
    while left < right:
        width = pen.random.choice((50.0, 58.0, 66.0))
        wall = pen.random.choice([colour for colour in WALLS if colour != last])
        roof = pen.random.choice((ROOF, SLATE, darker(ROOF, 0.2)))
        house(pen.move(left, 0), width, pen.random.uniform(low, high), wall, roof=roof)
        left, last = left + width, wall


def bricks(pen: Pen, width: float, height: float, long: float, tall: float, colour: RGB) -> None:
    """Bricks of slightly different burning, laid from the origin on whatever mortar is there."""
    for course in range(int(height // tall)):
        for number in range(-1, int(width // long) + 2):
            x, y = number * long + course % 2 * long / 2, course * tall
            burnt = darker(colour, pen.random.uniform(0, 0.2))
            pen.box(x + 1, y + 1, x + long - 1, y + tall - 1, Fade(burnt, darker(burnt, 0.14)), round=2)


def facade(pen: Pen, wall: Wall, colour: RGB, rows: int, columns: int, *, shop: bool = True) -> None:
    """A wall with windows that recedes along a street."""
    pen.shape(wall.part(0, 0, 1, 1), Fade(lighter(colour, 0.1), darker(colour, 0.2)))
    pen.shape(wall.part(0, -0.02, 1, 0.02), lighter(colour, 0.4))
    floors = rows + (1 if shop else 0)
    for row_number in range(rows):
        for column in range(columns):
            _wall_window(
                pen, wall, (column + 0.5) / columns, (row_number + 0.55) / floors, 0.26 / columns, 0.3 / floors
            )
    if shop:
        top = rows / floors
        pen.shape(wall.part(0, top + 0.02, 1, 1), darker(colour, 0.5))
        shining = pen.canvas.mood.lit > 0.1
        for column in range(columns):
            part = wall.part((column + 0.12) / columns, top + 0.07, (column + 0.88) / columns, 0.96)
            (pen.lit if shining else pen).shape(part, GLOW if shining else _DARK_GLASS)


def _wall_window(pen: Pen, wall: Wall, x: float, y: float, half: float, tall: float) -> None:
    at_home = pen.random.random() < pen.canvas.mood.lit
    pen.shape(wall.part(x - half * 1.25, y - tall * 1.15, x + half * 1.25, y + tall * 1.2), rgb("fff0d6"), 0.8)
    part = wall.part(x - half, y - tall, x + half, y + tall)
    (pen.lit if at_home else pen).shape(part, GLOW if at_home else _DARK_GLASS)


def skyline(pen: Pen, base: float, colour: RGB, *, low: float, high: float) -> None:
    """A line of far towers and roofs, some windows lit."""
    x = -6.0
    while x < 326:
        width, height = pen.random.uniform(18, 36), pen.random.uniform(low, high)
        pen.box(x, base - height, x + width, base + 2, colour)
        if pen.random.random() < 0.35:
            pen.shape([(x, base - height), (x + width / 2, base - height - 14), (x + width, base - height)], colour)
        _far_windows(pen, x, base - height, width, height)
        x += width + pen.random.uniform(-2, 3)


def _far_windows(pen: Pen, left: float, top: float, width: float, height: float) -> None:
    for row_number in range(int((height - 4) // 14)):
        for column in range(int((width - 3) // 10)):
            if pen.random.random() < pen.canvas.mood.lit * 0.6:
                x, y = left + 4 + column * 10, top + 6 + row_number * 14
                pen.lit.box(x, y, x + 5.4, y + 7, rgb("ffd57e"))
