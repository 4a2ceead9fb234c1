"""How often somebody gives which answer: what shows that somebody gives one answer only.

Where an answer is one choice, that is the choice. Where it is a list (boxes, tiles, tags) or a text, only two answers
can be the same without a look at the item: nothing at all, and every tile. Where clicks are the task, one answer says
nothing, so none is counted.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from msgspec import Struct

NOTHING, EVERYTHING = "\0", "\1"
"""Stand for answers that are no label: no label has a control character in it."""
_CHOICES = ("label", "decision", "choice")
_LISTS = ("boxes", "tags", "tiles", "text")
_OPPOSITE = {"left": "right", "right": "left"}


class Most(Struct, frozen=True, kw_only=True):
    """The answer that somebody gave most often."""

    answer: str
    given: int
    of: int
    """Answers, whatever they were."""
    controls: int = 0
    """Control items among these."""
    to_controls: int = 0
    """How many of them got this answer."""
    known_of_controls: int = 0
    """For how many of them it is the known answer, at most: where another one is wrong, it may be."""


def choice_of(answer: dict[str, Any], *, swapped: bool = False) -> str | None:
    """The one choice that an answer is, None where it is none.

    `swapped`: its sides were shown the other way round. The choice is of the side that was on the screen.
    """
    for name in _CHOICES:
        if isinstance(choice := answer.get(name), str):
            return _OPPOSITE.get(choice, choice) if swapped else choice
    return None


class Answers:
    """Counts answers as they go by; what it keeps grows with the number of labels only."""

    def __init__(self) -> None:
        self.given: Counter[str] = Counter()
        self.total = 0
        self._right: Counter[str] = Counter()
        self._controls: Counter[str] = Counter()
        self._wrong = 0
        self._all_controls = 0

    def add(self, choice: str | None, answer: dict[str, Any], gold: bool | None = None) -> None:
        """Take in an answer, the one choice that it is, and whether it is the known one."""
        if choice is None:
            field = next((name for name in _LISTS if name in answer), None)
            if field is None:
                return
            choice = _whole(answer, field)
        self.total += 1
        if choice is not None:
            self.given[choice] += 1
        if gold is not None:
            self._hold(choice, gold)

    def most(self) -> Most | None:
        """The most frequent answer; None where there is none that could be one."""
        if not self.given:
            return None
        ((answer, given),) = self.given.most_common(1)
        missed = self._wrong - (self._controls[answer] - self._right[answer])
        return Most(
            answer=answer,
            given=given,
            of=self.total,
            controls=self._all_controls,
            to_controls=self._controls[answer],
            known_of_controls=self._right[answer] + missed,
        )

    def _hold(self, choice: str | None, right: bool) -> None:
        self._all_controls += 1
        self._wrong += not right
        if choice is not None:
            self._controls[choice] += 1
            self._right[choice] += right


def _whole(answer: dict[str, Any], field: str) -> str | None:
    """Nothing or everything; None for a part, which is an answer of its own."""
    if not answer[field]:
        return NOTHING
    if field == "tiles" and len(answer[field]) == answer.get("rows", 0) * answer.get("columns", 0):
        return EVERYTHING
    return None
