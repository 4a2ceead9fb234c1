"""A quiet line that offers a rest. Nobody needs to take it."""

from __future__ import annotations

from textual.message import Message
from textual.widgets import Static

from annotate.i18n import _
from annotate.tui.actions import key_name
from annotate.tui.widgets.meter_box import duration


class RestLine(Static):
    """Out of sight until there is something to offer."""

    DEFAULT_CSS = """
    RestLine {
        display: none;
        height: auto;
        padding: 0 1;
        margin: 1 0 0 0;
        color: $text-accent;
    }
    """

    class Taken(Message):
        """It was clicked."""

    def offer(self, exposed_ms: int, pause: str) -> None:
        """Offer a rest after so much exposure; `pause`: the key that takes it."""
        text = offer(exposed_ms, pause)
        self.update(text)
        self.display = True
        if self.screen.has_class("-full"):  # where nothing stands beside the picture
            self.notify(text, markup=False)

    def withdraw(self) -> None:
        """There was one."""
        self.display = False

    def on_click(self) -> None:
        """The pause begins."""
        self.post_message(self.Taken())


def offer(exposed_ms: int, pause: str) -> str:
    """The sentence."""
    return _("{time} of looking by now. A rest? {key} pauses.").format(
        time=duration(exposed_ms // 1000), key=key_name(pause)
    )
