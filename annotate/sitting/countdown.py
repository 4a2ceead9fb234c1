"""The time that somebody wants an item to take, running down; nothing happens when it is over."""

from __future__ import annotations

import math


class Countdown:
    """Of one item: only the time counts in which it is seen."""

    def __init__(self, wanted_ms: int) -> None:
        """`wanted_ms`: the time wanted; 0: nobody wants any."""
        self._wanted_ms = wanted_ms
        self._spent_ms = 0
        self._told_ms = 0
        self._seen = False

    def go_on(self, now_ms: int, *, seen: bool) -> None:
        """It is so late, on a clock that never goes back; `seen`: whether the item is in sight from now on."""
        if self._seen:
            self._spent_ms += max(0, now_ms - self._told_ms)
        self._told_ms, self._seen = now_ms, seen

    @property
    def left(self) -> float:
        """The fraction that is left, from 1 to 0."""
        return max(0.0, 1 - self._spent_ms / self._wanted_ms) if self._wanted_ms else 0.0

    @property
    def left_s(self) -> int:
        """Whole seconds that are left: 0 only when nothing is."""
        return math.ceil(max(0, self._wanted_ms - self._spent_ms) / 1000)


def a_minute(count: int, ms: int) -> int:
    """So many in that time, as a number a minute; 0 where no time has passed."""
    return round(count * 60_000 / ms) if ms > 0 else 0
