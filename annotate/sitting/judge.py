"""What an answer is held against: the known one, one's own from before, a machine's suggestion."""

from __future__ import annotations

from typing import NamedTuple

from annotate.progress.progress import Progress
from annotate.projects.items import Item
from annotate.sitting.queue import Queue
from annotate.sitting.suggestions import Suggestions
from annotate.sitting.trail import Trail
from annotate.tasks import Answer, Kind
from storage.records import Suggested


class Findings(NamedTuple):
    """What a record says of its answer; None where there is nothing to hold it against."""

    gold: bool | None
    repeat: bool | None
    suggested: Suggested | None


class Judge:
    """Finds out about one annotator's answers in one sitting."""

    def __init__(
        self, kind: Kind, queue: Queue, progress: Progress, trail: Trail, suggestions: Suggestions, annotator: str
    ) -> None:
        self._kind = kind
        self._queue = queue
        self._progress = progress
        self._trail = trail
        self._suggestions = suggestions
        self._annotator = annotator

    def findings(self, item: Item, answer: Answer | None) -> Findings:
        """What to say of an answer to an item that is on the screen, before it is recorded."""
        if answer is None:
            return Findings(None, None, None)
        known, first = self._queue.gold_answer(item.id), self._first(item)
        return Findings(
            gold=None if known is None else self._kind.agrees(answer, known),
            repeat=None if first is None else self._kind.agrees(answer, first),
            suggested=self._suggestions.became(item.id, answer),
        )

    def _first(self, item: Item) -> Answer | None:
        """The first answer to an item that is given a second time, or whose second answer is changed."""
        progress, annotator = self._progress, self._annotator
        if not self._trail.afresh(item) and progress.times(item.id, annotator) < 2:
            return None
        return progress.first_answer(item.id, annotator)
