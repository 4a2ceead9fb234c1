"""One label for an item: one key, one click, or Enter decides, and the next item is there."""

from __future__ import annotations

from pathlib import Path

from annotate.settings import Settings
from annotate.sitting.desk import Desk
from annotate.tui.widgets.key_bar import KeyBar
from annotate.tui.widgets.label_list import LabelList
from storage.records import LabelRecord, SessionEndRecord, SpanRecord
from tests.small_projects import image_project, text_project
from tests.tui.driving import outcome, seated, stored


async def test_one_key_labels_a_picture_and_the_next_one_is_there(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        seat.clock.go(1_500)
        await seat.press("2")

        assert seat.labels == [("1.png", "dog")]
        assert seat.shown == "2.png"
        record = seat.records[0]
        assert (record.short_ms, record.inputs, record.width, record.height) == (1_500, 1, 4, 3)
        assert record.sha256 is not None


async def test_one_key_labels_a_text_and_the_next_one_is_there(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path)) as seat:
        assert "text number 1" in seat.text
        await seat.press("1", "3")

        assert seat.labels == [("1", "cat"), ("2", "other")]
        assert "text number 3" in seat.text


async def test_the_keys_stand_beside_their_labels(tmp_path: Path) -> None:
    labels = [*"abcdefghijkl", {"name": "mine", "key": "z"}]
    async with seated(text_project(tmp_path, labels=labels)) as seat:
        shown = seat.text

        assert all(f" {key}   {name}" in shown for key, name in zip("1234567890", "abcdefghij", strict=True))
        assert " a   k" in shown
        assert " z   mine" in shown


