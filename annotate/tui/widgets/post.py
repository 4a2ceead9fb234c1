"""A text to be labelled, printed as it is: nothing in it is markup or an escape code."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from annotate.text import printable


class PostView(VerticalScroll):
    """One post in a readable column; long ones scroll."""

    DEFAULT_CSS = """
    PostView {
        align: center middle;
        scrollbar-size-vertical: 1;
    }
    PostView > Static {
        width: 100%;
        max-width: 72;
        height: auto;
        padding: 1 3;
        border-left: thick $accent;
    }
    """

    can_focus = False

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def show(self, text: str) -> None:
        """Show this text from its beginning."""
        self.query_one(Static).update(Content("\n".join(map(printable, text.splitlines()))))
        self.scroll_home(animate=False)
