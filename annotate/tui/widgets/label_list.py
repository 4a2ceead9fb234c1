"""The labels with their keys beside them: clickable, never told apart by colour alone, one line each if need be."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from annotate.labels import Label
from annotate.tui.widgets.swatch import swatch

INDENT = 5
"""Cells before a label's name."""
_MOVES = {
    **{"up": "cursor_up", "down": "cursor_down", "home": "first", "end": "last"},
    **{"pageup": "page_up", "pagedown": "page_down"},
}


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

    class Chosen(Message):
        """A label was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(
        self,
        labels: Sequence[Label],
        *,
        boxes: bool,
        colours: Mapping[str, tuple[int, int, int]] | None = None,
        id: str | None = None,
    ) -> None:
        """`boxes` draws a box before each label: several may be chosen. `colours` are those of the labels elsewhere."""
        super().__init__(id=id, markup=False)
        self._labels = list(labels)
        self._boxes = boxes
        self._colours = colours or {}
        self._chosen: frozenset[str] = frozenset()
        self._whole = 0
        """How many cells wide hints are that have lines of their own; 0: each label has a single line."""

    @property
    def names(self) -> list[str]:
        """The names of the labels, in order."""
        return [label.name for label in self._labels]

    def on_mount(self) -> None:
        self._fill()
        if self._colours:
            self.app.theme_changed_signal.subscribe(self, lambda theme: self._fill())

    def on_resize(self) -> None:
        """Give hints that would be cut off lines of their own, where there is room for all of them."""
        whole = self.scrollable_content_region.width - INDENT
        if self._lines_at(whole) > self.size.height or self.styles.height is None or self.styles.height.is_auto:
            whole = 0
        if whole != self._whole:
            self._whole = whole
            highlighted = self.highlighted
            self._fill()
            self.highlighted = highlighted

    def _lines_at(self, width: int) -> int:
        return sum(1 + len(_wrapped(label, width)) for label in self._labels)

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

    def go_to(self, name: str) -> None:
        """Put the highlight on a label, if it is in the list."""
        if name in self.names:
            self.highlighted = self.names.index(name)

    @property
    def current(self) -> str | None:
        """The label where the highlight is, if it is anywhere."""
        return None if self.highlighted is None else self._labels[self.highlighted].name

    def move(self, key: str) -> bool:
        """Move the highlight at once, if the key does that: what is pressed next counts on where it is."""
        if (action := _MOVES.get(key)) is None:
            return False
        if self.size.height or not key.startswith("page"):  # no page of a list that has no room
            getattr(self, f"action_{action}")()
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._labels[event.option_index].name))

    def _fill(self) -> None:
        self.set_options(Option(self._line(label)) for label in self._labels)

    def _line(self, label: Label) -> Content:
        chosen = label.name in self._chosen
        parts = [
            (f" {label.key or ' '} ", "bold $text-accent" if label.key else ""),
            *self._mark(label, chosen),
            (label.name, "bold" if chosen else ""),
        ]
        hints = _wrapped(label, self._whole)
        if label.hint and not hints:
            parts.append((f"  {label.hint}", "$foreground-muted"))
        return Content.assemble(*parts, *((f"\n{' ' * INDENT}{line}", "$foreground-muted") for line in hints))

    def _mark(self, label: Label, chosen: bool) -> list[tuple[str, str]]:
        if (colour := self._colours.get(label.name)) is not None:
            return [("●" if chosen else "○", swatch(colour, self.app.current_theme.dark)), (" ", "")]
        mark = ("■ " if chosen else "□ ") if self._boxes else ("● " if chosen else "  ")
        return [(mark, "$text-success" if chosen else "$foreground-muted")]


def _wrapped(label: Label, width: int) -> list[str]:
    """The lines of the label's hint where it does not fit behind the name in a list whose hints may be this wide."""
    if label.hint is None or width <= 0 or cell_len(label.name) + 2 + cell_len(label.hint) <= width:
        return []
    return [line.plain.rstrip() for line in Content(label.hint).wrap(width)]
