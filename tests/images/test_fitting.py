"""How many cells a picture takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.images.decoder import Request
from annotate.images.fitting import fit
from annotate.images.modes import ASCII, PIXEL_WAYS, Glyphs, Mode, choose, fallback

sides = st.integers(1, 30_000)
spaces = st.integers(1, 300)


@given(sides, sides, spaces, spaces)
def test_a_picture_fits_its_space_and_fills_one_side(width: int, height: int, columns: int, rows: int) -> None:
    """It is never larger than the space, never nothing, and as large as can be."""
    across, down = fit((width, height), columns, rows)
    assert 1 <= across <= columns and 1 <= down <= rows
    assert across == columns or down == rows


@pytest.mark.parametrize(
    ("size", "cell", "cells"),
    [
        ((400, 400), (10, 20), (40, 20)),
        ((400, 400), (10, 10), (20, 20)),
        ((300, 100), (10, 20), (100, 17)),
        ((1, 4000), (10, 20), (1, 20)),
        ((4000, 1), (10, 20), (100, 1)),
        ((0, 0), (10, 20), (40, 20)),
    ],
)
def test_the_shape_of_the_cell_counts(size: tuple[int, int], cell: tuple[int, int], cells: tuple[int, int]) -> None:
    """A square picture is as wide as it is high on the screen, whatever the font."""
    assert fit(size, 100, 20, cell) == cells


def test_a_small_picture_is_enlarged_only_if_stretched() -> None:
    """Otherwise a pixel is at most a part of a cell."""
    mode = Mode("quadrant", "truecolor")
    stretched = Request(Path("a"), 100, 40, mode)
    natural = Request(Path("a"), 100, 40, mode, stretch=False)
    assert stretched.cells((16, 16)) == (80, 40)
    assert natural.cells((16, 16)) == (8, 4)
    assert natural.cells((4000, 4000)) == (80, 40)


@pytest.mark.parametrize(
    ("color_system", "unicode", "grey", "wish", "mode"),
    [
        ("truecolor", True, False, None, Mode("blocks", "truecolor")),
        ("truecolor", True, False, "auto", Mode("blocks", "truecolor")),
        ("truecolor", True, False, "half", Mode("half", "truecolor")),
        ("truecolor", True, False, "octant", Mode("octant", "truecolor")),
        ("256", True, False, "sextant", Mode("sextant", "256")),
        ("truecolor", False, False, "octant", ASCII),
        ("truecolor", True, True, None, Mode("blocks", "truecolor", grey=True)),
        ("256", True, False, None, Mode("blocks", "256")),
        ("256", True, False, "quadrant", Mode("quadrant", "256")),
        ("standard", True, False, None, Mode("half", "16")),
        ("windows", True, True, None, Mode("half", "16", grey=True)),
        ("truecolor", False, False, None, ASCII),
        ("truecolor", True, False, "ascii", ASCII),
        (None, True, False, "quadrant", ASCII),
    ],
)
def test_the_terminal_decides_the_mode(
    color_system: str | None, unicode: bool, grey: bool, wish: str | None, mode: Mode
) -> None:
    """What it can show, unless the person wishes for something else it can show."""
    assert choose(color_system, unicode=unicode, grey=grey, wish=wish) == mode


def test_an_unknown_wish_is_refused() -> None:
    """A setting that means nothing is a mistake, not a default."""
    with pytest.raises(ValueError, match="braille"):
        choose("truecolor", wish="braille")


def test_characters_are_dark_ink_where_the_ground_is_light() -> None:
    """What colours show does not depend on the ground."""
    assert choose(None, light=True) == ASCII._replace(inverted=True)
    assert choose("256", light=True) == choose("256")


@given(st.sampled_from(PIXEL_WAYS), spaces, spaces, st.tuples(st.integers(1, 40), st.integers(1, 80)))
def test_pixels_fill_their_cells_up_to_a_bound(glyphs: Glyphs, columns: int, rows: int, cell: tuple[int, int]) -> None:
    """Exactly as many as the cells have, or fewer in the same shape."""
    bound = 800 * 600 if glyphs == "sixel" else 1800 * 1200
    width, height = columns * cell[0], rows * cell[1]
    across, down = Mode(glyphs, "truecolor", cell=cell).pixels(columns, rows)
    if width * height <= bound:
        assert (across, down) == (width, height)
    else:
        assert bound - width - height <= across * down <= bound
        assert abs(across * height - down * width) <= width + height


@given(st.sampled_from(("octant", "sextant", "blocks", "quadrant", "half", "ascii")), spaces, spaces)
def test_characters_show_the_same_parts_in_every_cell(glyphs: Glyphs, columns: int, rows: int) -> None:
    """There is no bound to them."""
    mode = Mode(glyphs, "truecolor")
    assert mode.pixels(columns, rows) == (columns * mode.across, rows * mode.down)


def test_cells_stand_for_pixels_where_pixels_cannot_be() -> None:
    """In the same colours; cells stand for themselves."""
    assert fallback(Mode("kitty", "truecolor", cell=(9, 18))) == Mode("blocks", "truecolor")
    assert fallback(Mode("sixel", "16", grey=True)) == Mode("half", "16", grey=True)
    assert fallback(Mode("octant", "256")) == Mode("octant", "256")
