"""Tiles over pictures: what is drawn of a tile lies in it, and a click there means it."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotate.images.viewport import Viewport
from annotate.tui.tiles.choice import Choice
from annotate.tui.tiles.marks import Colours, Style, at, fringes, gaps, square, tile_marks

STYLE = Style(Colours((0, 0, 0), (200, 200, 200), (0, 200, 0)))
SHAPES = st.tuples(st.integers(1, 10), st.integers(1, 10))
VIEWS = st.builds(
    Viewport, st.tuples(st.integers(1, 5000), st.integers(1, 5000)), st.integers(10, 200), st.integers(5, 60)
)


@given(VIEWS, SHAPES)
def test_the_key_of_a_square_stands_where_a_click_means_this_square(view: Viewport, shape: tuple[int, int]) -> None:
    rows, columns = shape
    across, down = view.fitted
    if across < 2 * columns or down < 2 * rows:
        return  # less than two cells for a tile
    for tile in range(rows * columns):
        left, top, _right, _bottom = square(view, shape, tile)
        column, row = view.to_cells(left, top)
        x, y = view.to_picture(math.floor(column + 1e-6) + 0.5, math.floor(row + 1e-6) + 0.5)

        assert at(x, y, view.size, shape) == tile


@given(VIEWS, SHAPES)
def test_squares_lie_in_the_picture_apart_from_each_other(view: Viewport, shape: tuple[int, int]) -> None:
    rows, columns = shape
    across, down = view.fitted
    if across < 2 * columns or down < 2 * rows:
        return
    regions = [square(view, shape, tile) for tile in range(rows * columns)]

    for left, top, right, bottom in regions:
        assert -1e-6 <= left < right <= view.size[0] + 1e-6
        assert -1e-6 <= top < bottom <= view.size[1] + 1e-6
    for one, other in pairwise(regions):
        assert one[2] <= other[0] + 1e-6 or one[3] <= other[1] + 1e-6


@given(VIEWS, SHAPES, st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_every_point_of_the_picture_is_in_a_square_and_none_beyond(
    view: Viewport, shape: tuple[int, int], across: float, down: float
) -> None:
    (width, height), (rows, columns) = view.size, shape
    for tile in range(rows * columns):
        x = (tile % columns + across) * width / columns
        y = (tile // columns + down) * height / rows

        assert at(x, y, view.size, shape) == tile
    assert at(-1, 0, view.size, shape) is at(width, 0, view.size, shape) is at(0, height, view.size, shape) is None


def test_there_is_a_gap_between_two_squares_and_none_around_them() -> None:
    drawn = list(gaps(Viewport((300, 300), 30, 15), (3, 2), (0, 0, 0)))

    assert [(mark.left, mark.top, mark.right, mark.bottom) for mark in drawn] == [
        (150, 0, 160, 300),
        (0, 100, 300, 110),
        (0, 200, 300, 210),
    ]
    assert all(mark.tint == 1 and not mark.border for mark in drawn)


def test_a_chosen_tile_has_a_frame_a_tint_and_a_tick_and_the_cursor_a_sign() -> None:
    whole, cell = (0.0, 0.0, 100.0, 100.0), (10.0, 20.0)
    choice = Choice(2, 2, frozenset({1})).moved(0, 0)
    (led,), (chosen,) = (tile_marks(whole, choice, tile, "7", STYLE, cell) for tile in (0, 1))

    assert (led.text, led.border, led.strong, led.tint) == (" ›7 ", True, False, 0)
    assert (chosen.text, chosen.border, chosen.strong, chosen.tint > 0) == (" ✓7 ", True, True, True)


def test_a_picture_as_narrow_as_a_sign_has_the_first_one() -> None:
    choice = Choice(2, 2, frozenset({0}))
    signs = [mark.text for tile in (0, 1) for mark in tile_marks((0, 0, 10, 90), choice, tile, "7", STYLE, (10, 20))]

    assert signs == ["✓", "7"]


def test_a_low_tile_has_no_frame_that_would_cover_it() -> None:
    low = list(tile_marks((0, 0, 100, 40), Choice(1, 1, frozenset({0})), 0, "7", STYLE, (10, 20)))

    assert (low[0].border, low[0].text, low[0].tint > 0) == (False, " ✓7 ", True)


def test_without_colours_and_signs_ascii_tells_it() -> None:
    plain = STYLE._replace(plain=True)
    choice = Choice(1, 1, frozenset({0})).moved(0, 0)
    (mark,) = tile_marks((0, 0, 100, 100), choice, 0, "7", plain, (10, 20))

    assert (mark.text, mark.tint) == (">x7", 0)


@given(VIEWS, SHAPES)
def test_between_a_framed_square_and_its_gaps_nothing_is_left_of_the_picture(
    view: Viewport, shape: tuple[int, int]
) -> None:
    rows, columns = shape
    across, down = view.fitted
    if across < 2 * columns or down < 2 * rows:
        return
    lines = [mark for mark in gaps(view, shape, (0, 0, 0)) if mark.left == 0]
    for tile in range(rows * columns):
        _left, top, _right, bottom = square(view, shape, tile)
        covers = [*lines, *fringes(view, shape, tile, (0, 0, 0))]

        for place, is_beside in ((top, tile >= columns), (bottom, tile < columns * (rows - 1))):
            assert not is_beside or any(mark.top - 1e-6 <= place <= mark.bottom + 1e-6 for mark in covers)
        assert all(mark.bottom <= top + 1e-6 or mark.top >= bottom - 1e-6 for mark in covers)
