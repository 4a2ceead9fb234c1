"""The bottom line: each key beside what it does, clickable, the most needed first where the line is short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget


class Hint(NamedTuple):
    """One entry: the key as printed, the name of the action, the action's id."""

    key: str
    name: str
    action: str

    @property
    def width(self) -> int:
        return cell_len(self.key) + cell_len(self.name) + 3


class KeyBar(Widget):
    """One line of keys; what does not fit is left out from the end, except for the last two (help and quit)."""

    DEFAULT_CSS = """
    KeyBar {
        height: 1;
        background: $panel;
        color: $foreground;
    }
    """

    class Chosen(Message):
        """A key of the bar was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, hints: Sequence[Hint] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints = list(hints)

    def update(self, hints: Sequence[Hint]) -> None:
        """Show these keys from now on."""
        if self._hints != list(hints):
            self._hints = list(hints)
            self.refresh()

    def fitting(self, width: int) -> list[Hint]:
        """The hints that fit into this many cells."""
        kept, always = list(self._hints[:-2]), self._hints[-2:]
        while kept and sum(hint.width for hint in (*kept, *always)) > width:
            kept.pop()
        return [*kept, *always]

    def render(self) -> Content:
        parts: list[Content | tuple[str, str]] = []
        for hint in self.fitting(self.size.width):
            parts += [(f" {hint.key} ", "bold $text-accent"), (f"{hint.name} ", "")]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        x = 0
        for hint in self.fitting(self.size.width):
            x += hint.width
            if event.x < x:
                self.post_message(self.Chosen(hint.action))
                return
