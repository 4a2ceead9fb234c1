"""The ledger in parts: by sitting, by day, by kind of task. Parts add up to the whole, at any cap and in any period.

A day is one in UTC: of a label that of its submission, of a stretch that of its start, so that a sitting over midnight
is in two days. The kind is the label's task; of time that no label carries, and of a sitting's end, the sitting's.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from annotate.meter.credit import Credit
from annotate.meter.spent import Spent
from storage.blank import NEVER

By: TypeAlias = Literal["session", "day", "kind"]


class Time(Struct, frozen=True, kw_only=True):
    """Where time went, at one idle cap."""

    first_at: str | None
    last_at: str | None
    activities: dict[str, Credit]
    idle_ms: int
    away_ms: int
    pause_ms: int
    suspended_ms: int

    @property
    def credited_ms(self) -> int:
        """All that counts."""
        return sum(activity.credited_ms for activity in self.activities.values())

    @property
    def label_ms(self) -> int:
        """Of that, first answers: what a piece rate pays for."""
        return self.activities["label"].credited_ms if "label" in self.activities else 0

    @property
    def not_counted_ms(self) -> int:
        """What is shown and never counted."""
        return self.idle_ms + self.away_ms + self.pause_ms + self.suspended_ms

    @property
    def wall_ms(self) -> int:
        """Its whole length."""
        return self.credited_ms + self.not_counted_ms


class Part(Time, frozen=True, kw_only=True):
    """What one sitting, day or kind of task took."""

    key: str
    """The sitting's id, the day, the kind; empty where several of these are told of together."""
    labelled: int
    skipped: int
    flagged: int
    unmetered: int
    """Labels of it that were given without a meter."""
    people: int = 1
    """How many annotators it is told of."""


def part_of(key: str, spent: Spent, cap_ms: int) -> Part:
    """The part that these sums are, at one of their caps."""
    return Part(
        key=key,
        first_at=spent.first_at,
        last_at=spent.last_at,
        activities=credits(spent, cap_ms),
        idle_ms=spent.idle_ms(cap_ms),
        away_ms=spent.uncredited_ms("away"),
        pause_ms=spent.uncredited_ms("pause"),
        suspended_ms=spent.uncredited_ms("suspended"),
        labelled=spent.labelled,
        skipped=spent.skipped,
        flagged=spent.flagged,
        unmetered=spent.unmetered,
    )


def credits(spent: Spent, cap_ms: int) -> dict[str, Credit]:
    """What each activity took at this cap, by its name."""
    return {
        activity: Credit(credited_ms=tally.credited_ms(cap_ms), count=tally.count)
        for activity, tally in sorted(spent.tallies.items())
    }


def key_of(by: By | None, session: str, at: str, task: str | None) -> str | None:
    """The part that something belongs to; None where the ledger is told as a whole."""
    if by is None:
        return None
    if by == "session":
        return session
    if by == "kind":
        return task or ""
    return "" if at == NEVER else at[:10]
