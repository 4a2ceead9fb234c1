"""What a picture says is typed beside it: letters, lines, pasted text, drafts; other keys after Escape."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from PIL import Image
from textual import events

from annotate.labels import LabelSet
from annotate.projects.project import Project
from annotate.settings import Settings
from annotate.tasks.transcribe import KIND
from annotate.tui.kinds.transcribe import Pane
from annotate.tui.robot import Robot, SimulatedClock
from annotate.tui.widgets.item_view import ItemView
from annotate.tui.widgets.key_bar import KeyBar
from annotate.tui.widgets.text_field import TextField
from tests.small_projects import image_project, make_project
from tests.tui.driving import Seat, seated
from tests.tui.test_tag import click_hint


def pictures(folder: Path) -> Project:
    return image_project(folder, kind="transcribe", labels=())


def signs(folder: Path) -> Project:
    """Pictures that are larger than the screen."""
    for name in ("1.png", "2.png"):
        Image.new("RGB", (1200, 900), (200, 120, 40)).save(folder / name)
    return make_project(folder, ".", kind="transcribe", labels=())


def field(seat: Seat) -> TextField:
    return seat.app.screen.query_one(TextField)


def bar(seat: Seat) -> str:
    widget = seat.app.screen.query_one(KeyBar)
    return " ".join(f"{hint.key} {hint.name}" for hint in widget.fitting(widget.size.width))


async def hasten(seat: Seat, *keys: str) -> None:
    """Press keys without waiting for what comes of any of them."""
    for key in keys:
        seat.strike(key)
    await seat.calm()


async def test_letters_that_are_keys_elsewhere_are_text_and_enter_submits(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.write("Nut? 10 x, fun/")
        await seat.press("enter")

        assert seat.labels == [("1.png", "Nut? 10 x, fun/")]
        assert seat.records[0].inputs == 16
        assert (seat.shown, field(seat).text) == ("2.png", "")


async def test_lines_are_mended_where_the_arrows_lead(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await hasten(
            seat, *"otal", "ctrl+j", *"2.0", "up", "home", "T", "down", "end", "backspace", *"5 EUR", "alt+enter"
        )
        await hasten(seat, "x", "backspace", "left", "ctrl+a", "right", "delete", ",", "enter")

        assert seat.labels == [("1.png", "Total\n2,5 EUR")]


async def test_keys_faster_than_the_screen_stay_with_their_picture(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await hasten(seat, *"one", "enter", *"two")
        assert (seat.labels, seat.shown, field(seat).text) == ([("1.png", "one")], "2.png", "")
        await hasten(seat, *"two", "enter")

        assert seat.labels == [("1.png", "one"), ("2.png", "two")]


async def test_pasted_lines_are_one_input_and_lose_what_steers_a_terminal(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        seat.strike("a")
        seat.app.post_message(events.Paste("\tone\r\ntwo\x1b[2J\u202e\rthree"))
        seat.strike("!")
        seat.strike("enter")
        await seat.calm()

        assert seat.labels == [("1.png", "a one\ntwo[2J\nthree!")]
        assert seat.records[0].inputs == 4


async def test_no_more_is_typed_or_pasted_than_an_answer_may_have(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        seat.app.post_message(events.Paste("x" * 10_001))
        await seat.calm()
        assert seat.said == "A transcription has at most 10000 characters."
        await seat.press("y", "enter")

        assert seat.labels == [("1.png", "x" * 10_000)]


async def test_nothing_typed_is_no_answer_and_the_way_to_skip_is_told(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.press("space", "enter")
        assert seat.said == "Nothing is typed. Esc, then d, skips what cannot be read."
        assert not seat.records
        await seat.press("escape", "d")

        assert [(record.item, record.outcome, record.reason) for record in seat.records] == [
            ("1.png", "skipped", "unsure")
        ]


async def test_after_escape_letters_are_keys_and_one_of_them_goes_back(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        assert "esc Other keys" in bar(seat)
        assert "Undo" not in bar(seat)
        await seat.press(*"half", "escape")
        assert "t Type" in bar(seat)
        assert "u Undo" in bar(seat)
        await seat.press("plus", "t", *" done", "enter")

        assert seat.labels == [("1.png", "half done")]


async def test_enter_outside_the_field_submits_what_is_there_and_else_goes_in(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.press("escape", "enter", "a", "escape", "enter")

        assert seat.labels == [("1.png", "a")]


async def test_the_picture_is_looked_at_closely_while_typing(tmp_path: Path) -> None:
    async with seated(signs(tmp_path)) as seat:
        view = seat.app.screen.query_one(ItemView).picture
        await seat.press("a", "pageup", "pageup")
        assert view.zoomed
        assert seat.said == "pgup pgdn closer, farther · Ctrl with the arrows moves"
        assert view.viewport is not None
        before = view.viewport
        await seat.press("ctrl+right", "b")
        assert view.viewport != before
        await seat.press("alt+left", *["pagedown"] * 4, "enter")

        assert seat.labels == [("1.png", "ab")]


async def test_where_the_whole_picture_is_seen_ctrl_and_arrows_go_by_words(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.press(*"one two", "ctrl+left", *"a ", "enter")

        assert seat.labels == [("1.png", "one a two")]


async def test_what_is_taken_back_is_there_to_be_mended(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.press(*"caf", "enter", "escape", "u", *"é", "enter")

        assert [(record.outcome, record.answer) for record in seat.records] == [
            ("labelled", {"text": "caf"}),
            ("withdrawn", None),
            ("labelled", {"text": "café"}),
        ]


async def test_what_was_typed_and_not_given_is_there_again(tmp_path: Path) -> None:
    project = pictures(tmp_path)
    async with seated(project) as seat:
        await hasten(seat, *"one", "ctrl+j", *"tw", "ctrl+q")
        await seat.until(lambda: seat.app.return_value)
    async with seated(project) as seat:
        assert seat.said == "Your unfinished work on 1.png is here again."
        await seat.press("o", "enter")

        assert seat.labels == [("1.png", "one\ntwo")]


async def test_the_mouse_submits_and_goes_back_into_the_field(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.press(*"ac")
        await click_hint(seat, "answer('escape')")
        await seat.click(TextField, 2)
        await seat.press("b")
        await click_hint(seat, "answer('ctrl+j')")
        await click_hint(seat, "answer('submit')")

        assert seat.labels == [("1.png", "ab\nc")]


async def test_nothing_is_typed_where_nobody_sees_it(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.press("a", "escape", "v", "t")
        assert seat.toasts == ["Text is typed beside the picture: v brings it back."]
        await seat.press("d")
        await seat.press("x", "v", "t", "b", "enter")

        assert [record.outcome for record in seat.records] == ["skipped", "skipped", "labelled"]
        assert seat.labels == [("3.png", "b")]


async def test_when_all_is_done_letters_are_keys(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path, 1, kind="transcribe", labels=())) as seat:
        await seat.press("a", "enter")
        assert seat.app.screen.has_class("-done")
        await seat.press("u")

        assert (seat.shown, field(seat).text) == ("1.png", "a")


async def test_where_another_key_submits_enter_begins_a_line(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path), settings=Settings(keys={"submit": "f5"})) as seat:
        await seat.press("a", "enter", "b", "f5")

        assert seat.labels == [("1.png", "a\nb")]


async def test_a_letter_that_submits_elsewhere_is_a_letter(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path), settings=Settings(keys={"submit": "y"})) as seat:
        await seat.press("y", "enter")

        assert seat.labels == [("1.png", "y")]


@pytest.mark.parametrize("size", [(20, 8), (80, 24), (160, 50)])
async def test_what_is_typed_is_in_sight_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with seated(pictures(tmp_path), size=size) as seat:
        await seat.press(*"one", "ctrl+j", *"two")

        assert isinstance(seat.pane, Pane)
        assert "two" in seat.text
        assert seat.app.screen.query_one(ItemView).size.height >= 3


async def test_a_simulated_annotator_types_and_skips_as_people_do(tmp_path: Path) -> None:
    """Over what was begun, too."""
    async with seated(pictures(tmp_path)) as seat:
        await seat.press(*"half", *KIND.keystrokes({"text": "A\nb"}, LabelSet()))
        robot = Robot(1, SimulatedClock())
        robot._random = Random(31)  # whose first number is one to skip by
        await seat.press(*robot._keys(seat.app))

        assert seat.labels == [("1.png", "A\nb")]
        assert [record.reason for record in seat.records] == [None, "unsure"]


async def test_the_rest_of_a_line_is_deleted_by_a_key(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await hasten(seat, *"one two", "ctrl+left", "ctrl+k", *"three", "enter")

        assert seat.labels == [("1.png", "one three")]
