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

    tied: list[str] = field(default_factory=list)
    """The items that lack a tag, a tile or a box because annotators tie on it."""

    def add(self, sample: Sample, kind: Kind) -> None:
        """Count an item that goes out."""
        self.items += 1
        if sample.split is not None:
            self.parts[sample.split] += 1
        labels = self.labels
        for given in sample.given:
            boxes = given.answer.get("boxes") if kind.name == "boxes" else None
            for label in kind.names(given.answer) if boxes is None else [box["label"] for box in boxes]:
                labels[label] += 1
        self.votes += len(sample.votes)
        for vote in sample.votes:
            if vote.simulated:
                self.simulated += 1
                self.annotators[vote.annotator] = True
            elif vote.annotator not in self.annotators:
                self.annotators[vote.annotator] = False
        times = [time for time in sample.seconds if time is not None]
        self.untimed += len(sample.votes) - len(times)
        self.milliseconds += round(1000 * sum(times))
        decision = sample.decision
        if decision is not None and decision.votes > 1:
            self.shared += 1
            self.asked += decision.votes
            self.agreeing += decision.agreeing
            self.adjudicated += decision.adjudicated
            if decision.tie:
                self.tied.append(sample.item)
