"""The terminal that is drawn on: Textual draws on standard error, but asks standard output for the size."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from textual import events, on
from textual._time import get_time
from textual.app import App
from textual.driver import Driver
from textual.message import Message

from annotate.terminals.late import LateReplies
from annotate.tui.early import pressed

if TYPE_CHECKING:
    from annotate.terminals.terminal import Terminal

ResultT = TypeVar("ResultT")


def drawn_size() -> tuple[int, int] | None:
    """Columns and lines of the terminal behind standard error, whatever the environment says; None where it is none."""
    if sys.__stderr__ is None:
        return None
    try:
        columns, lines = os.get_terminal_size(sys.__stderr__.fileno())
    except (OSError, ValueError):
        return None
    return (columns, lines) if columns and lines else None


class TerminalApp(App[ResultT]):
    """An app that has the size of what it is drawn on, wherever standard output goes, and the keys pressed before."""

    terminal: Terminal | None = None
    """What is known of the terminal; None where nothing depends on it."""
    images: str = "auto"
    """The way to draw pictures that is wished for: one of `annotate.terminals.choosing.WISHES`."""
    typed: bytes = b""
    """What the terminal sent for keys that were pressed before the app listened."""

    _late: LateReplies | None = None

    @on(events.Mount)
    def _begin_to_listen(self) -> None:
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
        """The usual driver, with another way to find the size at the start and whenever it changes."""
        usual = super().get_driver_class()
        asked = getattr(usual, "_get_terminal_size", None)
        if asked is None:
            return usual

        def size(driver: Driver) -> tuple[int, int]:
            known: tuple[int, int] = drawn_size() or asked(driver)
            return known

        return type(usual.__name__, (usual,), {"_get_terminal_size": size})
