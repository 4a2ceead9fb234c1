"""A bar that runs down, with the seconds that are left."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from annotate.i18n import _
from annotate.sitting.countdown import Countdown

_ROOM = 6
"""Cells beside the bar, for the seconds."""
_EIGHTHS = " ▏▎▍▌▋▊▉"


class PaceBar(Static):
    """One line; it never blinks, and stays empty when the time is over."""

    DEFAULT_CSS = """
    PaceBar {
        height: 1;
        margin: 0 1 1 0;
        padding: 0 0 0 1;
    }
    LabellingScreen.-narrow PaceBar, LabellingScreen.-low PaceBar {
        margin: 0;
    }
    """

    _shown: tuple[str, str, int] | None = None

    def show(self, countdown: Countdown) -> None:
        """Show what is left."""
        cells = max(0, self.content_size.width - _ROOM)
        whole, rest = divmod(round(countdown.left * cells * 8), 8)
        bar = "█" * whole + (_EIGHTHS[rest] if rest else "")
        now = (bar, " " * (cells - len(bar)), countdown.left_s)
        if now != self._shown:
            self._shown = now
            seconds = _("{seconds} s").format(seconds=now[2])
            self.update(Content.assemble((bar, "$accent"), (now[1], "on $panel"), f" {seconds:>5}"), layout=False)

    def on_resize(self) -> None:
        """Draw it anew when it is told next."""
        self._shown = None
