"""Blocks laid out on a roll: charts at any width, told apart without colour, and no line wider than the paper."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from annotate.i18n import set_language
from annotate.receipt.formats.figures import FILLS
from annotate.receipt.formats.laying import lay
from annotate.receipt.formats.roll import steady
from annotate.receipt.formats.text import render, render_text
from annotate.receipt.model import Receipt
from annotate.receipt.told.paper import MARK, Bar, Paper, Stack
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


SHARES = st.sampled_from([0.0, 0.26, 0.4, 1.0]) | st.floats(0, 1)
ROWS = st.lists(
    st.builds(Bar, NAMES | st.text("ab é", max_size=30), SHARES, NAMES, st.just("ink")), min_size=1, max_size=5
)


def ends(paper: Paper, width: int) -> list[int]:
    """Of each bar where it ends, in eighths of a cell."""
    drawn = [line for line in lay(paper, width).lines if any(ink in ("bar", "track") for _text, ink in line)]
    found = []
    for line in drawn:
        cells = "".join(text for text, ink in line if ink in ("bar", "track") or text == MARK)
        full = cells.rstrip("·┊")
        found.append(max(8 * len(full) - (8 - " ▏▎▍▌▋▊▉█".index(full[-1])), 0) if full else 0)
    return found


@given(rows=ROWS, width=WIDTHS, numeric=st.booleans(), mark=st.none() | st.floats(0, 1))
def test_a_larger_share_never_has_a_shorter_bar_and_equal_ones_have_equal_bars(
    rows: list[Bar], width: int, numeric: bool, mark: float | None
) -> None:
    paper = Paper()
    paper.bars(rows, numeric=numeric, mark=mark)
    found = sorted(zip([row.share for row in rows], ends(paper, width), strict=True))

    assert [end for _share, end in found] == sorted(end for _share, end in found)
    assert all(ours[1] == theirs[1] for ours, theirs in pairwise(found) if ours[0] == theirs[0])
    assert all(cell_len(line) <= width for line in lines(paper, width))


@given(rows=ROWS, width=WIDTHS, mark=st.floats(0, 1))
def test_the_line_that_bars_are_seen_beside_stands_in_all_of_them_at_one_place(
    rows: list[Bar], width: int, mark: float
) -> None:
    paper = Paper()
    paper.bars([*rows, Bar("floor", mark, "1")], mark=mark)
    drawn = [line for line in lay(paper, width).lines if any(text == MARK for text, _ink in line)]
    bars = ["".join(text for text, ink in line if ink != "ink") for line in drawn]

    assert len(bars) == len(rows) + 1
    assert len({text.index(MARK) for text in bars}) == 1


def test_bars_stand_below_their_texts_where_one_has_no_room_beside_them() -> None:
    paper = Paper()
    paper.bars([Bar("Paid", 0.5, "0.10"), Bar("Legal floor", 1.0, "0.20 · 7.25/h")], mark=1.0)

    assert lines(paper, 28) == [
        "Paid .................. 0.10",
        f"{'█' * 14}{'·' * 13}┊",
        "Legal floor .. 0.20 · 7.25/h",
        f"{'█' * 27}┊",
    ]
    assert lines(paper, 36) == [
        "Paid        █████····┊          0.10",
        "Legal floor █████████┊ 0.20 · 7.25/h",
    ]


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
