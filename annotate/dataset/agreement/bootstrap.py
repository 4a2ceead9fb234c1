"""How far a coefficient might lie from what it was found to be: intervals by the bootstrap.

Units are drawn anew, each as often as a Poisson variable of its count says (Hanley and MacGibbon, "Creating
non-parametric bootstrap samples using Poisson frequencies", 2006): for many units that is drawing with replacement.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping
from random import Random
from typing import NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)
_MANY = 50
"""From this count on a Poisson variable is as good as normal."""
WORK = 2_000_000
"""Draws of a pattern: of many patterns there are fewer samples."""
LEAST = 100


class Interval(NamedTuple):
    """From the lower to the upper end, in which 95 of 100 samples lie."""

    low: float
    high: float


def interval(
    units: Mapping[K, float], measure: Callable[[Mapping[K, float]], float | None], *, samples: int, seed: int
) -> Interval | None:
    """The interval of a coefficient of counted units; None where it cannot be said, or of fewer than two units."""
    if samples < 2 or sum(units.values()) < 2:
        return None
    random = Random(seed)
    enough = min(samples, max(LEAST, WORK // len(units)))
    found = sorted(
        value
        for _sample in range(enough)
        if (value := measure({unit: _poisson(random, count) for unit, count in units.items()})) is not None
    )
    return Interval(_quantile(found, 0.025), _quantile(found, 0.975)) if len(found) > enough / 2 else None


def _poisson(random: Random, mean: float) -> int:
    if mean >= _MANY:
        return max(0, round(random.gauss(mean, math.sqrt(mean))))
    limit, count, product = math.exp(-mean), 0, random.random()
    while product > limit:
        count += 1
        product *= random.random()
    return count


def _quantile(ordered: list[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
