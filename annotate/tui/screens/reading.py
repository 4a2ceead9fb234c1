"""What screens with something to read share: a body that scrolls by keys, a key bar that does what it says."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from annotate.tui.screens.once import Once
from annotate.tui.widgets.key_bar import KeyBar

Result = TypeVar("Result")


class ReadingScreen(Once[Result]):
    """Base of the pages, of the first screen and of the story."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    async def on_key_bar_chosen(self, event: KeyBar.Chosen) -> None:
        await self.run_action(event.action)
