"""The line above the keys: what was just decided, or one quiet offer."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


class StatusLine(Widget):
    """One line of plain text; a warning stays until something else is said."""

    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        color: $text-muted;
        padding: 0 1;
    }
    StatusLine.-warning {
        color: $text-error;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, text: str, *, warning: bool = False) -> None:
        """Say this instead of what was said before; the text is printed as it is."""
        if text != self._text:
            self._text = text
            self.set_class(warning, "-warning")
            self.refresh()

    def render(self) -> Content:
        return Content(self._text)
