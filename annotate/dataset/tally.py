"""What goes out into a dataset, counted as it goes: so a card can say it without another look at the labels."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

from annotate.dataset.samples import Sample
from annotate.tasks import Kind


class Tally(Struct):
    """How much of what is in a dataset."""

    items: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    """How many items have each label; of boxes how many boxes do."""
    parts: Counter[str] = field(default_factory=Counter)
    """How many items are in each part."""
    annotators: dict[str, bool] = field(default_factory=dict)
    """Those whose labels the dataset was made of; whether a simulated annotator gave them, or some of them."""
    votes: int = 0
    """How many labels the dataset was made of."""
    simulated: int = 0
    """How many of these no person gave."""
    untimed: int = 0
    """Of how many it is not known how long they took."""
    milliseconds: int = 0
    """How long the others took, at the project's idle cap."""
    shared: int = 0
    """How many items several people answered where one answer to each goes out."""
    asked: int = 0
    """How many answers these items have."""
    agreeing: int = 0
    """How many of them are the one that goes out."""
    adjudicated: int = 0
    """How many items somebody decided in a review."""

    def add(self, sample: Sample, kind: Kind, seconds: list[float | None]) -> None:
        """Count an item that goes out; `seconds`: how long each of its labels took, None where it is not known."""
        self.items += 1
        if sample.split is not None:
            self.parts[sample.split] += 1
        for given in sample.given:
            if kind.name == "boxes":
                self.labels.update([box["label"] for box in given.answer["boxes"]])
            else:
                self.labels.update(kind.names(given.answer))
        for vote, time in zip(sample.votes, seconds, strict=True):
            self.votes += 1
            self.simulated += vote.simulated
            self.annotators[vote.annotator] = self.annotators.get(vote.annotator, False) or vote.simulated
            if time is None:
                self.untimed += 1
            else:
                self.milliseconds += round(time * 1000)
        decision = sample.decision
        if decision is not None and decision.votes > 1:
            self.shared += 1
            self.asked += decision.votes
            self.agreeing += decision.agreeing
            self.adjudicated += decision.adjudicated
