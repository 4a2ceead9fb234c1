"""Keys faster than the screen: each has its effect before the next one, whatever it opens, moves or decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widget import Widget

from annotate.tui.pictures.view import PictureView
from annotate.tui.widgets.label_list import LabelList
from tests.small_projects import image_project, text_project
from tests.tui import boxing, solving
from tests.tui.driving import Seat, seated


async def hasten(seat: Seat, *keys: str) -> None:
    """Press keys without waiting for what comes of any of them."""
    for key in keys:
        seat.strike(key)
    await seat.calm()


async def test_a_tag_pressed_after_enter_is_not_one_of_the_item_before(tmp_path: Path) -> None:
    """Nor one of the next item, which nobody has seen yet."""
    async with seated(image_project(tmp_path, kind="tag")) as seat:
        await hasten(seat, "1", "enter", "2")
        await seat.press("enter")

        assert seat.labels == [("1.png", ["cat"]), ("2.png", [])]


async def test_a_tile_pressed_after_enter_is_not_one_of_the_next_picture(tmp_path: Path) -> None:
    async with seated(solving.cut(tmp_path)) as seat:
        await hasten(seat, "5", "enter", "7", "enter")
        assert (solving.tiles(seat), solving.chosen(seat)) == ([4], [])
        await seat.press("enter")

        assert solving.tiles(seat) == []


async def test_what_is_decided_can_be_taken_back_at_once(tmp_path: Path) -> None:
    async with seated(solving.cut(tmp_path)) as seat:
        await hasten(seat, "5", "enter", "u")

        assert [record.outcome for record in seat.records] == ["labelled", "withdrawn"]
        assert (seat.shown, solving.chosen(seat)) == ("1.png", [4])


async def test_the_highlight_is_where_the_arrows_have_moved_it(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await hasten(seat, "down", "down", "up", "down", "enter")

        assert seat.labels == [("1.png", "dog")]
    (tmp_path / "tag").mkdir()
    async with seated(image_project(tmp_path / "tag", kind="tag")) as seat:
        await hasten(seat, "down", "space", "end", "space", "enter")

        assert seat.labels == [("1.png", ["cat", "other"])]


async def test_the_first_letter_of_a_tag_stays_however_soon_it_came(tmp_path: Path) -> None:
    """Before the news that the field has the focus, which must not mark what is typed for replacing."""
    async with seated(text_project(tmp_path, kind="tag", free=True)) as seat:
        await hasten(seat, "t", "w")
        await hasten(seat, "o", "w", "enter", "enter")

        assert seat.labels == [("1", ["wow"])]


async def test_letters_of_a_tag_of_ones_own_are_no_actions(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag", free=True)) as seat:
        await hasten(seat, "t", *"fun x", "backspace", *"s1", "enter", "enter")

        assert [(record.outcome, record.answer) for record in seat.records] == [("labelled", {"tags": ["fun s1"]})]


async def test_a_tag_is_not_typed_where_nobody_sees_it(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path, kind="tag", free=True)) as seat:
        await seat.press("v", "t", "1")
        assert seat.toasts == ["Tags are typed beside the picture: v brings it back."]
        await seat.press("v", "enter")

        assert seat.labels == [("1.png", ["cat"])]


@pytest.mark.parametrize("typed", ["12 30 40 22", "130"])
async def test_numbers_have_their_digits_in_order(tmp_path: Path, typed: str) -> None:
    async with seated(boxing.project(tmp_path)) as seat:
        mended = ["home", "delete", *"12 ", "end", *" 40 2x2", "left", "backspace"] if typed == "130" else []
        await hasten(seat, "e", *typed, *mended, "enter", "enter")

        assert boxing.places(seat) == [(12.0, 30.0, 40.0, 22.0)]


def click(seat: Seat, widget: type[Widget], x: int = 1, y: int = 0) -> None:
    """Click without waiting for what comes of it."""
    region = seat.app.screen.query(widget).first().region
    at = (None, region.x + x, region.y + y, 0, 0, 1, False, False, False)
    seat.app.post_message(events.MouseDown(*at))
    seat.app.post_message(events.MouseUp(*at))


async def test_a_note_typed_at_once_goes_with_the_label_pressed_after_it(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await hasten(seat, "n", *"hello 1", "enter", "1")

        assert [(record.note, record.answer) for record in seat.records] == [("hello 1", {"label": "cat"})]


async def test_letters_of_a_label_are_no_keys_while_it_is_looked_for(tmp_path: Path) -> None:
    """Nor does the key after it label an item that came on the screen only when it was pressed already."""
    async with seated(image_project(tmp_path)) as seat:
        await hasten(seat, "slash", *"dog", "enter", "1")

        assert seat.labels == [("1.png", "dog")]


async def test_the_key_that_ends_a_pause_labels_nothing_and_the_next_one_does(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await hasten(seat, "p", "2", "1")

        assert seat.labels == [("1.png", "cat")]


@pytest.mark.parametrize("page", ["question_mark", "r"])
async def test_a_key_after_one_that_opens_a_page_is_meant_for_the_page(tmp_path: Path, page: str) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await hasten(seat, page, "1", "escape", "2")

        assert seat.labels == [("1.png", "dog")]


async def test_a_tag_that_was_clicked_is_in_the_answer_that_enter_gives(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path, kind="tag")) as seat:
        click(seat, LabelList, y=1)
        await hasten(seat, "enter")

        assert seat.labels == [("1.png", ["dog"])]


async def test_a_tile_that_was_clicked_is_in_the_answer_that_enter_gives(tmp_path: Path) -> None:
    async with seated(solving.cut(tmp_path)) as seat:
        click(seat, PictureView, x=30, y=10)
        await hasten(seat, "enter")

        assert solving.tiles(seat)
