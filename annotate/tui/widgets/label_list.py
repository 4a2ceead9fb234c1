"""The labels with their keys beside them: one line each, clickable, never told apart by colour alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from annotate.keys import ACTIONS
from annotate.labels import Label


class LabelList(OptionList):
    """Labels in the owner's order; the chosen ones carry a mark."""

    DEFAULT_CSS = """
    LabelList {
        height: 1fr;
        border: none;
        background: transparent;
        padding: 0;
        scrollbar-size-vertical: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    LabelList:focus {
        border: none;
        background-tint: transparent;
    }
    LabelList > .option-list--option {
        padding: 0;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", show=False),
        Binding(ACTIONS["submit"], "submit", show=False, id="submit"),
    ]

    class Chosen(Message):
        """A label was chosen: clicked, or with the space bar where the highlight is."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Submitted(Message):
        """Enter was pressed; `name` is the highlighted label, if one is."""

        def __init__(self, name: str | None) -> None:
            super().__init__()
            self.name = name

    def __init__(self, labels: Sequence[Label], *, boxes: bool, id: str | None = None) -> None:
        """`boxes` draws a box before each label: several may be chosen."""
        super().__init__(id=id, markup=False)
        self._labels = list(labels)
        self._boxes = boxes
        self._chosen: frozenset[str] = frozenset()

    @property
    def names(self) -> list[str]:
        """The names of the labels, in order."""
        return [label.name for label in self._labels]

    def on_mount(self) -> None:
        self._fill()

    def add(self, label: Label) -> None:
        """Append a label that was not in the set."""
        self._labels.append(label)
        self.add_option(Option(self._line(label)))

    def choose(self, names: Collection[str]) -> None:
        """Mark these labels and no others; redraws only the lines that change."""
        changed = self._chosen ^ frozenset(names)
        self._chosen = frozenset(names)
        for index, label in enumerate(self._labels[: self.option_count]):
            if label.name in changed:
                self.replace_option_prompt_at_index(index, self._line(label))

    def rest(self) -> None:
        """Forget where the highlight was, for a fresh item."""
        self.highlighted = None
        self.scroll_to(y=0, animate=False)

    def action_submit(self) -> None:
        self.post_message(self.Submitted(None if self.highlighted is None else self._labels[self.highlighted].name))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._labels[event.option_index].name))

    def _fill(self) -> None:
        self.set_options(Option(self._line(label)) for label in self._labels)

    def _line(self, label: Label) -> Content:
        chosen = label.name in self._chosen
        mark = ("■ " if chosen else "□ ") if self._boxes else ("● " if chosen else "  ")
        parts = [
            (f" {label.key or ' '} ", "bold $text-accent" if label.key else ""),
            (mark, "$text-success" if chosen else "$foreground-muted"),
            (label.name, "bold" if chosen else ""),
        ]
        if label.hint:
            parts.append((f"  {label.hint}", "$foreground-muted"))
        return Content.assemble(*parts)
