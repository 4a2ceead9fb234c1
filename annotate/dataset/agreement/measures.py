"""Coefficients of agreement, of values that annotators gave to units; a unit of one value is passed over.

Units are counted by their pattern, the values in any order, since most have one of a few; a count may be a fraction,
as it is in a bootstrap. A coefficient is None where it is undefined: where there is nothing to compare, or but one
value in all, of which chance makes as much as anybody could.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, combinations
from random import Random
from typing import Any, TypeAlias

from annotate.dataset.agreement.distances import Distance, nominal

Pattern: TypeAlias = tuple[Any, ...]
Units: TypeAlias = Mapping[Pattern, float]
"""Patterns of values, and how many units have each."""
MOST = 1000
"""Different values of which all pairs are compared, for a distance that is not nominal."""
DRAWN = 300_000
"""Pairs that are drawn where there are more."""


def counted(units: Iterable[Sequence[Hashable]]) -> Counter[Pattern]:
    """Units by their pattern; those of fewer than two values are left out."""
    return Counter(tuple(sorted(values, key=repr)) for values in units if len(values) > 1)


def percent(units: Units, distance: Distance = nominal) -> float | None:
    """The mean agreement of the pairs of a unit's values, over all units: from 0 to 1."""
    whole = sum(units.values())
    if not whole:
        return None
    return 1 - sum(count * _apart(pattern, distance) for pattern, count in units.items()) / whole


@lru_cache(maxsize=1 << 16)
def _apart(pattern: Pattern, distance: Distance) -> float:
    pairs = [distance(one, other) for one, other in combinations(pattern, 2)]
    return sum(pairs) / len(pairs)


def fleiss(units: Units) -> float | None:
    """Fleiss' kappa, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971) 378-382.

    Where units have different numbers of values each counts as one, and chance is taken of all values.
    """
    observed = percent(units)
    if observed is None:
        return None
    shares: defaultdict[Hashable, float] = defaultdict(float)
    for pattern, count in units.items():
        for value in pattern:
            shares[value] += count
    whole = sum(shares.values())
    expected = sum((share / whole) ** 2 for share in shares.values())
    return None if expected >= 1 else (observed - expected) / (1 - expected)


def cohen(pairs: Mapping[tuple[Hashable, Hashable], float]) -> float | None:
    """Cohen's kappa of two annotators, "A coefficient of agreement for nominal scales", EPM 20 (1960) 37-46.

    `pairs`: what the first and the second said of a unit, and of how many units.
    """
    whole = sum(pairs.values())
    if not whole:
        return None
    first, second = defaultdict[Hashable, float](float), defaultdict[Hashable, float](float)
    for (one, other), count in pairs.items():
        first[one] += count
        second[other] += count
    observed = sum(count for (one, other), count in pairs.items() if one == other) / whole
    expected = sum(first[value] * second[value] for value in first) / whole**2
    return None if expected >= 1 else (observed - expected) / (1 - expected)


def alpha(units: Units, distance: Distance = nominal, *, expected: float | None = None) -> float | None:
    """Krippendorff's alpha, "Computing Krippendorff's alpha-reliability" (2011); values may be missing.

    `distance` stands in the place of his squared difference. `expected`: the disagreement that chance would make, where
    it is known.
    """
    values = sum(len(pattern) * count for pattern, count in units.items())
    if not values:
        return None
    if expected is None:
        expected = by_chance(units, distance)
    if not expected:
        return None
    observed = sum(count * len(pattern) * _apart(pattern, distance) for pattern, count in units.items()) / values
    return 1 - observed / expected


def by_chance(units: Units, distance: Distance = nominal) -> float:
    """The mean distance of two values, whichever units they are of."""
    counts: defaultdict[Any, float] = defaultdict(float)
    for pattern, count in units.items():
        for value in pattern:
            counts[value] += count
    whole = sum(counts.values())
    if whole <= 1:
        return 0.0
    if distance is nominal:
        return float((whole**2 - sum(count**2 for count in counts.values())) / (whole * (whole - 1)))
    if len(counts) > MOST:
        return _by_chance_roughly(counts, distance)
    pairs = combinations(counts.items(), 2)
    apart = sum(2 * one * other * distance(value, another) for (value, one), (another, other) in pairs)
    return apart / (whole * (whole - 1))


def _by_chance_roughly(counts: Mapping[Any, float], distance: Distance) -> float:
    """The same of pairs that are drawn, the same ones each time: an error of about a thousandth."""
    random, values, weights = Random(0), list(counts), list(accumulate(counts.values()))
    drawn = (random.choices(values, cum_weights=weights, k=DRAWN) for _side in range(2))
    whole = weights[-1]
    return sum(map(distance, *drawn)) / DRAWN * whole / (whole - 1)
