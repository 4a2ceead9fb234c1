"""What a machine suggests for the items on the screen, and how to accept it: one quiet line beside the answer."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
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

    def show(self, text: str) -> None:
        """Say this, which is printed as it is; nothing: be gone."""
        if text:
            self.update(Content(text))
        self.display = bool(text)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Accepted())
