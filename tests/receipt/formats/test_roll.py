"""The roll: no line is wider than it, nothing is lost, whatever the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from annotate.receipt.formats.roll import Roll, aligned, bar, wrap

words = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), max_size=40)


@given(words, words.map(lambda text: text[:12]), st.integers(30, 60))
def test_every_line_fits(left: str, right: str, width: int) -> None:
    page = Roll(width)
    page.heading(left)
    page.pair(left, right, indent=2)
    page.centre(left)
    page.para(left, indent=2)
    page.banner(left)

    assert all(cell_len("".join(text for text, _ in line)) <= width for line in page.lines)


@given(st.text("ab 日🚦", max_size=60), st.integers(2, 30))
def test_wrapping_loses_no_character(text: str, width: int) -> None:
    rows = wrap(text, width)

    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(row) <= width for row in rows)


def test_a_pair_is_joined_by_dots() -> None:
    page = Roll(30)
    page.pair("labelled", "12")
    page.pair("a label too long for one line of it", "12 s", indent=2)
    page.pair("tax", "1234567890 1234567890 12")

    assert page.text() == (
        "labelled .................. 12\n"
        "  a label too long for\n"
        "    one line of it ...... 12 s\n"
        "tax\n"
        "      1234567890 1234567890 12\n"
    )


def test_a_word_is_not_broken_where_a_line_has_room_for_it() -> None:
    page = Roll(26)
    page.pair("Salaire minimum légal", "0,10 · 12,02/h")
    page.pair("la moitié des étiquettes, de", "2,7 à 4,0 s", indent=2)
    page.pair("bed", "1234567890 12345")

    assert page.text() == (
        "Salaire minimum légal\n"
        "            0,10 · 12,02/h\n"
        "  la moitié des\n"
        "    étiquettes, de\n"
        "               2,7 à 4,0 s\n"
        "bed ..... 1234567890 12345\n"
    )


@given(name=st.text("ab שé", min_size=1).filter(str.split), width=st.integers(20, 40))
def test_a_name_on_more_lines_is_still_that_name(name: str, width: int) -> None:
    page = Roll(width)
    page.pair(name, "9", leader=" ")

    text = re.sub(r"[\u2068\u2069]", "", page.text()).rstrip()
    assert all(cell_len(line) <= width for line in text.splitlines())
    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", name) + "9"


@pytest.mark.parametrize(
    ("share", "full"),
    [(0, ""), (0.0625, "▌"), (0.5, "████"), (0.99, "███████▉"), (1, "████████"), (7, "████████"), (-1, "")],
)
def test_a_bar_is_exact_to_an_eighth(share: float, full: str) -> None:
    assert bar(share, 8) == (full, "·" * (8 - len(full)))


def test_aligned_texts_end_together() -> None:
    assert aligned(["1", "日本"]) == ["   1", "日本"]
