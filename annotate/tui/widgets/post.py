"""A text to be labelled, printed as it is: nothing in it is markup or an escape code."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from annotate.projects.items import Item
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

    def show(self, item: Item) -> None:
        """Show this item's text from its beginning, under the name of who posted it."""
        parts = [Content("\n".join(map(printable, (item.text or "").splitlines())))]
        if item.author is not None:
            parts.insert(0, Content.styled(printable(item.author), "bold"))
        self.query_one(Static).update(Content("\n").join(parts))
        self.scroll_home(animate=False)

    def clear(self) -> None:
        """Show nothing."""
        self.query_one(Static).update("")
