"""Stands where a meter would, for somebody who chose to work without one: it is told the same, and writes nothing.

Two lengths of time it knows while the sitting lasts and no longer: since when nothing was touched, so that what lies
open is covered when nobody is there, and how long the sitting has lasted, for a bar that runs down.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Literal

from annotate.meter.clock import Clock
from annotate.meter.meter import Meter
from annotate.meter.stretch import Stretch
from storage.records import Activity, Record


class NoMeter:
    """Has no gap to ask about, no time to give to a label, and no end to settle."""

    counts = False
    """Whether time is taken."""
    exposed_ms = 0

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._origin = self._last_input = clock.now_ms()

    def request(self, item: Hashable, activity: Activity = "skip") -> None: ...

    def painted(self) -> None: ...

    def reveal(self) -> None: ...

    def cover(self) -> None: ...

    def leave(self) -> None: ...

    def begin(self, activity: Activity) -> None: ...

    def finish(self) -> None: ...

    def blur(self, *, told: bool = True) -> None: ...

    def focus(self, *, told: bool = True) -> None: ...

    def wrote(self) -> None: ...

    def tick(self) -> None: ...

    def start(self) -> None: ...

    def end(self, how: Literal["quit", "finished", "hangup", "failed"]) -> None: ...

    def input(self) -> int:
        """An input event: nothing counts, and no gap is asked about."""
        self._last_input = self._clock.now_ms()
        return 0

    def settle(self, item: Hashable, activity: Activity) -> Stretch:
        """The item was decided, now; how long it took is not known."""
        return Stretch(activity, self._clock.utc(), 0)

    @property
    def still_ms(self) -> int:
        """How long there has been no input event."""
        return self._clock.now_ms() - self._last_input

    def elapsed_ms(self) -> int:
        """The length of the sitting so far."""
        return self._clock.now_ms() - self._origin


def meter_for(
    clock: Clock,
    session: str,
    emit: Callable[[Record], object],
    *,
    metered: bool = True,
    learning_since_ms: int | None = None,
) -> Meter | NoMeter:
    """The meter of a sitting, or what stands in its place."""
    return Meter(clock, session, emit, learning_since_ms=learning_since_ms) if metered else NoMeter(clock)
