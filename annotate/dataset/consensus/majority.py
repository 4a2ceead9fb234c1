"""The answer that most annotators gave; a tie is told, not broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from annotate.dataset.consensus import Decision, Voted, adjudicated
from annotate.labels import LabelSet
from annotate.tasks import Kind


class Majority:
    """The whole answer that most gave."""

    def __init__(self, kind: Kind, labels: LabelSet) -> None:
        self._kind = kind

    def learn(self, items: Iterable[tuple[str, Sequence[Voted]]]) -> None:
        """Nothing is learnt."""

    def decide(self, item: str, votes: Sequence[Voted]) -> Decision:
        """The answer that more gave than any other."""
        counts = Counter(msgspec.json.encode(vote.answer) for vote in votes)
        if (final := adjudicated(votes)) is not None:
            agreeing = counts[msgspec.json.encode(final.answer)]
            return Decision(final.answer, len(votes), agreeing, adjudicated=True)
        (answer, most), *others = counts.most_common(2)
        if others and others[0][1] == most:
            return Decision(None, len(votes), most, tie=True)
        return Decision(msgspec.json.decode(answer), len(votes), most)
