"""A stretch: time of one sitting in one activity, as the gaps between its input events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from storage.records import Activity, OpenSpan, SpanRecord

SHORT_GAP_MS = 30_000
"""Gaps up to this are kept as a sum, longer ones one by one, so that any idle cap from here on can be applied later."""

UNCREDITED: frozenset[Activity] = frozenset({"pause", "away", "suspended"})
"""Activities whose whole length is shown and never counted."""


@dataclass(slots=True)
class Stretch:
    """What has been counted so far; only an input event makes a gap count, so nothing in here is provisional."""

    activity: Activity
    started_at: str
    began_ms: int
    """When it began, in milliseconds of the sitting."""
    short_ms: int = 0
    long_gaps_ms: list[int] = field(default_factory=list)
    wait_ms: int = 0
    inputs: int = 0
    first_input_ms: int | None = None
    reveals: int = 0
    exposed_ms: int = 0
    """How long what was covered lay open: within the time of the gaps, and counted beside them."""
    shown: bool = True
    """False until an item was painted for the first time."""

    def add_gap(self, gap_ms: int) -> None:
        """Count one gap."""
        if gap_ms > SHORT_GAP_MS:
            self.long_gaps_ms.append(gap_ms)
        else:
            self.short_ms += gap_ms

    def add_input(self, now_ms: int) -> None:
        """Count one input event at this moment of the sitting."""
        self.inputs += 1
        if self.shown and self.first_input_ms is None:
            self.first_input_ms = now_ms - self.began_ms

    def spent(self) -> bool:
        """Whether any time has been counted in it."""
        return bool(self.short_ms or self.long_gaps_ms or self.wait_ms)

    def open_spans(self) -> list[OpenSpan]:
        """What a presence mark says of it: activity, time and exposure, not what it was spent on."""
        spans = []
        if self.short_ms or self.long_gaps_ms:
            gaps = tuple(self.long_gaps_ms)
            looked = {"reveals": self.reveals, "exposed_ms": self.exposed_ms}
            spans.append(OpenSpan(activity=self.activity, short_ms=self.short_ms, long_gaps_ms=gaps, **looked))
        if self.wait_ms:
            spans.append(OpenSpan(activity="wait", **_one_gap(self.wait_ms)))
        return spans

    def records(self, session: str) -> list[SpanRecord]:
        """The records that settle it where no label record does."""
        return [
            SpanRecord(
                session=session,
                activity=span.activity,
                started_at=self.started_at,
                short_ms=span.short_ms,
                long_gaps_ms=span.long_gaps_ms,
                inputs=self.inputs if span.activity == self.activity else 0,
                reveals=span.reveals,
                exposed_ms=span.exposed_ms,
            )
            for span in self.open_spans()
        ]


def length_ms(span: OpenSpan | SpanRecord) -> int:
    """The whole length of a span, credited or not."""
    return span.short_ms + sum(span.long_gaps_ms)


def single_span(session: str, activity: Activity, started_at: str, gap_ms: int) -> SpanRecord:
    """A span of one uninterrupted gap."""
    return SpanRecord(session=session, activity=activity, started_at=started_at, **_one_gap(gap_ms))


def _one_gap(gap_ms: int) -> dict[str, Any]:
    return {"short_ms": 0, "long_gaps_ms": (gap_ms,)} if gap_ms > SHORT_GAP_MS else {"short_ms": gap_ms}
