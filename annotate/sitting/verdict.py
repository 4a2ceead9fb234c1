"""What an annotator decides about one item."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from storage.records import Answer, Outcome

SkipReason: TypeAlias = Literal["later", "unsure", "bad-item"]


class Verdict(NamedTuple):
    """An answer, or why there is none."""

    outcome: Outcome
    answer: Answer | None = None
    reason: SkipReason | None = None
