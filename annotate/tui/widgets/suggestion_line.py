"""What a machine suggests for the items on the screen, and how to accept it: one quiet line beside the answer."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static


class SuggestionLine(Static):
    """There as long as nobody has touched the answer; a click accepts."""

    DEFAULT_CSS = """
    SuggestionLine {
        display: none;
        height: auto;
        max-height: 3;
        padding: 0 1;
        color: $text-accent;
        text-style: italic;
    }
    SuggestionLine:hover {
        background: $boost;
    }
    """

    can_focus = False

    class Accepted(Message):
        """It was clicked."""

    def show(self, text: str, remedy: str = "") -> None:
        """Say this and how to accept it, on two lines where one is too short; nothing: be gone."""
        if text:
            line, across = f"{text} · {remedy}", self.parent.size.width if isinstance(self.parent, Widget) else 0
            self.update(Content(line if cell_len(line) + 2 <= across else f"{text}\n{remedy}"))
        self.display = bool(text)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Accepted())
