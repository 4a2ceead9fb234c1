"""An answer as questions that can be voted on: one with several choices, or one of yes or no for each mark.

A choice is one question. Of tags, clicks, tiles and boxes each is a question of its own: does it belong there?
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from annotate.dataset.consensus.clusters import clusters, middle
from annotate.labels import LabelSet
from annotate.tasks import Kind
from annotate.tasks.base import Answer
from annotate.tasks.transcribe import folded

YES, NO = "yes", "no"
Frame: TypeAlias = tuple[str, int, int]
"""What is asked about a grid, its rows and columns."""


class Question(Struct, frozen=True, gc=False):
    """What is voted on."""

    model: str
    """Questions of one model are alike: whoever is good at one is good at the others."""
    mark: Any
    given: tuple[tuple[str, str], ...]
    """Annotator and choice, of each who answered."""


class Ballot(Struct):
    """The questions about an item, and how their results become an answer."""

    questions: list[Question]
    assemble: Callable[[Mapping[Any, str]], Answer]
    """The answer, of the choice for each question's mark."""
    is_set: bool
    """Whether each question is whether a mark belongs there."""


Given = Sequence[tuple[str, Answer]]
"""Annotators with their answers."""


def ballot(kind: Kind, labels: LabelSet, given: Given) -> Ballot:
    """The questions that answers to one item are about."""
    if kind.name in LISTS:
        return _of_lists(LISTS[kind.name], labels, given)
    if kind.name == "boxes":
        return _of_boxes(given)
    if kind.name == "grid":
        return _of_tiles(given)
    if kind.name == "transcribe":
        return _of_texts(given)
    return _of_decision(given) if kind.name == "moderate" else _of_choice(given)


LISTS = {"tag": "tags", "engage": "actions"}
"""The kinds whose answers are lists of labels, by the field of the list."""


def _of_choice(given: Given) -> Ballot:
    votes = tuple((who, msgspec.json.encode(answer).decode()) for who, answer in given)
    return Ballot([Question("", None, votes)], lambda result: msgspec.json.decode(result[None]), False)


def _of_texts(given: Given) -> Ballot:
    """Texts are the same wherever spaces and lines end; the answer is the first of those that are."""
    votes = tuple((who, folded(answer)) for who, answer in given)

    def assemble(result: Mapping[Any, str]) -> Answer:
        return next(answer for _who, answer in given if folded(answer) == result[None])

    return Ballot([Question("", None, votes)], assemble, False)


def _of_decision(given: Given) -> Ballot:
    """What to do is voted on; of those who want it, most give the reason, or there is none."""
    votes = tuple((who, str(answer["decision"])) for who, answer in given)

    def assemble(result: Mapping[Any, str]) -> Answer:
        reasons = [answer["reason"] for _who, answer in given if answer["decision"] == result[None]]
        return {"decision": result[None], "reason": _most(reasons)}

    return Ballot([Question("", None, votes)], assemble, False)


def _most(reasons: Sequence[str | None]) -> str | None:
    counts = {reason: reasons.count(reason) for reason in dict.fromkeys(reasons)}
    most = [reason for reason, count in counts.items() if count == max(counts.values())]
    return most[0] if len(most) == 1 else None


def _of_lists(field: str, labels: LabelSet, given: Given) -> Ballot:
    used = {name for _who, answer in given for name in answer[field]}
    order = [*labels.names, *sorted(used.difference(labels.names))]
    chosen = [(who, frozenset(answer[field])) for who, answer in given]
    questions = [Question(name, name, _presence(name, chosen)) for name in order]
    return Ballot(questions, lambda result: {field: [name for name in order if result[name] == YES]}, True)


def _presence(mark: Hashable, chosen: Sequence[tuple[str, frozenset[Any]]]) -> tuple[tuple[str, str], ...]:
    return tuple((who, YES if mark in marks else NO) for who, marks in chosen)


def _of_tiles(given: Given) -> Ballot:
    """Who answered about another grid or another target is not asked; who could not see a tile says nothing of it."""
    frames = [(answer["target"], answer["rows"], answer["columns"]) for _who, answer in given]
    frame = usual(frames)
    asked = [(who, answer) for (who, answer), one in zip(given, frames, strict=True) if one == frame]
    questions = []
    for tile in range(frame[1] * frame[2]):
        saw = [(who, answer) for who, answer in asked if tile not in answer.get("unseen", ())]
        if saw:
            votes = tuple((who, YES if tile in answer["tiles"] else NO) for who, answer in saw)
            questions.append(Question(frame[0], tile, votes))

    def assemble(result: Mapping[Any, str]) -> Answer:
        answer = {"target": frame[0], "rows": frame[1], "columns": frame[2]}
        unseen = [tile for tile in range(frame[1] * frame[2]) if tile not in result]
        tiles = [tile for tile in sorted(result) if result[tile] == YES]
        return {**answer, "tiles": tiles, **({"unseen": unseen} if unseen else {})}

    return Ballot(questions, assemble, True)


def usual(frames: Sequence[Frame]) -> Frame:
    """The grid that most were asked about, of several such ones the first."""
    return max(frames, key=lambda one: (frames.count(one), -frames.index(one)))


def _of_boxes(given: Given) -> Ballot:
    found = clusters([answer["boxes"] for _who, answer in given])
    questions = []
    for mark, cluster in enumerate(found):
        have = {member.who for member in cluster}
        votes = tuple((who, YES if place in have else NO) for place, (who, _answer) in enumerate(given))
        questions.append(Question("", mark, votes))

    def assemble(result: Mapping[Any, str]) -> Answer:
        return {"boxes": [middle(cluster) for mark, cluster in enumerate(found) if result[mark] == YES]}

    return Ballot(questions, assemble, True)
