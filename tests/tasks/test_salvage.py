"""What is left of an answer that was begun before the project's owner changed the labels."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.labels import Label, LabelSet
from annotate.tasks import kind, kinds

LABELS = LabelSet([Label("cat"), Label("dog")])
OTHERS = LabelSet([Label("dog"), Label("cow")])
CAT = {"label": "cat", "x": 1.0, "y": 2.0, "width": 3.0, "height": 4.0}
DOG = {**CAT, "label": "dog"}


@pytest.mark.parametrize("name", kinds())
@given(seed=st.integers())
def test_an_answer_that_can_still_be_given_stays_as_it_is(name: str, seed: int) -> None:
    answer = kind(name).sample(Random(seed), LABELS)

    assert kind(name).salvage(answer, LABELS) == answer


@pytest.mark.parametrize("name", kinds())
@pytest.mark.parametrize("answer", [None, 7, [], {}, {"boxes": 7}, {"tags": None}, {"label": ["cat"]}, {"tags": {}}])
def test_what_is_no_answer_of_the_kind_leaves_nothing(name: str, answer: object) -> None:
    assert kind(name).salvage(answer, LABELS) is None


def test_boxes_and_tags_that_there_still_are_stay() -> None:
    broken = [{**DOG, "width": "wide"}, {}, None]
    assert kind("boxes").salvage({"boxes": [CAT, DOG, *broken, DOG]}, OTHERS) == {"boxes": [DOG, DOG]}
    assert kind("tag").salvage({"tags": ["cat", "cow", "own", "dog"]}, OTHERS) == {"tags": ["dog", "cow"]}
    assert kind("tag").salvage({"tags": ["own", "cow", 7]}, OTHERS, free=True) == {"tags": ["cow", "own"]}


def test_where_none_of_them_are_left_nothing_is_but_none_at_all_is_an_answer() -> None:
    assert kind("boxes").salvage({"boxes": [CAT]}, OTHERS) is None
    assert kind("tag").salvage({"tags": ["cat"]}, OTHERS) is None
    assert kind("boxes").salvage({"boxes": []}, OTHERS) == {"boxes": []}
    assert kind("tag").salvage({"tags": []}, OTHERS) == {"tags": []}


def test_a_label_or_a_target_that_is_gone_leaves_nothing() -> None:
    assert kind("classify").salvage({"label": "cat"}, OTHERS) is None
    assert kind("grid").salvage({"target": "cat", "rows": 3, "columns": 3, "tiles": [1]}, OTHERS) is None
