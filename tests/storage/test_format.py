from __future__ import annotations

from hashlib import sha256

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import NewerStore
from storage.format import (
    Header,
    document_body,
    header_body,
    line,
    link,
    parse_header,
    parse_line,
    table_body,
    table_prefix,
)

W = 1_790_000_000_000


def test_a_line_is_json_and_its_hash_covers_all_before_it() -> None:
    body = document_body(table_prefix("labels"), 17, W, b'{"a":1}')
    whole = line(body, link(b"0" * 64, body))
    assert msgspec.json.decode(whole) == {
        "o": "+",
        "t": "labels",
        "i": 17,
        "w": W,
        "d": {"a": 1},
        "h": sha256(b"0" * 64 + body).hexdigest(),
    }


@given(st.text(), st.integers(1, 2**31), st.integers(0, 1000) | st.none())
def test_what_a_line_says_is_read_back_whatever_the_table_is_called(table: str, number: int, left: int | None) -> None:
    document = msgspec.json.encode({"d": {"d": table}})
    body = document_body(table_prefix(table), number, W, document, left)
    said, at = parse_line(body)
    assert (said.op, said.table, said.id, said.w, said.left) == ("+", table, number, W, left)
    assert body[at:] == document


def test_the_time_of_writing_lies_at_a_fixed_distance_before_the_document() -> None:
    body = document_body(table_prefix("labels"), 17, W, b"{}")
    at = parse_line(body)[1]
    assert body[at - 18 : at - 5] == b"%d" % W


def test_a_line_may_name_a_table_without_documents() -> None:
    said, at = parse_line(table_body("empty", W))
    assert (said.op, said.table, at) == ("t", "empty", 0)


def test_a_header_is_read_back() -> None:
    header = Header(store="abc", segment=3, w=W, heads={1: "f" * 64}, void={2: 400})
    assert parse_header(header_body(header), "x") == header


def test_a_header_of_a_later_format_is_refused_with_the_remedy() -> None:
    header = Header(store="abc", segment=3, w=W, format=2)
    with pytest.raises(NewerStore, match="pip install --upgrade"):
        parse_header(header_body(header), "x")
