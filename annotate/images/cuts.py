"""Cells cut in two: of all ways that block characters can do it, the one that shows most of what is in the cell.

The cuts are into quarters, and at eighths from below and from the left: what any font draws that has blocks at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice

from PIL import Image, ImageChops

from annotate.images.picture import Size

ACROSS, DOWN = 4, 8
"""Pixels of the scaled picture in a cell."""
SIZE = ACROSS * DOWN
GLYPHS = "█▀▌▞▘▝▖▛▁▂▃▅▆▇▎▊"
"""The cell that is not cut, then all cuts: halves first, which win where another one is no better."""
FILLED = (16, 16, 16, 8, 8, 8, 24, 4, 8, 12, 20, 24, 28, 8, 24)
"""How many of the 32 pixels each cut has in front."""

Sides = tuple[Image.Image, Image.Image]
"""Colours in front of a cut and behind it, a pixel a cell."""


def cut(rgb: Image.Image, size: Size) -> tuple[bytes, Image.Image, Image.Image]:
    """For each of `size` cells the place of its character in `GLYPHS`, the colour in front and the one behind."""
    front = rgb.reduce((ACROSS, DOWN))
    back, chosen, best = front.copy(), Image.new("L", size), Image.new("L", size)
    for number, sides in enumerate(_cuts(rgb, size)):
        told = ImageChops.difference(*sides).convert("L").point(_worth(FILLED[number]))
        better = ImageChops.subtract(told, best).point(_ANY, "1")
        best = ImageChops.lighter(best, told)
        chosen.paste(number + 1, mask=better)
        front.paste(sides[0], mask=better)
        back.paste(sides[1], mask=better)
    return chosen.tobytes(), front, back


_ANY = [0] + [255] * 255


@cache
def _worth(filled: int) -> list[int]:
    """A table from the difference of two sides to what a cut tells by it: least where one side is small."""
    share = 2 * (filled * (SIZE - filled)) ** 0.5 / SIZE
    return [round(value * share) for value in range(256)]


def _cuts(rgb: Image.Image, size: Size) -> list[Sides]:
    """The two colours of every cut, in the order of the characters: each the mean of its side."""
    first, second, third, fourth = _parts(rgb.reduce((2, 4)), size, (2, 2))
    upper, lower = _mean(first, second), _mean(third, fourth)
    quarters = [
        (upper, lower),
        (_mean(first, third), _mean(second, fourth)),
        (_mean(second, third), _mean(first, fourth)),
        (first, _mixed(lower, second, 1 / 3)),
        (second, _mixed(lower, first, 1 / 3)),
        (third, _mixed(upper, fourth, 1 / 3)),
        (_mixed(upper, third, 1 / 3), fourth),
    ]
    rows = _parts(rgb.reduce((ACROSS, 1)), size, (1, DOWN))
    below, above = _means(rows[::-1]), _means(rows)
    columns = _parts(rgb.reduce((1, DOWN)), size, (ACROSS, 1))
    before, behind = _means(columns), _means(columns[::-1])
    eighths = [(below[row - 1], above[DOWN - row - 1]) for row in (1, 2, 3, 5, 6, 7)]
    return quarters + eighths + [(before[0], behind[2]), (before[2], behind[0])]


def _mean(one: Image.Image, other: Image.Image) -> Image.Image:
    return _mixed(one, other, 1 / 2)


def _mixed(one: Image.Image, other: Image.Image, share: float) -> Image.Image:
    """With so much of the other in it, rounded: `Image.blend` cuts off, and all would get darker."""
    return Image.composite(other, one, _shares(one.size, round(255 * share)))


@lru_cache(64)
def _shares(size: Size, share: int) -> Image.Image:
    return Image.new("L", size, share)


def _means(parts: Sequence[Image.Image]) -> list[Image.Image]:
    """The mean of the first part, of the first two, and so on."""
    means = [parts[0]]
    for count, part in enumerate(islice(parts, 1, None), 2):
        means.append(_mixed(means[-1], part, 1 / count))
    return means


def _parts(rgb: Image.Image, size: Size, shape: Size) -> list[Image.Image]:
    """Of pictures of `shape` pixels each, all first pixels, all second ones, and so on, line by line."""
    across, down = shape
    places = [(x, y) for y in range(down) for x in range(across)]
    return [part_at(rgb, size, shape, place) for place in places]


def part_at(rgb: Image.Image, size: Size, shape: Size, place: Size) -> Image.Image:
    """The pixel at this place of every cell of `shape` pixels."""
    # A pixel is looked up at its middle, half a cell from its corner.
    left, top = (at + 0.5 - side / 2 for at, side in zip(place, shape, strict=True))
    return rgb.transform(size, Image.Transform.AFFINE, (shape[0], 0, left, 0, shape[1], top), Image.Resampling.NEAREST)
