"""Segments that must have been there and are gone: their numbers have no gaps, and later headers name earlier ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from storage.damage import Damage
from storage.errors import N_
from storage.segment import Segment

MISSING = N_("the segment is missing")
ALL_MISSING = N_("every segment is missing or empty: a store has one from its beginning")


def missing(segments: Mapping[int, Segment]) -> Iterator[Damage]:
    """One damage for each segment that is gone."""
    if not any(segment.seen for segment in segments.values()):
        yield Damage(1, 0, 0, ALL_MISSING, lost=None)
    known = set(segments) | {number for segment in segments.values() for number in segment.heads}
    for number in range(1, max(known, default=0) + 1):
        if number not in segments and segments:
            yield Damage(number, 0, 0, MISSING, lost=None)
