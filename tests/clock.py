"""A clock that tests turn by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from annotate.meter.clock import stamp

START = datetime(2026, 11, 24, 9, tzinfo=UTC)


class HandClock:
    """Stands still until told to go on; the wall clock can be stepped and the machine put to sleep."""

    def __init__(self) -> None:
        self.ms = 5_000
        self.sleep_ms = 700
        self.wall_step_ms = 0

    def go(self, ms: int) -> None:
        """Let this much time pass."""
        self.ms += ms

    def sleep(self, ms: int) -> None:
        """Let the machine sleep this long."""
        self.sleep_ms += ms

    def now_ms(self) -> int:
        return self.ms

    def slept_ms(self) -> int:
        return self.sleep_ms

    def utc(self) -> str:
        return stamp(START + timedelta(milliseconds=self.ms + self.sleep_ms + self.wall_step_ms))
