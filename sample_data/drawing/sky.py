"""What is overhead: the sky, its sun, moon, stars and clouds, and what falls from it."""

from __future__ import annotations

from PIL import Image

from sample_data.drawing.canvas import HEIGHT, WIDTH, Canvas, Pen
from sample_data.drawing.palette import RGB, Ball, Mood, lighter, mix, rgb
from sample_data.drawing.shapes import arc

SUNLIGHT = rgb("fff0b8")
CLOUD = rgb("ffffff")

STAR = rgb("fff3cf")
MOON = rgb("fff0c2")


def _sky_colour(mood: Mood, share: float) -> RGB:
    place = share * (len(mood.sky) - 1)
    step = min(int(place), len(mood.sky) - 2)
    return mix(mood.sky[step], mood.sky[step + 1], place - step)


def sky(canvas: Canvas, horizon: float = 170) -> None:
    """Paints the mood's sky from the upper edge down to the horizon and its last colour below."""
    column = Image.new("RGB", (1, HEIGHT))
    column.putdata([_sky_colour(canvas.mood, min(1.0, y / horizon)) for y in range(HEIGHT)])
    canvas.image.paste(column.resize(canvas.image.size, Image.Resampling.BILINEAR))


def stars(pen: Pen, count: int = 30, bottom: float = 130) -> None:
    """Scatters stars above a height."""
    for _ in range(count):
        x, y = pen.random.uniform(0, WIDTH), pen.random.uniform(0, bottom)
        pen.lit.disc(x, y, pen.random.choice((0.5, 0.7, 0.7, 1.3)), STAR, 0.85)


def moon(pen: Pen, x: float, y: float, radius: float) -> None:
    """A full moon with its halo and a few seas."""
    pen.glow(x, y, radius * 3.6, MOON, 0.5)
    pen.lit.disc(x, y, radius, Ball(rgb("fffbe6"), rgb("f3d592")))
    for dx, dy, size in ((-0.3, -0.2, 0.22), (0.25, 0.25, 0.28), (0.3, -0.4, 0.14), (-0.2, 0.45, 0.13)):
        pen.lit.disc(x + dx * radius, y + dy * radius, size * radius, rgb("e5c47e"), 0.55)


def crescent(pen: Pen, x: float, y: float, radius: float) -> None:
    """A young moon."""
    pen.glow(x, y, radius * 3, MOON, 0.35)
    inner = arc(x - radius * 0.55, y - radius * 0.2, radius * 0.9, 80, -52)
    pen.lit.shape([*arc(x, y, radius, -82, 112), *inner], MOON)


def sun(pen: Pen, x: float, y: float, radius: float, colour: RGB = SUNLIGHT) -> None:
    """A sun with its glare."""
    pen.glow(x, y, radius * 4, colour, 0.65)
    pen.lit.disc(x, y, radius, Ball(lighter(colour, 0.6), colour, (0.5, 0.4)))


def cloud(pen: Pen, x: float, y: float, size: float, colour: RGB = CLOUD, alpha: float = 0.9) -> None:
    """A cloud with a flat base, `size` wide from its middle to each side."""
    outline = [
        (x - size, y),
        *arc(x - size * 0.55, y - size * 0.08, size * 0.3, 170, 280),
        *arc(x - size * 0.1, y - size * 0.22, size * 0.36, 190, 320),
        *arc(x + size * 0.42, y - size * 0.12, size * 0.3, 230, 360),
        (x + size, y),
    ]
    pen.lit.shape(outline, colour, alpha)


def streak(pen: Pen, x: float, y: float, length: float, colour: RGB, alpha: float = 0.6, thick: float = 3) -> None:
    """A long thin evening cloud."""
    pen.lit.blob(
        [(x, y), (x + length * 0.3, y - thick), (x + length, y - thick * 0.2), (x + length * 0.55, y + thick * 0.8)],
        colour,
        alpha,
    )


def rain(pen: Pen, count: int = 130, alpha: float = 0.42) -> None:
    """Slanting rain over the whole picture."""
    for _ in range(count):
        x, y = pen.random.uniform(-10, WIDTH), pen.random.uniform(-20, HEIGHT)
        length = pen.random.uniform(9, 20)
        pen.lit.shape([(x, y), (x + 0.9, y), (x + 0.9 - length * 0.28, y + length)], rgb("d7ecf5"), alpha)


def snow(pen: Pen, count: int = 120) -> None:
    """Falling snow, near flakes larger."""
    for _ in range(count):
        x, y = pen.random.uniform(0, WIDTH), pen.random.uniform(0, HEIGHT)
        pen.lit.disc(x, y, pen.random.choice((0.9, 1.2, 1.6, 2.4)), rgb("ffffff"), 0.9)