async def test_a_click_labels_and_is_one_input_event(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.click(LabelList, 5, 1)

        assert seat.labels == [("1.png", "dog")]
        assert seat.records[0].inputs == 1
        assert seat.shown == "2.png"


async def test_arrows_and_enter_label_and_the_next_item_begins_without_a_highlight(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("down", "down", "enter")
        assert seat.labels == [("1.png", "dog")]
        await seat.press("enter")

        assert seat.labels == [("1.png", "dog")]


async def test_the_space_bar_labels_where_the_highlight_is(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("down", "space")

        assert seat.labels == [("1.png", "cat")]


async def test_a_key_without_a_meaning_does_nothing(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("9", "q", "exclamation_mark", "tab")

        assert seat.records == []
        assert seat.shown == "1.png"


async def test_keys_work_after_a_click_beside_the_labels(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.click("#item", 5, 5)
        await seat.press("down", "enter", "2")

        assert seat.labels == [("1.png", "cat"), ("2.png", "dog")]


async def test_nothing_pressed_before_an_item_is_painted_labels_it(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        seat.pane.painted_at = None  # as it is while a picture is decoded
        for key in ("1", "x", "f", "enter", "s"):
            seat.strike(key)
        await seat.until(lambda: not seat.busy)
        assert seat.records == []
        assert seat.shown == "1.png"
        seat.pane.painted_at = 0.0
        await seat.press("1")

        assert seat.labels == [("1.png", "cat")]


async def test_the_skips_the_flag_and_what_came_of_them(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("s", "d", "x", "f")

        decided = [(record.item, record.outcome, record.reason) for record in seat.records]
        assert decided == [
            ("1.png", "skipped", "later"),
            ("2.png", "skipped", "unsure"),
            ("3.png", "skipped", "bad-item"),
            ("4.png", "flagged", None),
        ]
        assert seat.shown == "1.png"
        assert "4 saved" in seat.text


async def test_every_entry_of_the_key_bar_can_be_clicked(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path), size=(160, 30)) as seat:
        bar = seat.app.screen.query_one(KeyBar)
        await seat.press("1")
        x = 0
        for hint in bar.fitting(160):
            if hint.action in ("undo", "flag"):
                await seat.click(KeyBar, x + 1)
            x += hint.width

        assert [record.outcome for record in seat.records] == ["labelled", "withdrawn", "flagged"]


async def test_undo_goes_back_over_decisions_and_a_restart(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project) as seat:
        await seat.press("1", "2", "s", "u")
        assert seat.said == "Taken back: 3.png"
        assert "2 saved" in seat.text
    async with seated(project) as seat:
        assert seat.shown == "3.png"
        await seat.press("u")
        assert seat.shown == "2.png"
        assert "●" in seat.text  # what it was is marked
        await seat.press("u", "u")
        assert seat.said == "There is nothing to take back."
        await seat.press("3")

    with Desk(project) as desk:
        assert desk.progress.tally("ana").labelled == 1
        standing = desk.progress.standing("1.png", "ana")
    assert standing is not None
    assert standing.answer == {"label": "other"}


async def test_an_earlier_answer_is_looked_at_and_changed(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("1", "2", "left", "left")
        assert seat.shown == "1.png"
        assert "1 of 2 decided" in seat.text
        assert seat.said == "You decided: 1.png → cat. Decide again to change it."
        await seat.press("3")
        assert seat.shown == "2.png"
        await seat.press("right")
        assert (seat.shown, seat.said) == ("3.png", "")
        await seat.press("right")
        assert seat.said == "This is the newest one."

        first, _second, third = seat.records
        assert (third.item, third.supersedes, third.activity) == ("1.png", first.record, "revise")
        assert "2 saved" in seat.text


async def test_who_looks_back_sees_where_the_note_and_the_ways_back_and_forward(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path, 6)) as seat:
        assert "Forward" not in seat.text
        await seat.press("1", "2", "n", "h", "i", "enter", "3", "1", "left", "left")
        assert "3 of 4 decided" in seat.text
        assert seat.said == "You decided: 3.png → other. Your note: hi"
        assert "← Back  → Forward" in seat.text
        await seat.press("u")
        assert seat.said == "Taken back: 4.png"
        assert "Forward" not in seat.text
        await seat.press("left")

        assert "3 of 3 decided" in seat.text


async def test_taking_back_a_change_says_what_stands_again(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("1", "2", "left", "left", "3", "u")
        assert (seat.shown, seat.said) == ("1.png", "Back to: 1.png → cat")
        await seat.press("u")
        assert (seat.shown, seat.said) == ("2.png", "Taken back: 2.png")
        await seat.press("u")
        assert (seat.shown, seat.said) == ("1.png", "Taken back: 1.png")
        await seat.press("u")

        assert seat.said == "There is nothing to take back."


async def test_looking_back_ends_at_the_first_one(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("left")
        assert seat.said == "This is the first one."
        await seat.press("1", "left", "left")

        assert (seat.shown, seat.said) == ("1.png", "This is the first one.")


async def test_when_nothing_is_left_the_screen_says_so_and_one_can_still_go_back(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path, 2)) as seat:
        await seat.press("1", "2")
        assert "Nothing is left to do here." in seat.text
        assert "2 saved" in seat.text
        await seat.press("1", "x", "n", "slash", "enter", "right")
        assert len(seat.records) == 2
        await seat.press("left")
        assert seat.shown == "2.png"
        await seat.press("right")
        assert "Nothing is left to do here." in seat.text
        await seat.press("u")
        assert seat.shown == "2.png"
        await seat.press("3")

        assert seat.labels[-1] == ("2.png", "other")
        assert "Nothing is left to do here." in seat.text


async def test_who_comes_when_others_have_done_it_all_is_told_so(tmp_path: Path) -> None:
    project = image_project(tmp_path, 2)
    async with seated(project) as seat:
        await seat.press("1", "2")
        assert "from others" not in seat.text
    async with seated(project, "ben") as seat:
        assert "2 further items have all their labels from others." in seat.text
        assert [hint.action for hint in seat.app.screen.query_one(KeyBar).fitting(200)] == [
            *("undo", "back", "receipt", "help", "quit"),
        ]


async def test_a_wish_for_a_key_that_is_taken_is_refused_in_a_sentence(tmp_path: Path) -> None:
    settings = Settings(keys={"undo": "1"})
    async with seated(image_project(tmp_path), settings=settings, size=(160, 50)) as seat:
        assert seat.said == "“undo” cannot have the key “1”, which does something else here: its key is “u”."
        await seat.press("1", "u")

        assert [record.outcome for record in seat.records] == ["labelled", "withdrawn"]


async def test_a_goal_ends_the_sitting_when_it_is_reached(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project, goal=2) as seat:
        assert "1 of 2" in seat.text
        await seat.press("1", "1")
        await seat.until(lambda: seat.app.return_value)

    assert (outcome(seat).labels, outcome(seat).unsaved) == (2, [])
    assert [end.how for end in stored(project, SessionEndRecord)] == ["finished"]


async def test_many_presses_in_a_row_are_as_many_records_in_order(tmp_path: Path) -> None:
    project = image_project(tmp_path, 150)
    keys = [str(number * 7 % 3 + 1) for number in range(150)]
    async with seated(project) as seat:
        for number, key in enumerate(keys, 1):
            seat.clock.go(100)
            seat.strike(key)
            await seat.made(number)
        await seat.calm()

    names = {"1": "cat", "2": "dog", "3": "other"}
    records: list[LabelRecord] = stored(project, LabelRecord)
    assert [record.item for record in records] == project.items().ids
    assert [record.answer and record.answer["label"] for record in records] == [names[key] for key in keys]
    assert {(record.short_ms, record.inputs) for record in records} == {(100, 1)}
    assert not stored(project, SpanRecord)


async def test_keys_that_come_faster_than_the_screen_label_nothing_unseen(tmp_path: Path) -> None:
    """Each answer belongs to an item that had been painted, however many keys wait."""
    project = image_project(tmp_path, 40)
    async with seated(project) as seat:
        for _ in range(40):
            seat.strike("1")
        await seat.calm()

        items = [record.item for record in seat.records]
        assert items == project.items().ids[: len(items)]
        assert seat.shown == (project.items().ids[len(items)])


HINTED = [{"name": "cat", "hint": "any feline, large or small, also when only a part is seen"}, {"name": "dog"}]


async def test_a_hint_is_read_whole_where_there_is_room_and_clicks_still_meet_their_labels(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, labels=HINTED)) as seat:
        side = " ".join(line[55:].strip() for line in seat.text.splitlines())
        assert "any feline, large or small, also when only a part is seen" in side
        await seat.click(LabelList, 5, 2)
        await seat.click(LabelList, 5, len(seat.text.split("dog")[0].splitlines()) - 2)
        await seat.press("2")

        assert [label for _item, label in seat.labels] == ["cat", "dog", "dog"]


async def test_where_there_is_no_room_each_label_keeps_to_one_line(tmp_path: Path) -> None:
    labels = [*HINTED, *(f"n{number}" for number in range(20))]
    async with seated(text_project(tmp_path, labels=labels)) as seat:
        lines = seat.text.splitlines()

        assert "cat  any feline" in lines[1]
        assert "dog" in lines[2]
