"""The captcha: squares of a picture, sheets and pages of pictures, chosen by key, cursor and mouse."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from textual import events

from annotate.projects.project import Project
from annotate.tui.kinds.grid import Pane
from annotate.tui.pictures.view import PictureView
from annotate.tui.tiles.key_map import KeyMap
from annotate.tui.widgets.item_view import ItemView
from annotate.tui.widgets.title_bar import TitleBar
from tests.small_projects import grid_pages, image_project, make_project, tiny_png
from tests.tui.driving import Seat, seated

SIZES = [(40, 12), (60, 18), (80, 24), (160, 50), (200, 60)]


def cut(folder: Path, grid: str = "3x3", **settings: Any) -> Project:
    """Three pictures, each cut into squares."""
    task = f"grid = '{grid}'\n{settings.pop('task', '')}"
    return image_project(folder, 3, kind="grid", labels=["traffic light"], task=task, **settings)


def sheets(folder: Path, *sheets: Sequence[str], task: str = "", labels: Sequence[str] = ("cat",)) -> Project:
    """Sheets of these pictures; those whose name begins with `no` are not there."""
    for name in {name for names in sheets for name in names if not name.startswith("no")}:
        (folder / name).write_bytes(tiny_png())
    rows = (json.dumps({"images": names, "target": labels[place % len(labels)]}) for place, names in enumerate(sheets))
    (folder / "items.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return make_project(folder, "items.jsonl", kind="grid", labels=labels, task=task)


def tiles(seat: Seat, record: int = -1) -> list[int] | None:
    answer = seat.records[record].answer
    return None if answer is None else list(answer["tiles"])


def chosen(seat: Seat) -> list[int]:
    assert isinstance(seat.pane, Pane)
    return seat.pane.choice.tiles


def pictures(seat: Seat) -> list[PictureView]:
    return seat.app.screen.query_one(ItemView).pictures


def enlarge(folder: Path) -> None:
    """Put pictures that one can look at closely in the place of the tiny ones."""
    for path in folder.glob("*.png"):
        Image.new("RGB", (400, 300), (200, 120, 40)).save(path)


def drawn(view: PictureView) -> str:
    """The characters of a picture, with what is drawn over it."""
    return re.sub("\x1b\\[[0-9;]*m", "", "".join(view.scene.lines()))


async def click(seat: Seat, view: PictureView, across: float = 0.5, down: float = 0.5) -> None:
    """Click at so much of the picture's width and height."""
    assert view.viewport is not None
    width, height = view.viewport.size
    column, row = view.viewport.to_cells(width * across, height * down)
    at: tuple[Any, ...] = (None, view.region.x + int(column), view.region.y + int(row), 0, 0, 1, False, False, False)
    seat.app.post_message(events.MouseDown(*at))
    seat.app.post_message(events.MouseUp(*at))
    await seat.calm()


# Squares of one picture


