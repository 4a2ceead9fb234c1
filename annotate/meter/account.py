"""One annotator's running sums while records go by: small, whatever the number of records."""

from __future__ import annotations

from collections import Counter

from annotate.meter.asides import Asides
from annotate.meter.credit import credited_ms, is_timed
from annotate.meter.pace import Pace, Runs, pace
from annotate.meter.parts import Part, part_of
from annotate.meter.spent import Spent
from annotate.meter.standing import Standing
from storage.records import (
    ClaimRecord,
    LabelRecord,
    MarkRecord,
    OpenSpan,
    SessionEndRecord,
    SessionRecord,
    SpanRecord,
)


class Account:
    """`cap_ms` is the chosen one of the caps. `key`: the part that something belongs to; None where all are one."""

    def __init__(self, caps_ms: tuple[int, ...], cap_ms: int, *, parted: bool = True) -> None:
        """`parted` False: all are one, whatever the key."""
        self.parts: dict[str | None, Spent] = {}
        self.claimed_ms: Counter[str] = Counter()
        self.standing = Standing()
        self.asides = Asides()
        self.sessions: set[str] = set()
        self.unmetered: set[str] = set()
        """Of these, those in which no time was taken."""
        self.brought_sittings = 0
        """Sittings that were imported."""
        self.brought_labels = 0
        self.focus_reported: set[str] = set()
        self.simulated = False
        self.label_ms: Counter[int] = Counter()
        """How many labels took how long."""
        self.on_pages_ms: Counter[int] = Counter()
        """Of these, portions of the time of a page."""
        self.untimed = 0
        self._caps_ms, self._cap_ms, self._parted = caps_ms, cap_ms, parted
        self._runs = Runs()

    def sit(self, session: str, first_at: str, last_at: str, key: str | None = None) -> None:
        """Note that the annotator was at it, and when."""
        self.sessions.add(session)
        self._part(key).sit(first_at, last_at)

    def add_sitting(self, record: SessionRecord, key: str | None = None) -> None:
        """Somebody sat down."""
        self.sit(record.session, record.started_at, record.started_at, key)
        if record.simulated:
            self.simulated = True
        if not record.metered:
            self.unmetered.add(record.session)

    def add_label(self, record: LabelRecord, key: str | None = None, *, metered: bool = False) -> None:
        """A decision: its own time, the machine's wait before it, what it decided.

        `metered`: its sitting is known to have had a meter. If not, a label without any time is one given without.
        """
        self.sessions.add(record.session)
        if record.simulated:
            self.simulated = True
        timed = metered or is_timed(record)
        self._part(key).add_label(record, timed=timed)
        if record.reveals or record.exposed_ms:
            self.asides.expose(record)
        spent_ms = credited_ms(record, self._cap_ms)
        self.standing.add(record, spent_ms)
        if not timed and record.outcome != "withdrawn":
            self.unmetered.add(record.session)
        if record.outcome == "labelled":
            self._add_labelled(record, spent_ms)

    def add_span(self, span: SpanRecord | OpenSpan, key: str | None = None) -> None:
        """A stretch that no label record carries."""
        self._part(key).add_span(span)
        self.asides.expose(span)

    def add_mark(self, mark: MarkRecord, at: str, key: str | None = None) -> None:
        """What a killed sitting had spent and not written, up to this moment."""
        self.sit(mark.session, at, at, key)
        for span in mark.open:
            self.add_span(span, key)

    def add_end(self, record: SessionEndRecord, key: str | None = None) -> None:
        """An orderly end: what came after the last input event is credited to nobody."""
        self.sit(record.session, record.ended_at, record.ended_at, key)
        self._part(key).tail_ms += record.tail_ms
        if record.focus == "reported":
            self.focus_reported.add(record.session)

    def add_claim(self, record: ClaimRecord) -> None:
        """What somebody says of the part of a gap that the cap cuts off."""
        self.claimed_ms[record.claim] += max(0, record.gap_ms - self._cap_ms)

    def whole(self) -> Spent:
        """All parts together."""
        whole = Spent(self._caps_ms)
        for part in self.parts.values():
            whole.take_in(part)
        return whole

    def take_parts(self) -> tuple[Part, ...]:
        """The parts as they are told, at the chosen cap; they are gone then, for there may be very many."""
        told = []
        while self.parts:
            key, spent = self.parts.popitem()
            if key is not None:
                told.append(part_of(key, spent, self._cap_ms))
        return tuple(reversed(told))

    def pace(self) -> Pace:
        """How the labels were given."""
        gold, repeats = self.standing.gold, self.standing.repeats
        return pace(
            self.label_ms,
            self._runs,
            right=gold[True],
            wrong=gold[False],
            same=repeats[True],
            other=repeats[False],
            on_pages_ms=self.on_pages_ms,
            untimed=self.untimed,
        )

    def _part(self, key: str | None) -> Spent:
        if not self._parted:
            key = None
        part = self.parts.get(key)
        if part is None:
            part = self.parts[key] = Spent(self._caps_ms)
        return part

    def _add_labelled(self, record: LabelRecord, spent_ms: int) -> None:
        if spent_ms or is_timed(record):
            self.label_ms[spent_ms] += 1
            if record.page is not None:
                self.on_pages_ms[spent_ms] += 1
        else:
            self.untimed += 1
        if record.answer is not None:
            self._runs.add(record.answer, swapped=record.swapped is True, gold=record.gold)
        if record.suggested is not None:
            self.asides.suggest(record.suggested, spent_ms)
