"""The small windows: a note, a search, a pause; and that time in them is what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from annotate.tui.screens.dialog import FindDialog, NoteDialog, PauseDialog
from annotate.tui.screens.labelling import LabellingScreen
from annotate.tui.widgets.item_view import ItemView
from tests.small_projects import image_project, text_project
from tests.tui.driving import seated

MANY = [f"label {number:02}" for number in range(70)]


async def test_a_note_goes_with_the_next_decision(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("n")
        await seat.write("[blurred] 100% sure?")
        await seat.press("enter")
        assert seat.said == "Note: [blurred] 100% sure?"
        await seat.press("1", "1")

        assert [record.note for record in seat.records] == ["[blurred] 100% sure?", None]


async def test_escape_leaves_the_note_as_it_was_and_an_empty_one_removes_it(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("n", "a", "enter", "n", "b", "escape", "n")
        assert seat.app.screen.query_one(Input).value == "a"
        await seat.press("backspace", "enter")
        assert seat.said == "Note removed"
        await seat.press("1")

        assert seat.records[0].note is None


async def test_what_is_typed_right_after_the_key_of_a_dialog_never_reaches_the_item(tmp_path: Path) -> None:
    """Someone who types fast must not label with the letters of a note."""
    async with seated(image_project(tmp_path)) as seat:
        await seat.write("n1ux")
        assert isinstance(seat.app.screen, NoteDialog)
        assert not seat.records
        await seat.press("escape")
        await seat.write("/1ux")

        assert isinstance(seat.app.screen, FindDialog)
        assert not seat.records


async def test_writing_a_note_is_time_on_the_item(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        seat.clock.go(1_000)
        await seat.press("n")
        seat.clock.go(4_000)
        await seat.press("a", "enter")
        seat.clock.go(500)
        await seat.press("1")

        record = seat.records[0]
        assert (record.short_ms, record.inputs, record.activity) == (5_500, 4, "label")


async def test_a_label_without_a_key_is_found_by_some_letters_of_its_name(tmp_path: Path) -> None:
    project = text_project(tmp_path, labels=MANY)
    assert project.labels[69].key is None
    async with seated(project) as seat:
        await seat.press("slash")
        await seat.write("69")
        await seat.press("enter")

        assert seat.labels == [("1", "label 69")]


async def test_arrows_and_clicks_choose_among_what_was_found(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, labels=MANY)) as seat:
        await seat.press("slash", "6", "down", "down", "up", "enter")
        assert seat.labels[-1] == ("1", "label 16")
        await seat.press("slash", "6")
        options = seat.app.screen.query_one(OptionList)
        assert options.option_count == 16
        await seat.click(OptionList, 5, 3)

        assert [item for item, _label in seat.labels] == ["1", "2"]


async def test_names_that_begin_with_the_letters_come_first(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, labels=["unripe", "Ripe", "stripe"])) as seat:
        await seat.press("slash")
        await seat.write("rip")
        await seat.press("enter")

        assert seat.labels == [("1", "Ripe")]


async def test_nothing_found_chooses_nothing(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path)) as seat:
        await seat.press("slash")
        await seat.write("zzz")
        await seat.press("down", "enter")
        assert isinstance(seat.app.screen, LabellingScreen)
        await seat.press("slash", "escape")

        assert not seat.records


async def test_forty_labels_all_have_keys_and_can_be_scrolled_to(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, labels=MANY[:40])) as seat:
        assert "label 39" not in seat.text
        await seat.press("end")
        assert "label 39" in seat.text
        await seat.press(str(seat.app.desk.project.labels[39].key))

        assert seat.labels == [("1", "label 39")]


async def test_a_pause_is_shown_and_not_counted(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        seat.clock.go(1_000)
        await seat.press("p")
        assert isinstance(seat.app.screen, PauseDialog)
        assert "not counted" in seat.text
        seat.clock.go(600_000)
        await seat.press("1")  # any key goes on, and does nothing else
        assert isinstance(seat.app.screen, LabellingScreen)
        assert not seat.records
        seat.clock.go(500)
        await seat.press("1")

        assert seat.spans("pause") == [600_000]
        assert (seat.records[0].short_ms, seat.records[0].long_gaps_ms) == (1_500, ())
        assert seat.app.sitting is not None
        assert seat.app.sitting.credited_ms == 1_500


async def test_a_click_ends_a_pause(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("p")
        await seat.click("PauseDialog > Vertical", 2, 2)

        assert isinstance(seat.app.screen, LabellingScreen)
        assert not seat.records


async def test_one_can_leave_out_of_a_pause(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("p")
        seat.clock.go(50_000)
        await seat.press("ctrl+q")
        await seat.until(lambda: seat.app.return_value)

        assert seat.spans("pause") == [50_000]


async def test_the_item_stays_behind_a_dialog(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path)) as seat:
        await seat.press("n")

        assert "text number 1" in seat.text
        assert seat.app.screen_stack[-2].query_one(ItemView).display


async def test_a_pause_hides_the_item_and_brings_it_back(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path)) as seat:
        await seat.press("p")
        assert "text number 1" not in seat.text
        await seat.press("space")

        assert "text number 1" in seat.text


@pytest.mark.parametrize(("size", "key"), [((80, 24), "n"), ((120, 40), "slash"), ((60, 12), "slash")])
async def test_a_dialog_covers_the_item_alone(tmp_path: Path, size: tuple[int, int], key: str) -> None:
    async with seated(text_project(tmp_path), size=size) as seat:
        await seat.press("1", key)

        window = seat.app.screen.query_one(Vertical).region
        assert seat.app.screen_stack[-2].query_one(ItemView).region.contains_region(window)


async def test_a_dialog_has_the_whole_width_where_there_is_little(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path), size=(40, 10)) as seat:
        await seat.press("n")

        assert seat.app.screen.query_one(Vertical).region.width == 40


async def test_the_search_has_one_frame(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path)) as seat:
        await seat.press("slash", "tab")
        options = seat.app.screen.query_one(OptionList)

        assert options.region.size == options.content_size == (options.size.width, 3)


@pytest.mark.parametrize("key", ["p", "question_mark", "i", "slash"])
async def test_keys_that_close_twice_close_nothing_below(tmp_path: Path, key: str) -> None:
    async with seated(text_project(tmp_path)) as seat:
        for one in (key, "enter", "enter", "enter"):
            seat.strike(one)
        await seat.until(lambda: seat.app.labelling() is seat.app.screen)
        await seat.calm()

        assert seat.app.return_value is None