async def test_keys_choose_squares_as_they_lie_on_the_numeric_pad_and_enter_submits(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        await seat.press("7", "5", "3", "5", "enter")

        assert seat.records[0].answer == {"target": "traffic light", "rows": 3, "columns": 3, "tiles": [0, 8]}
        assert "1.png → traffic light: 2 of 9" in seat.said
        assert (seat.shown, chosen(seat)) == ("2.png", [])


async def test_none_at_all_is_an_answer(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        assert "None at all is an" in seat.text
        await seat.press("enter")

        assert tiles(seat) == []


async def test_sixteen_squares_lie_on_the_keyboard_and_actions_give_way(tmp_path: Path) -> None:
    async with seated(cut(tmp_path, "4x4")) as seat:
        await seat.press("1", "s", "v", "enter", "S")

        assert tiles(seat, 0) == [0, 9, 15]
        assert (seat.records[1].item, seat.records[1].reason) == ("2.png", "later")


async def test_another_keyboard_has_its_own_letters(tmp_path: Path) -> None:
    async with seated(cut(tmp_path, "4x4", task="tile_keys = '1234azerqsdfwxcv'")) as seat:
        await seat.press("z", "q", "enter")

        assert tiles(seat) == [5, 8]


async def test_where_there_are_no_keys_the_cursor_goes_everywhere(tmp_path: Path) -> None:
    async with seated(cut(tmp_path, "5x5")) as seat:
        await seat.press("right", "space", "down", "down", "left", "left", "space", "up", "space", "space", "enter")

        assert tiles(seat) == [1, 10]


async def test_one_key_chooses_all_and_again_none(tmp_path: Path) -> None:
    async with seated(cut(tmp_path, "2x2")) as seat:
        await seat.press("7", "a")
        assert chosen(seat) == [0, 1, 2, 3]
        await seat.press("a")
        assert chosen(seat) == []


async def test_a_click_chooses_the_square_under_it_and_enter_is_clicked_in_the_key_bar(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        (view,) = pictures(seat)
        for across, down in ((0.1, 0.1), (0.5, 0.5), (0.9, 0.9), (0.5, 0.5)):
            await click(seat, view, across, down)
        assert chosen(seat) == [0, 8]
        await seat.click("KeyBar", x=2)

        assert tiles(seat) == [0, 8]


async def test_a_click_into_the_small_map_chooses_too_and_beside_it_nothing(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        await seat.click(KeyMap, x=5, y=1)
        assert chosen(seat) == [4]
        await seat.click(KeyMap, x=1, y=2)
        assert chosen(seat) == [4, 6]


async def test_a_picture_that_is_seen_closely_is_cut_where_it_is(tmp_path: Path) -> None:
    project = cut(tmp_path)
    enlarge(tmp_path)
    async with seated(project) as seat:
        (view,) = pictures(seat)
        view.zoom_by(3.0, (0, 0))
        await seat.calm()
        await click(seat, view, 0.2, 0.2)

        assert chosen(seat) == [0]


async def test_what_is_chosen_is_told_by_a_tick_and_by_numbers_not_by_colour_alone(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        assert "✓" not in seat.text
        await seat.press("8")

        assert seat.text.count("✓8") == 2  # on the picture and beside it
        assert "1 of 9 chosen" in seat.text


async def test_a_terminal_without_colours_and_signs_shows_it_too(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        (view,) = pictures(seat)
        seat.app.console._color_system = None
        await seat.press("f8", "8")
        assert view.mode.colours == "none"

        assert "x8" in drawn(view)
        assert drawn(view).isascii()


async def test_a_changed_choice_is_kept_while_one_looks_back(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        await seat.press("7", "enter", "8", "9", ",")
        assert (seat.shown, chosen(seat)) == ("1.png", [0])
        await seat.press(".")

        assert (seat.shown, chosen(seat)) == ("2.png", [1, 2])


async def test_an_answer_taken_back_is_shown_again(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        await seat.press("7", "3", "enter", "u")

        assert (seat.shown, chosen(seat)) == ("1.png", [0, 8])
        await seat.press("7", "enter")
        assert (tiles(seat), seat.records[-1].activity) == ([8], "revise")


async def test_a_picture_that_cannot_be_seen_has_no_answer(tmp_path: Path) -> None:
    project = cut(tmp_path)
    (tmp_path / "1.png").write_bytes(b"nothing of the kind")
    async with seated(project) as seat:
        await seat.press("7", "space", "enter")
        assert not seat.records
        await seat.press("x")

        assert seat.records[0].reason == "bad-item"


# The question


async def test_the_question_has_what_is_asked_for_in_a_line_of_its_own(tmp_path: Path) -> None:
    async with seated(cut(tmp_path), size=(120, 30)) as seat:
        lines = [line.strip() for line in seat.text.splitlines()]
        place = next(place for place, line in enumerate(lines) if line.endswith("Select all squares with"))
        assert lines[place + 1].endswith("traffic light")


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Where is a {target} to be seen?", ["Where is a", "traffic light", "to be seen?"]),
        ("What do you look for?", ["What do you look for?", "traffic light"]),
        ("Is a traffic light in it?", ["Is a traffic light in it?"]),
    ],
)
async def test_the_owners_question_may_say_it_in_its_own_way(tmp_path: Path, question: str, wanted: list[str]) -> None:
    async with seated(cut(tmp_path, task=f"question = '{question}'"), size=(120, 30)) as seat:
        asked = str(seat.pane.query_one(".asked").render())
        assert asked.splitlines() == wanted


async def test_each_sheet_asks_for_what_it_says(tmp_path: Path) -> None:
    project = sheets(tmp_path, ["a.png", "b.png"], ["c.png", "d.png"], labels=("cat", "dog"))
    async with seated(project) as seat:
        assert "Select all pictures" in seat.text
        assert "cat" in str(seat.pane.query_one(".asked").render())
        await seat.press("7", "enter")
        assert "dog" in str(seat.pane.query_one(".asked").render())
        await seat.press("8", "enter")

        assert [record.answer and record.answer["target"] for record in seat.records] == ["cat", "dog"]


async def test_the_help_tells_the_keys_of_tiles_and_none_of_labels(tmp_path: Path) -> None:
    async with seated(cut(tmp_path), size=(120, 50)) as seat:
        await seat.press("?")
        assert "Each tile has a key in its corner" in seat.text
        assert "traffic light" not in seat.text
        assert "Find a label" not in seat.text
        await seat.press("escape", "/", "7", "enter")

        assert tiles(seat) == [0]  # there are no labels to be found


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


# Everywhere


@pytest.mark.parametrize("size", SIZES)
async def test_squares_have_their_keys_and_the_count_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with seated(cut(tmp_path), size=size) as seat:
        await seat.press("9")
        signs = drawn(pictures(seat)[0])

        assert all(key in signs for key in ("7", "8", "✓9", "4", "5", "6", "1", "2", "3"))
        assert "1 of 9 chosen" in seat.text
        assert "traffic light" in seat.text


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
