"""Blocks laid out on a roll: charts at any width, told apart without colour, and no line wider than the paper."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from annotate.i18n import set_language
from annotate.receipt.figures import FILLS
from annotate.receipt.laying import lay
from annotate.receipt.model import Receipt
from annotate.receipt.paper import Bar, Paper, Stack
from annotate.receipt.roll import steady
from annotate.receipt.text import render, render_text
from annotate.text import clusters
from tests.receipt.drawn import NAMES, receipts

WIDTHS = st.integers(20, 52)
FAMILY, FLAG = "👩‍👩‍👧‍👦", "🇫🇷"
DAY = Stack("Monday", (("label", 0.5), ("learn", 0.25), ("wait", 0.0), ("admin", 0.25)), "8 h")


def lines(paper: Paper, width: int) -> list[str]:
    return lay(paper, width).text().splitlines()


@settings(max_examples=15, deadline=None)
@given(receipt=receipts(), width=WIDTHS, language=st.sampled_from(["en", "fr"]))
def test_no_line_is_wider_than_the_paper(receipt: Receipt, width: int, language: str) -> None:
    set_language(language)
    try:
        assert all(cell_len(line) <= width for line in render(receipt, width).splitlines())
        assert all(cell_len(line) <= width for line in render_text(receipt, width).plain.splitlines())
    finally:
        set_language(None)


@given(left=NAMES, right=NAMES, width=WIDTHS, share=st.floats(0, 1))
def test_names_on_both_sides_of_dots_and_bars_fit(left: str, right: str, width: int, share: float) -> None:
    paper = Paper()
    paper.pair(left, right)
    paper.bars([Bar(left, share, right)])
    paper.stacks([Stack(left, ((right, share),), right)])
    paper.columns([(left, 3), (right, 4)], left)

    assert all(cell_len(line) <= width for line in lines(paper, width))


def test_a_whole_is_drawn_in_pieces_with_a_key() -> None:
    paper = Paper()
    paper.stacks([DAY])

    assert lines(paper, 27) == [f"Monday {'█' * 8}{'▒' * 4}{'░' * 4} 8 h", "█ label   ▒ learn   ░ admin"]


def test_wholes_are_drawn_to_one_scale_and_their_pieces_alike() -> None:
    paper = Paper()
    paper.stacks([DAY, Stack("Tue", (("learn", 0.5),), "4 h")])
    first, second, *_key = lines(paper, 27)

    assert second == f"Tue    {'▒' * 8}{'·' * 8} 4 h"
    assert first.index("▒") == 15


def test_long_names_leave_the_bar_a_line_of_its_own() -> None:
    paper = Paper()
    paper.stacks([Stack("A name that is long", DAY.pieces, "8 h 00 min")])
    paper.bars([Bar("Another that is long", 0.5, "8 h 00 min")])
    found = lines(paper, 32)

    assert found[2] == "█" * 16 + "▒" * 8 + "░" * 8
    assert found[-1] == "█" * 16 + "·" * 16


def test_fillings_differ() -> None:
    assert len(set(FILLS)) == len(FILLS) == 8


def test_a_histogram_stands_upright_where_there_is_room() -> None:
    paper = Paper()
    paper.columns([("< 1", 2), ("1–2", 12), ("2–5", 6), ("≥ 5", 0)], "seconds")
    wide, narrow = lines(paper, 30), lines(paper, 15)

    assert [line.split() for line in wide] == [
        ["12"],
        ["██████"],
        ["██████"],
        ["██████", "6"],
        ["██████", "██████"],
        ["2", "██████", "██████"],
        ["██████", "██████", "██████", "0"],
        ["<", "1", "1–2", "2–5", "≥", "5"],
        ["seconds"],
    ]
    assert narrow[1] == "1–2 ████████ 12"
    assert narrow[-1].strip() == "seconds"


def test_signs_that_belong_together_are_not_cut() -> None:
    assert clusters(f"a{FAMILY}e\u0301{FLAG}{FLAG}👍🏽") == ["a", FAMILY, "e\u0301", FLAG, FLAG, "👍🏽"]
    paper = Paper()
    paper.para(FAMILY * 30)

    assert set("".join(lines(paper, 21)).replace(FAMILY, "")) == set()


def test_names_from_right_to_left_keep_what_stands_beside_them_in_place() -> None:
    paper = Paper()
    paper.pair("שלום 12", "34")

    assert lines(paper, 24) == ["\u2068שלום 12\u2069 ............. 34"]
    assert steady("amber é 日本") == "amber é 日本"


@pytest.mark.parametrize("width", [20, 40, 52])
def test_every_block_of_a_receipt_leaves_a_mark(width: int) -> None:
    paper = Paper()
    paper.code("ANNOTATE RECEIPT 1", "receipt 1")

    assert lines(paper, width)[-1].strip() == "receipt 1"
    assert ("█▀▀▀▀▀█" in lay(paper, width).text()) == (width >= 29)
