from __future__ import annotations

import datetime
import decimal
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import NotStorable
from storage.codec import decode, encode_document, encode_record
from tests.storage.make import label

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), JSON, max_size=5))
def test_every_json_document_comes_back_as_it_was(document: dict[str, Any]) -> None:
    assert decode(encode_document(document)) == document


@given(st.dictionaries(st.text(), JSON, max_size=5))
def test_reading_and_writing_again_gives_the_same_bytes(document: dict[str, Any]) -> None:
    once = encode_document(document)
    assert encode_document(decode(once)) == once


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_cannot_hold_are_refused_with_their_place(value: float) -> None:
    with pytest.raises(NotStorable, match=r"/boxes\[1\]/x"):
        encode_document({"boxes": [{"x": 1.0}, {"x": value}]})


@pytest.mark.parametrize(
    "value", [b"x", {1, 2}, datetime.datetime(2026, 1, 1), decimal.Decimal(1), object(), {1: "x"}, {None: 1}]
)
def test_what_would_come_back_as_something_else_is_refused(value: object) -> None:
    with pytest.raises(NotStorable):
        encode_document({"value": value})


@pytest.mark.parametrize("document", [{"item": "\ud800"}, {"\udcff": 1}])
def test_half_a_character_is_refused_with_the_remedy(document: dict[str, Any]) -> None:
    with pytest.raises(NotStorable, match="percent-encoded"):
        encode_document(document)


def test_an_answer_is_checked_too() -> None:
    import msgspec

    spoilt = msgspec.structs.replace(label(1), answer={"boxes": [{"x": math.nan}]})
    with pytest.raises(NotStorable, match="answer/boxes"):
        encode_record(spoilt)
