"""How far two answers to one item are apart: 0 where they are the same, 1 where they have nothing in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from annotate.dataset.agreement.matching import matched
from annotate.dataset.consensus.questions import LISTS, Frame
from annotate.tasks import Kind
from annotate.tasks.base import Answer
from annotate.tasks.boxes import OVERLAP
from annotate.tasks.transcribe import folded

Distance: TypeAlias = Callable[[Any, Any], float]
Set: TypeAlias = frozenset[Any]


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


@lru_cache(maxsize=1 << 18)
def apart(one: str, other: str) -> float:
    """The edits that make one text of the other, as a share of the longer one's characters."""
    longest = max(len(one), len(other))
    return edits(one, other) / longest if longest else 0.0


def edits(one: str, other: str) -> int:
    """Levenshtein's distance: a column of differences is one number, and each letter of the other text moves it on.

    Hyyrö, "Explaining and extending the bit-parallel approximate string matching algorithm of Myers" (2001).
    """
    if not one:
        return len(other)
    places: defaultdict[str, int] = defaultdict(int)
    for place, letter in enumerate(one):
        places[letter] |= 1 << place
    mask, top = (1 << len(one)) - 1, 1 << (len(one) - 1)
    up, down, count = mask, 0, len(one)
    for letter in other:
        same = places.get(letter, 0)
        level = (((same & up) + up) ^ up) | same | down
        right, left = down | ~(level | up) & mask, up & level
        count += bool(right & top) - bool(left & top)
        right, left = right << 1 | 1, left << 1
        up, down = (left | ~(level | right)) & mask, right & level & mask
    return count


class Seen(NamedTuple):
    """The tiles of a grid that were chosen, and those that could not be seen."""

    frame: Frame
    chosen: frozenset[int]
    unseen: frozenset[int]


def tiles_apart(one: Seen, other: Seen) -> float:
    """Jaccard's distance of the tiles that both could see; answers about different grids have nothing in common."""
    if one.frame != other.frame:
        return 1.0
    lost = one.unseen | other.unseen
    return jaccard(one.chosen - lost, other.chosen - lost)


def boxes_apart(one: Answer, other: Answer, threshold: float = OVERLAP) -> float:
    """1 less the F-measure of the boxes that match: same label, and overlap from the threshold on."""
    count = len(one["boxes"]) + len(other["boxes"])
    return 1 - 2 * len(matched(one["boxes"], other["boxes"], threshold)) / count if count else 0.0


def value_of(kind: Kind, answer: Answer) -> Any:
    """What of an answer is compared: a choice or text as a text, tags as a set, tiles as seen, boxes as they are.

    Of a moderator's answer that is the decision; the reason is not compared.
    """
    if kind.name in LISTS:
        return frozenset(answer[LISTS[kind.name]])
    if kind.name == "grid":
        frame = (answer["target"], answer["rows"], answer["columns"])
        return Seen(frame, frozenset(answer["tiles"]), frozenset(answer.get("unseen", ())))
    if kind.name == "boxes":
        return answer
    return folded(answer) if kind.name == "transcribe" else str(answer[CHOICES[kind.name]])


CHOICES = {"classify": "label", "moderate": "decision", "compare": "choice"}
"""The kinds whose answers are one of several choices, by the choice's field."""


def distance_of(kind: Kind, threshold: float = OVERLAP) -> Distance:
    """The usual distance between values of a kind."""
    if kind.name == "boxes":
        return lambda one, other: boxes_apart(one, other, threshold)
    if kind.name == "grid":
        return tiles_apart
    if kind.name in LISTS:
        return jaccard
    return apart if kind.name == "transcribe" else nominal
