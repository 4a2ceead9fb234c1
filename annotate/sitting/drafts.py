"""What an annotator has begun and not given yet: it survives looking at other items."""

from __future__ import annotations

from annotate.progress.standing import Standing
from storage.records import Answer


class Drafts:
    """Answers, notes, and which items had an answer that was taken back; by item, in memory."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.notes: dict[str, str] = {}
        self._undone: set[str] = set()

    def undone(self, item_id: str) -> bool:
        """Whether the item's answer was taken back: the next one is no first answer."""
        return item_id in self._undone

    def take_back(self, last: Standing) -> None:
        """Keep what was taken back, unless something was begun since, or an earlier decision stands again."""
        if last.answer is not None:
            self._undone.add(last.item)
        if last.supersedes is None:
            if last.answer is not None:
                self.answers.setdefault(last.item, last.answer)
            if last.note is not None:
                self.notes.setdefault(last.item, last.note)

    def drop(self, item_id: str) -> None:
        """The item was decided."""
        self.answers.pop(item_id, None)
        self.notes.pop(item_id, None)
        self._undone.discard(item_id)
