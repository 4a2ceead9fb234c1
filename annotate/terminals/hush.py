"""A terminal that does not echo for a while."""

from __future__ import annotations

import contextlib
from types import FrameType
from typing import Any


class Hush:
    """The terminal neither echoes nor waits for whole lines until `end`; being told to terminate is no exception."""

    def __init__(self, keys: int, before: list[Any]) -> None:
        self._keys, self._before = keys, before
        self._handler: Any = None

    @classmethod
    def of(cls, keys: int) -> Hush | None:
        """Silence the terminal with this descriptor; None if it is none."""
        try:
            import termios
        except ImportError:  # Windows
            return None
        try:
            hush = cls(keys, termios.tcgetattr(keys))
            hush._begin()
        except (OSError, termios.error):
            return None
        return hush

    def _begin(self) -> None:
        import termios

        flags: list[Any] = self._before
        now = [*flags[:6], flags[6][:]]
        now[0] &= ~(termios.ICRNL | termios.IXON)  # with the latter Ctrl+S would stop the question on its way
        now[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        now[6][termios.VMIN], now[6][termios.VTIME] = 1, 0
        self._handler = _on_termination(self._terminated)
        termios.tcsetattr(self._keys, termios.TCSANOW, now)

    def end(self) -> None:
        """The terminal as it was."""
        import termios

        with contextlib.suppress(OSError, termios.error):  # it may be gone
            termios.tcsetattr(self._keys, termios.TCSANOW, self._before)
        if self._handler is not None:
            _on_termination(self._handler)

    def _terminated(self, number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)


def _on_termination(handler: Any) -> Any:
    """Have SIGTERM handled so; returns how it was before, None where that cannot be known."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        return None
    return signal.signal(signal.SIGTERM, handler)
