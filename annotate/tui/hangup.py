"""When the window is closed there is no terminal any more, and a program that still draws on it never ends."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable

STATUS = 129
"""The exit status of a program that a hang-up ended."""
PATIENCE_S = 5.0
"""How long leaving may take without a terminal, once everything is on the disk."""


def listen(loop: asyncio.AbstractEventLoop, hung_up: Callable[[], object], *, drawing: bool) -> None:
    """Call `hung_up` when the window is closed or the process asked to end; `drawing`: there is a terminal to lose."""
    for name in ("SIGHUP", "SIGTERM", "SIGINT"):
        if (number := getattr(signal, name, None)) is not None:
            # Windows has no such handlers, and only the main thread hears signals.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, hung_up)
    if drawing:
        _let_go_on_hangup()


def _let_go_on_hangup() -> None:
    """Draw on nothing as soon as the terminal is gone; done after the loop listens for the signal, too.

    A write to a closed terminal ends the thread that draws, and leaving would wait for that thread for ever. So this is
    done in the signal's own handler, before the loop gets its turn, and before the handler of SIGCONT, which comes with
    a hang-up and draws everything anew.
    """
    if (number := getattr(signal, "SIGHUP", None)) is not None:
        with contextlib.suppress(ValueError):  # not in the main thread, where nobody hears signals
            signal.signal(number, lambda *_arguments: _let_go())


def _let_go() -> None:
    drawn_on = sys.__stderr__
    if drawn_on is None or not _is_gone(drawn_on.fileno()):
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, drawn_on.fileno())
    os.close(nothing)


def end_at_last() -> None:
    """End the process in a while if it has not ended by itself: the thread that draws may be gone already."""
    watch = threading.Timer(PATIENCE_S, os._exit, (STATUS,))
    watch.daemon = True
    watch.start()


def _is_gone(number: int) -> bool:
    import termios

    try:
        termios.tcgetattr(number)
    except termios.error:
        return True
    return False
