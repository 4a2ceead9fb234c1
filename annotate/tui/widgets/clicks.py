"""The clicks of this sitting: they change when one goes on, never by themselves."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from annotate.i18n import _, ngettext
from annotate.sitting.countdown import a_minute
from annotate.tui.widgets.meter_box import duration


class Clicks(Static):
    """How many, in what time, how many a minute."""

    DEFAULT_CSS = """
    Clicks {
        height: 2;
        margin: 1 0 0 0;
        padding: 0 0 0 1;
        color: $foreground-muted;
    }
    LabellingScreen.-narrow Clicks, LabellingScreen.-low Clicks {
        height: 1;
        margin: 0;
    }
    LabellingScreen.-tiny Clicks {
        display: none;
    }
    """

    def show(self, clicks: int, ms: int | None) -> None:
        """Tell of so many clicks in that time; None: no time is taken."""
        count = ngettext("{count} click", "{count} clicks", clicks).format(count=clicks)
        if ms is None:
            self.update(Content(count), layout=False)
            return
        rate = _("{count} a minute").format(count=a_minute(clicks, ms))
        # Its height is fixed: a click must not lay out the whole screen again.
        self.update(Content(f"{count} · {duration(ms // 1000)}\n{rate}"), layout=False)
