"""Boxes on a picture, drawn and chosen with the mouse, from close by and in the list beside it."""

from __future__ import annotations

from pathlib import Path

from annotate.tui.boxing.box_list import BoxList
from annotate.tui.widgets.label_list import LabelList
from tests.tui.boxing import click_hint, cursor, drag, marks, names, places, project, view
from tests.tui.driving import seated


async def test_zooming_goes_around_the_cursor_and_the_view_follows_it(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press(*["ctrl+right"] * 3, *["plus"] * 4)
        port = view(seat).viewport
        assert port is not None
        assert port.zoom > 4
        assert port.region[0] < 510 < port.region[2]
        await seat.press("space", *["ctrl+left"] * 4)
        port, at = view(seat).viewport, cursor(seat)
        assert port is not None
        assert at is not None
        assert port.region[0] <= at[0] <= port.region[2]
        await seat.press("shift+up", "space", "0", "enter")

        (left, _top, width, height) = places(seat)[0]
        assert (left + width, height) == (510, 1)
        assert 0 < width < 150


async def test_the_list_shows_number_label_and_size_and_chooses_by_click(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("1", "right", "down", "1", "2", "right", "right", "down", "2")
        assert " #1 ■ cat         10×20" in seat.text
        assert " #2 ■ dog         20×20" in seat.text
        await seat.click(BoxList, 4, 0)
        assert "▸#1 ■ cat" in seat.text
        assert "x 270  y 210" in seat.text
        await seat.press("delete", "enter")

        assert names(seat) == ["dog"]


async def test_a_click_on_a_label_says_what_the_next_box_is_and_renames_the_chosen_one(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.click(LabelList, 5, 1)
        assert "2 ● dog" in seat.text
        await seat.press("space", "right", "down", "space", "tab")
        await seat.click(LabelList, 5, 2)
        await seat.press("enter")

        assert names(seat) == ["other"]


async def test_the_mouse_draws_and_the_new_box_takes_its_label_from_a_key(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await drag(seat, (5, 5), (8, 6), (15, 8))
        await seat.press("2", "enter")

        assert (names(seat), places(seat)) == (["dog"], [(55.0, 110.0, 100.0, 60.0)])


async def test_the_mouse_reaches_the_borders(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await drag(seat, (0, 0), (53, 20))
        await seat.press("enter")

        assert places(seat) == [(0.0, 0.0, 540.0, 420.0)]


async def test_the_mouse_chooses_moves_and_stretches(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await drag(seat, (10, 5), (20, 10))
        await drag(seat, (40, 15))  # a click on empty ground lets go
        assert not any(mark.strong for mark in marks(seat))
        await drag(seat, (15, 8))
        assert [mark.strong for mark in marks(seat)] == [True]
        await drag(seat, (15, 8), (17, 9))
        await drag(seat, (22, 11), (24, 13))
        await seat.press("enter")

        assert places(seat) == [(125.0, 130.0, 120.0, 140.0)]


async def test_clicks_on_the_same_place_go_through_what_is_beneath(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await drag(seat, (2, 2), (40, 18))
        await seat.press("escape")
        await drag(seat, (10, 5), (20, 10))
        await seat.press("escape")
        chosen = []
        for _click in range(3):
            await drag(seat, (15, 8))
            chosen += [mark.text for mark in marks(seat) if mark.strong]

        assert chosen == ["#2 cat", "#1 cat", "#2 cat"]


async def test_a_click_ends_the_box_that_a_key_began(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("2")
        await drag(seat, (30, 15))
        await seat.press("enter")

        assert (names(seat), places(seat)) == (["dog"], [(270.0, 210.0, 35.0, 100.0)])


async def test_the_mouse_draws_on_a_picture_that_is_looked_at_closely(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("plus", "plus")
        port = view(seat).viewport
        assert port is not None
        await drag(seat, (5, 5), (25, 15))
        corners = port.to_picture(5.5, 5.5), port.to_picture(25.5, 15.5)
        await seat.press("enter")

        x, y, width, height = places(seat)[0]
        assert (x, y) == (round(corners[0][0]), round(corners[0][1]))
        assert (x + width, y + height) == (round(corners[1][0]), round(corners[1][1]))


async def test_the_key_bar_draws_and_submits_by_click(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await click_hint(seat, "answer('space')")
        await drag(seat, (30, 15))
        await click_hint(seat, "answer('tab')")
        await click_hint(seat, "answer('grip')")
        await click_hint(seat, "answer('submit')")

        assert places(seat) == [(270.0, 210.0, 35.0, 100.0)]


async def test_a_corner_that_is_dragged_into_the_last_cell_ends_at_the_edge(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await drag(seat, (10, 5), (20, 10))
        await seat.press("shift+left", "shift+left", "shift+up")
        await drag(seat, (20, 10), (53, 20))
        await seat.press("enter")

        assert places(seat) == [(103.0, 109.0, 437.0, 311.0)]
