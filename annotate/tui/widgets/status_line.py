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
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    StatusLine.-warning {
        color: $text-error;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._offering = self._offer_is_new = False
        self._alarm = ""

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @property
    def offering(self) -> bool:
        """Whether it says an offer that can still be taken."""
        return self._offering

    def say(self, text: str, *, warning: bool = False) -> None:
        """Say this instead of what was said before; the text is printed as it is."""
        if self._offer_is_new and not warning:
            self._offer_is_new = False  # it outlives what the key did that ended the gap, or nobody would ever see it
            return
        self._offering = False
        self._show(text, warning)

    def unsay(self, text: str) -> None:
        """This is true no longer: say nothing, if it is what is said."""
        if self._text == text:
            self._show("", False)

    def offer(self, text: str) -> None:
        """Say something that one may take up, until the next but one thing is said."""
        self._show(text, False)
        self._offering = self._offer_is_new = True

    def take_up(self, text: str) -> None:
        """The offer was taken up."""
        self._offer_is_new = False
        self.say(text)

    def alarm(self, text: str) -> None:
        """Warn of something that lasts."""
        self._alarm = text
        self.say(text, warning=True)

    def all_clear(self, text: str) -> None:
        """What was warned of is over: say so, if the warning is still there."""
        if self._alarm and self._text == self._alarm:
            self.say(text)
        self._alarm = ""

    def _show(self, text: str, warning: bool) -> None:
        if text != self._text:
            self._text = text
            self.set_class(warning, "-warning")
            self.refresh()

    def render(self) -> Content:
        return Content(self._text)
