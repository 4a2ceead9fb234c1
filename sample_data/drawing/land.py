"""Hills, trees, water with its mirror images, mountains and snow on the ground."""

from __future__ import annotations

from collections.abc import Sequence
from math import sin

from PIL import Image, ImageOps

from sample_data.drawing import shapes
from sample_data.drawing.canvas import FINE, HEIGHT, WIDTH, Canvas, Pen
from sample_data.drawing.palette import LEAF, RGB, WOOD, Ball, Fade, darker, lighter, rgb, sunny

FIR = rgb("2f5d52")
BARK = rgb("4a3b46")
FROND = rgb("3c7a4f")
TRUNK = rgb("8a6244")


def hills(pen: Pen, heights: Sequence[float], paint: RGB | Fade) -> None:
    """A soft ridge through evenly spaced heights, filled down to the lower edge."""
    step = WIDTH / (len(heights) - 1)
    ridge = shapes.smooth([(number * step, height) for number, height in enumerate(heights)])
    pen.shape([(-2, HEIGHT), (-2, heights[0]), *ridge, (WIDTH + 2, heights[-1]), (WIDTH + 2, HEIGHT)], paint)


def mountain(pen: Pen, x: float, top: float, half: float, base: float, colour: RGB) -> None:
    """A peak with a shaded side and snow on top."""
    pen.shape([(x - half, base), (x, top), (x + half, base)], colour)
    pen.shape([(x, top), (x + half, base), (x + half * 0.2, base)], darker(colour, 0.25))
    drop = (base - top) * 0.32
    edge = half * 0.32
    cap = [(x, top), (x + edge, top + drop), (x + edge * 0.45, top + drop * 0.8), (x + edge * 0.05, top + drop * 1.15)]
    pen.shape([*cap, (x - edge * 0.4, top + drop * 0.75), (x - edge, top + drop)], rgb("fffaf2"))


def tree(pen: Pen, size: float, leaves: RGB = LEAF) -> None:
    """A round tree standing on the origin, `size` high."""
    unit = size / 100
    own = pen.move(0, 0, unit)
    own.line([(0, 0), (0, -50)], 9, WOOD, end=6)
    own.line([(0, -34), (16, -54)], 5, WOOD)
    for x, y, radius in ((-20, -52, 22), (20, -54, 22), (0, -72, 28), (-14, -66, 20), (16, -70, 18)):
        own.disc(x, y, radius, Ball(sunny(leaves, 0.3), darker(leaves, 0.2), (0.35, 0.25)))


def fir(pen: Pen, size: float, colour: RGB = FIR, *, snowy: bool = False) -> None:
    """A fir standing on the origin, `size` high."""
    own = pen.move(0, 0, size / 100)
    own.box(-5, -14, 5, 0, WOOD)
    for top, bottom, half in ((-64, -8, 34), (-84, -34, 27), (-102, -58, 19)):
        own.shape([(0, top), (half, bottom), (-half, bottom)], Fade(lighter(colour, 0.12), darker(colour, 0.15)))
        if snowy:
            own.blob(
                [
                    (0, top),
                    (half * 0.5, (top + bottom) / 2),
                    (half * 0.1, top * 0.6 + bottom * 0.4),
                    (-half * 0.5, (top + bottom) / 2 + 2),
                ],
                rgb("ffffff"),
            )


def bare_tree(pen: Pen, size: float, colour: RGB = BARK, *, snowy: bool = False) -> None:
    """A leafless tree standing on the origin, `size` high."""
    own = pen.move(0, 0, size / 100)
    own.curve([(0, 2), (-2, -24), (2, -50), (0, -78)], 9, colour, end=3)
    for side, start, reach, rise in ((-1, -30, 30, 34), (1, -42, 34, 30), (-1, -54, 24, 30), (1, -64, 20, 28)):
        tip = (side * reach, start - rise)
        own.curve([(0, start), (side * reach * 0.5, start - rise * 0.4), tip], 5, colour, end=1.6)
        own.line([(side * reach * 0.55, start - rise * 0.45), (side * reach, start - rise * 0.4)], 2.6, colour, end=1)
        if snowy:
            own.line(
                [(side * reach * 0.4, start - rise * 0.42), (side * reach * 0.8, start - rise * 0.86)], 2, rgb("ffffff")
            )


def palm(pen: Pen, size: float, leaves: RGB = FROND, trunk: RGB = TRUNK) -> None:
    """A palm standing on the origin, leaning right, `size` high."""
    own = pen.move(0, 0, size / 100)
    own.curve([(0, 2), (5, -30), (4, -60), (14, -88)], 8, trunk, end=5)
    fronds = ((-42, -84), (-34, -108), (-8, -122), (34, -122), (60, -104), (66, -80), (44, -64), (-20, -66))
    for x, y in fronds:
        own.blob(_frond((14, -90), (x, y)), Fade(lighter(leaves, 0.2), darker(leaves, 0.2)))
    for x, y in ((10, -86), (18, -85), (14, -82)):
        own.disc(x, y, 3.6, darker(trunk, 0.4))


def _frond(root: shapes.Point, tip: shapes.Point) -> list[shapes.Point]:
    across, down = tip[0] - root[0], tip[1] - root[1]
    crest = (root[0] + across * 0.5, root[1] + down * 0.5 - 13)
    under = (root[0] + across * 0.55, root[1] + down * 0.55 - 3)
    return [root, crest, (tip[0], tip[1] + 8), under]


def mirror(canvas: Canvas, horizon: float, water: RGB, *, strength: float = 0.55, ripple: float = 2.0) -> None:
    """Turns everything below the horizon into water that mirrors what is above it."""
    line = round(horizon * FINE)
    width, height = canvas.image.size
    above = canvas.image.crop((0, max(0, 2 * line - height), width, line))
    image = ImageOps.flip(above).resize((width, height - line))
    flat = Image.new("RGB", image.size, canvas.mood.shade(water))
    calm = Image.blend(image, flat, 1 - strength)
    canvas.image.paste(calm, (0, line))
    for top in range(0, calm.height, FINE):
        share = top / calm.height
        shift = round(sin(top * (0.11 - 0.05 * share)) * ripple * FINE * (0.3 + share))
        canvas.image.paste(calm.crop((0, top, width, top + FINE)), (shift, line + top))


def glints(pen: Pen, x: float, top: float, bottom: float, spread: float, colour: RGB, count: int = 26) -> None:
    """The broken path of light that a sun, a moon or a lamp lays on water."""
    for number in range(count):
        share = number / count
        y = top + (bottom - top) * share
        half = spread * (0.35 + share * 0.8) * pen.random.uniform(0.35, 1)
        middle = x + pen.random.uniform(-0.3, 0.3) * spread * (0.4 + share)
        pen.lit.oval(middle, y, half, 0.7 + share * 1.1, colour, 0.75)


def wet(canvas: Canvas, top: float, strength: float = 0.5) -> None:
    """Makes the ground below a height shine with what stands above it, as in rain."""
    line = round(top * FINE)
    width, height = canvas.image.size
    image = ImageOps.flip(canvas.image.crop((0, max(0, 2 * line - height), width, line))).resize((width, height - line))
    small = image.resize((width // 8, max(1, image.height // 40))).resize(image.size, Image.Resampling.BILINEAR)
    ground = canvas.image.crop((0, line, width, height))
    canvas.image.paste(Image.blend(ground, small, strength), (0, line))
