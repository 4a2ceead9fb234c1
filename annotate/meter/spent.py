"""Running sums of time and decisions: of one annotator, or of one sitting, day or kind of task of theirs.

Small, whatever the number of records: where a ledger is told in parts there may be ten thousand of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotate.meter.stretch import UNCREDITED
from storage.records import LabelRecord, OpenSpan, Outcome, SpanRecord


class Tally:
    """Time in one activity, readable at each of several idle caps."""

    __slots__ = ("_caps_ms", "_long_ms", "_long_whole_ms", "_short_ms", "count")

    def __init__(self, caps_ms: tuple[int, ...]) -> None:
        self.count = 0
        self._caps_ms = caps_ms
        self._short_ms = 0
        self._long_whole_ms = 0
        self._long_ms = [0] * len(caps_ms)

    def add(self, short_ms: int, long_gaps_ms: Sequence[int] = ()) -> None:
        """Add one stretch."""
        self.count += 1
        self._short_ms += short_ms
        if long_gaps_ms:
            self._long_whole_ms += sum(long_gaps_ms)
            for place, cap_ms in enumerate(self._caps_ms):
                self._long_ms[place] += sum(min(gap, cap_ms) for gap in long_gaps_ms)

    def credited_ms(self, cap_ms: int) -> int:
        """What counts at this cap."""
        return self._short_ms + self._long_ms[self._caps_ms.index(cap_ms)]

    def idle_ms(self, cap_ms: int) -> int:
        """The part of the gaps beyond this cap."""
        return self._long_whole_ms - self._long_ms[self._caps_ms.index(cap_ms)]


class Spent:
    """Time by activity, what of it is not credited, decisions by outcome, and from when to when."""

    __slots__ = (
        "_uncredited_ms",
        "caps_ms",
        "first_at",
        "flagged",
        "labelled",
        "last_at",
        "skipped",
        "tail_ms",
        "tallies",
        "unmetered",
    )

    def __init__(self, caps_ms: Iterable[int]) -> None:
        self.caps_ms = tuple(dict.fromkeys(caps_ms))
        self.tallies: dict[str, Tally] = {}
        self.tail_ms = 0
        self.labelled = self.skipped = self.flagged = self.unmetered = 0
        self.first_at: str | None = None
        self.last_at: str | None = None
        self._uncredited_ms: dict[str, int] | None = None

    def sit(self, first_at: str, last_at: str) -> None:
        """Somebody was at it then."""
        if self.first_at is None or first_at < self.first_at:
            self.first_at = first_at
        if self.last_at is None or last_at > self.last_at:
            self.last_at = last_at

    def add_label(self, record: LabelRecord) -> None:
        """A decision's own time, and the machine's wait before it."""
        if record.outcome != "withdrawn" or record.short_ms or record.long_gaps_ms:
            self._spend(record.activity, record.short_ms, record.long_gaps_ms)
        if wait_ms := record.wait_ms:
            tally = self._tally("wait")
            if wait_ms > min(self.caps_ms):
                tally.add(0, (wait_ms,))
            else:
                tally.add(wait_ms)

    def decide(self, outcome: Outcome, *, timed: bool) -> None:
        """A decision, with or without a time."""
        if outcome == "labelled":
            self.labelled += 1
            self.unmetered += not timed
        elif outcome == "skipped":
            self.skipped += 1
        elif outcome == "flagged":
            self.flagged += 1

    def add_span(self, span: SpanRecord | OpenSpan) -> None:
        """A stretch that no label record carries."""
        self._spend(span.activity, span.short_ms, span.long_gaps_ms)

    def credited_ms(self, cap_ms: int) -> int:
        """All that counts at this cap."""
        return sum(tally.credited_ms(cap_ms) for tally in self.tallies.values())

    def idle_ms(self, cap_ms: int) -> int:
        """All that this cap cuts off, and what came after the last input event of a sitting."""
        return self.tail_ms + sum(tally.idle_ms(cap_ms) for tally in self.tallies.values())

    def uncredited_ms(self, activity: str) -> int:
        """The whole length of `away`, `pause` or `suspended`."""
        return self._uncredited_ms.get(activity, 0) if self._uncredited_ms else 0

    def _spend(self, activity: str, short_ms: int, long_gaps_ms: Sequence[int]) -> None:
        if activity in UNCREDITED:
            self._uncredited_ms = sums = self._uncredited_ms or {}
            sums[activity] = sums.get(activity, 0) + short_ms + sum(long_gaps_ms)
        else:
            self._tally(activity).add(short_ms, long_gaps_ms)

    def _tally(self, activity: str) -> Tally:
        tally = self.tallies.get(activity)
        if tally is None:
            tally = self.tallies[activity] = Tally(self.caps_ms)
        return tally
