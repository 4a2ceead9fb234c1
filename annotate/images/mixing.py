"""More tones than a terminal has colours: cells stippled with two of them, where that is truer than what else is there.

A cell of two colours shows an edge, a stippled one a tone. Of the signs for it, one has half of its dots in front, the
other a quarter.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from PIL import Image, ImageChops

from annotate.images.codes import colours_of, nearest
from annotate.images.modes import Mode
from annotate.images.picture import RGB

SIGNS = "▒░"
SHARES = (1 / 2, 1 / 4)
"""How much of the front colour is in them."""

_GRAIN = 0.15
"""How much dots are in the way, for each step between their colours."""
_ROUGH = 0.03
"""The same for dots of sixteen colours, which are far apart."""
_NEAR = 24
"""Steps up to which one tone is as good as another."""
_MOST = 256
_EVENLY = (1 / 3, 1 / 3, 1 / 3, 0.0)
_ANY = [0] + [255] * 255


class Cells(NamedTuple):
    """The signs of some cells and the numbers of their colours, a pixel a cell."""

    sign: Image.Image
    front: Image.Image
    back: Image.Image


class _Tones(NamedTuple):
    """Cells of one tone each, that tone, and how much their dots are in the way."""

    cells: Cells
    tone: Image.Image
    grain: Image.Image


def mixed(sign: Image.Image, front: Image.Image, back: Image.Image, mean: Image.Image, first: int, mode: Mode) -> Cells:
    """The cells of these signs and colours in the mode's own colours, stippled where that is more like them.

    `mean` is the colour of the whole cells, `first` the number of the first of the `SIGNS`.
    """
    (front_number, front_shown), (back_number, back_shown) = nearest(front, mode), nearest(back, mode)
    found = Cells(sign.copy(), front_number, back_number)
    least = _mean(_error(front, front_shown), _error(back, back_shown))
    for tones in _of_sixteen(mean, first, mode) if mode.colours == "16" else _between(mean, first, mode):
        error = ImageChops.add(_mean(_error(front, tones.tone), _error(back, tones.tone)), tones.grain)
        better = ImageChops.subtract(least, error).point(_ANY, "1")
        least = ImageChops.darker(least, error)
        for old, new in zip(found, tones.cells, strict=True):
            old.paste(new, mask=better)
    return found


def _error(wanted: Image.Image, shown: Image.Image) -> Image.Image:
    return ImageChops.difference(wanted, shown).convert("L", _EVENLY)


def _mean(one: Image.Image, other: Image.Image) -> Image.Image:
    return Image.blend(one, other, 0.5)


# Many colours: the nearest one, and the one beyond what is wanted


def _between(mean: Image.Image, first: int, mode: Mode) -> Iterator[_Tones]:
    number, shown = nearest(mean, mode)
    for place, share in enumerate(SHARES):
        other, beyond = nearest(_away(mean, shown, 1 / share - 1), mode)
        cells = Cells(Image.new("L", mean.size, first + place), other, number)
        grain = _error(shown, beyond).point([round(_GRAIN * value) for value in range(256)])
        yield _Tones(cells, Image.blend(shown, beyond, share), grain)


def _away(wanted: Image.Image, shown: Image.Image, times: float) -> Image.Image:
    """So many times as far on the other side of what is wanted as the shown colour is on this one."""
    table = [min(255, round(times * value)) for value in range(256)] * 3
    more, less = (ImageChops.subtract(*pair).point(table) for pair in ((wanted, shown), (shown, wanted)))
    return ImageChops.subtract(ImageChops.add(wanted, more), less)


# Sixteen colours: all mixtures


class _Mixture(NamedTuple):
    tone: RGB
    sign: int
    front: int
    back: int


def _of_sixteen(mean: Image.Image, first: int, mode: Mode) -> Iterator[_Tones]:
    palette, tables = _mixtures(mode, first)
    indexed = mean.quantize(palette=palette, dither=Image.Dither.NONE)
    index = Image.frombytes("L", mean.size, indexed.tobytes())
    sign, front, back, grain = (index.point(table) for table in tables)
    yield _Tones(Cells(sign, front, back), indexed.convert("RGB"), grain)


@lru_cache(8)
def _mixtures(mode: Mode, first: int) -> tuple[Image.Image, list[list[int]]]:
    """A palette of tones, and tables from their places to signs, colours in front and behind, and grain."""
    colours = colours_of(mode)
    found = [_Mixture(colour, 0, number, number) for number, colour in enumerate(colours)]
    for mixture in sorted(_pairs(colours, first), key=lambda one: _apart(colours[one.front], colours[one.back])):
        if len(found) < _MOST and all(_apart(mixture.tone, one.tone) > _NEAR for one in found):
            found.append(mixture)
    found += [found[-1]] * (_MOST - len(found))
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for one in found for channel in one.tone])
    grain = [round(_ROUGH * _apart(colours[one.front], colours[one.back])) for one in found]
    return palette, [[one.sign for one in found], [one.front for one in found], [one.back for one in found], grain]


def _pairs(colours: Sequence[RGB], first: int) -> Iterator[_Mixture]:
    for (front, one), (back, other) in permutations(enumerate(colours), 2):
        for place, share in enumerate(SHARES):
            tone = tuple(round(share * a + (1 - share) * b) for a, b in zip(one, other, strict=True))
            yield _Mixture((tone[0], tone[1], tone[2]), first + place, front, back)


def _apart(one: RGB, other: RGB) -> float:
    return math.dist(one, other)
