"""Running sums of time and decisions: of one annotator, or of one sitting, day or kind of task of theirs.

Small, whatever the number of records: where a ledger is told in parts there may be ten thousand of these.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.meter.stretch import UNCREDITED
from storage.blank import NEVER
from storage.records import LabelRecord, OpenSpan, SpanRecord

_LATEST = "\uffff"


class Tally:
    """Time in one activity, readable at each of several idle caps."""

    __slots__ = ("_caps_ms", "_long_ms", "_long_whole_ms", "_short_ms", "count")

    def __init__(self, caps_ms: tuple[int, ...]) -> None:
        self.count = 0
        self._caps_ms = caps_ms
        self._short_ms = 0
        self._long_whole_ms = 0
        self._long_ms: list[int] | None = None

    def add(self, short_ms: int, long_gaps_ms: Sequence[int] = ()) -> None:
        """Add one stretch."""
        self.count += 1
        self._short_ms += short_ms
        if long_gaps_ms:
            self._long_whole_ms += sum(long_gaps_ms)
            self._add_long([sum(min(gap, cap_ms) for gap in long_gaps_ms) for cap_ms in self._caps_ms])

    def take_in(self, other: Tally) -> None:
        """Add all of another one at the same caps."""
        self.count += other.count
        self._short_ms += other._short_ms
        self._long_whole_ms += other._long_whole_ms
        if other._long_ms is not None:
            self._add_long(other._long_ms)

    def credited_ms(self, cap_ms: int) -> int:
        """What counts at this cap."""
        return self._short_ms + self._of_long_ms(cap_ms)

    def idle_ms(self, cap_ms: int) -> int:
        """The part of the gaps beyond this cap."""
        return self._long_whole_ms - self._of_long_ms(cap_ms)

    def _of_long_ms(self, cap_ms: int) -> int:
        return self._long_ms[self._caps_ms.index(cap_ms)] if self._long_ms is not None else 0

    def _add_long(self, at_caps_ms: list[int]) -> None:
        if self._long_ms is None:
            self._long_ms = list(at_caps_ms)
        else:
            self._long_ms = [own + its for own, its in zip(self._long_ms, at_caps_ms, strict=True)]


class Spent:
    """Time by activity, what of it is not credited, decisions by outcome, and from when to when."""

    __slots__ = (
        "_first_at",
        "_last_at",
        "_least_ms",
        "_uncredited_ms",
        "caps_ms",
        "flagged",
        "labelled",
        "skipped",
        "tail_ms",
        "tallies",
        "unmetered",
    )

    def __init__(self, caps_ms: tuple[int, ...]) -> None:
        self.caps_ms = caps_ms
        self.tallies: dict[str, Tally] = {}
        self.tail_ms = 0
        self.labelled = self.skipped = self.flagged = 0
        self.unmetered = 0
        """Of the labelled, those given without a meter."""
        self._least_ms = min(caps_ms)
        self._first_at, self._last_at = _LATEST, ""
        self._uncredited_ms: dict[str, int] | None = None

    @property
    def first_at(self) -> str | None:
        """When the first thing was done."""
        return self._first_at if self._first_at != _LATEST else None

    @property
    def last_at(self) -> str | None:
        """When the last thing was done."""
        return self._last_at or None

    def sit(self, first_at: str, last_at: str) -> None:
        """Somebody was at it then."""
        if last_at == NEVER:  # of somebody who was forgotten
            return
        if first_at < self._first_at:
            self._first_at = first_at
        if last_at > self._last_at:
            self._last_at = last_at

    def add_label(self, record: LabelRecord, *, timed: bool) -> None:
        """A decision, and if it is timed, or the machine made one wait before it, how long that was."""
        self.sit(record.shown_at, record.submitted_at)
        outcome, wait_ms = record.outcome, record.wait_ms
        if (timed or wait_ms) and (outcome != "withdrawn" or record.short_ms or record.long_gaps_ms):
            self._spend(record.activity, record.short_ms, record.long_gaps_ms)
        if wait_ms > self._least_ms:
            self._tally("wait").add(0, (wait_ms,))
        elif wait_ms:
            self._tally("wait").add(wait_ms)
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

    def take_in(self, other: Spent) -> None:
        """Add all of it."""
        for activity, tally in other.tallies.items():
            self._tally(activity).take_in(tally)
        for activity, ms in (other._uncredited_ms or {}).items():
            self._uncredit(activity, ms)
        if other._last_at:
            self.sit(other._first_at, other._last_at)
        self.tail_ms += other.tail_ms
        self.labelled += other.labelled
        self.skipped += other.skipped
        self.flagged += other.flagged
        self.unmetered += other.unmetered

    def _spend(self, activity: str, short_ms: int, long_gaps_ms: Sequence[int]) -> None:
        if activity in UNCREDITED:
            self._uncredit(activity, short_ms + sum(long_gaps_ms))
        else:
            self._tally(activity).add(short_ms, long_gaps_ms)

    def _uncredit(self, activity: str, ms: int) -> None:
        self._uncredited_ms = sums = self._uncredited_ms or {}
        sums[activity] = sums.get(activity, 0) + ms

    def _tally(self, activity: str) -> Tally:
        tally = self.tallies.get(activity)
        if tally is None:
            tally = self.tallies[activity] = Tally(self.caps_ms)
        return tally
