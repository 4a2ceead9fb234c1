"""The receipt as a document: what `annotate receipt --format json` prints, version 1 of its layout.

Seconds are numbers with millisecond precision, money is a decimal string. `wall_s` is `credited_s` plus all of
`not_counted`, exactly.
"""

from __future__ import annotations

from msgspec import Struct

from annotate.receipt.rates import Flag, Kind, Unit

SCHEMA = 1


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


class Valuation(Struct, frozen=True, kw_only=True):
    """What this work is worth at one published rate: a yardstick, no debt."""

    rate: str
    kind: Kind
    label: str
    amount: str
    currency: str
    unit: Unit
    quantity: float
    """Hours, or pieces that stand."""
    value: str
    effective_hourly: str | None
    gap: str | None
    """What was paid is this much less; None where it cannot be compared."""
    place: str
    assumed: bool
    """Whether the place was assumed, for nobody named one."""
    as_of: str
    months_old: int | None
    old: bool
    source: str
    seen: int | None
    derivation: str | None
    flags: tuple[Flag, ...]


class Paid(Struct, frozen=True):
    """What the project's reward makes for labels that stand, taken as paid: payments themselves are not recorded."""

    amount: str
    currency: str


class Promised(Struct, frozen=True, kw_only=True):
    """A project's reward: for how many labels that stand, and how much for each."""

    labels: int
    reward: str
    currency: str


class Declared(Struct, frozen=True, kw_only=True):
    """The annotator's own word for gaps beyond the idle cap; in no other number."""

    working_s: float
    break_s: float


class Signals(Struct, frozen=True, kw_only=True):
    """How the labels were given: shown, never deducted; `check` needs two that are raised."""

    labels: int
    under_300_ms_share: float | None
    hasty_share: float | None
    longest_run: int
    expected_run: float | None
    variation: float | None
    gold_right: int
    gold_wrong: int
    raised: tuple[str, ...]
    check: bool


class Focus(Struct, frozen=True):
    """In how many sittings the terminal told when it lost focus."""

    reported: int
    unknown: int


class StoreMark(Struct, frozen=True):
    """What the receipt was made from: the store's head hash (of several stores each), how many records were read."""

    head: str
    records: int
    kept: bool = True
    """Whether the store is still there when the receipt is read: a demonstration's is gone."""


class Receipt(Struct, frozen=True, kw_only=True):
    """One annotator's receipt."""

    schema: int = SCHEMA
    project: str
    annotator: str
    simulated: bool
    period: Span
    generated_at: str
    tool_version: str
    rates_version: str
    idle_after_s: float
    sessions: int
    focus: Focus
    activities: dict[str, Activity]
    not_counted: NotCounted
    credited_s: float
    label_s: float
    credited_by_cap: dict[str, float]
    wall_s: float
    invisible: Invisible
    work: Work
    valuations: tuple[Valuation, ...]
    paid: Paid
    promised: Promised | None = None
    """None: the project promises nothing."""
    declared: Declared
    signals: Signals
    store: StoreMark
