"""Items as datasets have them: each with the answers that stand, or with the one that is made of these."""

from __future__ import annotations

from typing import Any

from msgspec import Raw, Struct

from annotate.dataset.consensus import Decision
from annotate.projects.items import Item, Items
from annotate.tasks.base import Answer


class RawVote(Struct, gc=False):
    """A label that stands, as it is put by until its item's turn: its answer stays JSON."""

    item: str
    task: str
    annotator: str
    record: str
    session: str
    outcome: str
    shown_at: str
    submitted_at: str
    supersedes: str | None = None
    answer: Raw = Raw(b"null")
    activity: str = "label"
    note: str | None = None
    first_input_ms: int | None = None
    page: str | None = None
    short_ms: int = 0
    long_gaps_ms: tuple[int, ...] = ()
    wait_ms: int = 0
    inputs: int = 0
    sha256: str | None = None
    width: int | None = None
    height: int | None = None
    split: str | None = None
    simulated: bool = False


class Vote(RawVote, gc=False):
    """The same, its answer read."""

    answer: Any = None


class Given(Struct, frozen=True, gc=False):
    """An answer that goes out: an annotator's own, or one that was made of several."""

    answer: Answer
    annotator: str | None = None
    """Whose it is; None: it was made of the answers of several people."""
    record: str | None = None
    credited_s: float | None = None
    """Credited seconds at the project's idle cap, of all who answered where it is made of several; None: no time is
    known."""
    confidence: float | None = None
    """How sure a model of the annotators is, from 0 to 1; None: no model was asked."""


class Sample(Struct, gc=False):
    """An item with its answers."""

    number: int
    """Its place among the items that go out, from 0."""
    item: str
    """The item's id."""
    name: str
    """The name of its picture's file in a dataset: safe on every system, and unlike all others also without ending."""
    split: str | None
    sha256: str | None
    """Of the content that was labelled."""
    width: int | None
    """Of the upright picture in pixels."""
    height: int | None
    votes: tuple[Vote, ...]
    """The labels that stand, of different annotators, in the order in which these first came."""
    seconds: tuple[float | None, ...]
    """The credited seconds of each of these; None: no time is known."""
    given: tuple[Given, ...]
    """The answers that go out: one, or several side by side where the view is `latest`."""
    decision: Decision | None = None
    """How one answer was made of several; None where the view is `latest`."""

    items: Items | None = None
    """What the project lists; None where it cannot be found."""

    @property
    def source(self) -> Item | None:
        """The item itself; None where the project has it no more."""
        return None if self.items is None else self.items.get(self.item)

    @property
    def answer(self) -> Answer:
        """The answer, of a view that has one for each item."""
        return self.given[0].answer
