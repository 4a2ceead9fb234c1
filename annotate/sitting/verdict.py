"""What an annotator decides about one item."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from annotate.projects.project import Project
from storage.records import Answer, Outcome

SkipReason: TypeAlias = Literal["later", "unsure", "bad-item"]


class Verdict(NamedTuple):
    """An answer, or why there is none."""

    outcome: Outcome
    answer: Answer | None = None
    reason: SkipReason | None = None


def given(project: Project, answer: Answer | None) -> Verdict:
    """The verdict that is an answer, checked; None: the item could not be seen."""
    if answer is None:
        return Verdict("skipped", reason="bad-item")
    return Verdict("labelled", project.kind.check(answer, project.labels, free=project.config.task.free))
