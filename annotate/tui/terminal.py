"""The terminal that is drawn on: its size, what is known of it, and what it sent before the app listened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from textual import events, on
from textual._time import get_time
from textual.app import App
from textual.driver import Driver
from textual.message import Message

from annotate import loading
from annotate.terminals.late import LateReplies
from annotate.tui.driver import drawn_cell, steadfast
from annotate.tui.early import pressed

if TYPE_CHECKING:
    from annotate.images.picture import Size
    from annotate.terminals.terminal import Terminal

ResultT = TypeVar("ResultT")

LOADED_S = 1.0
"""After so long the first screen is there."""


class TerminalApp(App[ResultT]):
    """An app that has the size of what it is drawn on, wherever standard output goes, and the keys pressed before."""

    terminal: Terminal | None = None
    """What is known of the terminal; None where nothing depends on it."""
    images: str = "auto"
    """The way to draw pictures that is wished for: one of `annotate.terminals.choosing.WISHES`."""
    typed: bytes = b""
    """What the terminal sent for keys that were pressed before the app listened."""

    _late: LateReplies | None = None
    _measured: Size | None = None
    """A cell by the size of the window."""

    @on(events.Resize)
    def _measure_cells(self) -> None:
        """A font of another size has other cells: learn how much larger or smaller they are than before."""
        before, self._measured = self._measured, drawn_cell()
        cell = None if self.terminal is None else self.terminal.cell
        if before and self._measured and before != self._measured and cell and self.terminal is not None:
            width, height = (
                max(1, round(side * now / old)) for side, now, old in zip(cell, self._measured, before, strict=True)
            )
            self.terminal = self.terminal._replace(cell=(width, height))
            for screen in self.screen_stack:
                screen.query("*").refresh()  # there may be as many cells as before

    @on(events.Mount)
    def _begin_to_listen(self) -> None:
        self._measured = drawn_cell()
        self.set_timer(LOADED_S, loading.end)
        early = pressed(self.typed)
        if self.terminal is not None and self.terminal.asked and not self.terminal.answered:
            self._late = LateReplies(get_time())
        if early:
            self.call_after_refresh(self._press, early)

    def is_late_reply(self, event: events.Event) -> bool:
        """Whether an event belongs to what the terminal answers too late, which looks like keys."""
        if self._late is None or not isinstance(event, events.Key) or event.is_forwarded:
            return False
        return self._late.is_reply(event.key, event.time)  # when it was read: the loop may have been busy since

    def _press(self, early: Iterable[Message]) -> None:
        for message in early:
            self.post_message(message)

    def get_driver_class(self) -> type[Driver]:
        """The usual driver, for a terminal that may close, stop the program or send no text."""
        return steadfast(super().get_driver_class())
