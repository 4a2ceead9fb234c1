"""What is kept: one immutable type per kind of record, each in its own table.

A record is never changed. A correction, an undo, a claim is a further record, which names the one that it supersedes.
Times of day are UTC strings with milliseconds (`2026-11-24T09:00:00.123Z`), durations are whole milliseconds of a
monotonic clock. `v` is the version of the record's own layout: a reader refuses what is newer than itself.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal, TypeAlias

from msgspec import Struct

SCHEMA = 1
"""The newest record layout that this code writes and understands."""

Answer: TypeAlias = dict[str, Any]
Outcome: TypeAlias = Literal["labelled", "skipped", "flagged", "withdrawn"]
Activity: TypeAlias = Literal[
    "label", "skip", "revise", "check", "review", "learn", "wait", "admin", "pause", "away", "suspended"
]
Claim: TypeAlias = Literal["working", "break"]
Suggested: TypeAlias = Literal["accepted", "corrected"]


class Record(Struct, frozen=True, kw_only=True, gc=False):
    """What all records share: where they are kept, who wrote them, in which version of the layout.

    They refer to nothing that refers back to them, so the garbage collector need not look at them (`gc=False`): that
    is a quarter of the time that reading a large store takes.
    """

    table: ClassVar[str]

    session: str
    """The sitting that wrote it: 12 hexadecimal digits."""
    v: int = SCHEMA


class LabelRecord(Record, frozen=True, kw_only=True):
    """One decision about one item: who, when, how long.

    `withdrawn` is an undo: it voids the record that it supersedes, so that what stood before stands again. A
    `labelled`, `skipped` or `flagged` record that supersedes another replaces it.

    The credited time of the record at an idle cap C of at least 30 s is `short_ms + sum(min(g, C) for g in
    long_gaps_ms)` of its own activity, plus `min(wait_ms, C)` of the activity `wait`.
    """

    table: ClassVar[str] = "labels"

    record: str
    """The record's own name, unique everywhere: session and number."""
    item: str
    task: str
    annotator: str
    outcome: Outcome
    answer: Answer | None = None
    reason: str | None = None
    """Why it was skipped: `later`, `unsure` or `bad-item`."""
    note: str | None = None
    supersedes: str | None = None
    page: str | None = None
    """The page on which it was decided together with others, by the name of the first record; None: by itself.

    The time of a page is shared out among its records: only their sum was measured.
    """
    shown_at: str
    submitted_at: str
    activity: Activity = "label"
    first_input_ms: int | None = None
    """From the item's first painting to the first input event on it."""
    short_ms: int = 0
    """Sum of the gaps of at most 30 s between input events while the item was on screen."""
    long_gaps_ms: tuple[int, ...] = ()
    """Each longer gap, in order."""
    wait_ms: int = 0
    """How long the machine took to paint the item."""
    inputs: int = 0
    claim: Claim | None = None
    gold: bool | None = None
    """Whether the answer is the known one; None where the item has no known answer."""
    repeat: bool | None = None
    """Whether the answer is the one that the annotator gave before; None where the item is no repeat."""
    suggested: Suggested | None = None
    """What became of the answer that a machine had suggested; None where there was none, or no answer was given."""
    swapped: bool | None = None
    """Whether the sides of a pair were shown the other way round; None where an item has no sides."""
    reveals: int = 0
    """How often what was covered was looked at."""
    exposed_ms: int = 0
    """How long it lay open, of which `short_ms` and `long_gaps_ms` know nothing: it is time within theirs."""
    split: str | None = None
    simulated: bool = False
    sha256: str | None = None
    """Of the item's content when it was shown."""
    width: int | None = None
    """Of the upright image in pixels; None for a text."""
    height: int | None = None


class SessionRecord(Record, frozen=True, kw_only=True):
    """Somebody sat down."""

    table: ClassVar[str] = "sessions"

    annotator: str
    started_at: str
    tool: str
    """Version of this program."""
    task: str
    simulated: bool = False
    metered: bool = True
    """Whether time was taken: False where the annotator chose to work without a meter."""


class SessionEndRecord(Record, frozen=True, kw_only=True):
    """The sitting ended in an orderly way. `elapsed_ms` is its monotonic length: the sum of all its parts."""

    table: ClassVar[str] = "session_ends"

    ended_at: str
    elapsed_ms: int
    suspended_ms: int = 0
    """How long the machine slept meanwhile: in no part, credited to nobody."""
    tail_ms: int = 0
    """From the last input event to the end: credited to nobody."""
    focus: Literal["reported", "unknown"] = "unknown"
    """Whether the terminal ever told that it gained or lost focus."""
    how: Literal["quit", "finished", "hangup", "failed"] = "quit"


