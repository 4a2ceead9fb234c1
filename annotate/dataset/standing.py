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
        decode = msgspec.json.Decoder(Entry).decode
        for document in store.raw(LabelRecord):
            try:
                entry = decode(document)
            except (msgspec.DecodeError, UnicodeDecodeError):  # left out, as everywhere
                continue
            of_review = _REVIEW in document or reviews.holds(entry.supersedes or "", entry.item)
            (reviews if of_review else hands).add(entry)
        self._folds = [hands, reviews]

    def stand(self, line: Named) -> bool:
        """Whether a record stands."""
        return any(fold.stands(line.record, line.item, line.annotator) for fold in self._folds)
