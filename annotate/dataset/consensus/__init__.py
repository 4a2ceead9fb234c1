"""One answer out of several: what was decided about an item, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, Protocol, TypeAlias

from msgspec import Struct

from annotate.labels import LabelSet
from annotate.tasks import Kind
from annotate.tasks.base import Answer

Method: TypeAlias = Literal["majority", "dawid-skene"]


class Voted(Protocol):
    """An annotator's label that stands."""

    @property
    def annotator(self) -> str: ...
    @property
    def activity(self) -> str: ...
    @property
    def answer(self) -> Any: ...


class Decision(Struct, frozen=True, gc=False):
    """One answer out of several."""

    answer: Answer | None
    """None: there is a tie, and nobody decided it."""
    votes: int
    """How many annotators answered."""
    agreeing: int
    """How many of them gave this answer."""
    tie: bool = False
    confidence: float | None = None
    """How sure the model is, from 0 to 1; None: the method has none."""
    adjudicated: bool = False
    """Whether somebody decided it in a review: that answer holds, whatever the others were."""


class Consensus(Protocol):
    """A way to make one answer of several."""

    def learn(self, items: Iterable[tuple[str, Sequence[Voted]]]) -> None:
        """Look at all items with their labels before any is decided; a way that learns nothing looks at none."""

    def decide(self, item: str, votes: Sequence[Voted]) -> Decision:
        """The one answer to an item, of labels of different annotators, of which there is at least one."""


def consensus(method: Method, kind: Kind, labels: LabelSet) -> Consensus:
    """The way of that name for answers of that kind; an AnnotateError where there is none."""
    if method == "dawid-skene":
        from annotate.dataset.consensus.dawid_skene import DawidSkene

        return DawidSkene(kind, labels)
    from annotate.dataset.consensus.majority import Majority

    return Majority(kind, labels)


def adjudicated(votes: Sequence[Voted]) -> Voted | None:
    """The last label that was given in a review: it decides its item."""
    return next((vote for vote in reversed(votes) if vote.activity == "review"), None)
