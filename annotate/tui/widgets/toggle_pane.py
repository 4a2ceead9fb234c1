"""A pane in which any number of labels is chosen: keys and clicks toggle, Enter submits."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from annotate.tui.widgets.label_list import LabelList
from annotate.tui.widgets.label_pane import LabelPane
from storage.records import Answer


class TogglePane(LabelPane):
    """The labels with their boxes; the answer is one list of those that are chosen."""

    part: ClassVar[str]
    """The answer's one field."""

    def compose(self) -> ComposeResult:
        yield LabelList(list(self.labels), boxes=True)

    def open(self, answer: Answer | None) -> None:
        self._chosen: list[str] = list(answer[self.part]) if answer else []
        labels = self.query_one(LabelList)
        labels.choose(self._chosen)
        labels.rest()

    def choose(self, name: str) -> None:
        chosen = self._chosen
        self._chosen = [one for one in chosen if one != name] if name in chosen else [*chosen, name]
        self.query_one(LabelList).choose(self._chosen)
        self.change(self._answer())

    def press_on_label(self, key: str) -> bool:
        self.act("submit" if key == self.hearer.keymap["submit"] else "space")
        return True

    def act(self, hint: str) -> None:
        if not self.ready:
            return
        if hint == "submit":
            self.give(self._answer())
        elif (name := self.query_one(LabelList).current) is not None:
            self.choose(name)

    def _answer(self) -> Answer:
        return {self.part: list(self._chosen)}
