"""The square of dots: what it says, and that cameras read it however it is drawn."""

from __future__ import annotations

import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from annotate.receipt.build import Options
from annotate.receipt.model import StoreMark, StorePart
from annotate.receipt.told.code import QUIET, content, matrix, rows, svg
from annotate.receipt.told.document import document
from annotate.receipt.told.paper import Code
from tests.receipt.conftest import Make
from tests.receipt.reading import decoded

TEXT = "ANNOTATE RECEIPT 3FA90C11D2E4B576 STORE " + "5EED" * 16


def test_it_says_which_receipt_this_is_and_of_which_store(make: Make) -> None:
    receipt = make()

    assert content(receipt) == f"ANNOTATE RECEIPT {receipt.id.upper()} STORE {'5EED' * 16}"


def test_of_several_stores_it_names_the_first_and_counts_the_others(make: Make) -> None:
    parts = tuple(StorePart(id=name, head=name * 64, segments={}) for name in "abc")
    receipt = msgspec.structs.replace(make(), store=StoreMark("", 3, parts=parts))

    assert content(receipt).endswith(f" STORE {'A' * 64} +2")


def test_of_a_store_that_is_gone_it_says_nothing(make: Make) -> None:
    receipt = make(options=Options(kept=False))

    assert content(receipt) == f"ANNOTATE RECEIPT {receipt.id.upper()}"


def test_a_receipt_without_an_id_has_no_code(make: Make) -> None:
    receipt = msgspec.structs.replace(make(), id="")

    assert not content(receipt)
    assert not [block for block in document(receipt).blocks if isinstance(block, Code)]


def test_it_is_small_enough_for_the_narrowest_paper(make: Make) -> None:
    """A till 58 mm wide prints 384 dots: at six for one of the code, its margin included."""
    assert (len(matrix(content(make()))) + 2 * QUIET) * 6 <= 384


@given(st.text("0123456789ABCDEF +", min_size=1, max_size=160).filter(lambda text: text == text.strip()))
def test_a_camera_reads_what_was_written(text: str) -> None:
    assert decoded(matrix(text)) == text


def test_half_blocks_are_the_same_dots_with_their_margin() -> None:
    dots = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}
    drawn = [[dots[char][half] for char in line] for line in rows(TEXT) for half in (0, 1)]
    side = len(matrix(TEXT))

    assert decoded(drawn) == TEXT
    assert [row[QUIET : QUIET + side] for row in drawn[QUIET : QUIET + side]] == matrix(TEXT)
    assert not any(any(row) for row in (*drawn[:QUIET], *drawn[QUIET + side :]))
    assert {len(row) for row in drawn} == {side + 2 * QUIET}


def test_svg_is_the_same_dots() -> None:
    drawn = svg(TEXT)
    side = int(re.findall(r'viewBox="0 0 (\d+) \d+"', drawn)[0])
    dots = [[False] * side for _row in range(side)]
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([\d. -]*)", re.findall(r'stroke="#000" d="([^"]+)"', drawn)[0]):
        steps = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            for column in range(int(x), int(x + steps[0])):
                dots[int(y)][column] = True
            x += steps[0]
        else:
            x, y = (steps[0], steps[1]) if command == "M" else (x + steps[0], y + steps[1])

    assert decoded(dots) == TEXT
    assert "script" not in drawn
