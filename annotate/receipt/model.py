"""The receipt as a document: what `annotate receipt --format json` prints, version 1 of its layout.

Seconds are numbers with millisecond precision, money is a decimal string. `wall_s` is `credited_s` plus all of
`not_counted`, exactly. What is unset is left out: nothing of the kind was recorded.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import UNSET, Struct, UnsetType

from annotate.meter import parts
from annotate.receipt.amounts import Acceptances, Paid, Promised, Valuation

SCHEMA = 1

By: TypeAlias = parts.By


class Span(Struct, frozen=True, rename={"from_": "from"}):
    """From when to when, in UTC; None where nothing was recorded."""

    from_: str | None = None
    to: str | None = None


class Activity(Struct, frozen=True):
    """Credited time of one activity and how many records carry it."""

    credited_s: float
    count: int


class NotCounted(Struct, frozen=True, kw_only=True):
    """Time that is shown and not counted."""

    idle_s: float
    away_s: float
    pause_s: float
    suspended_s: float


class Invisible(Struct, frozen=True):
    """Credited time that is no first answer: its share, and its minutes per hour of first answers."""

    share: float | None = None
    minutes_per_hour: float | None = None


class Bin(Struct, frozen=True):
    """How many labels took less than so many seconds, and no less than the bound before; None: any longer time."""

    below_s: float | None
    labels: int


class Work(Struct, frozen=True, kw_only=True):
    """Decisions made, and the middle half of the credited time of a label."""

    shown: int
    labelled: int
    skipped: int
    flagged: int
    superseded: int
    median_s: float | None
    q1_s: float | None
    q3_s: float | None
    standing: int
    """Labels that stand: neither taken back nor replaced."""
    clicks: int | UnsetType = UNSET
    """Actions of labels that stand, where clicking was the task."""
    histogram: tuple[Bin, ...] | UnsetType = UNSET
    """How many labels took how long."""


class Exposure(Struct, frozen=True, kw_only=True):
    """How often what was covered was looked at and how long it lay open: within the time of the activities."""

    reveals: int
    exposed_s: float


class Suggestions(Struct, frozen=True, kw_only=True):
    """Work on a machine's behalf: answers given where one was suggested, and the credited time they took."""

    accepted: int
    corrected: int
    accepted_s: float
    corrected_s: float
    credited_s: float
    """Both together."""


class Declared(Struct, frozen=True, kw_only=True):
    """The annotator's own word for gaps beyond the idle cap; in no other number."""

    working_s: float
    break_s: float


class Signals(Struct, frozen=True, kw_only=True):
    """How the labels were given: shown, never deducted; `check` needs two, not both for being fast."""

    labels: int
    under_300_ms_share: float | None
    hasty_share: float | None
    longest_run: int
    expected_run: float | None
    most_frequent_share: float | UnsetType = UNSET
    """How often the answer came that was given most often, where answers can be the same without a look."""
    variation: float | None
    gold_right: int
    gold_wrong: int
    repeats_same: int | UnsetType = UNSET
    repeats_other: int | UnsetType = UNSET
    """Items that came a second time, by whether the answer was the same as before."""
    raised: tuple[str, ...]
    check: bool


class Focus(Struct, frozen=True):
    """In how many sittings the terminal told when it lost focus."""

    reported: int
    unknown: int


class SegmentMark(Struct, frozen=True):
    """How far one file of a store was read: so many bytes, whose last line has this hash."""

    end: int
    head: str


class StorePart(Struct, frozen=True, kw_only=True):
    """One store that was read, and how far: what was appended since is not on the receipt."""

    id: str
    """The store's own name."""
    folder: str | UnsetType = UNSET
    """What the folder of its project was called, where several stores were read."""
    generation: int = 0
    """How often it was rewritten because somebody was forgotten."""
    head: str
    segments: dict[int, SegmentMark]


class StoreMark(Struct, frozen=True):
    """What the receipt was made from: the store's head hash (of several stores each), how many records were read."""

    head: str
    records: int
    kept: bool = True
    """Whether the store is still there when the receipt is read: a demonstration's is gone."""
    damaged: int | UnsetType = UNSET
    """In how many places the store was spoilt: what stood there is not on the receipt."""
    parts: tuple[StorePart, ...] = ()


class Terms(Struct, frozen=True, kw_only=True):
    """What the receipt was asked for, as far as it is not said elsewhere in it: enough to make it once more."""

    since: str | None = None
    until: str | None = None
    by: By | None = None
    together: bool = False
    exchange: tuple[str, ...] = ()
    reward: str


class Unmetered(Struct, frozen=True):
    """Sittings without a meter, and the labels given without one: there is no time of either."""

    sittings: int
    labels: int


class Brought(Struct, frozen=True):
    """Labels that were imported, and their sittings: their times are those that came with them."""

    sittings: int
    labels: int


class Group(Struct, frozen=True, kw_only=True):
    """The part of the ledger that belongs to one sitting, day or kind of task; parts add up to the whole."""

    key: str
    """A session's id, a day in UTC, a kind of task; empty where several of these are told of together."""
    period: Span
    """From the first to the last moment of it that is on record, in UTC."""
    people: int | UnsetType = UNSET
    """How many annotators it is told of, where the receipt is one of several people."""
    activities: dict[str, Activity]
    not_counted: NotCounted
    credited_s: float
    label_s: float
    wall_s: float
    labelled: int
    skipped: int
    flagged: int
    unmetered: int | UnsetType = UNSET
    """Labels of it that were given without a meter."""


class Receipt(Struct, frozen=True, kw_only=True):
    """One annotator's receipt, or one of several people together."""

    schema: int = SCHEMA
    id: str = ""
    """Of everything else that stands here: a receipt that was changed no longer fits its id."""
    project: str
    annotator: str
    """Empty where several people are told of together."""
    people: int | UnsetType = UNSET
    """How many annotators are told of together."""
    simulated: bool
    period: Span
    generated_at: str
    tool_version: str
    rates_version: str
    idle_after_s: float
    sessions: int
    focus: Focus
    unmetered: Unmetered | UnsetType = UNSET
    brought: Brought | UnsetType = UNSET
    activities: dict[str, Activity]
    not_counted: NotCounted
    credited_s: float
    label_s: float
    credited_by_cap: dict[str, float]
    wall_s: float
    invisible: Invisible
    groups: tuple[Group, ...] | UnsetType = UNSET
    """The ledger once more, by sitting, day or kind, where that was asked for."""
    work: Work
    exposure: Exposure | UnsetType = UNSET
    suggestions: Suggestions | UnsetType = UNSET
    acceptances: Acceptances | UnsetType = UNSET
    valuations: tuple[Valuation, ...]
    paid: Paid
    promised: Promised | None = None
    """None: the project promises nothing."""
    declared: Declared
    signals: Signals | UnsetType = UNSET
    """Each person's own: unset where several people are told of together."""
    terms: Terms
    store: StoreMark
