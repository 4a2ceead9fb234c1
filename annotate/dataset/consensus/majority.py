"""The answer that most annotators gave; a tie is told, not broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from annotate.dataset.consensus import Decision, Voted
from annotate.dataset.consensus.questions import Question
from annotate.dataset.consensus.voting import Result, decided
from annotate.labels import LabelSet
from annotate.tasks import Kind


class Majority:
    """Of a choice what more gave than anything else; of marks those that more than half have."""

    def __init__(self, kind: Kind, labels: LabelSet) -> None:
        self._kind, self._labels = kind, labels

    def learn(self, items: Iterable[tuple[str, Sequence[Voted]]]) -> None:
        """Nothing is learnt."""

    def decide(self, item: str, votes: Sequence[Voted]) -> Decision:
        """The one answer to an item."""
        return decided(self._kind, self._labels, votes, most)


def most(question: Question) -> Result:
    """What more gave than anything else; nothing where two choices were given equally often."""
    counts = Counter(choice for _who, choice in question.given).most_common(2)
    is_tie = len(counts) > 1 and counts[0][1] == counts[1][1]
    return Result(None if is_tie else counts[0][0])
