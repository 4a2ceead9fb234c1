"""How far two answers to one item are apart: 0 where they are the same, 1 where they have nothing in common."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from annotate.dataset.agreement.matching import matched
from annotate.tasks import Kind
from annotate.tasks.base import Answer
from annotate.tasks.boxes import OVERLAP

Distance: TypeAlias = Callable[[Any, Any], float]
Set: TypeAlias = frozenset[Any]

SETS = {"tag": "tags", "engage": "actions"}
"""The kinds whose answers are lists of labels, by the field of the list."""


def nominal(one: object, other: object) -> float:
    """Whether two values differ."""
    return float(one != other)


def jaccard(one: Set, other: Set) -> float:
    """The share of what two sets have together that they do not have in common (Jaccard 1912); two empty ones agree."""
    together = len(one | other)
    return 1 - len(one & other) / together if together else 0.0


def masi(one: Set, other: Set) -> float:
    """Measuring agreement on set-valued items (Passonneau 2006): Jaccard's share, weighed by how the sets lie.

    1 where they are equal, 2/3 where one is within the other, 1/3 where they only overlap, 0 where they do not.
    """
    if one == other:
        return 0.0
    common = one & other
    if not common:
        return 1.0
    weight = 2 / 3 if common in (one, other) else 1 / 3
    return 1 - len(common) / len(one | other) * weight


def apart(one: str, other: str) -> float:
    """How much of two texts does not match (Ratcliff and Obershelp's measure)."""
    return 0.0 if one == other else 1 - SequenceMatcher(None, one, other, autojunk=False).ratio()


def boxes_apart(one: Answer, other: Answer, threshold: float = OVERLAP) -> float:
    """1 less the F-measure of the boxes that match: same label, and overlap from the threshold on."""
    count = len(one["boxes"]) + len(other["boxes"])
    return 1 - 2 * len(matched(one["boxes"], other["boxes"], threshold)) / count if count else 0.0


def value_of(kind: Kind, answer: Answer) -> Any:
    """What of an answer is compared: a choice as a text, tags and tiles as a set, boxes as the answer itself."""
    if kind.name in SETS:
        return frozenset(answer[SETS[kind.name]])
    if kind.name == "grid":
        frame = tuple(answer[name] for name in ("target", "rows", "columns"))
        return frozenset((*frame, tile) for tile in answer["tiles"])
    if kind.name == "boxes":
        return answer
    return str(answer[_CHOICES[kind.name]])


_CHOICES = {"classify": "label", "moderate": "decision", "compare": "choice", "transcribe": "text"}


def distance_of(kind: Kind, threshold: float = OVERLAP) -> Distance:
    """The usual distance between values of a kind."""
    if kind.name == "boxes":
        return lambda one, other: boxes_apart(one, other, threshold)
    if kind.name in SETS or kind.name == "grid":
        return jaccard
    return apart if kind.name == "transcribe" else nominal
