"""All times of one receipt in ticks that add up, so that its printed lines add up to its printed totals."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.receipt.model import Receipt
from annotate.receipt.told import words


class Times:
    """All times of one receipt in ticks that add up: activities to credited, credited and the rest to the wall."""

    def __init__(self, receipt: Receipt) -> None:
        wall_ms = ms(receipt.wall_s)
        self.tick = words.tick_ms(wall_ms)
        rest = receipt.not_counted
        parts = [rest.idle_s, rest.away_s, rest.pause_s, rest.suspended_s]
        self.wall = words.rounded(wall_ms, self.tick)
        self.credited = words.rounded(ms(receipt.credited_s), self.tick)
        self.not_counted = _beside([ms(part) for part in parts], self.wall - self.credited, self.tick)
        names = list(receipt.activities)
        ticks = words.add_up([ms(receipt.activities[name].credited_s) for name in names], self.credited)
        self.activities = dict(zip(names, ticks, strict=True))

    def say(self, ticks: int) -> str:
        """Ticks as a length of time."""
        return words.duration(ticks, self.tick)

    def by_cap(self, receipt: Receipt) -> dict[str, int]:
        """Credited ticks at each cap: those of the total where the time is the same, fewer or more only where it is."""
        return {cap: self._beside(ms(value), ms(receipt.credited_s)) for cap, value in receipt.credited_by_cap.items()}

    def _beside(self, ms: int, credited_ms: int) -> int:
        if ms == credited_ms:
            return self.credited
        keep = min if ms < credited_ms else max
        return keep(self.credited, words.rounded(ms, self.tick))


def _beside(parts_ms: Sequence[int], total: int, tick: int) -> list[int]:
    """Parts in ticks that add up to what two rounded totals leave for them; what is whole ticks stays, if it can.

    Both totals are rounded by themselves, so that the rest may be a tick more or less than the rounded parts.
    """
    ticks = [part // tick for part in parts_ms]
    by_remainder = sorted(range(len(ticks)), key=lambda n: -(parts_ms[n] % tick))
    for number in by_remainder[: max(0, total - sum(ticks))]:
        ticks[number] += 1
    if (more := sum(ticks) - total) > 0:
        ticks[ticks.index(max(ticks))] -= more
    return ticks


def ms(seconds: float) -> int:
    """Whole milliseconds."""
    return round(seconds * 1000)
