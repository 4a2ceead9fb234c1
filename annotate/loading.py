"""Loading without the garbage collector: while modules are loaded and a screen is built, it looks and finds nothing."""

from __future__ import annotations

import gc
from contextlib import ContextDecorator

_resting = _loaded = False


class Uncollected(ContextDecorator):
    """The collector rests from here on, to the `end` at the latest; who leaves lets go of what was loaded."""

    def __enter__(self) -> None:
        global _resting
        if gc.isenabled():
            gc.disable()
            _resting = True

    def __exit__(self, *error: object) -> None:
        end()
        gc.unfreeze()


def end() -> None:
    """All is loaded: have the collector work again, if it rests.

    What is there by now is not looked at again before one leaves: that would hold the screen's thread for tens of
    milliseconds, in the middle of a key. The next time it is: much of it may be left of the app before.
    """
    global _resting, _loaded
    if _resting:
        if not _loaded:
            gc.freeze()
        _resting, _loaded = False, True
        gc.enable()
