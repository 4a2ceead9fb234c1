"""The receipt as a document: what `annotate receipt --format json` prints, version 1 of its layout.

Seconds are numbers with millisecond precision, money is a decimal string. `wall_s` is `credited_s` plus all of
`not_counted`, exactly. What is unset is left out: nothing of the kind was recorded.
"""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

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
    clicks: int | UnsetType = UNSET
    """Actions of labels that stand, where clicking was the task."""


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


class Floor(Struct, frozen=True, kw_only=True):
    """What the law says that an hour pays at least; in its own currency."""

    rate: str
    label: str
    amount: str
    currency: str


class Earned(Struct, frozen=True, kw_only=True):
    """What the project's reward makes for the labels that were accepted."""

    amount: str
    reward: str
    currency: str
    hourly: str | None
    """By an hour of all credited time; None where none was credited."""
    floor: Floor | None
    """The first legal floor of the valuations."""


class Acceptances(Struct, frozen=True, kw_only=True):
    """What became of the labels that stand: `accepted` + `rejected` + `not_judged` is all of them."""

    accepted: int
    rejected: int
    not_judged: int
    by_rule: int
    """Of those that were judged, how many by a rule and by no person."""
    rejected_s: float
    """Credited time of the answers that were rejected: worked, and not paid."""
    earned: Earned | None
    """None: the project promises nothing."""


class Valuation(Struct, frozen=True, kw_only=True):
    """What this work is worth at one published rate: a yardstick, no debt."""

    rate: str
    kind: Kind
    label: str
    amount: str
    currency: str
    unit: Unit
    quantity: float
    """Hours, or pieces that stand; of clicks, thousands of them."""
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
    """What the project's reward makes, taken as paid: payments themselves are not recorded.

    For labels that were accepted, or, where none was judged, for all that stand.
    """

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
    exposure: Exposure | UnsetType = UNSET
    suggestions: Suggestions | UnsetType = UNSET
    acceptances: Acceptances | UnsetType = UNSET
    valuations: tuple[Valuation, ...]
    paid: Paid
    promised: Promised | None = None
    """None: the project promises nothing."""
    declared: Declared
    signals: Signals
    store: StoreMark
