"""What both ways have in common: first-hand labels, a review's last word, and how results become a decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from annotate.dataset.consensus import Decision, Voted, adjudicated
from annotate.dataset.consensus.questions import NO, Question, ballot
from annotate.labels import LabelSet
from annotate.tasks import Kind


class Result(NamedTuple):
    """What came of a question."""

    choice: str | None
    """None: there is a tie."""
    confidence: float | None = None


V = TypeVar("V", bound=Voted)


def first_hand(votes: Sequence[V]) -> list[V]:
    """The labels that were not given in a review, where others' answers were in sight."""
    return [vote for vote in votes if vote.activity != "review"]


def decided(kind: Kind, labels: LabelSet, votes: Sequence[Voted], ask: Callable[[Question], Result]) -> Decision:
    """One answer of several, of what `ask` finds for each question.

    A tie on a choice leaves no answer. A mark on which annotators tie is left out, and the decision says that there was
    a tie.
    """
    hands = first_hand(votes)
    if (final := adjudicated(votes)) is not None:
        return Decision(final.answer, len(hands), _agreeing(kind, hands, final.answer), adjudicated=True)
    sheet = ballot(kind, labels, [(vote.annotator, vote.answer) for vote in hands])
    results = {question.mark: ask(question) for question in sheet.questions}
    tie = any(result.choice is None for result in results.values())
    sure = [result.confidence for result in results.values() if result.confidence is not None]
    confidence = round(min(sure), 6) if sure else None
    if tie and not sheet.is_set:
        return Decision(None, len(hands), 0, tie=True, confidence=confidence)
    answer = sheet.assemble({mark: result.choice or NO for mark, result in results.items()})
    return Decision(answer, len(hands), _agreeing(kind, hands, answer), tie=tie, confidence=confidence)


def _agreeing(kind: Kind, votes: Sequence[Voted], answer: object) -> int:
    assert isinstance(answer, dict)
    return sum(kind.agrees(vote.answer, answer) for vote in votes)
