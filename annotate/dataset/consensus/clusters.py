"""Boxes of several annotators that mean the same thing.

Pairs of boxes of different annotators with the same label are joined, the one with the largest overlap first, as long
as no cluster gets two boxes of one annotator and all of its boxes overlap enough.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import combinations
from statistics import median
from typing import Any, NamedTuple

from annotate.tasks.boxes import DECIMALS, OVERLAP, overlap

Box = dict[str, Any]


class Member(NamedTuple):
    """A box of an annotator, who is told by a number."""

    who: int
    box: Box


def clusters(answers: Sequence[Sequence[Box]], threshold: float = OVERLAP) -> list[list[Member]]:
    """The boxes of each annotator, parted into clusters, in the order in which their first boxes were given."""
    members = [Member(who, box) for who, boxes in enumerate(answers) for box in boxes]
    own = {place: [place] for place in range(len(members))}
    home = list(range(len(members)))
    pairs = _pairs(members, threshold)
    near = {(one, other) for one, other, _share in pairs}
    for one, other, _share in pairs:
        first, second = sorted((home[one], home[other]))
        if first != second and _fit(near, own[first], own[second]):
            for place in own[second]:
                home[place] = first
            own[first] += own.pop(second)
    return [[members[place] for place in sorted(own[name])] for name in sorted(own)]


def _pairs(members: Sequence[Member], threshold: float) -> list[tuple[int, int, float]]:
    """Pairs that could be one thing, those that overlap most first; then in the order in which they were given."""
    found = [
        (one, other, share)
        for one, other in combinations(range(len(members)), 2)
        if members[one].who != members[other].who
        and members[one].box["label"] == members[other].box["label"]
        and (share := overlap(members[one].box, members[other].box)) >= threshold
    ]
    return sorted(found, key=lambda pair: (-pair[2], pair[0], pair[1]))


def _fit(near: Container[tuple[int, int]], some: Sequence[int], others: Sequence[int]) -> bool:
    """Whether each of some could be one thing with each of others: boxes of one annotator never could."""
    return all(((one, other) if one < other else (other, one)) in near for one in some for other in others)


def middle(cluster: Sequence[Member]) -> Box:
    """The box whose edges are the medians of the edges of a cluster's boxes."""
    boxes = [member.box for member in cluster]
    x, y = (median(box[name] for box in boxes) for name in ("x", "y"))
    right, bottom = (median(box[at] + box[long] for box in boxes) for at, long in (("x", "width"), ("y", "height")))
    edges = {"x": x, "y": y, "width": right - x, "height": bottom - y}
    return {"label": boxes[0]["label"], **{name: round(float(value), DECIMALS) for name, value in edges.items()}}
