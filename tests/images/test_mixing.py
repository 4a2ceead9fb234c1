"""Cells stippled with two colours where the terminal has none between them."""

from __future__ import annotations

import math
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from annotate.images.cells import encode
from annotate.images.codes import colours_of, read
from annotate.images.glyphs import coverage
from annotate.images.modes import Colours, Glyphs, Mode
from annotate.images.picture import RGB

GLYPHS: tuple[Glyphs, ...] = ("blocks", "quadrant", "half")
ROUNDED = 7
"""Steps within which Pillow takes colours for the same when it looks for the nearest one."""
FEW: tuple[Colours, ...] = ("256", "16")
MODES = [Mode(*one) for one in product(GLYPHS, FEW, (False, True))]
colours = st.tuples(*[st.integers(0, 255)] * 3)


def cell(mode: Mode, *rows: RGB) -> tuple[str, RGB, RGB]:
    """The character and the colours of a cell with these colours, from above."""
    image = Image.new("RGB", (mode.across, mode.down))
    image.putdata([rows[y * len(rows) // mode.down] for y in range(mode.down) for _x in range(mode.across)])
    front, back, glyph = read(encode(image, mode)[0], mode)
    return glyph, _first(front), _first(back)


def _first(image: Image.Image) -> RGB:
    red, green, blue = image.tobytes()
    return red, green, blue


def afar(glyph: str, front: RGB, back: RGB) -> tuple[float, ...]:
    """The colour of a cell that is too far away for its parts to be told."""
    share = coverage(glyph)[0] / 255
    return tuple(share * a + (1 - share) * b for a, b in zip(front, back, strict=True))


@pytest.mark.parametrize("glyphs", GLYPHS)
def test_a_tone_between_two_colours_has_dots_of_both(glyphs: Glyphs) -> None:
    """Half of each, or a quarter of one."""
    assert cell(Mode(glyphs, "256"), (115, 0, 0)) == ("▒", (135, 0, 0), (95, 0, 0))
    assert cell(Mode(glyphs, "16"), (103, 0, 0))[0] == "▒"
    sign, front, back = cell(Mode(glyphs, "256"), (0, 0, 105))
    assert (sign, front, back) == ("░", (0, 0, 135), (0, 0, 95))


@pytest.mark.parametrize("mode", MODES)
@given(colours)
def test_seen_from_afar_no_single_colour_is_truer(mode: Mode, wanted: RGB) -> None:
    """A cell that is all of one tone is as near to it as the nearest colour, or nearer."""
    if mode.grey:
        wanted = (wanted[0],) * 3
    nearest = min(math.dist(wanted, one) for one in colours_of(mode))
    assert math.dist(wanted, afar(*cell(mode, wanted))) <= nearest + ROUNDED


@pytest.mark.parametrize("mode", MODES)
def test_what_the_terminal_has_is_not_stippled(mode: Mode) -> None:
    for one in colours_of(mode):
        if not mode.grey or len({*one}) == 1:
            _sign, front, back = cell(mode, one)
            assert math.dist(front, back) < ROUNDED


@pytest.mark.parametrize("mode", MODES)
def test_an_edge_stays_one(mode: Mode) -> None:
    """Its two sides are worth more than their mean."""
    assert cell(mode, (250, 250, 250), (8, 8, 8))[0] == "▀"


@pytest.mark.parametrize("few", FEW)
@given(colours)
def test_without_colours_dots_have_none(few: Colours, wanted: RGB) -> None:
    _sign, front, back = cell(Mode("half", few, grey=True), wanted)
    assert len({*front}) == len({*back}) == 1
