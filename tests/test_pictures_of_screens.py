"""Screens as SVG: what is a block or a line is drawn, what is a letter is written."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from rich.segment import Segment
from rich.style import Style

from annotate.images.glyphs import coverage, patterns
from docs.svg import HEIGHT, WIDTH, block, drawn, line

SVG = "{http://www.w3.org/2000/svg}"
RED_ON_BLUE = Style.parse("bold #ff0000 on #0000ff")


@pytest.mark.parametrize("glyph", [*"▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▔▕", *patterns("quadrant")[1:], *patterns("octant")[1:40]])
def test_a_block_is_as_large_as_its_character(glyph: str) -> None:
    parts = block(glyph)
    assert parts is not None
    area = sum(width * height for _x, _y, width, height in parts)
    share = coverage(glyph)[0] / 255 if glyph not in "▋▍▏▉▔▕" else "▏▎▍▌▋▊▉█".find(glyph) / 8 + 1 / 8
    assert area == pytest.approx(1 / 8 if glyph in "▔▕" else share, abs=0.003)


def test_lines_meet_at_the_edges_of_their_cells() -> None:
    """Whatever is drawn beside them."""
    assert line("─") == [(0, 9, 10, 1)]
    assert line("┃") == [(3, 0, 3, 20)]
    assert line("┏") == [(3, 8, 7, 3), (3, 8, 3, 12)]
    assert {(x + width, y + height) for x, y, width, height in line("┘")} == {(5, 10), (5, 10)}


def test_a_screen_is_drawn_cell_by_cell() -> None:
    """Words stand where they stand in the terminal, whatever the font."""
    root = ElementTree.fromstring(drawn([[Segment("ab  <c> ", RED_ON_BLUE)], [Segment("▀ \n", RED_ON_BLUE)]], "a & b"))

    words = [(text.text, text.get("x"), text.get("textLength")) for text in root.iter(f"{SVG}text")][1:]
    assert words == [("ab", "0", str(2 * WIDTH)), ("<c>", str(4 * WIDTH), str(3 * WIDTH))]
    paths = [(path.get("fill"), path.get("d")) for path in root.iter(f"{SVG}path")]
    assert ("#ff0000", f"M0 {HEIGHT}h{WIDTH}v{HEIGHT // 2}h{-WIDTH}z") in paths
    assert root.findtext(f"{SVG}title") == "a & b"
