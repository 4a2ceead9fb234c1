"""One annotator's running sums while records go by: small, whatever the number of records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from annotate.meter.asides import Asides
from annotate.meter.credit import credited_ms
from annotate.meter.pace import Pace, Runs, pace
from annotate.meter.standing import Standing
from annotate.meter.stretch import UNCREDITED
from storage.records import ClaimRecord, LabelRecord, MarkRecord, OpenSpan, SessionEndRecord, SpanRecord


class Tally:
    """Time in one activity, readable at each of several idle caps."""

    __slots__ = ("_long_ms", "_long_whole_ms", "_short_ms", "count")

    def __init__(self, caps_ms: Sequence[int]) -> None:
        self.count = 0
        self._short_ms = 0
        self._long_whole_ms = 0
        self._long_ms = dict.fromkeys(caps_ms, 0)

    def add(self, short_ms: int, long_gaps_ms: Sequence[int] = ()) -> None:
        """Add one stretch."""
        self.count += 1
        self._short_ms += short_ms
        if long_gaps_ms:
            self._long_whole_ms += sum(long_gaps_ms)
            for cap_ms in self._long_ms:
                self._long_ms[cap_ms] += sum(min(gap, cap_ms) for gap in long_gaps_ms)

    def credited_ms(self, cap_ms: int) -> int:
        """What counts at this cap."""
        return self._short_ms + self._long_ms[cap_ms]

    def idle_ms(self, cap_ms: int) -> int:
        """The part of the gaps beyond this cap."""
        return self._long_whole_ms - self._long_ms[cap_ms]


class Account:
    """The last cap is the chosen one."""

    def __init__(self, caps_ms: Sequence[int]) -> None:
        self.caps_ms = tuple(dict.fromkeys(caps_ms))
        self.tallies: dict[str, Tally] = {}
        self.uncredited_ms: Counter[str] = Counter()
        self.tail_ms = 0
        self.outcomes: Counter[str] = Counter()
        self.claimed_ms: Counter[str] = Counter()
        self.standing = Standing()
        self.asides = Asides()
        self.sessions: set[str] = set()
        self.focus_reported: set[str] = set()
        self.simulated = False
        self.first_at: str | None = None
        self.last_at: str | None = None
        self._cap_ms = caps_ms[-1]
        self._label_ms: Counter[int] = Counter()
        self._on_pages_ms: Counter[int] = Counter()
        self._untimed = 0
        self._runs = Runs()

    def sit(self, session: str, first_at: str, last_at: str, simulated: bool) -> None:
        """Note that the annotator was at it, and when."""
        self.sessions.add(session)
        if self.first_at is None or first_at < self.first_at:
            self.first_at = first_at
        if self.last_at is None or last_at > self.last_at:
            self.last_at = last_at
        if simulated:
            self.simulated = True

    def add_label(self, record: LabelRecord) -> None:
        """A decision: its own time, the machine's wait before it, what it decided."""
        self.sit(record.session, record.shown_at, record.submitted_at, record.simulated)
        if record.outcome != "withdrawn" or record.short_ms or record.long_gaps_ms:
            self._spend(record.activity, record.short_ms, record.long_gaps_ms)
        if record.wait_ms:
            self._add_wait(record.wait_ms)
        self.outcomes[record.outcome] += 1
        if record.reveals or record.exposed_ms:
            self.asides.expose(record)
        spent_ms = credited_ms(record, self._cap_ms)
        self.standing.add(record, spent_ms)
        if record.outcome == "labelled":
            self._add_labelled(record, spent_ms)

    def add_span(self, span: SpanRecord | OpenSpan) -> None:
        """A stretch that no label record carries."""
        self._spend(span.activity, span.short_ms, span.long_gaps_ms)
        self.asides.expose(span)

    def add_mark(self, mark: MarkRecord) -> None:
        """What a killed sitting had spent and not written."""
        self.sessions.add(mark.session)
        for span in mark.open:
            self.add_span(span)

    def add_end(self, record: SessionEndRecord) -> None:
        """An orderly end: what came after the last input event is credited to nobody."""
        self.sit(record.session, record.ended_at, record.ended_at, False)
        self.tail_ms += record.tail_ms
        if record.focus == "reported":
            self.focus_reported.add(record.session)

    def add_claim(self, record: ClaimRecord) -> None:
        """What somebody says of the part of a gap that the cap cuts off."""
        self.claimed_ms[record.claim] += max(0, record.gap_ms - self._cap_ms)

    def credited_ms(self, cap_ms: int) -> int:
        """All that counts at this cap."""
        return sum(tally.credited_ms(cap_ms) for tally in self.tallies.values())

    def pace(self) -> Pace:
        """How the labels were given."""
        gold, repeats = self.standing.gold, self.standing.repeats
        return pace(
            self._label_ms,
            self._runs,
            right=gold[True],
            wrong=gold[False],
            same=repeats[True],
            other=repeats[False],
            on_pages_ms=self._on_pages_ms,
            untimed=self._untimed,
        )

    def _add_labelled(self, record: LabelRecord, spent_ms: int) -> None:
        if record.page is not None:
            self._on_pages_ms[spent_ms] += 1
        if record.page is not None or spent_ms or record.inputs:
            self._label_ms[spent_ms] += 1
        else:
            self._untimed += 1
        if record.answer is not None:
            self._runs.add(record.answer, swapped=record.swapped is True, gold=record.gold)
        if record.suggested is not None:
            self.asides.suggest(record.suggested, spent_ms)

    def _add_wait(self, wait_ms: int) -> None:
        if wait_ms > min(self.caps_ms):
            self._tally("wait").add(0, (wait_ms,))
        else:
            self._tally("wait").add(wait_ms)

    def _spend(self, activity: str, short_ms: int, long_gaps_ms: Sequence[int]) -> None:
        if activity in UNCREDITED:
            self.uncredited_ms[activity] += short_ms + sum(long_gaps_ms)
        else:
            self._tally(activity).add(short_ms, long_gaps_ms)

    def _tally(self, activity: str) -> Tally:
        tally = self.tallies.get(activity)
        if tally is None:
            tally = self.tallies[activity] = Tally(self.caps_ms)
        return tally
