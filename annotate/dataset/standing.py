"""Which label records stand: of each annotator and item the newest one, and beside it the newest of a review.

A review is a second look, with others' answers in sight. It takes nothing from the label that the same person had given
before, so both go out, each with its activity.
"""

from __future__ import annotations

from typing import Protocol

import msgspec

from annotate.progress.progress import Progress
from annotate.progress.resume import load_progress
from annotate.progress.standing import Entry
from storage import LabelRecord, LabelStore

_REVIEW = b'"activity":"review"'


class Acted(Entry, gc=False):
    """A label record as it is folded, with what it was done for."""

    activity: str = "label"


def of_review(entry: Acted, reviews: Progress) -> bool:
    """Whether a record is of a review, or corrects one of those that are folded already."""
    return entry.activity == "review" or reviews.holds(entry.supersedes or "", entry.item)


class Named(Protocol):
    """What label records are chosen by."""

    @property
    def record(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def annotator(self) -> str: ...


class Standings:
    """Asked record by record; a store without reviews is folded as everywhere."""

    def __init__(self, store: LabelStore) -> None:
        """Find out what stands in a store."""
        if not any(_REVIEW in document for document in store.raw(LabelRecord)):
            self._folds = [load_progress(store)]
            return
        hands, reviews = Progress(), Progress()
        decode = msgspec.json.Decoder(Acted).decode
        for document in store.raw(LabelRecord):
            try:
                entry = decode(document)
            except (msgspec.DecodeError, UnicodeDecodeError):  # left out, as everywhere
                continue
            (reviews if of_review(entry, reviews) else hands).add(entry)
        self._folds = [hands, reviews]

    def stand(self, line: Named) -> bool:
        """Whether a record stands."""
        return any(fold.stands(line.record, line.item, line.annotator) for fold in self._folds)

    def annotators(self) -> list[str]:
        """All annotators, in the order of their first record."""
        return list(dict.fromkeys(name for fold in self._folds for name in fold.annotators()))

    def knows(self, annotator: str) -> bool:
        """Whether a record is by somebody of this name."""
        return any(fold.tally(annotator).records for fold in self._folds)
