"""The top line: where one is, and whether what was decided is on the disk."""

from __future__ import annotations

from enum import Enum

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widget import Widget

from annotate.i18n import _, ngettext


class Saving(Enum):
    """What the screen may truthfully say about the disk."""

    SAVED = "saved"
    WAITING = "waiting"
    FAILED = "failed"


class TitleBar(Widget):
    """Project, progress and item on the left, the state of saving on the right."""

    DEFAULT_CSS = """
    TitleBar {
        height: 1;
        background: $panel;
        color: $foreground;
        padding: 0 1;
    }
    """

    def __init__(self, project: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._project = project
        self._asked = ""
        self._progress = ""
        self._item = ""
        self._look = ""
        self._saving, self._count = Saving.SAVED, 0

    def show_item(self, progress: str, item: str) -> None:
        """Name the item on the screen; both are plain text, already printable."""
        self._progress, self._item = progress, item
        self.refresh()

    def show_asked(self, asked: str) -> None:
        """Say first what is asked, instead of the project's name; nothing, where that can be seen elsewhere."""
        if asked != self._asked:
            self._asked = asked
            self.refresh()

    def show_look(self, look: str) -> None:
        """Say how the picture is looked at, if not as it is."""
        if look != self._look:
            self._look = look
            self.refresh()

    def show_saving(self, saving: Saving, count: int) -> None:
        """Say how many decisions are on the disk, or that they are not."""
        if (saving, count) != (self._saving, self._count):
            self._saving, self._count = saving, count
            self.refresh()

    def render(self) -> Content:
        right, style = self._state()
        left = [part for part in (self._asked or self._project, self._progress, self._look, self._item) if part]
        room = max(0, self.size.width - cell_len(right) - 1)
        return Content.assemble(*self._left(left, room), " ", (right, style))

    def _left(self, parts: list[str], room: int) -> list[tuple[str, str]]:
        text = " · ".join(parts)
        dispensable = not self._asked and len(parts) > 1  # the project's name is the first that one can do without
        if cell_len(text) > room and dispensable:
            text = " · ".join(parts[1:])
        if cell_len(text) > room:
            text = set_cell_size(text, max(0, room - 1)) + "…" * (room > 0)
        return [(set_cell_size(text, room), "bold")]

    def _state(self) -> tuple[str, str]:
        if self._saving is Saving.FAILED:
            return _("NOT SAVED"), "bold $text-error on $error-muted"
        if self._saving is Saving.WAITING:
            return _("saving…"), "$foreground-muted"
        return ngettext("{count} saved", "{count} saved", self._count).format(count=self._count), "$text-success"
