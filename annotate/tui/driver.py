"""What reads the terminal's keys and draws on it, for a terminal that may close, stop the program or send no text.

Textual's own driver expects a terminal that is always there: where that is gone, the thread that draws ends, and who
draws waits for it for ever; where the program goes on after it was stopped, all is begun once more, also if it has
never ended, or has ended for good.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import IO, Any

from textual.driver import Driver

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.tui.pastes import CarefulParser


def drawn_size() -> tuple[int, int] | None:
    """Columns and lines of the terminal behind standard error, whatever the environment says; None where it is none."""
    if sys.__stderr__ is None:
        return None
    try:
        columns, lines = os.get_terminal_size(sys.__stderr__.fileno())
    except (OSError, ValueError):
        return None
    return (columns, lines) if columns and lines else None


def drawn_cell() -> tuple[int, int] | None:
    """Width and height of a cell of this terminal in pixels; None where it does not tell its own size in pixels."""
    from annotate.terminals.probe import window_cell

    try:
        return None if sys.__stderr__ is None else window_cell(sys.__stderr__.fileno())
    except (OSError, ValueError):
        return None


def _is_there() -> bool:
    """Whether the terminal that is drawn on has not been closed."""
    try:
        return sys.__stderr__ is not None and os.isatty(sys.__stderr__.fileno())
    except ValueError:
        return False


def steadfast(usual: type[Driver]) -> type[Driver]:
    """The usual driver of a terminal with what it lacks; any other one as it is."""
    if not hasattr(usual, "_sigcont_application"):
        return usual
    module = sys.modules[usual.__module__]
    if hasattr(module, "XTermParser"):
        setattr(module, "XTermParser", CarefulParser)  # noqa: B010 - whose module it is, no checker knows
    return type(usual.__name__, (_Steadfast, usual), {})


class _Screen:
    """What is drawn on. Once it is gone, what is drawn goes nowhere."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Draw."""
        with contextlib.suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Have all that was drawn seen."""
        with contextlib.suppress(OSError):
            self._file.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class _Steadfast(Driver):
    """Comes before Textual's driver for terminals."""

    _file: Any
    _writer_thread: Any = None
    _auto_restart: bool
    _mouse_pixels: bool
    _must_signal_resume: bool

    _on = False
    """Whether the terminal is ours: from the beginning to the end, but for when the program is suspended."""
    _suspended = False
    _going_on = False
    _told_to_go_on = False

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._file = _Screen(self._file)

    def _get_terminal_size(self) -> tuple[int, int]:
        """The size of what is drawn on: Textual draws on standard error, but asks standard output."""
        known: tuple[int, int] = drawn_size() or super()._get_terminal_size()  # type: ignore[misc]
        return known

    @property
    def _draws(self) -> bool:
        return self._writer_thread is not None and self._writer_thread.is_alive()

    def write(self, data: str) -> None:
        """Draw, as long as somebody does."""
        if self._draws:
            super().write(data)  # type: ignore[safe-super]

    def start_application_mode(self) -> None:
        """Take the terminal; whoever is stopped for that in the background tries again when brought to the front."""
        self._told_to_go_on = True
        while self._told_to_go_on and not self._draws:
            self._told_to_go_on = False
            super().start_application_mode()  # type: ignore[safe-super]
        if not self._draws:
            raise AnnotateError(_("this terminal cannot be drawn on from the background: run it in the foreground."))
        self._on, self._suspended = True, False

    def stop_application_mode(self) -> None:
        """Give it back."""
        self._on = False
        super().stop_application_mode()  # type: ignore[safe-super]

    def suspend_application_mode(self) -> None:
        """Give it back for a while."""
        self._suspended = True
        super().suspend_application_mode()

    def _sigcont_application(self, *arguments: Any) -> None:
        """Go on as soon as the loop has its turn: a signal may come while a lock is held that is needed for it."""
        self._told_to_go_on = True
        if not self._going_on and self._may_go_on:
            self._going_on = True  # it takes longer than the next signal may
            with contextlib.suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._go_on)

    @property
    def _may_go_on(self) -> bool:
        """Whether there is anything to go on with: a window that is closed tells the program to go on, too."""
        return self._auto_restart and (self._on or self._suspended) and _is_there()

    def _go_on(self) -> None:
        """Take the terminal again; whoever was stopped by force has not given anything back."""
        try:
            if self._may_go_on:
                if self._on:
                    self.suspend_application_mode()
                    self._must_signal_resume = True
                super()._sigcont_application()  # type: ignore[misc]
        finally:
            self._going_on = False

    def _disable_mouse_support(self) -> None:
        """Take back all that was asked of the mouse."""
        super()._disable_mouse_support()  # type: ignore[misc]
        if self._mouse_pixels:
            self.write("\x1b[?1016l")

    def run_input_thread(self) -> None:
        """Read keys; what is no text, as from a terminal with another encoding, is none."""
        while True:
            try:
                super().run_input_thread()  # type: ignore[misc]
                return
            except UnicodeDecodeError:
                continue
