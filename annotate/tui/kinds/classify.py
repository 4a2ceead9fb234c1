"""One label for an item: one key decides."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from annotate.tui.widgets.answer_pane import AnswerPane
from annotate.tui.widgets.label_list import LabelList
from storage.records import Answer


class Pane(AnswerPane):
    """The labels; a key, a click, or Enter on the highlighted one submits."""

    hints: ClassVar[tuple[tuple[str, str], ...]] = ()

    def compose(self) -> ComposeResult:
        yield LabelList(list(self.labels), boxes=False)

    def open(self, answer: Answer | None) -> None:
        labels = self.query_one(LabelList)
        labels.choose([answer["label"]] if answer else [])
        labels.rest()

    def choose(self, name: str) -> None:
        self.give({"label": name})

    def on_label_list_chosen(self, event: LabelList.Chosen) -> None:
        event.stop()
        if self.ready:
            self.choose(event.name)

    def press_rest(self, key: str) -> bool:
        labels = self.query_one(LabelList)
        if self.screen.focused is not labels:
            return False
        if labels.move(key):
            return True
        if key not in ("space", self.hearer.keymap["submit"]) or labels.current is None:
            return False
        if self.ready:
            self.choose(labels.current)
        return True
