"""Any number of tags for an item: keys and clicks toggle, Enter submits, own tags where the project allows them."""

from __future__ import annotations

from pathlib import Path

from annotate.tui.kinds.tag import TagInput
from annotate.tui.widgets.key_bar import KeyBar
from annotate.tui.widgets.label_list import LabelList
from tests.small_projects import image_project, text_project
from tests.tui.driving import Seat, seated


async def click_hint(seat: Seat, action: str) -> None:
    """Click an entry of the key bar."""
    bar = seat.app.screen.query_one(KeyBar)
    x = 0
    for hint in bar.fitting(bar.size.width):
        if hint.action == action:
            await seat.click(KeyBar, x + 1)
        x += hint.width


async def test_keys_toggle_and_enter_submits_in_the_order_of_the_label_set(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path, kind="tag")) as seat:
        await seat.press("3", "2", "1", "2")
        shown = seat.text
        assert ("1 ■ cat" in shown, "2 □ dog" in shown, "3 ■ other" in shown) == (True, True, True)
        assert not seat.records
        await seat.press("enter")

        assert seat.labels == [("1.png", ["cat", "other"])]
        assert seat.records[0].inputs == 5
        assert seat.shown == "2.png"
        assert "■" not in seat.text


async def test_no_tag_at_all_is_an_answer(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag")) as seat:
        await seat.press("enter")

        assert seat.labels == [("1", [])]
        assert seat.said == "1 → no tag"


async def test_the_mouse_does_all_of_it(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag", free=True)) as seat:
        await seat.click(LabelList, 4, 0)
        await seat.click(LabelList, 4, 1)
        await click_hint(seat, "answer('space')")  # where the last click left the highlight
        await click_hint(seat, "answer('submit')")
        assert seat.labels == [("1", ["cat"])]
        await click_hint(seat, "answer('add-tag')")

        assert seat.app.screen.query_one(TagInput).has_focus


async def test_the_space_bar_toggles_where_the_highlight_is(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag")) as seat:
        await seat.press("down", "down", "space", "enter")

        assert seat.labels == [("1", ["dog"])]


async def test_a_tag_of_ones_own_is_typed_and_offered_from_then_on(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag", free=True)) as seat:
        await seat.press("t")
        await seat.write("un  peu 1u?")
        await seat.press("enter", "1", "enter")
        assert seat.labels == [("1", ["cat", "un peu 1u?"])]
        assert "□ un peu 1u?" in seat.text
        await seat.press("up", "space", "enter")

        assert seat.labels[-1] == ("2", ["un peu 1u?"])


async def test_typing_a_label_of_the_list_chooses_it_once(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag", free=True)) as seat:
        await seat.press("1", "t")
        await seat.write("cat")
        await seat.press("enter")
        await seat.press("enter")

        assert seat.labels == [("1", ["cat"])]


async def test_escape_or_an_empty_line_leaves_the_tags_as_they_were(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag", free=True)) as seat:
        await seat.press("2", "t")
        await seat.write("half")
        await seat.press("escape")
        assert not seat.app.screen.query_one(TagInput).display
        await seat.press("t", "enter")
        await seat.press("enter")

        assert seat.labels == [("1", ["dog"])]


async def test_a_half_typed_tag_does_not_go_to_the_next_item(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag", free=True), size=(120, 30)) as seat:
        await seat.press("t")
        await seat.write("half")
        await click_hint(seat, "unsure")

        assert seat.shown == "2"
        assert not seat.app.screen.query_one(TagInput).display
        await seat.press("1", "enter")
        assert seat.labels == [("2", ["cat"])]


async def test_a_closed_list_stays_closed(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag")) as seat:
        await seat.press("t")

        assert seat.said == ("This project has a closed list of tags.")
        assert not seat.app.screen.query_one(TagInput).display
        await seat.press("1", "enter")
        assert seat.labels == [("1", ["cat"])]


async def test_tags_toggled_and_not_given_are_there_again_after_looking_back(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag")) as seat:
        await seat.press("1", "enter", "2", "3", "left")
        assert "■ cat" in seat.text
        await seat.press("right")

        assert "■ dog" in seat.text
        assert "■ other" in seat.text
        await seat.press("enter")
        assert seat.labels[-1] == ("2", ["dog", "other"])


async def test_taken_back_tags_are_a_draft_to_change(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag")) as seat:
        await seat.press("1", "2", "enter", "u", "2", "enter")

        assert seat.labels == [("1", ["cat", "dog"]), ("1", ["cat"])]


async def test_tags_are_found_by_name(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag")) as seat:
        await seat.press("slash")
        await seat.write("oth")
        await seat.press("enter")
        assert "■ other" in seat.text
        await seat.press("enter")

        assert seat.labels == [("1", ["other"])]


async def test_a_tag_that_the_list_no_longer_has_is_named_and_can_be_unticked(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag")) as seat:
        await seat.press("1", "3", "enter")
    async with seated(text_project(tmp_path, kind="tag", labels=["cat", "dog"])) as seat:
        await seat.press("left", "enter")
        assert "“other” is not one of the labels" in seat.said
        assert len(seat.records) == 1
        await seat.press("end", "space", "enter")

        assert seat.labels[-1] == ("1", ["cat"])


async def test_a_note_can_be_written_beside_a_half_typed_tag(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag", free=True), size=(120, 30)) as seat:
        await seat.press("t")
        await seat.write("n/p")
        await click_hint(seat, "note")
        await seat.press("x", "enter")
        await seat.press("1", "enter")

        assert (seat.labels, seat.records[0].note) == ([("1", ["cat"])], "x")


async def test_hostile_tags_are_printed_as_they_are(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag", free=True)) as seat:
        await seat.press("t")
        await seat.write("[/red] [bold]")
        await seat.press("enter", "enter")

        assert seat.labels == [("1", ["[/red] [bold]"])]
        assert "□ [/red] [bold]" in seat.text
        assert seat.said == "1 → [/red] [bold]"
