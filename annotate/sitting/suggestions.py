"""A machine's answers, which annotators accept or correct."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from annotate.tasks import Answer
from storage.records import Suggested


class Suggestions:
    """The suggested answer of each item that has one, in its normal form."""

    def __init__(self, answers: Mapping[str, Answer], same: Callable[[Answer, Answer], bool]) -> None:
        """`same`: whether two answers of the project's kind are one."""
        self._answers = answers
        self._same = same

    def of(self, item_id: str) -> Answer | None:
        """What is suggested for the item."""
        return self._answers.get(item_id)

    def became(self, item_id: str, answer: Answer | None) -> Suggested | None:
        """What an answer makes of what was suggested; None where nothing was, or there is no answer."""
        suggested = self._answers.get(item_id)
        if suggested is None or answer is None:
            return None
        return "accepted" if self._same(answer, suggested) else "corrected"


NONE = Suggestions({}, lambda one, other: False)
