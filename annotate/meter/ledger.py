"""The ledger: from the records of a store to what somebody's time was spent on, in one pass and in whole milliseconds.

The law, at every idle cap: credited + idle + away + pause + suspended == wall, exactly. Work that was skipped, undone,
done again or rejected is labour: its time counts, whatever became of its answer. A sitting that was killed has no end
record; if its last record that carries time is a presence mark, what the mark says to be open is counted too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from annotate.meter.account import Account
from annotate.meter.asides import Acceptances, Exposure, Payments, Suggestions, Verdicts
from annotate.meter.credit import BOUNDS_MS, DEFAULT_CAP_MS, checked_cap
from annotate.meter.pace import Pace
from annotate.meter.parts import By, Part, Time, credits, key_of
from annotate.meter.period import Period, later
from annotate.meter.spent import Spent
from storage.blank import NEVER
from storage.records import (
    AcceptanceRecord,
    ClaimRecord,
    LabelRecord,
    MarkRecord,
    PaymentRecord,
    Record,
    SessionEndRecord,
    SessionRecord,
    ShareRecord,
    SpanRecord,
)


class Work(Struct, frozen=True, kw_only=True):
    """What was done, in decisions: `shown` is `labelled` + `skipped` + `flagged`, `superseded` of them do not stand."""

    labelled: int
    skipped: int
    flagged: int
    superseded: int

    @property
    def shown(self) -> int:
        """Showings of an item that ended in a decision."""
        return self.labelled + self.skipped + self.flagged


class Ledger(Time, frozen=True, kw_only=True):
    """One annotator's time and work at one idle cap."""

    annotator: str
    cap_ms: int
    credited_by_cap_ms: dict[int, int]
    sessions: int
    focus_reported: int
    """Sittings in whose whole length the terminal told when it lost focus."""
    unmetered_sittings: int
    """Sittings in which no time was taken."""
    unmetered_labels: int
    """Labels given without a meter: in no time here, and in no pace."""
    brought_sittings: int
    """Sittings that were imported: their labels came without what a sitting begins with."""
    brought_labels: int
    simulated: bool
    work: Work
    labels: dict[str, int]
    """Labelled records that stand, by task."""
    boxes: int
    clicks: int
    """In labels that stand, like the boxes."""
    acceptances: Acceptances
    exposure: Exposure
    suggestions: Suggestions
    payments: Payments
    working_ms: int
    """The annotator's word for gaps beyond the cap, never part of the metered time."""
    break_ms: int
    pace: Pace
    label_times_ms: Counter[int]
    """How many labels took how long."""
    page_times_ms: Counter[int]
    """Of these, portions of the time of a page."""
    parts: tuple[Part, ...] = ()
    """The same by sitting, day or kind, where that was asked for."""

    @property
    def work_ms(self) -> int:
        """All that counts, if it is known of all labels how long they took; else 0: nothing can be told by the hour."""
        return 0 if self.unmetered_labels else self.credited_ms

    @property
    def is_untimed(self) -> bool:
        """Whether no time was taken at all."""
        return not self.wall_ms and bool(self.unmetered_sittings)


class Ledgers(Struct, frozen=True, kw_only=True):
    """Everybody's ledger, by name, and how many records were read for them."""

    by_annotator: dict[str, Ledger]
    records: int
    shared: frozenset[str] = frozenset()
    """Those who agree that their totals are told with those of fewer than three people."""


def read_ledgers(
    records: Iterable[Record],
    *,
    cap_ms: int = DEFAULT_CAP_MS,
    period: Period | None = None,
    by: By | None = None,
    parts_of: str | None = None,
) -> Ledgers:
    """The ledgers of everybody in records in order of writing; AnnotateError: a cap below 30 s.

    `by`: in parts, too; `parts_of`: but only this annotator's.
    """
    reader = _Reader(checked_cap(cap_ms), period or Period(), by, parts_of)
    for record in records:
        reader.read(record)
    return reader.close()


class _Sitting:
    """What has to be known of a sitting while its records go by."""

    __slots__ = ("account", "annotator", "brought", "ended", "last_at", "mark", "metered", "started_at", "task")

    def __init__(self) -> None:
        self.annotator: str | None = None
        self.account: Account | None = None
        self.started_at: str | None = None
        self.last_at = ""
        """When its last label so far was given."""
        self.task: str | None = None
        self.brought = 0
        """How many labels came without the record that a sitting begins with: they were imported."""
        self.metered = False
        """Whether it is known to have had a meter."""
        self.mark: MarkRecord | None = None
        self.ended = False


