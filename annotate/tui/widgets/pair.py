"""Two texts side by side, under what they answer, printed as they are: nothing in them is markup."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from annotate.projects.items import Item
from annotate.text import printable


class PairView(Vertical):
    """The prompt above, the texts beside each other; long ones scroll."""

    DEFAULT_CSS = """
    PairView > .prompt {
        height: auto;
        max-height: 40%;
        padding: 0 1 1 1;
        color: $foreground-muted;
    }
    PairView VerticalScroll {
        width: 1fr;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        border-left: thick $accent;
    }
    """

    can_focus = False

    def compose(self) -> ComposeResult:
        yield Static(classes="prompt", markup=False)
        with Horizontal():
            for side in ("left", "right"):
                with VerticalScroll(classes=side, can_focus=False):
                    yield Static(classes=side, markup=False)

    def show(self, item: Item) -> None:
        """Show this pair from its beginning."""
        self.query_one(".prompt", Static).update(Content(printable(item.prompt or "")))
        for side, text in zip(("left", "right"), item.texts, strict=True):
            lines = "\n".join(map(printable, text.splitlines()))
            self.query_one(f"Static.{side}", Static).update(Content(lines))
        for column in self.query(VerticalScroll):
            column.scroll_home(animate=False)

    def clear(self) -> None:
        """Show nothing."""
        for text in self.query(Static):
            text.update("")
