"""Colours, paints that run from one colour into another, and the light of an hour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

RGB = tuple[int, int, int]


def rgb(code: str) -> RGB:
    """The colour of a six-digit hexadecimal code."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(one: RGB, other: RGB, share: float) -> RGB:
    """The colour that lies `share` (0 to 1) of the way from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def lighter(colour: RGB, share: float = 0.25) -> RGB:
    """The colour brought nearer to warm white."""
    return mix(colour, rgb("fff6e0"), share)


def darker(colour: RGB, share: float = 0.25) -> RGB:
    """The colour brought nearer to deep violet, which keeps shadows warm."""
    return mix(colour, rgb("1c1530"), share)


def sunny(colour: RGB, share: float = 0.3) -> RGB:
    """The colour where warm light falls on it: brighter without growing pale."""
    return mix(colour, rgb("ffdf92"), share)


def deeper(colour: RGB, share: float = 0.3) -> RGB:
    """The colour on a warm thing's far side: darker without growing grey."""
    return mix(colour, rgb("5c1238"), share)


class Fade(NamedTuple):
    """A paint running from top to bottom of a shape, or from left to right."""

    start: RGB
    end: RGB
    sideways: bool = False

    def mapped(self, change: Callable[[RGB], RGB]) -> Fade:
        """The same paint with its colours changed."""
        return self._replace(start=change(self.start), end=change(self.end))


class Ball(NamedTuple):
    """A paint that is brightest at one spot (fractions of the shape's box) and darkens around it."""

    core: RGB
    rim: RGB
    spot: tuple[float, float] = (0.36, 0.3)

    def mapped(self, change: Callable[[RGB], RGB]) -> Ball:
        """The same paint with its colours changed."""
        return self._replace(core=change(self.core), rim=change(self.rim))


Paint = RGB | Fade | Ball


def round_paint(colour: RGB, *, spot: tuple[float, float] = (0.36, 0.3)) -> Ball:
    """A paint that makes a flat shape of this colour look round."""
    return Ball(sunny(colour, 0.34), deeper(colour, 0.34), spot)


CREAM = rgb("fbeed3")
WHITE = rgb("fffaf0")
STONE = rgb("b9a995")
BRICK = rgb("b9533c")
RED = rgb("d8352f")
ROSE = rgb("e9868a")
ORANGE = rgb("f08a2c")
MUSTARD = rgb("e8b03a")
YELLOW = rgb("ffd34d")
AMBER = rgb("ffc66b")
LEAF = rgb("5c9a48")
MINT = rgb("8fd0b4")
TEAL = rgb("1f7f86")
BLUE = rgb("2f6fb5")
NAVY = rgb("22305e")
ASPHALT = rgb("585a6c")
STEEL = rgb("8d97a8")
INK = rgb("221f35")
WOOD = rgb("8a5a3a")


@dataclass(frozen=True)
class Mood:
    """The light of an hour: its sky from zenith to horizon, what it does to colours, how many windows are lit."""

    sky: tuple[RGB, ...]
    ambient: RGB = (255, 255, 255)
    haze: RGB = (214, 232, 240)
    lit: float = 0.0

    def shade(self, colour: RGB, distance: float = 0.0) -> RGB:
        """A colour in this light, `distance` (0 to 1) of it lost in the haze."""
        red, green, blue = (channel * light // 255 for channel, light in zip(colour, self.ambient, strict=True))
        return mix((red, green, blue), self.haze, distance)


def _mood(sky: str, ambient: str, haze: str, lit: float = 0.0) -> Mood:
    return Mood(tuple(rgb(code) for code in sky.split()), rgb(ambient), rgb(haze), lit)


DAY = _mood("3f9ad6 7cc3e6 d8eef0", "ffffff", "cfe8ee")
GOLDEN = _mood("6fb4cf f4d9a0 ffe9bf", "fff1d6", "f8ddb0")
DAWN = _mood("7a8fcf f2b3b8 ffd9a8 fff0cf", "ffeadf", "fbd2bd", 0.15)
DUSK = _mood("33265f 8d3f78 e8695a ffb054 ffd98a", "e8b8b0", "e0836a", 0.55)
NIGHT = _mood("0b1030 182355 33407f", "7880bf", "2b3870", 0.6)
RAIN = _mood("1b2b40 31506a 5b8296", "96a8bc", "4d7288", 0.55)
SNOW = _mood("8fb4d6 c3d9ea f3ece4", "f2f4ff", "dfe8f2", 0.25)
EVENING = _mood("1d2a63 5a4a93 c9759a f7b58c", "b7a0cc", "a9689a", 0.65)