class _Reader:
    """Spans of a sitting that nobody is known to have sat are counted for nobody."""

    def __init__(self, cap_ms: int, period: Period, by: By | None, parts_of: str | None) -> None:
        self._cap_ms, self._caps_ms = cap_ms, tuple(dict.fromkeys((*BOUNDS_MS, cap_ms)))
        self._period = period
        self._bounded = period.bounded
        self._by, self._parts_of = by, parts_of
        self._accounts: dict[str, Account] = {}
        self._sittings: dict[str, _Sitting] = {}
        self._verdicts = Verdicts()
        self._shared: dict[str, bool] = {}
        self._records = 0
        self._readers = {
            LabelRecord: self._label,
            SpanRecord: self._span,
            MarkRecord: self._mark,
            SessionRecord: self._session,
            SessionEndRecord: self._end,
            ClaimRecord: self._claim,
        }

    def read(self, record: Record) -> None:
        self._records += 1
        if (reader := self._readers.get(type(record))) is not None:
            sitting = self._sittings.get(record.session)
            if sitting is None:
                sitting = self._sittings[record.session] = _Sitting()
            reader(record, sitting)  # type: ignore[operator]
        elif isinstance(record, AcceptanceRecord):
            self._verdicts.add(record)
        elif isinstance(record, PaymentRecord):
            if self._within(record.at):
                self._account(record.annotator).asides.pay(record)
        elif isinstance(record, ShareRecord):
            self._shared[record.annotator] = record.given

    def close(self) -> Ledgers:
        for sitting in self._sittings.values():
            self._close_killed(sitting)
            if sitting.brought and sitting.account is not None:
                sitting.account.brought_sittings += 1
                sitting.account.brought_labels += sitting.brought
        return Ledgers(
            by_annotator={
                name: _ledger(name, account, self._cap_ms, self._verdicts)
                for name, account in sorted(self._accounts.items())
            },
            records=self._records,
            shared=frozenset(name for name, given in self._shared.items() if given),
        )

    def _account(self, annotator: str) -> Account:
        if annotator not in self._accounts:
            parted = self._parts_of in (None, annotator)
            self._accounts[annotator] = Account(self._caps_ms, self._cap_ms, parted=parted)
        return self._accounts[annotator]

    def _within(self, at: str) -> bool:
        return not self._bounded or at in self._period

    def _session(self, record: SessionRecord, sitting: _Sitting) -> None:
        sitting.annotator, sitting.started_at = record.annotator, record.started_at
        sitting.task, sitting.metered = record.task, record.metered
        sitting.account = account = self._account(record.annotator)
        if self._within(record.started_at):
            account.add_sitting(record, key_of(self._by, record.session, record.started_at, record.task))

    def _label(self, record: LabelRecord, sitting: _Sitting) -> None:
        sitting.mark = None
        sitting.last_at = at = record.submitted_at
        account = sitting.account
        if account is None or sitting.annotator != record.annotator:
            account = self._account(record.annotator)
            if sitting.account is None:
                sitting.annotator, sitting.account, sitting.task = record.annotator, account, record.task
        if not self._bounded or at in self._period:
            key = None if self._by is None else key_of(self._by, record.session, at, record.task)
            account.add_label(record, key, metered=sitting.metered)
            if sitting.started_at is None and record.outcome == "labelled" and at != NEVER:
                sitting.brought += 1

    def _span(self, record: SpanRecord, sitting: _Sitting) -> None:
        sitting.mark = None
        if sitting.account is not None and self._within(at := record.started_at):
            key = key_of(self._by, record.session, at, sitting.task)
            sitting.account.add_span(record, key)
            sitting.account.sit(record.session, at, at, key)

    def _mark(self, record: MarkRecord, sitting: _Sitting) -> None:
        sitting.mark = record

    def _end(self, record: SessionEndRecord, sitting: _Sitting) -> None:
        sitting.ended = True
        if sitting.account is not None and self._within(record.ended_at):
            sitting.account.add_end(record, key_of(self._by, record.session, record.ended_at, sitting.task))

    def _claim(self, record: ClaimRecord, sitting: _Sitting) -> None:
        if sitting.account is not None and self._within(record.at):
            sitting.account.add_claim(record)

    def _close_killed(self, sitting: _Sitting) -> None:
        """Count what a killed process had not written yet; its moment is the sitting's start plus its length so far.

        Where the start is not known it is that of the last label.
        """
        mark, account = sitting.mark, sitting.account
        if sitting.ended or mark is None or account is None:
            return
        at = later(sitting.started_at, mark.elapsed_ms) if sitting.started_at else sitting.last_at
        if self._within(at):
            account.add_mark(mark, at, key_of(self._by, mark.session, at, sitting.task))


def _ledger(name: str, account: Account, cap_ms: int, verdicts: Verdicts) -> Ledger:
    whole = account.whole()
    return Ledger(
        annotator=name,
        cap_ms=cap_ms,
        activities=credits(whole, cap_ms),
        idle_ms=whole.idle_ms(cap_ms),
        away_ms=whole.uncredited_ms("away"),
        pause_ms=whole.uncredited_ms("pause"),
        suspended_ms=whole.uncredited_ms("suspended"),
        credited_by_cap_ms={cap: whole.credited_ms(cap) for cap in whole.caps_ms},
        sessions=len(account.sessions),
        focus_reported=len(account.focus_reported),
        unmetered_sittings=len(account.unmetered),
        unmetered_labels=whole.unmetered,
        brought_sittings=account.brought_sittings,
        brought_labels=account.brought_labels,
        simulated=account.simulated,
        first_at=whole.first_at,
        last_at=whole.last_at,
        work=_work(account, whole),
        labels=dict(+account.standing.labels),
        boxes=account.standing.pieces["boxes"],
        clicks=account.standing.pieces["actions"],
        acceptances=verdicts.of(account.standing),
        exposure=account.asides.exposure(),
        suggestions=account.asides.suggestions(),
        payments=account.asides.payments(),
        working_ms=account.claimed_ms["working"],
        break_ms=account.claimed_ms["break"],
        pace=account.pace(),
        label_times_ms=account.label_ms,
        page_times_ms=account.on_pages_ms,
        parts=account.take_parts(),
    )


def _work(account: Account, whole: Spent) -> Work:
    return Work(
        labelled=whole.labelled,
        skipped=whole.skipped,
        flagged=whole.flagged,
        superseded=whole.labelled + whole.skipped + whole.flagged - account.standing.decisions,
    )
