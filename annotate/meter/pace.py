"""How labels were given: the middle of their times, hasty ones, runs of one answer. Shown, never deducted."""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction
from typing import Any

from msgspec import Struct

from annotate.meter.answers import Answers, Most, choice_of

REFLEX_MS = 300
"""One key press without a decision (keystroke-level model, Card, Moran and Newell 1980: 0.28 s a key stroke)."""
_HASTY_MS = 1_000


class Pace(Struct, frozen=True, kw_only=True):
    """Of all labelled records, at the chosen idle cap; times in milliseconds."""

    labels: int
    alone: int
    """Labels of items that were decided by themselves; only of these it is known how long each one took."""
    q1_ms: int | None
    median_ms: int | None
    q3_ms: int | None
    under_reflex: int
    """Labels under 0.30 s, of those given alone."""
    hasty: int
    """Labels under 1 s or under a tenth of the own median, whichever is longer, of those given alone."""
    variation: float | None
    """Standard deviation of the times divided by their mean, of those given alone."""
    longest_run: int
    """The longest run of one answer, where an answer is one choice."""
    expected_run: float | None
    """How long that answer's longest run would be if its labels came in any order."""
    right: int
    wrong: int
    """Answers that stand to items with a known one."""
    same: int = 0
    """Answers that stand to items that came a second time, and are as before."""
    other: int = 0
    choices: int = 0
    """Labels whose answer is one choice."""
    most: Most | None = None
    given: dict[str, int] = {}
    """How often each answer was given; see `annotate.meter.answers` for what counts as the same."""
    answered: int = 0
    """Of so many answers."""


class Runs:
    """The longest run of each answer and how often it was given."""

    def __init__(self) -> None:
        self.answers = Answers()
        self.choices = 0
        self._last: str | None = None
        self._length = 0
        self._longest, self._longest_of = 0, ""

    def add(self, answer: dict[str, Any], *, swapped: bool = False, gold: bool | None = None) -> None:
        """Take in the next answer; to runs, answers that are no single choice do not belong.

        `swapped`: its sides were shown the other way round. A run is one of sides as they were on the screen. `gold`:
        whether it is the known answer of a control item.
        """
        choice = choice_of(answer, swapped=swapped)
        self.answers.add(choice, answer, gold)
        if choice is None:
            return
        self.choices += 1
        self._length = self._length + 1 if choice == self._last else 1
        self._last = choice
        if self._length > self._longest:
            self._longest, self._longest_of = self._length, choice

    def longest(self) -> tuple[int, float | None]:
        """The longest run, and how long a run its answer's share predicts."""
        return self._longest, expected_run(self.answers.given[self._longest_of], self.choices)


def expected_run(count: int, total: int) -> float | None:
    """The longest run to be expected of an answer given `count` times in `total`.

    log(total (1 - p)) / log(1 / p) with p = count / total: Schilling, The longest run of heads, 1990.
    """
    if not count:
        return None
    if count == total:
        return float(total)
    share = count / total
    return max(1.0, math.log(total * (1 - share)) / math.log(1 / share))


def quartiles(times: Counter[int]) -> tuple[Fraction, Fraction, Fraction]:
    """First quartile, median and third quartile of counted values, between neighbours in proportion."""
    last = times.total() - 1
    places = (Fraction(last, 4), Fraction(last, 2), Fraction(3 * last, 4))
    wanted = sorted({int(place) + step for place in places for step in (0, 1)})
    at = _values_at(times, wanted)
    first, median, third = (at[int(p)] + (p - int(p)) * (at[int(p) + 1] - at[int(p)]) for p in places)
    return first, median, third


def _values_at(times: Counter[int], places: list[int]) -> dict[int, int]:
    """The values at some places of the sorted row; behind its end the last one."""
    found: dict[int, int] = {}
    seen, value = 0, 0
    for value in sorted(times):
        seen += times[value]
        while len(found) < len(places) and places[len(found)] < seen:
            found[places[len(found)]] = value
    return dict.fromkeys(places, value) | found


def pace(
    label_ms: Counter[int],
    runs: Runs,
    *,
    right: int,
    wrong: int,
    same: int = 0,
    other: int = 0,
    on_pages_ms: Counter[int] | None = None,
    untimed: int = 0,
) -> Pace:
    """The summary of all label times, counted by their length; `untimed` more labels have none.

    `on_pages_ms`: those that are portions of a page's time. A dozen small pictures are looked at in one glance, so a
    short portion is nothing hasty, and equal portions are nothing regular.
    """
    alone_ms = label_ms - (on_pages_ms or Counter())
    q1, median, q3 = quartiles(label_ms) if label_ms else (None, None, None)
    hasty_ms = max(Fraction(_HASTY_MS), (median or Fraction(0)) / 10)
    longest, expected = runs.longest()
    return Pace(
        labels=label_ms.total() + untimed,
        alone=alone_ms.total(),
        q1_ms=_whole(q1),
        median_ms=_whole(median),
        q3_ms=_whole(q3),
        under_reflex=sum(count for ms, count in alone_ms.items() if ms < REFLEX_MS),
        hasty=sum(count for ms, count in alone_ms.items() if ms < hasty_ms),
        variation=_variation(alone_ms),
        longest_run=longest,
        expected_run=expected,
        right=right,
        wrong=wrong,
        same=same,
        other=other,
        choices=runs.choices,
        most=runs.answers.most(),
        given=dict(runs.answers.given),
        answered=runs.answers.total,
    )


def _whole(value: Fraction | None) -> int | None:
    return None if value is None else math.floor(value + Fraction(1, 2))


def _variation(times: Counter[int]) -> float | None:
    total = sum(ms * count for ms, count in times.items())
    if not total:
        return None
    square = sum(ms * ms * count for ms, count in times.items()) * times.total() - total * total
    return math.sqrt(square) / total
