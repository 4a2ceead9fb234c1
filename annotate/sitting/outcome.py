"""What a sitting came to; the command line tells it."""

from __future__ import annotations

from dataclasses import dataclass, field

from storage.records import Record


@dataclass
class Outcome:
    """Nobody, if `annotator` is None."""

    annotator: str | None = None
    labels: int = 0
    credited_ms: int = 0
    unsaved: list[Record] = field(default_factory=list)
    why_unsaved: str = ""
    """In a few words."""
    finished: bool = False
    """Whether nothing was left to do, or nothing more asked for."""
    metered: bool = True
    """Whether time was taken."""
