"""Loading without the garbage collector: while modules are loaded and a screen is built, it looks and finds nothing."""

from __future__ import annotations

import gc
from contextlib import ContextDecorator

_resting = False


class Uncollected(ContextDecorator):
    """The collector rests from here on, to the `end` at the latest."""

    def __enter__(self) -> None:
        global _resting
        if gc.isenabled():
            gc.disable()
            _resting = True

    def __exit__(self, *error: object) -> None:
        end()


def end() -> None:
    """All is loaded: have the collector work again, if it rests.

    What is there by now stays to the end, so it is never looked at again: that would hold the screen's thread for tens
    of milliseconds, in the middle of a key.
    """
    global _resting
    if _resting:
        _resting = False
        gc.freeze()
        gc.enable()
