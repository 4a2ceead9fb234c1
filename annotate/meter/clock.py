"""The two clocks of the meter: a monotonic one for durations, a wall clock for stamps."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Where the meter reads the time; tests give it one that they turn by hand."""

    def now_ms(self) -> int:
        """Milliseconds of a clock that never steps and does not run while the machine sleeps."""

    def slept_ms(self) -> int:
        """Milliseconds that the machine has slept since some fixed moment."""

    def utc(self) -> str:
        """The time of day, as a stamp: never subtract two of them."""


class SystemClock:
    """The clocks of the operating system."""

    def now_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000

    def slept_ms(self) -> int:
        """The difference between a clock that counts sleep and one that does not; 0 where a system has only one.

        Comparing with the wall clock instead would take every correction of the time of day for sleep.
        """
        # Linux: BOOTTIME counts sleep, MONOTONIC does not. macOS: MONOTONIC counts it, UPTIME_RAW does not.
        if (boot := getattr(time, "CLOCK_BOOTTIME", None)) is not None:
            return (time.clock_gettime_ns(boot) - time.clock_gettime_ns(time.CLOCK_MONOTONIC)) // 1_000_000
        if (uptime := getattr(time, "CLOCK_UPTIME_RAW", None)) is not None:
            return (time.clock_gettime_ns(time.CLOCK_MONOTONIC) - time.clock_gettime_ns(uptime)) // 1_000_000
        return 0

    def utc(self) -> str:
        return stamp(datetime.now(UTC))


def stamp(moment: datetime) -> str:
    """A moment as the store writes it: UTC with milliseconds and a final Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
