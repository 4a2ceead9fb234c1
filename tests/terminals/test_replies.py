"""Replies told apart from keys, however they come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.terminals.replies import LONGEST_NAME, Replies, read_replies

NAME, GRAPHICS = b"\x1bP>|WezTerm 2024\x1b\\", b"\x1b_Gi=4211;OK\x1b\\"
CELL, ATTRIBUTES = b"\x1b[6;20;10t", b"\x1b[?62;4;22c"
REPLIES = (NAME, CELL, GRAPHICS, ATTRIBUTES)
KEYS = st.lists(
    st.sampled_from(
        [b"1", b"q", b"\r", b" ", b"?", b";", b"c", "é".encode(), b"\x1b[A", b"\x1bOP", b"\x1b[15;5~", b"\x1b[I"]
    )
)


def test_each_kind_of_reply_is_read() -> None:
    replies = read_replies(b"".join(REPLIES))

    assert replies == Replies("WezTerm 2024", (10, 20), frozenset({62, 4, 22}), {4211: "OK"}, answers=1)


@given(st.permutations(REPLIES), st.lists(KEYS, min_size=5, max_size=5))
def test_what_lies_between_replies_is_given_back_byte_by_byte(replies: list[bytes], keys: list[list[bytes]]) -> None:
    typed = [b"".join(some) for some in keys]
    data = typed[0] + b"".join(reply + some for reply, some in zip(replies, typed[1:], strict=True))

    found = read_replies(data)

    assert found.typed == b"".join(typed)
    assert (found.name, found.cell, found.answers, found.unfinished) == ("WezTerm 2024", (10, 20), 1, False)


@given(st.integers(0, len(b"".join(REPLIES))))
def test_a_reply_that_is_cut_anywhere_presses_no_key(length: int) -> None:
    """At most a lone escape is taken for the key of that name."""
    found = read_replies(b"".join(REPLIES)[:length], more=True)

    assert found.typed in (b"", b"\x1b")


@given(st.integers(1, len(b"".join(REPLIES)) - 1))
def test_nothing_is_called_finished_before_its_end_has_come(length: int) -> None:
    """Until then there is no answer, or the beginning of something."""
    assert read_replies(b"".join(REPLIES)[:length]).answers == 0


@given(st.binary(max_size=300))
def test_any_bytes_can_be_read(data: bytes) -> None:
    found = read_replies(data, more=True)

    assert len(found.typed) <= len(data)
    assert found.name.isprintable()


@given(st.binary(max_size=200).filter(lambda name: b"\x1b\\" not in name))
def test_a_name_cannot_steer_whatever_is_in_it(name: bytes) -> None:
    found = read_replies(b"\x1bP>|" + name + b"\x1b\\" + ATTRIBUTES)

    assert found.name.isprintable()
    assert len(found.name) <= LONGEST_NAME
    assert (found.typed, found.unfinished) == (b"", False)


def test_a_name_without_end_swallows_neither_the_answer_nor_the_keys() -> None:
    """It is given up once nothing more is to come."""
    data = b"1\x1bP>|no end" + CELL + b"2" + ATTRIBUTES + b"3"

    assert read_replies(data).unfinished
    found = read_replies(data, more=True)
    assert (found.answers, found.cell, found.typed) == (1, (10, 20), b"123")


@pytest.mark.parametrize("cell", [b"0;0", b"1;1", b"20;5000", b"999999999;10", b"257;257"])
def test_a_cell_of_an_impossible_size_is_not_believed(cell: bytes) -> None:
    assert read_replies(b"\x1b[6;" + cell + b"t").cell is None


def test_two_questions_have_two_answers() -> None:
    found = read_replies(NAME + ATTRIBUTES + GRAPHICS + b"\x1b_Gi=4212,p=1;EBADF:no file\x1b\\" + ATTRIBUTES)

    assert found.answers == 2
    assert found.graphics == {4211: "OK", 4212: "EBADF:no file"}
