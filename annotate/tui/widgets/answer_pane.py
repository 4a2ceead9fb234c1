"""What every kind of micro-task gives to the labelling screen: a pane that turns keys and clicks into an answer.

The screen knows nothing of the kinds. It opens the pane for an item, listens for `Answered` and `Edited`, and asks
`find` for a list to search. The pane of the kind `classify` is the class `Pane` of `annotate.tui.kinds.classify`.
"""

from __future__ import annotations

from importlib import import_module
from typing import ClassVar

from textual.containers import Vertical
from textual.message import Message

from annotate.labels import LabelSet
from storage.records import Answer


class AnswerPane(Vertical):
    """Base of the panes: the question above, the kind's own widgets below."""

    DEFAULT_CSS = """
    AnswerPane {
        height: 1fr;
    }
    """

    hints: ClassVar[tuple[tuple[str, str], ...]] = ()
    """What the kind adds to the key bar: the id of an action or a key, and its name (marked for translation)."""

    class Answered(Message):
        """The annotator decided."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    class Edited(Message):
        """The answer was changed, but not given yet."""

        def __init__(self, draft: Answer) -> None:
            super().__init__()
            self.draft = draft

    def __init__(self, labels: LabelSet, *, free: bool) -> None:
        super().__init__()
        self.labels = labels
        self.free = free
        self.ready = False
        """False while the item is not painted yet: what nobody has seen cannot be labelled."""

    def open(self, answer: Answer | None) -> None:
        """Begin a fresh item, or show the answer that it has or had as a draft."""
        raise AssertionError("a pane of a kind defines this")

    def choose(self, name: str) -> None:
        """What pressing the key of this label does."""
        raise AssertionError("a pane of a kind defines this")

    def act(self, hint: str) -> None:
        """Do what one of the `hints` says."""
        raise AssertionError("a pane with hints defines this")

    def press(self, key: str, character: str | None) -> bool:
        """Take a key that the kind knows; False lets the screen have it."""
        for name in (character, key):
            if name is not None and (label := self.labels.with_key(name)) is not None:
                if self.ready:
                    self.choose(label.name)
                return True
        return False


def pane_class(kind: str) -> type[AnswerPane]:
    """The pane of a kind, by its name."""
    pane: type[AnswerPane] = import_module(f"annotate.tui.kinds.{kind}").Pane
    return pane
