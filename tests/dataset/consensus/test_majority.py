from __future__ import annotations

from typing import Any

import pytest

from annotate.dataset.consensus import Decision, consensus
from annotate.labels import LabelSet
from annotate.tasks import kind as kind_of
from tests.dataset.consensus.voted import Label, box, named, votes

LABELS = LabelSet.of("cat", "dog", "other")


def decided(kind: str, labels: list[Label]) -> Decision:
    method = consensus("majority", kind_of(kind), LABELS)
    method.learn([("1", labels)])
    return method.decide("1", labels)


def test_what_more_gave_than_anything_else_is_the_answer() -> None:
    found = decided("classify", named("cat", "dog", "cat", "other"))

    assert found == Decision({"label": "cat"}, votes=4, agreeing=2)


@pytest.mark.parametrize("order", [("cat", "dog"), ("dog", "cat")])
def test_a_tie_is_told_and_not_broken(order: tuple[str, str]) -> None:
    assert decided("classify", named(*order)) == Decision(None, votes=2, agreeing=0, tie=True)


def test_a_review_decides_whatever_the_others_said_and_is_no_vote() -> None:
    labels = [*named("cat", "cat", "dog"), Label("boss", {"label": "dog"}, "review")]

    assert decided("classify", labels) == Decision({"label": "dog"}, votes=3, agreeing=1, adjudicated=True)


def test_each_tag_that_more_than_half_have_is_there() -> None:
    found = decided("tag", votes({"tags": ["cat", "dog"]}, {"tags": ["cat"]}, {"tags": ["other"]}))

    assert found == Decision({"tags": ["cat"]}, votes=3, agreeing=1)


def test_a_tag_that_half_have_is_left_out_and_the_tie_is_told() -> None:
    found = decided("tag", votes({"tags": ["cat", "dog"]}, {"tags": ["cat"]}))

    assert found.answer == {"tags": ["cat"]}
    assert found.tie


def test_a_grid_is_voted_tile_by_tile_by_those_who_could_see_it() -> None:
    grid: dict[str, Any] = {"target": "cat", "rows": 2, "columns": 2}
    found = decided(
        "grid",
        votes(
            {**grid, "tiles": [0, 1]},
            {**grid, "tiles": [0, 3]},
            {**grid, "tiles": [0], "unseen": [3]},
        ),
    )

    assert found.answer == {**grid, "tiles": [0]}
    assert found.tie  # on the last tile


def test_boxes_of_a_majority_have_the_medians_of_their_edges() -> None:
    found = decided("boxes", votes({"boxes": [box(0)]}, {"boxes": [box(1), box(50)]}, {"boxes": [box(3)]}))

    assert found == Decision({"boxes": [box(1)]}, votes=3, agreeing=2)


def test_boxes_of_different_labels_are_different_things() -> None:
    found = decided("boxes", votes({"boxes": [box()]}, {"boxes": [box(label="dog")]}, {"boxes": []}))

    assert found.answer == {"boxes": []}


def test_of_a_moderated_item_the_decision_is_voted_on_then_its_reason() -> None:
    remove = {"decision": "remove", "reason": "cat"}
    found = decided(
        "moderate", votes(remove, {**remove, "reason": "dog"}, remove, {"decision": "keep", "reason": None})
    )

    assert found.answer == remove


def test_texts_are_the_same_wherever_their_spaces_end() -> None:
    found = decided("transcribe", votes({"text": "a b"}, {"text": "a\nb"}, {"text": "a c"}))

    assert found == Decision({"text": "a b"}, votes=3, agreeing=2)


def test_texts_that_are_all_different_are_a_tie() -> None:
    assert decided("transcribe", votes({"text": "a"}, {"text": "b"})).answer is None
