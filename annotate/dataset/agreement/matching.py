"""Which boxes of two annotators are the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from annotate.tasks.boxes import OVERLAP, overlap


class Match(NamedTuple):
    """A box of each, by its place, and their common area as a share of their united one."""

    one: int
    other: int
    share: float


def matched(
    some: Sequence[dict[str, Any]],
    others: Sequence[dict[str, Any]],
    threshold: float = OVERLAP,
    *,
    labels: bool = True,
) -> list[Match]:
    """Pairs that overlap from the threshold on, the largest overlap first; each box is in one pair at most.

    `labels`: only boxes of the same label match.
    """
    found = [
        Match(one, other, share)
        for one, box in enumerate(some)
        for other, candidate in enumerate(others)
        if (not labels or box["label"] == candidate["label"]) and (share := overlap(box, candidate)) >= threshold
    ]
    found.sort(key=lambda match: (-match.share, match.one, match.other))
    taken: tuple[set[int], set[int]] = (set(), set())
    kept = []
    for match in found:
        if match.one not in taken[0] and match.other not in taken[1]:
            taken[0].add(match.one)
            taken[1].add(match.other)
            kept.append(match)
    return kept
