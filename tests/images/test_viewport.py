"""Where a picture's pixels are on the screen, and which of them are visible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.images.viewport import CLOSEST, Viewport

SIDES = st.integers(1, 20_000)
CELLS = st.integers(1, 300)
VIEWS = st.builds(Viewport, st.tuples(SIDES, SIDES), CELLS, CELLS)
FACTORS = st.floats(1.0, 50.0)
SHARES = st.floats(0.0, 1.0)


@given(view=VIEWS)
def test_at_first_all_of_the_picture_is_visible_in_the_middle(view: Viewport) -> None:
    assert view.region == pytest.approx((0, 0, *view.size), abs=1e-9)
    assert view.shown == view.fitted
    (left, top), (columns, rows) = view.place, view.shown
    assert 0 <= view.columns - columns - 2 * left <= 1
    assert 0 <= view.rows - rows - 2 * top <= 1


@given(view=VIEWS, factor=FACTORS, x=SHARES, y=SHARES)
def test_what_is_under_a_cell_stays_there_unless_the_picture_s_border_comes_in(
    view: Viewport, factor: float, x: float, y: float
) -> None:
    around = (x * view.columns, y * view.rows)
    point = view.to_picture(*around)
    closer = view.zoomed(factor, around)

    left, top, right, bottom = closer.region
    at_a_border = min(left, top, view.size[0] - right, view.size[1] - bottom) < 1e-6
    across, down = closer.pixels_per_cell
    now = closer.to_picture(*around)
    assert at_a_border or now == pytest.approx(point, abs=max(across, down))


@given(view=VIEWS, factor=FACTORS, columns=st.floats(-500, 500), rows=st.floats(-500, 500))
def test_nothing_but_the_picture_is_ever_visible(view: Viewport, factor: float, columns: float, rows: float) -> None:
    seen = view.zoomed(factor).panned(columns, rows)

    left, top, right, bottom = seen.region
    assert 0 <= left < right <= seen.size[0] + 1e-6
    assert 0 <= top < bottom <= seen.size[1] + 1e-6
    assert 1 <= seen.shown[0] <= seen.columns
    assert 1 <= seen.shown[1] <= seen.rows


@given(view=VIEWS, factor=FACTORS, x=SHARES, y=SHARES)
def test_pixels_and_cells_are_two_names_of_one_place(view: Viewport, factor: float, x: float, y: float) -> None:
    seen = view.zoomed(factor)
    point = (x * view.size[0], y * view.size[1])

    assert seen.to_picture(*seen.to_cells(*point)) == pytest.approx(point, abs=1e-3 * max(view.size))


@given(view=VIEWS, factor=FACTORS, x=SHARES, y=SHARES)
def test_a_revealed_point_is_visible_and_nothing_moves_without_need(
    view: Viewport, factor: float, x: float, y: float
) -> None:
    point = (x * view.size[0], y * view.size[1])
    seen = view.zoomed(factor).revealing(*point)

    left, top, right, bottom = seen.region
    assert left - 1e-6 <= point[0] <= right + 1e-6
    assert top - 1e-6 <= point[1] <= bottom + 1e-6
    assert seen.revealing(*point).region == pytest.approx(seen.region, abs=1e-6 * max(view.size))


@given(view=VIEWS, factor=FACTORS)
def test_no_pixel_gets_larger_than_is_of_use_and_the_way_back_ends_at_the_whole(view: Viewport, factor: float) -> None:
    closer = view.zoomed(factor).zoomed(factor)

    assert closer.zoom <= max(1.0, CLOSEST * view.size[0] / view.fitted[0])
    assert closer.zoomed(1 / 2501) == view
