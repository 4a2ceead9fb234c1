"""What was given in a sitting and not taken back."""

from __future__ import annotations

from annotate.progress.standing import LATER, Standing
from annotate.tasks import Answer, Kind
from storage.records import LabelRecord


class Given:
    """Counts decisions and labels as they are made and taken back."""

    def __init__(self, kind: Kind) -> None:
        self.labels = 0
        """Labels given in this sitting and not taken back."""
        self._kind = kind
        self._made: set[str] = set()
        """The records that count as decisions made."""
        self._labelled: dict[str, int] = {}
        """How many labels the answers of this sitting count for, by their records."""
        self._named = 0

    @property
    def made(self) -> int:
        """Decisions made in this sitting and not taken back; to put an item aside for later is none."""
        return len(self._made)

    @property
    def named(self) -> int:
        """How many labels the answers given in this sitting count for that were not taken back or changed."""
        return self._named

    def add(self, record: LabelRecord, *, fresh: bool) -> None:
        """A decision; `fresh`: the item was open, or put aside for later."""
        if fresh and record.reason != LATER:
            self._made.add(record.record)
        if record.outcome == "labelled":
            self._labelled[record.record] = self._names(record.answer)
        self.labels += (record.outcome == "labelled") - (record.supersedes in self._labelled)
        self._named += self._labelled.get(record.record, 0) - self._labelled.get(record.supersedes or "", 0)

    def take_back(self, last: Standing) -> None:
        """This decision does not stand any more; one that it superseded does again."""
        self.labels += (last.supersedes in self._labelled) - (last.record in self._labelled)
        self._named += self._labelled.get(last.supersedes or "", 0) - self._labelled.get(last.record, 0)
        self._made.discard(last.record)

    def _names(self, answer: Answer | None) -> int:
        return 0 if answer is None else len(self._kind.names(answer))
