"""One label for an item: one key decides."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from annotate.sitting.page import Page
from annotate.tui.widgets.label_list import LabelList
from annotate.tui.widgets.label_pane import LabelPane
from storage.records import Answer


class Pane(LabelPane):
    """The labels; a key, a click, or Enter on the highlighted one submits."""

    hints: ClassVar[tuple[tuple[str, str], ...]] = ()

    def compose(self) -> ComposeResult:
        yield LabelList(list(self.labels), boxes=False)

    def open_page(self, page: Page) -> None:
        """Begin with the highlight on what is suggested."""
        super().open_page(page)
        answer = page.answers[0]
        if answer is not None and any(page.suggested):
            self.query_one(LabelList).go_to(answer["label"])

    def open(self, answer: Answer | None) -> None:
        labels = self.query_one(LabelList)
        labels.choose([answer["label"]] if answer else [])
        labels.rest()

    def choose(self, name: str) -> None:
        self.give({"label": name})

    def press_on_label(self, key: str) -> bool:
        if (name := self.query_one(LabelList).current) is None:
            return False
        if self.ready:
            self.choose(name)
        return True
