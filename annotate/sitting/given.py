"""What was given in a sitting and not taken back."""

from __future__ import annotations

from annotate.progress.standing import Standing
from storage.records import LabelRecord


class Given:
    """Counts decisions and labels as they are made and taken back."""

    def __init__(self, session: str) -> None:
        self.made = 0
        """Decisions made in this sitting and not taken back."""
        self.labels = 0
        """Labels given in this sitting and not taken back."""
        self._session = session
        self._labelled: set[str] = set()

    def add(self, record: LabelRecord, *, fresh: bool) -> None:
        """A decision; `fresh`: none stood before it."""
        self.made += fresh
        if record.outcome == "labelled":
            self._labelled.add(record.record)
        self.labels += (record.outcome == "labelled") - (record.supersedes in self._labelled)

    def take_back(self, last: Standing) -> None:
        """This decision does not stand any more; one that it superseded does again."""
        self.labels += (last.supersedes in self._labelled) - (last.record in self._labelled)
        self.made -= last.supersedes is None and last.record.startswith(self._session)
