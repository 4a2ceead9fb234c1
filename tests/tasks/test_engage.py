from __future__ import annotations

from random import Random

import pytest

from annotate.labels import Label, LabelSet
from annotate.tasks import AnswerError
from annotate.tasks.base import normal
from annotate.tasks.engage import KIND

LABELS = LabelSet([Label("like"), Label("follow", "f"), Label("share")])


def test_actions_come_in_the_order_of_the_labels_and_once() -> None:
    assert KIND.check({"actions": ["share", "like", "share"]}, LABELS) == {"actions": ["like", "share"]}
    assert normal(KIND, ["follow"], LABELS) == {"actions": ["follow"]}


def test_no_click_is_an_answer() -> None:
    assert KIND.check({"actions": []}, LABELS) == {"actions": []}
    assert KIND.line({"actions": []}) == "no click"
    assert KIND.keystrokes({"actions": []}, LABELS) == ["enter"]


def test_actions_read_with_commas_go_into_one_cell_and_are_pressed_by_their_keys() -> None:
    answer = {"actions": ["like", "follow"]}

    assert KIND.line(answer) == "like, follow"
    assert KIND.rows(answer) == [{"actions": '["like","follow"]'}]
    assert KIND.names(answer) == ("like", "follow")
    assert KIND.keystrokes(answer, LABELS) == ["1", "f", "enter"]


def test_actions_that_there_still_are_stay() -> None:
    assert KIND.salvage({"actions": ["like", "comment", 7]}, LABELS) == {"actions": ["like"]}
    assert KIND.salvage({"actions": ["comment"]}, LABELS) is None
    assert KIND.salvage({"actions": []}, LABELS) == {"actions": []}


def test_most_samples_do_what_is_mostly_ordered() -> None:
    random = Random(1)
    samples = [KIND.sample(random, LABELS)["actions"] for _sample in range(100)]

    assert samples.count(["like", "follow"]) > 70
    assert ["like", "follow", "share"] in samples


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"actions": ["comment"]}, "“comment” is not one of the labels: add it to annotate.toml, or correct it"),
        ({"actions": "like"}, "“actions” is a list of texts"),
        ({"actions": [["like"]]}, "“['like']” is not one of the labels: add it to annotate.toml, or correct it"),
        ({"tags": []}, "an answer has the fields “actions”, and nothing else"),
    ],
)
def test_what_is_no_answer_says_why(answer: object, sentence: str) -> None:
    with pytest.raises(AnswerError) as error:
        KIND.check(answer, LABELS)
    assert str(error.value) == sentence
