"""The requester's verdicts: on labels that stand, by a person's choice or by a rule."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from annotate import acceptance
from annotate.acceptance import Choice, Rule, Verdicts, checked_reason, judge, judge_store, standing_labels
from annotate.acceptance import verdicts as give
from annotate.errors import AnnotateError
from annotate.receipt.money import Money
from annotate.tasks import kind
from storage import LabelStore
from storage.records import AcceptanceRecord, LabelRecord

NOW = "2026-11-24T09:00:00.000Z"
CENT = Money.parse("0.01 USD")
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


def ruled(*labels: LabelRecord) -> list[tuple[str, bool]]:
    found = judge(labels, OWN, kind("classify"), session="a" * 12, at=NOW)
    assert all(one.simulated and one.reason is None for one in found)
    return [(one.record, one.accepted) for one in found]


def test_what_agrees_is_accepted_and_what_does_not_is_rejected_without_a_reason() -> None:
    assert ruled(label("a-1", "1.jpg"), label("a-2", "2.jpg")) == [("a-1", True), ("a-2", False)]


def test_every_answer_to_an_item_is_judged_also_the_one_that_was_given_again() -> None:
    assert ruled(label("a-1", "1.jpg", "bus"), label("a-2", "1.jpg", supersedes="a-1")) == [
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
    assert ruled(label("a-1", **{"item": "1.jpg", **changes})) == []


def test_verdicts_are_kept_in_the_store_and_nothing_is_judged_twice(tmp_path: Path) -> None:
    with LabelStore.open(tmp_path / "labels.store") as store:
        store.append(label("000000000000-1", "1.jpg"))
        judge_store(store, OWN, kind("classify"), CENT, at=NOW)
        store.append(label("000000000000-2", "2.jpg"))
        judge_store(store, OWN, kind("classify"), CENT, at=NOW)

        found = list(store.scan(AcceptanceRecord))
    assert [(one.record, one.accepted) for one in found] == [("000000000000-1", True), ("000000000000-2", False)]
    assert found[0].session != found[1].session


def said(store: LabelStore, choice: Choice = Choice(), **how: Any) -> list[tuple[str, bool, str | None]]:  # noqa: B008
    """Judge, keep it, and tell what was recorded."""
    found = given(store, choice, **how)
    if found.records:
        store.append(*found.records)
    return [(one.record[-1], one.accepted, one.reason) for one in found.records]


def given(store: LabelStore, choice: Choice, **how: Any) -> Verdicts:
    return give(standing_labels(store), choice, at=NOW, **how)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LabelStore]:
    """Four labels that stand, one of them by somebody else; one that does not, one skip."""
    session = "0" * 12
    with LabelStore.open(tmp_path / "labels.store") as store:
        store.append(
            label(f"{session}-1", "1.jpg"),
            label(f"{session}-2", "2.jpg", "bus"),
            label(f"{session}-3", "2.jpg", "cat", supersedes=f"{session}-2"),
            label(f"{session}-4", "3.jpg", outcome="skipped", answer=None),
            label(f"{session}-5", "1.jpg", "bus", annotator="ben"),
            label(f"{session}-6", "3.jpg", activity="check", gold=True),
        )
        yield store


def test_labels_that_stand_are_judged_control_items_among_them_and_nothing_else(store: LabelStore) -> None:
    assert said(store) == [("1", True, None), ("3", True, None), ("5", True, None), ("6", True, None)]
    assert [one.accepted for one in standing_labels(store)] == [True] * 4


@pytest.mark.parametrize(
    ("choice", "meant"),
    [
        (Choice(frozenset({"ben"})), "5"),
        (Choice(frozenset({"ana", "ben"}), frozenset({"1.jpg"})), "15"),
        (Choice(items=frozenset({"1.jpg"})), "15"),
        (Choice(frozenset({"ana"}), frozenset({"1.jpg", "3.jpg"})), "16"),
        (Choice(records=frozenset({"000000000000-3"})), "3"),
        (Choice(frozenset({"ben"}), records=frozenset({"000000000000-3"})), ""),
    ],
)
def test_choices_narrow_each_other(store: LabelStore, choice: Choice, meant: str) -> None:
    assert "".join(record for record, *_rest in said(store, choice)) == meant


def test_all_means_what_awaits_a_verdict_and_a_name_means_whatever_was_said_before(store: LabelStore) -> None:
    one = Choice(items=frozenset({"2.jpg"}))

    assert said(store, one, reason="a bus") == [("3", False, "a bus")]
    assert [record for record, *_rest in said(store)] == ["1", "5", "6"]
    assert given(store, Choice()).passed_over == 4
    assert said(store, one) == [("3", True, None)]
    assert said(store, one) == []
    assert given(store, one, reason="a bus after all").changed == 1
    assert [record for record, *_rest in said(store, Choice(again=True), reason="too late")] == ["1", "3", "5", "6"]


def test_a_rejection_is_given_another_reason_by_one_more_record(store: LabelStore) -> None:
    one = Choice(records=frozenset({"000000000000-1"}))

    assert said(store, one, reason="blurred") == [("1", False, "blurred")]
    assert said(store, one, reason="hasty") == [("1", False, "hasty")]


def test_a_rule_accepts_what_agrees_and_rejects_what_does_not_and_says_that_it_was_a_rule(store: LabelStore) -> None:
    rule = Rule(OWN, kind("classify"))

    assert said(store, rule=rule) == [("1", True, None)]
    assert said(store, rule=rule, reason="not ours") == [("3", False, "not ours"), ("5", False, "not ours")]
    assert all(one.simulated for one in store.scan(AcceptanceRecord))


def test_names_that_no_label_has_are_told(store: LabelStore) -> None:
    with pytest.raises(AnnotateError, match="nobody named “zoe” has labelled here: name one of ana, ben"):
        given(store, Choice(frozenset({"ana", "zoe"})))
    with pytest.raises(AnnotateError, match=r"about an item “9\\x1b.jpg”"):
        given(store, Choice(items=frozenset({"1.jpg", "9\x1b.jpg"})))
    with pytest.raises(AnnotateError, match="has the id “000000000000-2”"):
        given(store, Choice(records=frozenset({"000000000000-2"})))


@pytest.mark.parametrize("text", ["", "  ", "two\nlines", "x" * 201, "\u202eback"])
def test_what_is_no_reason_is_refused(text: str) -> None:
    with pytest.raises(AnnotateError):
        checked_reason(text)


def test_a_reason_is_kept_tidy() -> None:
    assert checked_reason("  too   dark ") == "too dark"


def test_many_verdicts_are_written_a_portion_at_a_time(store: LabelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acceptance, "_TOGETHER", 3)
    made = given(store, Choice()).records
    acceptance.keep(store, made, CENT)

    assert [structs.replace(one, reward=None) for one in store.scan(AcceptanceRecord)] == made
    assert {one.reward for one in store.scan(AcceptanceRecord)} == {"0.01 USD"}
