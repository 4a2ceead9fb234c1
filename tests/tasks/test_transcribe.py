from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.labels import LabelSet
from annotate.tasks import AnswerError
from annotate.tasks.base import normal
from annotate.tasks.transcribe import KIND, plain_text
from annotate.text import has_controls

NONE = LabelSet()


def test_a_text_is_kept_composed_and_without_white_space_around_it() -> None:
    assert KIND.check({"text": "\n  cafe\u0301  1,50\n\nMERCI \n"}, NONE) == {"text": "café  1,50\n\nMERCI"}
    assert normal(KIND, "STOP", NONE) == {"text": "STOP"}


def test_it_reads_in_one_line_and_goes_whole_into_one_cell() -> None:
    answer = {"text": 'TOTAL  "2,50"\nMERCI'}

    assert KIND.line(answer) == 'TOTAL "2,50" ⏎ MERCI'
    assert KIND.line({"text": "x" * 500}) == "x" * 119 + "…"
    assert KIND.rows(answer) == [{"text": 'TOTAL  "2,50"\nMERCI'}]
    assert KIND.names(answer) == ()


def test_characters_are_typed_lines_begun_and_enter_submits() -> None:
    assert KIND.keystrokes({"text": "A é\n1"}, NONE) == ["f7", "A", "space", "é", "ctrl+j", "1", "enter"]


def test_it_is_the_known_text_wherever_spaces_and_lines_end_but_not_in_another_case() -> None:
    assert KIND.agrees({"text": "TOTAL 2,50\n\nMERCI"}, {"text": "TOTAL  2,50 MERCI"})
    assert not KIND.agrees({"text": "Total 2,50"}, {"text": "TOTAL 2,50"})
    assert not KIND.agrees({"text": "AB 1"}, {"text": "AB1"})


def test_what_was_begun_stays_as_it_was_typed_and_says_something_once_a_letter_is_there() -> None:
    assert KIND.salvage({"text": "one \n"}, NONE) == {"text": "one \n"}
    assert KIND.says({"text": " a"})
    assert not KIND.says({"text": " \n"})


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"text": " \n "}, "a transcription has at least one character: skip what says nothing"),
        ({"text": 3}, "“text” is a text"),
        ({"label": "x"}, "an answer has the fields “text”, and nothing else"),
        ({"text": "a\x1b[2J"}, "the text “a\\x1b[2J” contains control characters other than line feeds"),
        ({"text": "a\tb"}, "the text “a\\tb” contains control characters other than line feeds"),
        ({"text": "x" * 10_001}, "the text “xxxxxxxxxxxxxxxxxxxx…” is longer than 10000 characters"),
    ],
)
def test_what_is_no_answer_says_why(answer: object, sentence: str) -> None:
    with pytest.raises(AnswerError) as error:
        KIND.check(answer, NONE)
    assert str(error.value) == sentence


@given(st.text(max_size=30))
def test_whatever_is_pasted_can_be_given_unless_it_is_empty(text: str) -> None:
    typed = plain_text(text)

    assert not any(map(has_controls, typed.split("\n")))
    if typed.strip():
        answer = KIND.check({"text": typed}, NONE)
        assert KIND.check(answer, NONE) == answer
        assert KIND.agrees(answer, {"text": typed}) or not typed.isascii()
