"""A canvas drawn four times too large and scaled down, and the pen that draws on it in the light of a mood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, hypot, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from sample_data.drawing import shapes
from sample_data.drawing.palette import RGB, Ball, Fade, Mood, Paint, mix
from sample_data.drawing.shapes import Point

WIDTH, HEIGHT = 320, 240
FINE = 4

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[int, int, int, int]


class Canvas:
    """A picture in the making; its coordinates are the finished picture's pixels."""

    def __init__(self, name: str, mood: Mood) -> None:
        self.mood = mood
        self.random = Random(name)
        self.image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), mood.sky[0])
        self._draw = ImageDraw.Draw(self.image, "RGBA")

    @property
    def pen(self) -> Pen:
        """A pen with its origin in the upper left corner."""
        return Pen(self, (FINE, 0, 0, 0, FINE, 0))

    def fill(self, outline: Sequence[Point], paint: Paint, alpha: float = 1.0) -> None:
        """Fills an outline given in fine pixels."""
        if isinstance(paint, Fade | Ball):
            self._fill_running(outline, paint, alpha)
        else:
            self._draw.polygon(outline, fill=(*paint, round(alpha * 255)))

    def _fill_running(self, outline: Sequence[Point], paint: Fade | Ball, alpha: float) -> None:
        bounds = _bounds(outline)
        size = bounds[2] - bounds[0], bounds[3] - bounds[1]
        mask = Image.new("L", size)
        shifted = [(x - bounds[0], y - bounds[1]) for x, y in outline]
        ImageDraw.Draw(mask).polygon(shifted, fill=round(alpha * 255))
        self.image.paste(_running(paint, size), bounds[:2], mask)

    def blend(self, colour: RGB, mask: Image.Image, at: tuple[int, int] = (0, 0)) -> None:
        """Lays a colour over the picture through a mask."""
        self.image.paste(colour, (at[0], at[1], at[0] + mask.width, at[1] + mask.height), mask)

    def blend_coarse(self, colour: RGB, mask: Image.Image, coarse: int) -> None:
        """Lays a colour over the picture through a mask that is `coarse` times too small."""
        left, top, right, bottom = mask.getbbox() or (0, 0, 1, 1)
        size = (right - left) * coarse, (bottom - top) * coarse
        part = mask.crop((left, top, right, bottom)).resize(size, Image.Resampling.BILINEAR)
        self.blend(colour, part, (left * coarse, top * coarse))

    def outline_mask(self, outline: Sequence[Point]) -> Image.Image:
        """A mask that is white inside the outline."""
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).polygon(outline, fill=255)
        return mask

    def restore(self, before: Image.Image, mask: Image.Image) -> None:
        """Brings an earlier state back wherever the mask is white."""
        self.image.paste(before, (0, 0), mask)

    def finished(self) -> Image.Image:
        """The picture at its own size, edges smoothed by the reduction."""
        return self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _bounds(outline: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return int(min(xs)), int(min(ys)), int(max(xs)) + 2, int(max(ys)) + 2


def _running(paint: Fade | Ball, size: tuple[int, int]) -> Image.Image:
    ramp = _linear(paint, size) if isinstance(paint, Fade) else _radial(paint, size)
    first, last = (paint.start, paint.end) if isinstance(paint, Fade) else (paint.core, paint.rim)
    return Image.composite(Image.new("RGB", size, last), Image.new("RGB", size, first), ramp)


def _linear(paint: Fade, size: tuple[int, int]) -> Image.Image:
    ramp = Image.linear_gradient("L")
    return (ramp.transpose(Image.Transpose.ROTATE_90) if paint.sideways else ramp).resize(
        size, Image.Resampling.BILINEAR
    )


def _radial(paint: Ball, size: tuple[int, int]) -> Image.Image:
    reach = round(max(size) * 0.85)
    x, y = round(paint.spot[0] * size[0]), round(paint.spot[1] * size[1])
    ramp = (
        Image.radial_gradient("L")
        .point(lambda value: min(255, round(value * 1.75)))
        .resize((2 * reach, 2 * reach), Image.Resampling.BILINEAR)
    )
    return ramp.crop((reach - x, reach - y, reach - x + size[0], reach - y + size[1]))


@dataclass(frozen=True)
class Pen:
    """Draws in its own coordinates, which may be moved, scaled, turned and mirrored; colours take the mood's light."""

    canvas: Canvas
    matrix: Matrix
    distance: float = 0.0
    own_light: float = 0.0

    def move(self, x: float, y: float, scale: float = 1.0, *, turn: float = 0.0, flip: bool = False) -> Pen:
        """The pen with its origin at (x, y), scaled, turned by degrees, mirrored left to right if asked."""
        a, b, c, d, e, f = self.matrix
        across, down = scale * cos(turn * pi / 180), scale * sin(turn * pi / 180)
        side = -1 if flip else 1
        p, q, r, s = across * side, -down, down * side, across
        x, y = a * x + b * y + c, d * x + e * y + f
        return replace(self, matrix=(a * p + b * r, a * q + b * s, x, d * p + e * r, d * q + e * s, y))

    def far(self, distance: float) -> Pen:
        """The pen for things far away: `distance` (0 to 1) of their colour is lost in the haze."""
        return replace(self, distance=distance)

    @property
    def lit(self) -> Pen:
        """The pen for things that shine by themselves."""
        return replace(self, own_light=1.0)

    @property
    def lamplit(self) -> Pen:
        """The pen for things that stand in lamplight and keep most of their own colour."""
        return replace(self, own_light=0.65)

    @property
    def random(self) -> Random:
        """The picture's own source of chance."""
        return self.canvas.random

    def colour(self, colour: RGB) -> RGB:
        """A colour as this pen draws it."""
        return mix(self.canvas.mood.shade(colour, self.distance), colour, self.own_light)

    def _paint(self, paint: Paint) -> Paint:
        return paint.mapped(self.colour) if isinstance(paint, Fade | Ball) else self.colour(paint)

    def place(self, points: Sequence[Point]) -> list[Point]:
        """Points of the pen in fine pixels of the canvas."""
        a, b, c, d, e, f = self.matrix
        return [(a * x + b * y + c, d * x + e * y + f) for x, y in points]

    def size(self, length: float) -> float:
        """A length of the pen in fine pixels of the canvas."""
        return length * hypot(self.matrix[0], self.matrix[3])

    def shape(self, points: Sequence[Point], paint: Paint, alpha: float = 1.0) -> None:
        """Fills a polygon."""
        self.canvas.fill(self.place(points), self._paint(paint), alpha)

    def blob(self, points: Sequence[Point], paint: Paint, alpha: float = 1.0) -> None:
        """Fills a smooth outline through the points."""
        self.shape(shapes.closed(points), paint, alpha)

    def oval(
        self, x: float, y: float, rx: float, ry: float, paint: Paint, alpha: float = 1.0, *, turn: float = 0.0
    ) -> None:
        """Fills an ellipse around (x, y)."""
        self.shape(shapes.oval(x, y, rx, ry, turn), paint, alpha)

    def disc(self, x: float, y: float, radius: float, paint: Paint, alpha: float = 1.0) -> None:
        """Fills a circle around (x, y)."""
        self.oval(x, y, radius, radius, paint, alpha)

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        paint: Paint,
        alpha: float = 1.0,
        *,
        round: float = 0,
    ) -> None:
        """Fills a rectangle, with round corners if asked."""
        outline = shapes.rounded(left, top, right, bottom, round) if round else shapes.box(left, top, right, bottom)
        self.shape(outline, paint, alpha)

    def line(
        self, points: Sequence[Point], width: float, colour: RGB, alpha: float = 1.0, *, end: float | None = None
    ) -> None:
        """Draws a line with round ends; `end` is its width at the end when that differs."""
        last = width if end is None else end
        ink = self.colour(colour)
        if alpha == 1.0:
            self._sweep(points, width, last, lambda outline: self.canvas.fill(outline, ink))
            return
        mask = Image.new("L", self.canvas.image.size)
        draw = ImageDraw.Draw(mask)
        self._sweep(points, width, last, lambda outline: draw.polygon(outline, fill=round(alpha * 255)))
        self.canvas.blend(ink, mask)

    def _sweep(self, points: Sequence[Point], width: float, end: float, fill: Callable[[list[Point]], object]) -> None:
        placed = self.place(points)
        for number, (start, stop) in enumerate(pairwise(placed)):
            share, after = number / (len(placed) - 1), (number + 1) / (len(placed) - 1)
            first, second = (self.size(width + (end - width) * part) / 2 for part in (share, after))
            fill(_bar(start, stop, first, second))
            fill(shapes.oval(*start, first, first))
            fill(shapes.oval(*stop, second, second))

    def curve(
        self, points: Sequence[Point], width: float, colour: RGB, alpha: float = 1.0, *, end: float | None = None
    ) -> None:
        """Draws a smooth line through the points."""
        self.line(shapes.smooth(points), width, colour, alpha, end=end)

    def glow(self, x: float, y: float, radius: float, colour: RGB, strength: float = 0.6) -> None:
        """Lays light around (x, y), fading outwards."""
        (left, top), reach = self.place([(x, y)])[0], round(self.size(radius))
        halo = Image.radial_gradient("L").point(lambda value: round(255 * strength * max(0.0, 1 - value / 180) ** 2))
        mask = halo.resize((2 * reach, 2 * reach), Image.Resampling.BILINEAR)
        self.canvas.blend(colour, mask, (round(left) - reach, round(top) - reach))

    def soft(self, points: Sequence[Point], colour: RGB, alpha: float = 0.4, blur: float = 4) -> None:
        """Fills a polygon with soft edges, for shadows and beams of light."""
        self.mist([points], colour, alpha, blur)

    def mist(self, outlines: Sequence[Sequence[Point]], colour: RGB, alpha: float = 0.4, blur: float = 4) -> None:
        """Fills several polygons as one with soft edges, for smoke and fog."""
        coarse = 8
        size = WIDTH * FINE // coarse, HEIGHT * FINE // coarse
        mask = Image.new("L", size)
        for points in outlines:
            outline = [(x / coarse, y / coarse) for x, y in self.place(points)]
            ImageDraw.Draw(mask).polygon(outline, fill=round(alpha * 255))
        mask = mask.filter(ImageFilter.GaussianBlur(self.size(blur) / coarse))
        self.canvas.blend_coarse(self.colour(colour), mask, coarse)

    def shadow(self, x: float, y: float, rx: float, ry: float, alpha: float = 0.4) -> None:
        """Lays the soft shadow of a thing standing at (x, y)."""
        self.soft(shapes.oval(x, y, rx, ry), (24, 18, 44), alpha, max(1.0, ry / 2))

    @contextmanager
    def inside(self, points: Sequence[Point]) -> Iterator[None]:
        """Whatever is drawn meanwhile stays inside the outline."""
        before = self.canvas.image.copy()
        yield
        self.canvas.restore(before, ImageChops.invert(self.canvas.outline_mask(self.place(points))))


def _bar(start: Point, stop: Point, first: float, second: float) -> list[Point]:
    """The straight part of a line between two round ends of given radii."""
    length = hypot(stop[0] - start[0], stop[1] - start[1]) or 1.0
    across, down = (start[1] - stop[1]) / length, (stop[0] - start[0]) / length
    return [
        (start[0] + across * first, start[1] + down * first),
        (stop[0] + across * second, stop[1] + down * second),
        (stop[0] - across * second, stop[1] - down * second),
        (start[0] - across * first, start[1] - down * first),
    ]
