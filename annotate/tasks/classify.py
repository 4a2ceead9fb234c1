"""`classify`: exactly one label for each item. One key answers, submits and advances."""

from __future__ import annotations

from random import Random

from annotate.labels import LabelSet
from annotate.tasks.base import Answer, Kind, Size, fields, find_keys, one_of


class Classify(Kind):
    """`{"label": "cat"}`."""

    name = "classify"
    media = frozenset({"image", "text"})
    parts = frozenset({"label"})
    columns: tuple[str, ...] = ("label",)
    needs_labels = True
    takes_free = False

    def check(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer:
        """The answer, if it names one of the labels."""
        return {"label": one_of(fields(answer, "label")["label"], labels)}

    def from_plain(self, plain: object, start: Answer | None = None) -> object:
        """An answer of a label's mere name."""
        return {"label": plain} if isinstance(plain, str) else plain

    def line(self, answer: Answer) -> str:
        """The label's name."""
        return str(answer["label"])

    def rows(self, answer: Answer | None) -> list[dict[str, str]]:
        """One row, with the label's name."""
        return [{"label": "" if answer is None else str(answer["label"])}]

    def names(self, answer: Answer) -> tuple[str, ...]:
        """The one label."""
        return (str(answer["label"]),)

    def keystrokes(self, answer: Answer, labels: LabelSet) -> list[str]:
        """The label's key, which also submits."""
        return find_keys(answer["label"], labels)

    def sample(self, random: Random, labels: LabelSet, start: Answer | None = None, size: Size | None = None) -> Answer:
        """Any label."""
        return {"label": random.choice(labels.names)}


KIND = Classify()
