"""Label records as `annotate.progress.progress` takes them in, and as it shows them."""

from __future__ import annotations

from typing import Protocol

import msgspec
from msgspec import Raw, Struct

from annotate.progress.columns import OUTCOME_CODES, Decision
from annotate.tasks.base import Answer
from storage.records import Outcome

LATER = "later"
"""The reason of a skip after which the item comes back."""


class Labelling(Protocol):
    """The fields of a label record that matter here; a `storage.LabelRecord` has them."""

    @property
    def record(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def annotator(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def answer(self) -> Answer | Raw | None: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def note(self) -> str | None: ...
    @property
    def supersedes(self) -> str | None: ...
    @property
    def page(self) -> str | None: ...


_NULL = Raw(b"null")


class Entry(Struct, gc=False):
    """A label record as it is read in bulk: its answer stays JSON."""

    record: str
    item: str
    annotator: str
    outcome: Outcome
    answer: Raw = _NULL
    reason: str | None = None
    note: str | None = None
    supersedes: str | None = None
    page: str | None = None
    v: int = 1


class Standing(Struct, frozen=True):
    """A record, as far as it matters for what stands."""

    record: str
    item: str
    annotator: str
    outcome: str
    answer: Answer | None
    reason: str | None
    note: str | None
    supersedes: str | None


class Tally(Struct):
    """One annotator's work: items by what stands for them, and how many records it took."""

    labelled: int = 0
    skipped: int = 0
    flagged: int = 0
    records: int = 0
    """All of the own records that are no withdrawals."""

    @property
    def decided(self) -> int:
        """Items with any outcome, also those put aside for later."""
        return self.labelled + self.skipped + self.flagged


def decision_of(record: Labelling) -> Decision:
    """What the record decides, in the form that is kept once."""
    answer = bytes(record.answer) if isinstance(record.answer, Raw) else msgspec.json.encode(record.answer)
    return Decision(OUTCOME_CODES[record.outcome], record.reason, None if answer == b"null" else answer)
