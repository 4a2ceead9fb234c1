"""Which decisions stand after corrections and undos."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.meter.standing import Standing
from storage.records import LabelRecord


def record(name: str, **fields: Any) -> LabelRecord:
    defaults: dict[str, Any] = {"session": "s", "item": "i", "task": "classify", "annotator": "ana"}
    times = {"shown_at": "", "submitted_at": ""}
    return LabelRecord(record=name, **{"outcome": "labelled", **defaults, **times, **fields})


def standing(*records: LabelRecord) -> Standing:
    result = Standing()
    for each in records:
        result.add(each)
    return result


def undo(name: str, what: str) -> LabelRecord:
    return record(name, outcome="withdrawn", supersedes=what)


def test_an_undo_brings_back_what_stood_before() -> None:
    first = record("s-1", answer={"boxes": [{}, {}]}, task="boxes")
    again = record("s-2", answer={"boxes": [{}]}, task="boxes", supersedes="s-1")

    assert standing(first).pieces["boxes"] == 2
    assert standing(first, again).pieces["boxes"] == 1
    assert standing(first, again, undo("s-3", "s-2")).pieces["boxes"] == 2
    assert standing(first, again, undo("s-3", "s-2"), undo("s-4", "s-3")).pieces["boxes"] == 1
    assert standing(first, again, undo("s-3", "s-2"), undo("s-4", "s-1")).pieces["boxes"] == 0


def test_a_skip_answered_later_no_longer_stands() -> None:
    result = standing(record("s-1", outcome="skipped"), record("s-2", supersedes="s-1"))

    assert (result.decisions, +result.labels) == (1, {"classify": 1})


def test_what_was_never_seen_is_not_taken_away() -> None:
    result = standing(record("s-2", supersedes="t-1"), undo("s-3", "t-2"))

    assert result.decisions == 1


@given(st.lists(st.sampled_from(["answer", "undo"]), max_size=30))
def test_one_item_behaves_like_a_stack(steps: list[str]) -> None:
    """Answering puts an answer on top, undoing takes the top one off: at most the top one stands."""
    stack: list[str] = []
    records = []
    for number, step in enumerate(steps):
        name = f"s-{number}"
        if step == "answer":
            records.append(record(name, supersedes=stack[-1] if stack else None))
            stack.append(name)
        elif stack:
            records.append(undo(name, stack.pop()))

    assert standing(*records).decisions == min(1, len(stack))


@pytest.mark.parametrize(
    "names",
    [("s-1", "s-01", "s-001"), ("a", "b"), ("1", "2"), ("s-99999999", "s-1"), ("s-1234567890123", "s-1234567890")],
)
def test_any_names_are_told_apart(names: tuple[str, ...]) -> None:
    assert standing(*map(record, names)).decisions == len(names)
    assert standing(*map(record, names), undo("w", names[0])).decisions == len(names) - 1
