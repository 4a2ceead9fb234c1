"""The labelling screen of a reviewer: others' answers stand beside the answer, and one key takes one of them."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.widget import Widget

from annotate.i18n import _
from annotate.reviewing.review import Choice
from annotate.sitting.page import Page
from annotate.text import printable
from annotate.tui.screens.labelling import LabellingScreen
from annotate.tui.widgets.answer_pane import AnswerPane
from annotate.tui.widgets.field import Typing
from annotate.tui.widgets.others import KEYS, Other, Others

SEEN_FIRST = frozenset({"boxes"})
"""The kinds whose answers say nothing in a line: the first press of a key shows one, the second takes it."""


class ReviewScreen(LabellingScreen):
    """One disputed item after the other, most disputed first."""

    _choices: tuple[Choice, ...] = ()
    _looked_at: int | None = None

    def beside(self) -> Iterable[Widget]:
        """The answers of others."""
        yield Others()

    @property
    def suggestion_text(self) -> str:
        """How the answer of most is told."""
        return _("Most say: {line}")

    def _show(self, found: bool) -> None:
        super()._show(found)
        sitting, item = self._sitting, self._sitting.item
        assert sitting.review is not None
        self._choices = () if item is None else sitting.review.choices(item.id)
        self._looked_at = None
        self.call_later(self.query_one(Others).show, [(self._line(one), one) for one in self._choices])

    def _line(self, choice: Choice) -> str:
        answer = self._sitting.as_shown(choice.answer)
        return "" if answer is None else printable(self._sitting.project.kind.line(answer))

    async def take(self, event: events.Key) -> bool:
        """Give a key to the answers first: none of theirs is the kind's."""
        if event.key in KEYS and not isinstance(self.focused, Typing):
            self._choose(KEYS.index(event.key))
            return True
        return await super().take(event)

    def on_other_chosen(self, event: Other.Chosen) -> None:
        event.stop()
        self._choose(event.place)

    def _choose(self, place: int) -> None:
        """Take an answer, or show it where it must be seen first."""
        if place >= len(self._choices) or not self._may_decide():
            return
        answer = self._sitting.as_shown(self._choices[place].answer)
        if answer is None:
            return
        if self._sitting.project.kind.name not in SEEN_FIRST or self._looked_at == place:
            self.answered([answer])
            return
        self._looked_at = place
        self.touch()
        self.edited([answer])
        pane = self.query_one(AnswerPane)
        painted_at = pane.painted_at  # the picture is on the screen already
        pane.open_page(Page(self._sitting.page.items, (answer,), (False,)))
        pane.painted_at = painted_at
        pane.painted()
        self.query_one(Others).mark(place)
        self.say(_("{key} once more, or Enter, takes these boxes.").format(key=KEYS[place].upper()))
