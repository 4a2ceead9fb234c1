"""A pane with a list of labels in which one can go up and down."""

from __future__ import annotations

from annotate.tui.widgets.answer_pane import AnswerPane
from annotate.tui.widgets.label_list import LabelList


class LabelPane(AnswerPane):
    """What a click on a label and the keys of its list do."""

    def on_label_list_chosen(self, event: LabelList.Chosen) -> None:
        event.stop()
        if self.ready:
            self.choose(event.name)

    def press_rest(self, key: str) -> bool:
        labels = self.query_one(LabelList)
        if self.screen.focused is not labels:
            return False
        submits = key == self.hearer.keymap["submit"]
        return (
            (submits and self.press_on_label(key)) or labels.move(key) or (key == "space" and self.press_on_label(key))
        )

    def press_on_label(self, key: str) -> bool:
        """Take the space bar or the key that submits, pressed in the list."""
        raise AssertionError("a pane of a kind defines this")
