"""How far a coefficient might lie from what it was found to be: intervals by the bootstrap.

Items are drawn anew, with replacement, and what they add is added up again (Efron and Tibshirani, "An introduction to
the bootstrap", 1993, chapter 13: percentiles). Where there are many, items are dealt into groups first, and groups are
drawn: that is as good, and takes no longer however many items there are.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import mul
from random import Random
from typing import Any, TypeAlias

from msgspec import Struct

from annotate.dataset.agreement.measures import Totals, total

Measure: TypeAlias = Callable[[Totals], float | None]
GROUPS = 400


class Interval(Struct, frozen=True):
    """From the lower to the upper end, in which 95 of 100 samples lie."""

    low: float
    high: float


class Found(Struct, frozen=True):
    """A coefficient."""

    value: float | None
    """None: it is undefined here."""
    interval: Interval | None = None
    """In which 95 of 100 bootstrap samples lie; None: it cannot be said, or was not asked for."""


def estimated(parts: Iterable[Totals], measures: Mapping[str, Measure], *, samples: int, seed: int) -> dict[str, Found]:
    """The coefficients, by name, of what each item adds, and their intervals."""
    waiting: list[list[Totals]] = []
    for number, part in enumerate(part for part in parts if part):
        if number < GROUPS:
            waiting.append([part])
        else:
            waiting[number % GROUPS].append(part)
    groups: list[Totals] = [total(some) for some in waiting]
    whole = total(groups)
    found = {name: Found(measure(whole)) for name, measure in measures.items()}
    if samples < 2 or len(groups) < 2:
        return found
    drawn = _drawn(groups, list(whole), samples, seed)
    made = {name: [measure(one) for one in drawn] for name, measure in measures.items()}
    return {name: Found(one.value, _percentiles(one, made[name])) for name, one in found.items()}


def _drawn(groups: list[Totals], names: list[Any], samples: int, seed: int) -> list[Totals]:
    columns = [array("d", (group.get(name, 0.0) for group in groups)) for name in names]
    return [
        {name: sum(map(mul, often, column)) for name, column in zip(names, columns, strict=True)}
        for often in _often(len(groups), samples, seed)
    ]


@lru_cache(maxsize=4)
def _often(groups: int, samples: int, seed: int) -> list[bytes]:
    """For each sample how often each group is drawn: the same for all coefficients."""
    random = Random(seed)
    found = []
    for _sample in range(samples):
        counts = Counter(random.choices(range(groups), k=groups))
        found.append(bytes(min(counts[one], 255) for one in range(groups)))
    return found


def _percentiles(found: Found, made: list[float | None]) -> Interval | None:
    """None where the coefficient is undefined, or is so in more than half of the samples."""
    ordered = sorted(value for value in made if value is not None)
    if found.value is None or len(ordered) <= len(made) / 2:
        return None
    return Interval(_quantile(ordered, 0.025), _quantile(ordered, 0.975))


def _quantile(ordered: list[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