class SpanRecord(Record, frozen=True, kw_only=True):
    """A stretch of a sitting in one activity that no label record carries.

    `short_ms + sum(long_gaps_ms)` is its whole length. `pause`, `away` and `suspended` are never credited.
    """

    table: ClassVar[str] = "spans"

    activity: Activity
    started_at: str
    short_ms: int = 0
    long_gaps_ms: tuple[int, ...] = ()
    inputs: int = 0
    reveals: int = 0
    exposed_ms: int = 0
    """Of an item that was not decided, as in a label record."""


class OpenSpan(Struct, frozen=True, kw_only=True, gc=False):
    """Time that was spent, but whose record is not written yet."""

    activity: Activity
    short_ms: int = 0
    long_gaps_ms: tuple[int, ...] = ()
    reveals: int = 0
    exposed_ms: int = 0


class MarkRecord(Record, frozen=True, kw_only=True):
    """A presence mark: somebody was working, on what is not said.

    It counts only where a sitting has no end record and no later record of the sitting carries time: then `open` is
    what a killed process had not written yet. The sum of all that was written and of `open` is `elapsed_ms`.
    """

    table: ClassVar[str] = "marks"

    elapsed_ms: int
    """Monotonic time from the start of the sitting to its last input event so far."""
    open: tuple[OpenSpan, ...] = ()


class ClaimRecord(Record, frozen=True, kw_only=True):
    """What the annotator says of one long gap. Never merged into metered time."""

    table: ClassVar[str] = "claims"

    at: str
    gap_ms: int
    claim: Claim


class ConsentRecord(Record, frozen=True, kw_only=True):
    """The annotator has read what the meter records and went on."""

    table: ClassVar[str] = "consents"

    annotator: str
    at: str
    language: str


class SuggestionRecord(Record, frozen=True, kw_only=True):
    """A machine's answer to an item, for annotators to accept or to correct; a later one takes its place."""

    table: ClassVar[str] = "suggestions"

    item: str
    task: str
    answer: Answer
    at: str
    source: str | None = None
    """What made it, as whoever brought it in calls it."""


class AcceptanceRecord(Record, frozen=True, kw_only=True):
    """The requester accepted a label, which is then paid, or rejected it, which is then not; a later one holds."""

    table: ClassVar[str] = "acceptances"

    record: str
    """The label's own name."""
    accepted: bool
    at: str
    reason: str | None = None
    reward: str | None = None
    """What was promised for a label when it was accepted, such as `0.05 EUR`; None: nothing was, or it is not known."""
    simulated: bool = False
    """Whether no person judged, but a rule."""


class PaymentRecord(Record, frozen=True, kw_only=True):
    """Money that an annotator was paid for this project's work."""

    table: ClassVar[str] = "payments"

    annotator: str
    amount: str
    """A decimal, such as `3.20`."""
    currency: str
    """Three capital letters."""
    at: str
    note: str | None = None
    simulated: bool = False
    """Whether nobody paid anything: a demonstration did as if."""


class ShareRecord(Record, frozen=True, kw_only=True):
    """An annotator agrees that own totals are told with those of fewer than three people; a later one holds."""

    table: ClassVar[str] = "shares"

    annotator: str
    given: bool
    """False: taken back."""
    at: str


class ErasureRecord(Record, frozen=True, kw_only=True):
    """Somebody was forgotten: name, times and claims are gone from all segments; here the chain says so."""

    table: ClassVar[str] = "erasures"

    at: str
    unlinked: int
    """Label records that stay, without a name or a time."""
    dropped: int
    """Records that are gone."""
    head: str
    """The store's head before; empty where another store was rewritten, whose records came into this one."""
    traces: tuple[str, ...] = ()
    """Of the sittings and labels that are gone by name (`storage.blank.trace`), so that none of them comes back from a
    copy."""


RECORDS: tuple[type[Record], ...] = (
    LabelRecord,
    SessionRecord,
    SessionEndRecord,
    SpanRecord,
    MarkRecord,
    ClaimRecord,
    ConsentRecord,
    SuggestionRecord,
    AcceptanceRecord,
    PaymentRecord,
    ShareRecord,
    ErasureRecord,
)
