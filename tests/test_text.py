from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.text import has_controls, natural_key, natural_sort, printable, tidy


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a cat 🐈 — déjà", "a cat 🐈 — déjà"),
        ("👩‍🚀", "👩‍🚀"),
        ("x\x1b[2J", "x\\x1b[2J"),
        ("two\nlines\r\t", "two\\nlines\\r\\t"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("\u2028", "\\u2028"),
        ("\udcff", "\\udcff"),
        ("\x7f\x9b", "\\x7f\\x9b"),
    ],
)
def test_what_steers_a_terminal_is_written_out(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_what_is_shown_never_steers(text: str) -> None:
    assert not has_controls(printable(text))


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_numbers_in_names_sort_by_their_value() -> None:
    names = ["img10.jpg", "Img2.jpg", "img1.jpg", "b/1.jpg", "a10/1.jpg", "a2/1.jpg", "²"]

    assert sorted(names, key=natural_key) == [
        "a2/1.jpg",
        "a10/1.jpg",
        "b/1.jpg",
        "img1.jpg",
        "Img2.jpg",
        "img10.jpg",
        "²",
    ]


@given(st.lists(st.text()))
def test_any_names_can_be_sorted(names: list[str]) -> None:
    assert sorted(map(natural_key, names)) == sorted(map(natural_key, reversed(names)))


@given(st.lists(st.from_regex(r"\A[a-zA-Zé]?/?[0-9]{1,3}\.(jpg|JPG)\Z") | st.from_regex(r"\Aimg[0-9]{3}_[0-9]\.png\Z")))
def test_names_are_sorted_as_by_their_keys_whatever_their_shapes(names: list[str]) -> None:
    found = list(names)
    natural_sort(found)

    assert found == sorted(names, key=natural_key)
