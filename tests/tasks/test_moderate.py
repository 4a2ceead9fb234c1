from __future__ import annotations

import pytest

from annotate.dataset.writers.csv import COLUMNS
from annotate.labels import Label, LabelSet
from annotate.tasks import AnswerError
from annotate.tasks.base import Answer, normal
from annotate.tasks.moderate import KIND

REASONS = LabelSet([Label("spam"), Label("insult", "o"), Label("keep")])
NONE = LabelSet()
KEEP: Answer = {"decision": "keep", "reason": None}
GONE: Answer = {"decision": "remove", "reason": None}
SPAM: Answer = {"decision": "remove", "reason": "spam"}
PASSED_ON: Answer = {"decision": "escalate", "reason": None}


@pytest.mark.parametrize(
    ("answer", "line", "cells"),
    [
        (KEEP, "keep", ["keep", ""]),
        (GONE, "remove", ["remove", ""]),
        (SPAM, "remove: spam", ["remove", "spam"]),
        ({"decision": "escalate", "reason": "keep"}, "escalate: keep", ["escalate", "keep"]),
    ],
)
def test_an_answer_is_a_decision_with_a_reason_or_none(answer: Answer, line: str, cells: list[str]) -> None:
    assert KIND.check(answer, REASONS) == answer
    assert KIND.line(answer) == line
    assert [list(row.values()) for row in KIND.rows(answer)] == [cells]


@pytest.mark.parametrize(
    "answer",
    [
        None,
        "keep",
        {},
        {"decision": "remove"},
        {"decision": "ban", "reason": None},
        {"decision": ["keep"], "reason": None},
        {"decision": "keep", "reason": "spam"},
        {"decision": "remove", "reason": "hate"},
        {"decision": "remove", "reason": 1},
        {**SPAM, "sure": True},
    ],
)
def test_anything_else_is_none(answer: object) -> None:
    with pytest.raises(AnswerError):
        KIND.check(answer, REASONS)


@pytest.mark.parametrize(
    ("plain", "answer"),
    [
        ("keep", KEEP),
        ("remove", GONE),
        ("spam", SPAM),
        ({"decision": "escalate"}, PASSED_ON),
        (SPAM, SPAM),
    ],
)
def test_people_write_a_mere_decision_or_a_mere_reason(plain: object, answer: Answer) -> None:
    assert normal(KIND, plain, REASONS) == answer


def test_a_decision_survives_a_reason_that_is_gone() -> None:
    assert KIND.salvage({"decision": "escalate", "reason": "hate"}, REASONS) == PASSED_ON
    assert KIND.salvage(SPAM, REASONS) == SPAM
    assert KIND.salvage({"decision": "ban", "reason": "spam"}, REASONS) is None
    assert KIND.salvage(None, REASONS) is None


def test_the_decision_counts_and_its_reason_too() -> None:
    assert [KIND.names(answer) for answer in (KEEP, SPAM)] == [("keep",), ("remove", "spam")]
    assert KIND.names({"decision": "remove", "reason": "remove"}) == ("remove",)


def test_a_known_decision_without_a_reason_is_met_by_any_reason() -> None:
    assert KIND.agrees(SPAM, GONE) and KIND.agrees(SPAM, SPAM)
    assert not KIND.agrees(GONE, SPAM) and not KIND.agrees(SPAM, KEEP)


def test_whoever_decides_by_keys_opens_the_item_first() -> None:
    assert KIND.keystrokes(KEEP, REASONS) == ["O", "k"]
    assert KIND.keystrokes(KEEP, NONE) == ["o", "k"]
    assert KIND.keystrokes(GONE, REASONS) == ["O", "t"]
    assert KIND.keystrokes(SPAM, REASONS) == ["O", "1"]
    assert KIND.keystrokes({"decision": "escalate", "reason": "insult"}, REASONS) == ["O", "e", "o"]


def test_an_escalation_without_a_reason_is_said_twice_where_there_are_reasons() -> None:
    assert KIND.keystrokes(PASSED_ON, REASONS) == ["O", "e", "e"]
    assert KIND.keystrokes(PASSED_ON, NONE) == ["o", "e"]


def test_its_columns_are_none_that_every_row_has() -> None:
    assert not set(KIND.columns) & set(COLUMNS)
