from __future__ import annotations

import pytest

from annotate.labels import Label, LabelSet
from annotate.tasks import AnswerError
from annotate.tasks.classify import KIND

LABELS = LabelSet([Label("cat"), Label("dog", "u"), Label("[/red]", "/")])
MANY = LabelSet.of(*(f"label {number}" for number in range(100)))


def test_an_answer_is_one_label() -> None:
    assert KIND.check({"label": "cat"}, LABELS) == {"label": "cat"}
    assert KIND.line({"label": "[/red]"}) == "[/red]"
    assert KIND.rows({"label": "cat"}) == [{"label": "cat"}]
    assert KIND.names({"label": "cat"}) == ("cat",)


@pytest.mark.parametrize(
    "answer",
    [None, "cat", {}, {"label": "cow"}, {"label": None}, {"label": ["cat"]}, {"label": "cat", "sure": True}, ["cat"]],
)
def test_anything_else_is_none(answer: object) -> None:
    with pytest.raises(AnswerError):
        KIND.check(answer, LABELS, free=True)


def test_a_wrong_label_is_named_without_its_escapes() -> None:
    with pytest.raises(AnswerError) as error:
        KIND.check({"label": "x\x1b[2J"}, LABELS)
    assert str(error.value) == "“x\\x1b[2J” is not one of the labels: add it to annotate.toml, or correct it"


def test_the_labels_key_answers() -> None:
    assert KIND.keystrokes({"label": "cat"}, LABELS) == ["1"]
    assert KIND.keystrokes({"label": "[/red]"}, LABELS) == ["slash"]


def test_a_label_without_a_key_is_searched_for() -> None:
    assert KIND.keystrokes({"label": "label 99"}, MANY) == ["slash", *"label", "space", "9", "9", "enter"]
