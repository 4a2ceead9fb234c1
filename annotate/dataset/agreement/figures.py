"""Which coefficients are told of a kind of task, and what the answers to an item add to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, TypeAlias

from msgspec import Struct

from annotate.dataset.agreement.bootstrap import Measure
from annotate.dataset.agreement.distances import CHOICES, Seen, apart, jaccard, masi
from annotate.dataset.agreement.matching import matched
from annotate.dataset.agreement.measures import (
    UNITS,
    VALUE,
    VALUES,
    Totals,
    alpha,
    by_chance,
    fleiss,
    of_unit,
    percent,
    total,
    weighed,
)
from annotate.dataset.consensus.questions import LISTS, Frame, usual
from annotate.tasks import Kind

Values: TypeAlias = Sequence[Any]
"""The answers to an item, as `distances.value_of` has them."""
SAID = "said"
"""Of how much a label's share is taken: answers, tiles, or boxes."""
_BOXES, _MATCHES, _OVERLAP = "boxes", "matches", "overlap"


class Figures(Struct, frozen=True):
    """What is told of a kind."""

    adds: Callable[[Values], Totals]
    """What an item adds to the totals."""
    measures: Mapping[str, Measure]
    of_label: Callable[[str, Values], Totals] | None = None
    """What it adds to those of a label; `(VALUE, True)` is how often it was given, of `SAID`."""
    label_measures: Mapping[str, Measure] = {}


def figures_of(kind: Kind, threshold: float, items: Iterable[Values]) -> Figures:
    """The coefficients of a kind; of sets those of all items are read for what chance would make."""
    if kind.name == "boxes":
        return _of_boxes(threshold)
    if kind.name == "transcribe":
        return Figures(_of_texts, {"percent": percent, "similarity": _similarity})
    if kind.name == "grid":
        return Figures(_of_tiles, _AGAINST_THE_REST, _tiles_of, _AGAINST_THE_REST)
    if kind.name in LISTS:
        return _of_sets(items)
    assert kind.name in CHOICES
    return Figures(of_unit, {"percent": percent, "kappa": fleiss, "alpha": alpha}, _chosen, _AGAINST_THE_REST)


_AGAINST_THE_REST: Mapping[str, Measure] = {"percent": percent, "alpha": alpha}


def _chosen(label: str, values: Values) -> Totals:
    return {**of_unit([value == label for value in values]), SAID: len(values)}


def _named(label: str, values: Values) -> Totals:
    return {**of_unit([label in value for value in values]), SAID: len(values)}


# Sets


def _of_sets(items: Iterable[Values]) -> Figures:
    """Chance stays what it is in all items, as it does in Krippendorff's own bootstrap: it takes long to find."""
    counts = Counter(value for values in items for value in values)
    by_jaccard, by_masi = by_chance(counts, jaccard), by_chance(counts, masi)
    measures: dict[str, Measure] = {
        "percent": percent,
        "alpha-jaccard": lambda totals: alpha(totals, by_jaccard, weighed="jaccard"),
        "alpha-masi": lambda totals: alpha(totals, by_masi, weighed="masi"),
    }
    return Figures(_set, measures, _named, _AGAINST_THE_REST)


def _set(values: Values) -> Totals:
    near = {"jaccard": weighed(values, jaccard), "masi": weighed(values, masi)}
    same = {name: number for name, number in of_unit(values).items() if isinstance(name, str)}
    return {**same, **near}


# Texts


def _of_texts(values: Values) -> Totals:
    same = {name: number for name, number in of_unit(values).items() if isinstance(name, str)}
    return {**same, "unlike": weighed(values, apart) / len(values)}


def _similarity(totals: Totals) -> float | None:
    return 1 - totals["unlike"] / totals[UNITS] if totals.get(UNITS) else None


# Tiles


def _of_tiles(values: Sequence[Seen]) -> Totals:
    """Each tile is a unit; who could not see it says nothing of it. Of several grids it is the one of the most."""
    frame, asked = _frame(values)
    said = (
        [tile in value.chosen for value in asked if tile not in value.unseen] for tile in range(frame[1] * frame[2])
    )
    return total(map(of_unit, said))


def _tiles_of(label: str, values: Sequence[Seen]) -> Totals:
    """Those of grids where the label is asked for."""
    totals = _of_tiles(values) if _frame(values)[0][0] == label else {}
    return {**totals, SAID: totals[VALUES]} if totals else {}


def _frame(values: Sequence[Seen]) -> tuple[Frame, list[Seen]]:
    frame = usual([value.frame for value in values])
    return frame, [value for value in values if value.frame == frame]


# Boxes


def _of_boxes(threshold: float) -> Figures:
    """Boxes of each pair of annotators that match, and the labels of those that match by their place alone."""

    def adds(values: Values) -> Totals:
        answers = [value["boxes"] for value in values]
        named = [
            of_unit((one[match.one]["label"], other[match.other]["label"]))
            for one, other in combinations(answers, 2)
            for match in matched(one, other, threshold, labels=False)
        ]
        return {**_matching(answers, threshold), **total(named)}

    def of_label(label: str, values: Values) -> Totals:
        answers = [[box for box in value["boxes"] if box["label"] == label] for value in values]
        own, whole = (sum(map(len, some)) for some in (answers, (value["boxes"] for value in values)))
        return {**_matching(answers, threshold), (VALUE, True): own, SAID: whole} if whole else {}

    of_place: dict[str, Measure] = {"f1": _f1, "iou": _mean_overlap}
    return Figures(adds, {**of_place, "same-label": percent, "alpha": alpha}, of_label, of_place)


def _matching(answers: Sequence[Sequence[Any]], threshold: float) -> dict[Any, float]:
    """Of all pairs of annotators: boxes of both, those that match, and how much these overlap."""
    found = {_BOXES: 0.0, _MATCHES: 0.0, _OVERLAP: 0.0}
    for one, other in combinations(answers, 2):
        matches = matched(one, other, threshold)
        found[_BOXES] += len(one) + len(other)
        found[_MATCHES] += len(matches)
        found[_OVERLAP] += sum(match.share for match in matches)
    return found


def _f1(totals: Totals) -> float | None:
    """Boxes that match among all boxes, both twice over (the F-measure of the one held against the other)."""
    return 2 * totals[_MATCHES] / totals[_BOXES] if totals.get(_BOXES) else None


def _mean_overlap(totals: Totals) -> float | None:
    """The mean overlap of boxes that match."""
    return totals[_OVERLAP] / totals[_MATCHES] if totals.get(_MATCHES) else None
