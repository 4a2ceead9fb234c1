"""The requester's rule: what agrees with his own answers is accepted, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotate.acceptance import judge, judge_store
from annotate.tasks import kind
from storage import LabelStore
from storage.records import AcceptanceRecord, LabelRecord

NOW = "2026-11-24T09:00:00.000Z"
OWN = {"1.jpg": {"label": "cat"}, "2.jpg": {"label": "bus"}}


def label(name: str, item: str, answer: Any = "cat", **changes: Any) -> LabelRecord:
    fields: dict[str, Any] = {
        "record": name,
        "session": "0" * 12,
        "item": item,
        "task": "classify",
        "annotator": "ana",
        "outcome": "labelled",
        "answer": {"label": answer},
        "shown_at": NOW,
        "submitted_at": NOW,
    }
    return LabelRecord(**{**fields, **changes})


def verdicts(*labels: LabelRecord) -> list[tuple[str, bool]]:
    found = judge(labels, OWN, kind("classify"), session="a" * 12, at=NOW)
    assert all(one.simulated and one.reason is None for one in found)
    return [(one.record, one.accepted) for one in found]


def test_what_agrees_is_accepted_and_what_does_not_is_rejected_without_a_reason() -> None:
    assert verdicts(label("a-1", "1.jpg"), label("a-2", "2.jpg")) == [("a-1", True), ("a-2", False)]


def test_every_answer_to_an_item_is_judged_also_the_one_that_was_given_again() -> None:
    assert verdicts(label("a-1", "1.jpg", "bus"), label("a-2", "1.jpg", supersedes="a-1")) == [
        ("a-1", False),
        ("a-2", True),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"item": "3.jpg"},
        {"task": "tag"},
        {"outcome": "skipped", "answer": None},
        {"outcome": "withdrawn", "answer": None},
    ],
)
def test_what_is_no_answer_or_has_none_to_be_held_against_is_not_judged(changes: dict[str, Any]) -> None:
    assert verdicts(label("a-1", **{"item": "1.jpg", **changes})) == []


def test_verdicts_are_kept_in_the_store_and_nothing_is_judged_twice(tmp_path: Path) -> None:
    with LabelStore.open(tmp_path / "labels.store") as store:
        store.append(label("000000000000-1", "1.jpg"))
        judge_store(store, OWN, kind("classify"), at=NOW)
        store.append(label("000000000000-2", "2.jpg"))
        judge_store(store, OWN, kind("classify"), at=NOW)

        found = list(store.scan(AcceptanceRecord))
    assert [(one.record, one.accepted) for one in found] == [("000000000000-1", True), ("000000000000-2", False)]
    assert found[0].session != found[1].session
