"""A text to be labelled, printed as it is: nothing in it is markup or an escape code. It may come folded."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from annotate.i18n import ngettext
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
    shy = False
    """Whether each post is folded when it comes."""

    _item: Item | None = None

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def show(self, item: Item) -> None:
        """Show this item's text from its beginning, or how long it is, under the name of who posted it."""
        self._item = item
        self.fold(self.shy)

    def fold(self, folded: bool) -> None:
        """Hide the text of the item, or show it."""
        if (item := self._item) is None:
            return
        parts = [_length(item.text or "") if folded else _whole(item.text or "")]
        if item.author is not None:
            parts.insert(0, Content.styled(printable(item.author), "bold"))
        self.query_one(Static).update(Content("\n").join(parts))
        self.scroll_home(animate=False)

    def clear(self) -> None:
        """Show nothing."""
        self._item = None
        self.query_one(Static).update("")


def _whole(text: str) -> Content:
    return Content("\n".join(map(printable, text.splitlines())))


def _length(text: str) -> Content:
    """What may be said of a text that nobody wants to read yet: its first words may be the worst."""
    words = len(text.split())
    said = ngettext("A folded post of {count} word", "A folded post of {count} words", words).format(count=words)
    return Content.styled(said, "$foreground-muted italic")
