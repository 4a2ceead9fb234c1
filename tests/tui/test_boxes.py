"""Boxes on a picture, drawn with the keys alone, and kept as a draft."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.settings import Settings
from annotate.tui.boxing.numbers_input import NumbersInput
from annotate.tui.boxing.position import Position
from tests.tui.boxing import cursor, drag, keys, marks, names, places, project, view
from tests.tui.driving import seated


async def test_a_label_key_begins_a_box_and_ends_it_at_the_opposite_corner(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("2", "left", "left", "up", "2", "enter")

        assert seat.records[0].answer == {
            "boxes": [{"label": "dog", "x": 250.0, "y": 190.0, "width": 20.0, "height": 20.0}]
        }
        assert seat.said == "1.png → 1 dog"
        assert seat.shown == "2.png"


async def test_no_box_at_all_is_an_answer(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("enter")

        assert seat.records[0].answer == {"boxes": []}
        assert seat.said == "1.png → no box"


async def test_shift_moves_by_single_pixels_and_ctrl_by_eight_cells(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("ctrl+left", "alt+up", "shift+right", "shift+down", "space")
        await seat.press("shift+right", "right", "ctrl+down", "space", "enter")

        assert places(seat) == [(191.0, 51.0, 11.0, 160.0)]


async def test_letters_move_where_no_label_has_one_of_them(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("h", "K", "space", "l", "L", "j", "space", "enter")

        assert places(seat) == [(260.0, 209.0, 11.0, 20.0)]
    async with seated(project(tmp_path, labels=[{"name": "hare", "key": "h"}, "dog"])) as seat:
        await seat.press("h", "j", "right", "down", "h", "enter")

        assert (names(seat), places(seat)) == (["hare"], [(270.0, 210.0, 10.0, 20.0)])


async def test_the_borders_of_the_picture_attract(tmp_path: Path) -> None:
    async with seated(project(tmp_path, size=(545, 423))) as seat:
        await seat.press(*["ctrl+left"] * 4, *["ctrl+up"] * 2, "space", *["ctrl+right"] * 7, *["ctrl+down"] * 3)
        await seat.press("space", "enter")

        assert places(seat) == [(0.0, 0.0, 545.0, 423.0)]


async def test_enter_ends_the_box_before_it_submits(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("space", "enter")
        assert not seat.records  # no area yet: it is drawn on
        await seat.press("right", "down", "enter")
        assert not seat.records
        await seat.press("enter")

        assert len(places(seat)) == 1


async def test_escape_leaves_the_box_undrawn_and_tab_moves_its_other_corner(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("space", "right", "down", "escape", "enter")
        assert places(seat) == []
        await seat.press("space", "right", "down", "tab", "left", "up", "space", "enter")

        assert places(seat) == [(260.0, 190.0, 20.0, 40.0)]


async def test_another_labels_key_renames_the_box_that_is_drawn(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("1", "right", "down", "3", "3", "left", "space", "left", "up", "space", "enter")

        assert names(seat) == ["other", "other"]


async def test_the_box_just_drawn_is_chosen_first_and_moves_resizes_renames(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("1", "right", "down", "1", "tab", "right", "shift+up", "2")
        assert [(mark.text, mark.strong) for mark in marks(seat)] == [("#1 dog", True)]
        await seat.press("g", "left", "g", "down", "enter")

        assert (names(seat), places(seat)) == (["dog"], [(270.0, 209.0, 20.0, 40.0)])


@pytest.mark.parametrize("key", ["delete", "backspace"])
async def test_a_chosen_box_is_deleted_and_can_be_brought_back(tmp_path: Path, key: str) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("1", "right", "down", "1", "2", "right", "down", "2", "tab", key)
        assert [mark.text for mark in marks(seat)] == ["#1 cat"]
        await seat.press("z")
        assert [mark.text for mark in marks(seat)] == ["#1 cat", "#2 dog"]
        await seat.press("Z", "enter")

        assert names(seat) == ["cat"]


async def test_a_copy_is_one_more_box_of_that_size(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("1", "right", "down", "1", "tab", "c", "c", "enter")

        assert places(seat) == [(270.0, 210.0, 10.0, 20.0), (280.0, 230.0, 10.0, 20.0), (290.0, 250.0, 10.0, 20.0)]


async def test_steps_back_end_with_the_boxes_that_were_there(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("1", "right", "down", "1", "tab", "right", "right", "escape", "z")
        assert [(mark.left, mark.strong) for mark in marks(seat)] == [(270.0, True)]
        await seat.press("z", "z", "z")

        assert marks(seat) == []


async def test_exact_numbers_are_typed_for_a_new_box_and_for_the_chosen_one(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("2", "e")
        await seat.write("12 30.5 40 22")
        await seat.press("enter", "tab", "e")
        assert seat.app.screen.query_one(NumbersInput).value == "12 30.5 40 22"
        await seat.write("1,2,3,4")
        await seat.press("enter", "escape", "e")
        await seat.write("5 6 7 8")
        await seat.press("enter", "enter")

        assert places(seat) == [(1.0, 2.0, 3.0, 4.0), (5.0, 6.0, 7.0, 8.0)]


async def test_keys_that_come_before_the_line_is_there_are_typed_into_it(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        for key in ("1", "e", *"10 20 30 40", "enter", "enter"):
            seat.strike(key)
        await seat.made(1)
        await seat.calm()

        assert places(seat) == [(10.0, 20.0, 30.0, 40.0)]


async def test_numbers_that_are_no_box_say_so_and_can_be_mended_or_left(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("e")
        await seat.write("12 30 999 2")
        await seat.press("enter")
        assert seat.said == "this box would end outside of the picture, which has 540 × 420 pixels"
        assert seat.app.screen.query_one(NumbersInput).has_focus
        await seat.press("ctrl+u")
        await seat.write("12 30 99 2")
        await seat.press("enter")
        assert seat.said == ""
        await seat.press("e", "escape", "enter")

        assert places(seat) == [(12.0, 30.0, 99.0, 2.0)]


async def test_an_empty_line_of_numbers_changes_nothing(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("e", "enter", "enter")

        assert places(seat) == []


@pytest.mark.parametrize("key", ["f", "x", "d", "s"])
async def test_whoever_undoes_a_flag_or_a_skip_finds_the_boxes_that_were_drawn(tmp_path: Path, key: str) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("1", "right", "down", "1", key, "u")
        assert [mark.text for mark in marks(seat)] == ["#1 cat"]
        await seat.press("enter")

        assert places(seat) == [(270.0, 210.0, 10.0, 20.0)]


async def test_what_is_drawn_and_not_given_is_there_again_after_looking_back(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("1", "right", "down", "1", "enter", "2", "right", "right", "down", "2")
        await seat.press("comma")
        assert [mark.text for mark in marks(seat)] == ["#1 cat"]
        await seat.press("full_stop")
        assert [mark.text for mark in marks(seat)] == ["#1 dog"]
        await seat.press("enter")

        assert seat.records[-1].item == "2.png"
        assert places(seat) == [(270.0, 210.0, 20.0, 20.0)]


async def test_a_decision_taken_back_is_a_draft_to_change(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("1", "right", "down", "1", "enter", "u", "tab", "2", "enter")

        assert names(seat) == ["dog"]


async def test_what_was_given_in_another_sitting_stays_untouched_unless_it_is_edited(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("1", "e")
        await seat.write("0.25 1.125 10.5 10")
        await seat.press("enter", "enter")
    async with seated(project(tmp_path)) as seat:
        await seat.press("comma", "2", "right", "down", "2", "enter")

        assert places(seat) == [(0.25, 1.125, 10.5, 10.0), (270.0, 210.0, 10.0, 20.0)]


async def test_a_box_whose_label_the_list_no_longer_has_is_named_and_can_be_renamed(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("3", "right", "down", "3", "enter")
    async with seated(project(tmp_path, labels=["cat", "dog"])) as seat:
        await seat.press("comma", "enter")
        assert seat.said == "box 1: “other” is not one of the labels: add it to annotate.toml, or correct it"
        await seat.press("tab", "1", "enter")

        assert names(seat) == ["cat"]


async def test_the_key_bar_says_what_can_be_done_now(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        assert keys(seat)[:4] == ["Submit", "Draw", "Undo", "Back"]
        assert keys(seat).index("Numbers") > keys(seat).index("Full screen"), "what is rarely wanted stands behind"
        await seat.press("space")
        assert keys(seat)[:3] == ["Done", "Cancel", "Other corner"]
        await seat.press("right", "down", "space")
        assert keys(seat)[:4] == ["Submit", "Draw", "Choose", "Step back"]
        await seat.press("tab")
        assert keys(seat)[:4] == ["Submit", "Corners", "Delete", "Next"]
        await seat.press("enter")

        assert keys(seat)[:4] == ["Submit", "Draw", "Undo", "Back"]


async def test_the_help_lists_every_key_of_the_kind(tmp_path: Path) -> None:
    async with seated(project(tmp_path), size=(100, 70)) as seat:
        await seat.press("question_mark")
        shown = seat.text

        for words in ("← ↓ ↑ →", "by eight cells", "del ⌫", "Copy", "Step forward", "Drag to draw"):
            assert words in shown
        assert "Go from label to label" not in shown


async def test_keys_can_be_set_otherwise(tmp_path: Path) -> None:
    settings = Settings(keys={"grip": "t", "remove-box": "minus", "submit": "ctrl+s"})
    async with seated(project(tmp_path), settings=settings) as seat:
        await seat.press("1", "right", "down", "1", "1", "left", "up", "1", "tab", "t", "left")
        await seat.press("tab", "minus", "ctrl+s")

        assert places(seat) == [(260.0, 210.0, 20.0, 20.0)]


async def test_on_the_whole_screen_all_goes_on(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("v", "1", "right", "down", "1", "tab", "g", "left", "v", "enter")
        assert len(places(seat)) == 1
        await seat.press("v", "1", "right", "down", "1", "e", "enter")

        assert seat.toasts == ["Numbers are typed beside the picture: v brings it back."]
        assert len(seat.records) == 2


async def test_a_picture_that_cannot_be_seen_takes_no_box_and_no_answer(tmp_path: Path) -> None:
    one = project(tmp_path)
    (tmp_path / "1.png").write_bytes(b"no picture")
    async with seated(one) as seat:
        await seat.press("1", "right", "1", "e", "enter")
        await drag(seat, (5, 5), (9, 9))
        assert not seat.records
        assert not seat.app.screen.query_one(NumbersInput).display
        await seat.press("x")

        assert seat.records[0].reason == "bad-item"


async def test_hostile_labels_are_printed_as_they_are(tmp_path: Path) -> None:
    async with seated(project(tmp_path, labels=["[/red]"])) as seat:
        await seat.press("1", "right", "down", "1")

        assert "#1 ■ [/red]" in seat.text
        assert [mark.text for mark in marks(seat)] == ["#1 [/red]"]


@pytest.mark.parametrize("size", [(160, 50), (50, 30), (40, 12), (30, 8)])
async def test_boxes_are_drawn_on_screens_of_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with seated(project(tmp_path), size=size) as seat:
        await seat.press("1", "right", "down", "1", "tab", "shift+right", "enter")

        assert places(seat)[0][0] == 271.0


async def test_known_boxes_are_met_by_boxes_that_cover_them_well(tmp_path: Path) -> None:
    known = {"label": "cat", "x": 272, "y": 212, "width": 20, "height": 36}
    lines = [{"item": item, "answer": [known]} for item in ("1.png", "2.png")]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, lines)))
    async with seated(project(tmp_path, more='[queue]\ngold = "gold.jsonl"\n')) as seat:
        await seat.press("1", "right", "right", "down", "down", "1", "enter")
        await seat.press("2", "right", "right", "down", "down", "2", "enter")

        assert [record.gold for record in seat.records] == [True, False]


async def test_a_box_without_width_or_height_says_what_it_needs(tmp_path: Path) -> None:
    for key in ("1", "space", "enter"):
        async with seated(project(tmp_path)) as seat:
            await seat.press("1", "right", key)
            assert "A box needs" in seat.text
            await seat.press("down")
            assert "A box needs" not in seat.text
    async with seated(project(tmp_path)) as seat:
        await seat.press("v", "1", "1")
        assert seat.toasts == ["A box needs width and height: go to the opposite corner."]


async def test_the_position_says_when_the_cursor_is_at_the_edge(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        assert "at the edge" not in seat.text
        await seat.press(*["ctrl+right"] * 4)
        assert "540 × 420, at the edge" in seat.text
        await seat.press("left")
        assert "at the edge" not in seat.text


async def test_steps_by_cells_come_back_and_reach_as_far_as_they_should(tmp_path: Path) -> None:
    async with seated(project(tmp_path, size=(663, 517))) as seat:
        port = view(seat).viewport
        assert port is not None
        await seat.press(*["left"] * 26)
        assert cursor(seat) == pytest.approx((331 - 26 * port.pixels_per_cell[0], 258), abs=0.01)
        await seat.press(*["right"] * 26)

        assert cursor(seat) == pytest.approx((331, 258), abs=0.01)


async def test_while_numbers_are_typed_it_says_which_and_how_to_end(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("e")
        position = seat.app.screen.query_one(Position)
        assert "x y width height: Enter sets, Esc gives up." in str(position.render())
        await seat.press("escape")
        assert "Enter sets" not in str(position.render())


async def test_a_box_of_numbers_is_all_in_sight_if_it_fits(tmp_path: Path) -> None:
    async with seated(project(tmp_path)) as seat:
        await seat.press("plus", "plus", "plus", "e")
        await seat.write("20 30 120 100")
        await seat.press("enter")
        port = view(seat).viewport
        assert port is not None
        assert port.zoom > 3
        left, top, right, bottom = port.region

        assert left <= 20 <= 140 <= right
        assert top <= 30 <= 130 <= bottom
