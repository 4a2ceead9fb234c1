"""Coefficients of agreement, of values that annotators gave to units.

A unit of one value says nothing, and is passed over.

What a unit adds to a coefficient is a few numbers; their totals over all units are what coefficients are made of, so a
bootstrap adds them up again without a look at the values. A coefficient is None where it is undefined: where there is
nothing to compare, or but one value in all, of which chance makes as much as anybody could.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import accumulate, combinations
from random import Random
from typing import Any, TypeAlias

from annotate.dataset.agreement.distances import Distance

Totals: TypeAlias = Mapping[Any, float]
"""Numbers by their name; the number of a value that was given is under `(VALUE, value)`."""
UNITS, APART, VALUES, WEIGHED, VALUE = "units", "apart", "values", "weighed", "value"
"""Units; the mean distances of their pairs of values; values; the same distances, each for every value of its unit."""
MOST = 1000
"""Different values of which all pairs are compared, for a distance that is not nominal."""
DRAWN = 300_000
"""Pairs that are drawn where there are more."""


def of_unit(values: Sequence[Hashable]) -> dict[Any, float]:
    """What a unit adds, where values are the same or not; nothing if it has one value."""
    whole = len(values)
    if whole < 2:
        return {}
    counts = Counter(values)
    apart = 1 - sum(count * (count - 1) for count in counts.values()) / (whole * (whole - 1))
    found: dict[Any, float] = {UNITS: 1, APART: apart, VALUES: whole, WEIGHED: whole * apart}
    for value, count in counts.items():
        found[VALUE, value] = count
    return found


def weighed(values: Sequence[Any], distance: Distance) -> float:
    """The mean distance of the pairs of a unit's values, at least two, for each of its values."""
    pairs = [distance(one, other) for one, other in combinations(values, 2)]
    return len(values) * sum(pairs) / len(pairs)


def total(parts: Iterable[Totals]) -> dict[Any, float]:
    """The totals of what units add."""
    found = defaultdict[Any, float](float)
    for part in parts:
        for name, number in part.items():
            found[name] += number
    return dict(found)


def counted(units: Iterable[Sequence[Hashable]]) -> dict[Any, float]:
    """The totals of units whose values are the same or not."""
    return total(map(of_unit, units))


def _values(totals: Totals) -> list[float]:
    return [number for name, number in totals.items() if isinstance(name, tuple)]


def percent(totals: Totals) -> float | None:
    """The mean agreement of the pairs of a unit's values, over all units: from 0 to 1."""
    units = totals.get(UNITS)
    return 1 - totals[APART] / units if units else None


def fleiss(totals: Totals) -> float | None:
    """Fleiss' kappa, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971) 378-382.

    Where units have different numbers of values each counts as one, and chance is taken of all values.
    """
    observed, values = percent(totals), [number for number in _values(totals) if number]
    if observed is None or len(values) < 2:
        return None
    expected = sum((number / totals[VALUES]) ** 2 for number in values)
    return (observed - expected) / (1 - expected)


def cohen(pairs: Mapping[tuple[Any, Any], float]) -> float | None:
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


def alpha(totals: Totals, expected: float | None = None, weighed: str = WEIGHED) -> float | None:
    """Krippendorff's alpha, "Computing Krippendorff's alpha-reliability" (2011); values may be missing.

    `expected`: the distance that chance would make, in the place of his squared difference; None: that of values which
    are the same or not. `weighed`: under which name the distances are.
    """
    whole = totals.get(VALUES)
    if not whole:
        return None
    if expected is None:
        expected = (whole**2 - sum(number**2 for number in _values(totals))) / (whole * (whole - 1))
    return 1 - totals[weighed] / whole / expected if expected else None


def by_chance(counts: Mapping[Any, float], distance: Distance) -> float:
    """The mean distance of two values, whichever units they are of; `counts`: how often each was given."""
    whole = sum(counts.values())
    if whole <= 1:
        return 0.0
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
