"""How far the annotators of a project agree: all coefficients that fit its kind of task, of first-hand labels alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, TypeAlias

from msgspec import Struct

from annotate.dataset.agreement.bootstrap import Interval, interval
from annotate.dataset.agreement.distances import SETS, distance_of, jaccard, masi, value_of
from annotate.dataset.agreement.matching import matched
from annotate.dataset.agreement.measures import Units, alpha, by_chance, cohen, counted, fleiss, percent
from annotate.dataset.consensus.voting import first_hand
from annotate.dataset.samples import Vote
from annotate.tasks import Kind
from annotate.tasks.boxes import OVERLAP

Measure: TypeAlias = Callable[[Any], float | None]


class Found(Struct, frozen=True):
    """A coefficient."""

    value: float | None
    """None: it is undefined here."""
    interval: Interval | None = None
    """In which 95 of 100 bootstrap samples lie."""


class LabelFound(Struct, frozen=True):
    """How far annotators agree on one label, against all others."""

    label: str
    share: float
    """Of the answers that have it; of boxes, of the boxes that are of it."""
    measures: dict[str, Found]


class PairFound(Struct, frozen=True):
    """How far two annotators agree."""

    annotators: tuple[str, str]
    items: int
    agreement: float
    kappa: float | None = None


class AnnotatorFound(Struct, frozen=True):
    """How far an annotator agrees with the others who answered the same items."""

    annotator: str
    items: int
    agreement: float


class Study(Struct, frozen=True):
    """How far annotators agree. All agreements are from 0 to 1."""

    kind: str
    items: int
    """Items with the answers of at least two annotators."""
    alone: int
    """Items with those of one."""
    annotators: int
    threshold: float | None
    """Of boxes: the overlap from which two are the same."""
    measures: dict[str, Found]
    labels: tuple[LabelFound, ...]
    pairs: tuple[PairFound, ...]
    people: tuple[AnnotatorFound, ...]


class Answers(Struct):
    """What the study is of."""

    kind: Kind
    items: list[dict[str, Any]]
    """For each item that has two answers what was answered, by annotator."""
    alone: int
    people: list[str]
    threshold: float = OVERLAP


def gather(items: Iterable[tuple[str, Sequence[Vote]]], kind: Kind, threshold: float = OVERLAP) -> Answers:
    """The first-hand answers of all items."""
    found, alone, people = [], 0, dict[str, None]()
    for _item, votes in items:
        given = {vote.annotator: value_of(kind, vote.answer) for vote in first_hand(votes)}
        people.update(dict.fromkeys(given))
        if len(given) > 1:
            found.append(given)
        else:
            alone += len(given)
    return Answers(kind, found, alone, list(people), threshold)


def study(answers: Answers, labels: Sequence[str], *, samples: int = 1000, seed: int = 0) -> Study:
    """All that can be said; `samples` are those of the bootstrap."""
    kind = answers.kind

    def found(units: Mapping[Any, float], measure: Measure) -> Found:
        return Found(measure(units), interval(units, measure, samples=samples, seed=seed))

    if kind.name == "boxes":
        pairs = Counter(_box_pairs(answers))
        units = counted(_named_alike(answers))
        whole = {"f1": found(pairs, _f1), "iou": found(pairs, _mean_overlap), "alpha": found(units, alpha)}
        each = tuple(_label_of_boxes(answers, label, found) for label in labels)
    else:
        units = counted(list(given.values()) for given in answers.items)
        whole = {name: found(units, measure) for name, measure in _measures(kind, units).items()}
        each = tuple(_label_found(answers, label, found) for label in labels) if kind.name != "grid" else ()
    return Study(
        kind.name,
        len(answers.items),
        answers.alone,
        len(answers.people),
        answers.threshold if kind.name == "boxes" else None,
        whole,
        tuple(one for one in each if one.share),
        *_of_people(answers),
    )


def _measures(kind: Kind, units: Units) -> dict[str, Measure]:
    """The coefficients for choices or for sets; of sets chance is held at what it is in all units, for it takes long."""
    if kind.name == "transcribe":
        return {"percent": percent, "similarity": lambda some: percent(some, distance_of(kind))}
    if kind.name in SETS or kind.name == "grid":
        by_jaccard, by_masi = by_chance(units, jaccard), by_chance(units, masi)
        return {
            "percent": percent,
            "alpha-jaccard": lambda some: alpha(some, jaccard, expected=by_jaccard),
            "alpha-masi": lambda some: alpha(some, masi, expected=by_masi),
        }
    return {"percent": percent, "kappa": fleiss, "alpha": alpha}


def _label_found(answers: Answers, label: str, found: Callable[[Mapping[Any, float], Measure], Found]) -> LabelFound:
    of_set = answers.kind.name in SETS
    has = (lambda value: label in value) if of_set else (lambda value: value == label)
    units = counted([has(value) for value in given.values()] for given in answers.items)
    whole = sum(len(pattern) * count for pattern, count in units.items())
    share = sum(sum(pattern) * count for pattern, count in units.items()) / whole if whole else 0.0
    return LabelFound(label, share, {"percent": found(units, percent), "alpha": found(units, alpha)} if share else {})


# Boxes


BoxPair: TypeAlias = tuple[int, int, float]
"""Of two annotators on one item: boxes of both, those that match, and the sum of their overlaps."""


def _box_pairs(answers: Answers, label: str | None = None) -> Iterator[BoxPair]:
    for given in answers.items:
        for one, other in combinations(given.values(), 2):
            some, others = ([box for box in each["boxes"] if label in (None, box["label"])] for each in (one, other))
            matches = matched(some, others, answers.threshold)
            yield len(some) + len(others), len(matches), sum(match.share for match in matches)


def _f1(pairs: Mapping[BoxPair, float]) -> float | None:
    """Boxes that match among all boxes, both twice over (the F-measure of the one held against the other)."""
    boxes = sum(count * pair[0] for pair, count in pairs.items())
    return sum(2 * count * pair[1] for pair, count in pairs.items()) / boxes if boxes else None


def _mean_overlap(pairs: Mapping[BoxPair, float]) -> float | None:
    """The mean overlap of boxes that match."""
    matches = sum(count * pair[1] for pair, count in pairs.items())
    return sum(count * pair[2] for pair, count in pairs.items()) / matches if matches else None


def _named_alike(answers: Answers) -> Iterator[tuple[str, str]]:
    """The labels of boxes that match by their place alone."""
    for given in answers.items:
        for one, other in combinations(given.values(), 2):
            for match in matched(one["boxes"], other["boxes"], answers.threshold, labels=False):
                yield one["boxes"][match.one]["label"], other["boxes"][match.other]["label"]


def _label_of_boxes(answers: Answers, label: str, found: Callable[[Mapping[Any, float], Measure], Found]) -> LabelFound:
    boxes = [box["label"] for given in answers.items for answer in given.values() for box in answer["boxes"]]
    share = boxes.count(label) / len(boxes) if boxes else 0.0
    pairs = Counter(_box_pairs(answers, label))
    return LabelFound(label, share, {"f1": found(pairs, _f1), "iou": found(pairs, _mean_overlap)} if share else {})


# People


def _of_people(answers: Answers) -> tuple[tuple[PairFound, ...], tuple[AnnotatorFound, ...]]:
    distance = distance_of(answers.kind, answers.threshold)
    tables: defaultdict[tuple[str, str], Counter[tuple[Any, Any]]] = defaultdict(Counter)
    near: defaultdict[tuple[str, str], float] = defaultdict(float)
    counts: Counter[tuple[str, str]] = Counter()
    own: defaultdict[str, list[float]] = defaultdict(list)
    is_choice = answers.kind.name in ("classify", "moderate", "compare")
    for given in answers.items:
        shares: defaultdict[str, list[float]] = defaultdict(list)
        for one, other in combinations(sorted(given, key=answers.people.index), 2):
            agreement = 1 - distance(given[one], given[other])
            near[one, other] += agreement
            counts[one, other] += 1
            shares[one].append(agreement)
            shares[other].append(agreement)
            if is_choice:
                tables[one, other][given[one], given[other]] += 1
        for name, some in shares.items():
            own[name].append(sum(some) / len(some))
    pairs = tuple(
        PairFound(pair, counts[pair], near[pair] / counts[pair], cohen(tables[pair]) if is_choice else None)
        for pair in combinations(answers.people, 2)
        if counts[pair]
    )
    people = (
        AnnotatorFound(name, len(own[name]), sum(own[name]) / len(own[name])) for name in answers.people if own[name]
    )
    return pairs, tuple(people)
