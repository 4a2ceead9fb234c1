"""How far the annotators of a project agree: all coefficients that fit its kind of task, of first-hand labels alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any, TypeAlias

from msgspec import Struct

from annotate.dataset.agreement.bootstrap import Found, Measure, estimated
from annotate.dataset.agreement.distances import CHOICES, distance_of, value_of
from annotate.dataset.agreement.figures import SAID, Figures, figures_of
from annotate.dataset.agreement.measures import VALUE, Totals, cohen, total
from annotate.dataset.consensus.voting import first_hand
from annotate.dataset.samples import Vote
from annotate.tasks import Kind
from annotate.tasks.boxes import OVERLAP

Estimate: TypeAlias = Callable[[Iterable[Totals], Mapping[str, Measure]], dict[str, Found]]
"""Coefficients of what each item adds, with their intervals."""


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
    estimate: Estimate = partial(estimated, samples=samples, seed=seed)
    figures = figures_of(answers.kind, answers.threshold, (list(given.values()) for given in answers.items))
    whole = estimate((figures.adds(list(given.values())) for given in answers.items), figures.measures)
    each = (_of_label(answers, label, figures, estimate) for label in labels)
    return Study(
        answers.kind.name,
        len(answers.items),
        answers.alone,
        len(answers.people),
        answers.threshold if answers.kind.name == "boxes" else None,
        whole,
        tuple(one for one in each if one is not None),
        *_of_people(answers),
    )


def _of_label(answers: Answers, label: str, figures: Figures, estimate: Estimate) -> LabelFound | None:
    """How far annotators agree on a label; None where nobody gave it, or the kind has no such."""
    if figures.of_label is None:
        return None
    parts = [part for given in answers.items if (part := figures.of_label(label, list(given.values())))]
    sums = total(parts)
    if not sums.get((VALUE, True)):
        return None
    return LabelFound(label, sums[VALUE, True] / sums[SAID], estimate(parts, figures.label_measures))


def _of_people(answers: Answers) -> tuple[tuple[PairFound, ...], tuple[AnnotatorFound, ...]]:
    distance = distance_of(answers.kind, answers.threshold)
    tables: defaultdict[tuple[str, str], Counter[tuple[Any, Any]]] = defaultdict(Counter)
    near: defaultdict[tuple[str, str], float] = defaultdict(float)
    counts: Counter[tuple[str, str]] = Counter()
    own: defaultdict[str, list[float]] = defaultdict(list)
    is_choice = answers.kind.name in CHOICES
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
