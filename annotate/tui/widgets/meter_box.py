"""The meter in its corner: time, labels and value so far. It moves when something was decided, never by itself."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.widgets import Static

from annotate.i18n import _, ngettext


class Reading(NamedTuple):
    """What the meter shows: credited seconds, labels, and what they are worth, ready to print."""

    seconds: int | None
    """None: there is no meter."""
    labels: int
    worth: str


def duration(seconds: int) -> str:
    """A length of time as people say it: `9 s`, `4 min 05 s`, `2 h 07 min`."""
    if seconds < 60:
        return _("{seconds} s").format(seconds=seconds)
    if seconds < 3600:
        return _("{minutes} min {seconds:02} s").format(minutes=seconds // 60, seconds=seconds % 60)
    return _("{hours} h {minutes:02} min").format(hours=seconds // 3600, minutes=seconds % 3600 // 60)


class MeterBox(Static):
    """A few quiet lines at the foot of the label panel."""

    DEFAULT_CSS = """
    MeterBox {
        height: 4;
        color: $text-muted;
        border-top: solid $panel-lighten-1;
        padding: 0 1;
        border-title-color: $text-muted;
    }
    """

    def on_mount(self) -> None:
        self.border_title = _("this sitting")

    def read(self, reading: Reading) -> None:
        """Show this reading."""
        labels = ngettext("{count} label", "{count} labels", reading.labels).format(count=reading.labels)
        time = _("not metered") if reading.seconds is None else duration(reading.seconds)
        lines = [f"{time} · {labels}"]
        if reading.worth:
            lines.append(reading.worth)
        # Its height is fixed: a label must not lay out the whole screen again.
        self.update(Content("\n".join(lines)), layout=False)
