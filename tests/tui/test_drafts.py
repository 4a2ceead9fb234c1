"""What was begun and not given comes back on the screen in the next sitting, and that is said once."""

from __future__ import annotations

from pathlib import Path

from annotate.projects.project import Project
from annotate.sitting.draftfile import DraftFile
from storage.records import LabelRecord
from tests.small_projects import grid_pages, image_project, text_project
from tests.tui.boxing import marks, places, project
from tests.tui.driving import Seat, seated, stored


def draft_file(project: Project) -> Path:
    return DraftFile(project.store_path, "ana", project.kind.name).path


async def leave(seat: Seat) -> None:
    seat.strike("ctrl+q")
    await seat.until(lambda: seat.app.return_value)


async def test_boxes_that_were_not_submitted_are_there_again(tmp_path: Path) -> None:
    boxes = project(tmp_path)
    async with seated(boxes) as seat:
        assert seat.said == ""
        await seat.press("2", "left", "left", "up", "2", "1", "right", "down", "1")
        await leave(seat)
    async with seated(boxes) as seat:
        assert (seat.shown, seat.said) == ("1.png", "Your unfinished work on 1.png is here again.")
        assert [mark.text for mark in marks(seat)] == ["#1 dog", "#2 cat"]
        await seat.press("enter")
        assert seat.said == "1.png → 1 dog, 1 cat"
        assert places(seat) == [(250.0, 190.0, 20.0, 20.0), (250.0, 190.0, 10.0, 20.0)]
        await leave(seat)

    assert not draft_file(boxes).exists()


async def test_a_key_right_before_the_one_that_leaves_is_kept_too(tmp_path: Path) -> None:
    texts = text_project(tmp_path, kind="tag")
    async with seated(texts) as seat:
        for key in ("1", "3", "ctrl+q"):
            seat.strike(key)
        await seat.until(lambda: seat.app.return_value)
    async with seated(texts) as seat:
        await seat.press("enter")

        assert seat.labels == [("1", ["cat", "other"])]


async def test_a_hang_up_keeps_what_was_begun(tmp_path: Path) -> None:
    texts = text_project(tmp_path, kind="tag", free=True)
    async with seated(texts) as seat:
        await seat.press("2", "t")
        await seat.write("mine")
        await seat.press("enter")
        seat.app._hung_up()
        await seat.until(lambda: seat.app.return_value)
    async with seated(texts) as seat:
        assert "■ mine" in seat.text

        await seat.press("enter")
        assert seat.labels == [("1", ["dog", "mine"])]


async def test_a_failure_of_the_app_keeps_what_was_begun(tmp_path: Path) -> None:
    texts = text_project(tmp_path, kind="tag")
    async with seated(texts) as seat:
        await seat.press("2")
        seat.app.settle("failed")
        assert draft_file(texts).exists()


async def test_it_is_said_in_its_turn_and_not_again(tmp_path: Path) -> None:
    texts = text_project(tmp_path, kind="tag")
    async with seated(texts) as seat:
        await seat.press("enter", "left", "2", "right")
        assert seat.shown == "2"
        await leave(seat)
    async with seated(texts) as seat:
        assert (seat.shown, seat.said) == ("2", "")
        await seat.press("left")
        assert seat.said == "Your unfinished work on 1 is here again."
        assert "2 ■ dog" in seat.text
        await seat.press("right", "left")
        assert seat.said == "You decided: 1 → no tag. Decide again to change it."


async def test_a_note_is_said_with_it(tmp_path: Path) -> None:
    pictures = image_project(tmp_path)
    async with seated(pictures) as seat:
        await seat.press("n")
        await seat.write("a [bold] cat")
        await seat.press("enter")
        await leave(seat)
    async with seated(pictures) as seat:
        assert seat.said == "Your unfinished work on 1.png is here again. Your note: a [bold] cat"
        await seat.press("1")

        assert [record.note for record in seat.records] == ["a [bold] cat"]


async def test_tiles_of_a_page_are_chosen_again(tmp_path: Path) -> None:
    pages = grid_pages(tmp_path, 8)
    async with seated(pages) as seat:
        await seat.press("8", "4")
        await leave(seat)
    async with seated(pages) as seat:
        assert seat.said == "Your unfinished work on 1.png … 4.png is here again."
        await seat.press("enter")

        answers = [record.answer or {} for record in seat.records]
        assert [answer["tiles"] for answer in answers] == [[], [0], [0], []]


async def test_a_file_that_cannot_be_read_is_one_quiet_line_and_work_goes_on(tmp_path: Path) -> None:
    texts = text_project(tmp_path, kind="tag")
    async with seated(texts) as seat:
        await seat.press("2")
        await leave(seat)
    draft_file(texts).write_bytes(b"\x00" * 100)
    async with seated(texts) as seat:
        assert seat.said == "What you had begun before cannot be brought back: it could not be read."
        assert not seat.toasts
        await seat.press("1", "enter")
        await leave(seat)

    assert [record.answer for record in stored(texts, LabelRecord)] == [{"tags": ["cat"]}]
    assert not draft_file(texts).exists()
