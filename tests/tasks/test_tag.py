from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.labels import Label, LabelSet
from annotate.tasks import AnswerError
from annotate.tasks.tag import KIND

LABELS = LabelSet([Label("cat"), Label("indoor", "t"), Label("dog")])


def test_tags_come_in_the_order_of_the_labels_and_once() -> None:
    assert KIND.check({"tags": ["dog", "cat", "dog"]}, LABELS) == {"tags": ["cat", "dog"]}


def test_no_tag_is_an_answer() -> None:
    assert KIND.check({"tags": []}, LABELS) == {"tags": []}
    assert KIND.line({"tags": []}) == "no tag"
    assert KIND.rows({"tags": []}) == [{"tags": "[]"}]
    assert KIND.keystrokes({"tags": []}, LABELS) == ["enter"]


def test_free_tags_come_tidied_after_the_labels_as_they_came() -> None:
    answer = {"tags": ["  zebra  crossing ", "dog", "cafe\u0301", "zebra crossing", "cat"]}

    assert KIND.check(answer, LABELS, free=True) == {"tags": ["cat", "dog", "zebra crossing", "café"]}


def test_tags_read_with_commas_and_go_into_one_cell() -> None:
    answer = {"tags": ["cat", 'a "b", c', "[x]"]}

    assert KIND.line(answer) == 'cat, a "b", c, [x]'
    assert KIND.rows(answer) == [{"tags": '["cat","a \\"b\\", c","[x]"]'}]
    assert KIND.names(answer) == ("cat", 'a "b", c', "[x]")


def test_labels_are_pressed_free_tags_typed_and_enter_submits() -> None:
    assert KIND.keystrokes({"tags": ["cat", "indoor", "a b"]}, LABELS) == [
        "1", "t", "T", "a", "space", "b", "enter", "enter",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"tags": ["cow"]}, "“cow” is not one of the labels: add it to annotate.toml, or correct it"),
        ({"tags": "cat"}, "“tags” is a list of texts"),
        ({"label": "cat"}, "an answer has the fields “tags”, and nothing else"),
        ({"tags": [3]}, "“3” is not one of the labels: add it to annotate.toml, or correct it"),
        ({"tags": [["cat"]]}, "“['cat']” is not one of the labels: add it to annotate.toml, or correct it"),
    ],
)
def test_what_is_no_answer_says_why(answer: object, sentence: str) -> None:
    with pytest.raises(AnswerError) as error:
        KIND.check(answer, LABELS)
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("  ", "a tag has at least one character"),
        ("x\x1b[2J", "the tag “x\\x1b[2J” contains control characters"),
        ("x" * 101, "the tag “xxxxxxxxxxxxxxxxxxxx…” is longer than 100 characters"),
        (3, "a tag is a text"),
    ],
)
def test_a_free_tag_that_cannot_be_kept_says_why(tag: object, sentence: str) -> None:
    with pytest.raises(AnswerError) as error:
        KIND.check({"tags": [tag]}, LABELS, free=True)
    assert str(error.value) == sentence


@given(st.lists(st.sampled_from(LABELS.names) | st.text("ab ", min_size=1, max_size=4).filter(str.strip)))
def test_checking_twice_is_checking_once(tags: list[str]) -> None:
    answer = KIND.check({"tags": tags}, LABELS, free=True)

    assert KIND.check(answer, LABELS, free=True) == answer
