"""The captcha of several pictures: sheets that are one item, and pages of items with a record each."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from annotate.tui.widgets.title_bar import TitleBar
from tests.small_projects import grid_pages, tiny_png
from tests.tui.driving import seated
from tests.tui.solving import SIZES, chosen, click, drawn, enlarge, pictures, sheets, tiles

# Sheets of several pictures


async def test_the_pictures_of_a_sheet_are_chosen_and_make_one_record(tmp_path: Path) -> None:
    names = [f"{number}.png" for number in range(9)]
    async with seated(sheets(tmp_path, names)) as seat:
        assert len(pictures(seat)) == 9
        await seat.press("7", "3")
        await click(seat, pictures(seat)[4])
        await seat.press("enter")

        (record,) = seat.records
        assert record.answer == {"target": "cat", "rows": 3, "columns": 3, "tiles": [0, 4, 8]}
        whole = sha256(tiny_png()).hexdigest() * 9
        assert (record.sha256, record.width, record.page) == (sha256(whole.encode()).hexdigest(), None, None)


async def test_a_missing_picture_is_shown_as_missing_and_cannot_be_chosen(tmp_path: Path) -> None:
    async with seated(sheets(tmp_path, ["a.png", "no.png", "c.png"]), size=(120, 40)) as seat:
        assert "1 of 3 pictures cannot be shown" in seat.said
        assert "no.png" in seat.text
        await seat.press("8", "a")
        assert chosen(seat) == [0, 2]
        assert "2 of 2 chosen" in seat.text
        await seat.press("enter")

        assert tiles(seat) == [0, 2]
        assert (seat.records[0].answer or {})["unseen"] == [1]
        assert "cat: 2 of 9, 1 not seen" in seat.said


async def test_a_picture_that_is_there_later_is_no_longer_told_as_unseen(tmp_path: Path) -> None:
    async with seated(sheets(tmp_path, ["a.png", "no.png"])) as seat:
        await seat.press("7", "enter")
        (tmp_path / "no.png").write_bytes(tiny_png())
        await seat.press("u", "8", "enter")

        assert seat.records[-1].answer == {"target": "cat", "rows": 3, "columns": 3, "tiles": [0, 1]}


async def test_a_sheet_of_which_nothing_can_be_seen_has_no_answer(tmp_path: Path) -> None:
    async with seated(sheets(tmp_path, ["no1.png", "no2.png"])) as seat:
        assert "skips it as a bad item" in seat.said
        await seat.press("7", "enter")
        assert not seat.records
        await seat.press("x")

        assert seat.records[0].reason == "bad-item"


async def test_fewer_pictures_than_tiles_have_the_first_keys(tmp_path: Path) -> None:
    async with seated(sheets(tmp_path, ["a.png", "b.png", "c.png", "d.png"])) as seat:
        await seat.press("4", "5", "1", "enter")

        assert tiles(seat) == [3]


# Pages of items


async def test_a_page_makes_one_record_for_each_item(tmp_path: Path) -> None:
    async with seated(grid_pages(tmp_path, 10)) as seat:
        assert "1 to 4 of 10" in str(seat.app.screen.query_one(TitleBar).render())
        await seat.press("7", "5", "enter")

        assert [(record.item, tiles(seat, place)) for place, record in enumerate(seat.records)] == [
            ("1.png", [0]),
            ("2.png", []),
            ("3.png", []),
            ("4.png", [0]),
        ]
        assert {record.width for record in seat.records} == {4}
        assert "1.png … 4.png → cat: 2 of 4" in seat.said
        assert "5 to 8 of 10" in str(seat.app.screen.query_one(TitleBar).render())
        assert "4 saved" in seat.text


async def test_pages_with_items_put_aside_say_how_many_they_show_of_those_left(tmp_path: Path) -> None:
    async with seated(grid_pages(tmp_path, 6)) as seat:
        await seat.press("s")
        assert len(pictures(seat)) == 4  # two new ones, and two of those put aside
        assert "4 of 6 left" in str(seat.app.screen.query_one(TitleBar).render())
        await seat.press("enter")
        assert len(pictures(seat)) == 2

        assert "2 of 2 left" in str(seat.app.screen.query_one(TitleBar).render())


async def test_the_last_page_has_fewer_items(tmp_path: Path) -> None:
    async with seated(grid_pages(tmp_path, 7)) as seat:
        await seat.press("enter")
        assert len(pictures(seat)) == 3
        await seat.press("a", "5", "enter")

        assert len(seat.records) == 7
        assert [tiles(seat, place) for place in (4, 5, 6)] == [[0], [0], [0]]
        assert seat.app.screen.has_class("-done")


async def test_an_item_that_cannot_be_seen_is_skipped_as_a_bad_one_and_the_others_answered(tmp_path: Path) -> None:
    project = grid_pages(tmp_path, 4)
    (tmp_path / "2.png").write_bytes(b"nothing of the kind")
    async with seated(project) as seat:
        await seat.press("7", "8", "enter")

        assert [(record.outcome, record.reason) for record in seat.records] == [
            ("labelled", None),
            ("skipped", "bad-item"),
            ("labelled", None),
            ("labelled", None),
        ]


async def test_a_page_of_which_nothing_can_be_seen_is_left_with_one_key(tmp_path: Path) -> None:
    project = grid_pages(tmp_path, 2)
    for name in ("1.png", "2.png"):
        (tmp_path / name).write_bytes(b"nothing of the kind")
    async with seated(project) as seat:
        await seat.press("enter")

        assert [record.reason for record in seat.records] == ["bad-item", "bad-item"]


async def test_a_page_is_taken_back_whole_and_looked_at_item_by_item(tmp_path: Path) -> None:
    async with seated(grid_pages(tmp_path, 8)) as seat:
        await seat.press("7", "5", "enter", "u")
        assert "Taken back: 1.png … 4.png" in seat.said
        assert (len(pictures(seat)), chosen(seat)) == (4, [0, 3])
        await seat.press("8", "enter", ",")

        assert (seat.shown, len(pictures(seat)), chosen(seat)) == ("4.png", 1, [0])
        await seat.press("7", "enter")
        assert (seat.records[-1].item, tiles(seat), seat.records[-1].page) == ("4.png", [], None)
        assert seat.shown == "5.png"
        assert len(pictures(seat)) == 4


async def test_a_skip_is_for_the_whole_page(tmp_path: Path) -> None:
    async with seated(grid_pages(tmp_path, 4)) as seat:
        await seat.press("7", "d")

        assert [(record.reason, record.answer) for record in seat.records] == [("unsure", None)] * 4


async def test_the_wheel_and_the_keys_look_closer_at_one_tile_alone(tmp_path: Path) -> None:
    project = grid_pages(tmp_path, 4)
    enlarge(tmp_path)
    async with seated(project) as seat:
        views = pictures(seat)
        await seat.press("+")
        assert not any(view.zoomed for view in views)
        await seat.press("right", "+")
        assert [view.zoomed for view in views] == [False, True, False, False]
        await seat.press("0")
        assert not any(view.zoomed for view in views)


async def test_a_tile_that_is_seen_closer_keeps_its_key_and_tick_until_the_cursor_leaves_it(tmp_path: Path) -> None:
    project = grid_pages(tmp_path, 4)
    enlarge(tmp_path)
    async with seated(project) as seat:
        view = pictures(seat)[1]
        whole = drawn(view)
        await seat.press("right", "space", "+", "+")
        assert view.zoomed
        assert "›✓8" in drawn(view)
        assert {"┓", "┗", "┛"} <= set(drawn(view))
        await seat.press("left")

        assert not view.zoomed
        assert "✓8" in drawn(view)
        await seat.press("8")
        assert drawn(view) == whole


@pytest.mark.parametrize("size", SIZES)
async def test_a_page_of_twenty_has_every_picture_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    project = grid_pages(tmp_path, 20, task="grid = '4x5'\ntiles = 'items'")
    async with seated(project, size=size) as seat:
        await seat.press("1", "b")

        assert all(view.viewport is not None for view in pictures(seat))
        assert ["✓1" in drawn(pictures(seat)[0]), "2 of 20 chosen" in seat.text] == [True, True]
        regions = [view.region for view in pictures(seat)]
        assert all(region.width > 0 and region.height > 0 for region in regions)
        assert len({(region.x, region.y) for region in regions}) == 20


async def test_which_picture_comes_closer_is_said_where_the_cursor_is_on_none(tmp_path: Path) -> None:
    project = sheets(tmp_path, ["a.png", "b.png", "c.png"])
    enlarge(tmp_path)
    async with seated(project, size=(120, 40)) as seat:
        await seat.press("+")
        assert "The arrows lead to a picture" in seat.said
        await seat.press("right", "+")

        assert [view.zoomed for view in pictures(seat)] == [False, True, False]
        assert "×1.5" in str(seat.app.screen.query_one(TitleBar).render())
