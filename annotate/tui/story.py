"""The pages of a demonstration that are read and not worked on: an opening, a turning page with the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from annotate.i18n import _
from annotate.tui.screens.reading import ReadingScreen
from annotate.tui.terminal import TerminalApp
from annotate.tui.widgets.key_bar import Hint, KeyBar

HASTE_S = 0.6
"""Seconds in which a page does not go on by a key that may have been meant for what was there before."""

Part = str | Text
"""A paragraph of the story, or something drawn already, such as the receipt."""


class StoryPage(ReadingScreen[bool]):
    """Paragraphs and drawings, one below the other. True: go on; False: leave."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", show=False),
        Binding("space", "page_down", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
        Binding("escape,ctrl+q,ctrl+c", "dismiss(False)", show=False, priority=True),
    ]

    def __init__(self, title: str, parts: Sequence[Part], go_on: str, *, hasty: bool = False) -> None:
        """`hasty`: who comes here may still be pressing the keys of the work before, which are not meant for it."""
        super().__init__(classes="page story")
        self._deaf = hasty
        self.set_class(all(isinstance(part, str) for part in parts), "-short")
        self._heading, self._parts, self._go_on = title, parts, go_on

    def compose(self) -> ComposeResult:
        yield Static(Content(self._heading), classes="heading")
        with VerticalScroll(classes="body"):
            for part in self._parts:
                with Center():
                    if isinstance(part, str):
                        yield Static(Content(part), classes="paragraph")
                    else:
                        yield Static(part, classes="sheet")
        hints = [Hint("↑↓", _("Scroll"), "scroll(3)"), Hint("⏎", self._go_on, "dismiss(True)")]
        yield KeyBar([*hints, Hint("esc", _("Leave"), "dismiss(False)")])

    def on_mount(self) -> None:
        self.set_timer(HASTE_S, self._listen)

    def _listen(self) -> None:
        self._deaf = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key means this page already."""
        return not (self._deaf and action in ("dismiss", "page_down") and parameters != (False,))

    def action_page_down(self) -> None:
        body = self.query_one(VerticalScroll)
        if body.max_scroll_y <= body.scroll_offset.y:
            self.dismiss(True)
        body.scroll_page_down(animate=False)


class StoryApp(TerminalApp[bool]):
    """Shows one page by itself, before or after the work."""

    CSS_PATH = "annotate.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, title: str, parts: Sequence[Part], go_on: str, theme: str | None = None, *, hasty: bool = False
    ) -> None:
        super().__init__()
        self._page = StoryPage(title, parts, go_on, hasty=hasty)
        self._wished = theme

    def on_mount(self, event: events.Mount) -> None:
        if self._wished in self.available_themes:
            self.theme = str(self._wished)
        self.push_screen(self._page, self.exit)
