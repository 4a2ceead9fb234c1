"""What a reviewer is shown of an item: its different answers, who gave each, and how long that took."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from annotate.dataset.agreement.disputes import Dispute
from annotate.dataset.consensus.majority import Majority
from annotate.dataset.samples import Vote
from annotate.projects.project import Project
from annotate.tasks.base import Answer


class Giver(Struct, frozen=True):
    """Somebody who gave an answer."""

    annotator: str
    credited_s: float | None
    """At the project's idle cap; None: no time is known."""
    note: str | None


class Choice(Struct, frozen=True):
    """An answer that can be chosen."""

    answer: Answer
    givers: tuple[Giver, ...]


class Review:
    """The disputed items of a project, most disputed first."""

    def __init__(self, project: Project, disputes: Iterable[Dispute], seconds: Callable[[Vote], float | None]) -> None:
        """`seconds`: the credited time of a label."""
        self._project, self._seconds = project, seconds
        self._disputes = {dispute.item: dispute for dispute in disputes}
        self._majority = Majority(project.kind, project.labels)

    @property
    def ids(self) -> Sequence[str]:
        """The items."""
        return list(self._disputes)

    def choices(self, item: str) -> tuple[Choice, ...]:
        """The different answers to an item: what more people gave first, then in the order in which they came."""
        found: list[tuple[Answer, list[Giver]]] = []
        for vote in self._disputes[item].votes:
            giver = Giver(vote.annotator, self._seconds(vote), vote.note)
            known = next((givers for answer, givers in found if self._alike(vote.answer, answer)), None)
            if known is None:
                found.append((vote.answer, [giver]))
            else:
                known.append(giver)
        found.sort(key=lambda pair: -len(pair[1]))
        return tuple(Choice(answer, tuple(givers)) for answer, givers in found)

    def _alike(self, one: Answer, other: Answer) -> bool:
        """Whether two answers mean the same: boxes, for instance, need not be alike to the pixel."""
        kind = self._project.kind
        return kind.agrees(one, other) and kind.agrees(other, one)

    @cached_property
    def likeliest(self) -> Mapping[str, Answer]:
        """What a majority has, for each item on which there is one."""
        decisions = ((item, self._majority.decide(item, one.votes)) for item, one in self._disputes.items())
        return {item: one.answer for item, one in decisions if one.answer is not None}
