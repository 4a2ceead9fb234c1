from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import dist

import pytest

from annotate.boxing.colours import PALETTE, RGB, UNKNOWN, colour
from annotate.images.overlay import light_enough

Matrix = Sequence[Sequence[float]]

EYES: dict[str, Matrix] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Machado, Oliveira and Fernandes 2009, in full strength, on linear light."""
TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""OKLab, Ottosson 2020."""


def times(matrix: Matrix, vector: Sequence[float]) -> list[float]:
    return [sum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix]


def seen(colour: RGB, eyes: Matrix) -> list[float]:
    """The colour in OKLab, as these eyes see it."""
    light = [((part / 255 + 0.055) / 1.055) ** 2.4 if part > 10 else part / 255 / 12.92 for part in colour]
    light = [max(0.0, min(1.0, part)) for part in times(eyes, light)]
    return times(TO_LAB, [cone ** (1 / 3) for cone in times(TO_CONES, light)])


@pytest.mark.parametrize("eyes", EYES.values(), ids=EYES)
def test_the_colours_are_apart_for_all_eyes(eyes: Matrix) -> None:
    apart = [dist(seen(one, eyes), seen(other, eyes)) for one, other in combinations(PALETTE, 2)]
    first = [dist(seen(one, eyes), seen(other, eyes)) for one, other in combinations(PALETTE[:4], 2)]

    assert min(apart) > 0.1
    assert min(first) > 0.17


@pytest.mark.parametrize("colour", [*PALETTE, UNKNOWN])
def test_lines_are_drawn_in_these_very_colours(colour: RGB) -> None:
    assert light_enough(colour) == colour


def test_labels_beyond_the_palette_begin_it_again() -> None:
    assert colour(0) == colour(8) == PALETTE[0]
    assert colour(None) == UNKNOWN not in PALETTE
