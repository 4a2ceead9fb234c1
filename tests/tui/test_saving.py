"""What the screen says of the disk is true, and a disk that refuses loses nothing."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest

from annotate.tui.screens.labelling import LabellingScreen
from annotate.tui.screens.page import RenderedPage
from annotate.tui.screens.unsaved import UnsavedDialog
from storage import LabelStore
from storage.errors import NO_ROOM, DiskFull
from storage.records import LabelRecord, Record, SessionEndRecord
from tests.small_projects import image_project
from tests.tui.driving import Seat, outcome, seated, stored

WARNING = "Not saved: the disk is full. Free some space: it is tried again by itself."


class Disk:
    """The store's own disk, which can be made slow or full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = self.slow = False
        self.held: list[tuple[Record, Future[None]]] = []
        self._submit = LabelStore.submit
        disk = self
        monkeypatch.setattr(LabelStore, "submit", lambda store, record: disk.submit(store, record))

    def submit(self, store: LabelStore, record: Record) -> Future[None]:
        future: Future[None] = Future()
        if self.full:
            future.set_exception(DiskFull(NO_ROOM, path="[/red]/labels.store"))
        elif self.slow:
            self.held.append((record, future))
        else:
            return self._submit(store, record)
        return future

    def catch_up(self, seat: Seat) -> None:
        """Write what was held up, and say so."""
        self.slow = False
        for record, future in self.held:
            self._submit(seat.app.desk.store, record).result()
            future.set_result(None)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


async def test_nothing_is_called_saved_before_the_disk_has_it(tmp_path: Path, disk: Disk) -> None:
    async with seated(image_project(tmp_path)) as seat:
        assert "0 saved" in seat.text
        disk.slow = True
        seat.strike("1")
        await seat.made(1)
        seat.strike("2")
        await seat.made(2)
        assert "saving…" in seat.text
        assert " saved" not in seat.text
        disk.catch_up(seat)
        await seat.calm()

        assert "2 saved" in seat.text


async def test_taking_back_is_saved_like_everything_else(tmp_path: Path, disk: Disk) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("1")
        disk.slow = True
        seat.strike("u")
        await seat.made(0)
        assert "saving…" in seat.text
        disk.catch_up(seat)
        await seat.calm()

        assert "0 saved" in seat.text


async def test_a_full_disk_is_said_at_once_with_its_reason_and_work_goes_on(tmp_path: Path, disk: Disk) -> None:
    async with seated(image_project(tmp_path)) as seat:
        disk.full = True
        await seat.press("1")
        assert "NOT SAVED" in seat.text
        assert seat.said == WARNING
        assert len(WARNING) <= 78
        await seat.press("2")
        assert "NOT SAVED" in seat.text
        assert seat.shown == "3.png"
        assert not seat.records


async def test_with_the_next_decision_all_that_failed_is_tried_again(tmp_path: Path, disk: Disk) -> None:
    async with seated(image_project(tmp_path)) as seat:
        disk.full = True
        await seat.press("1", "2")
        disk.full = False
        await seat.press("3")

        assert "3 saved" in seat.text
        assert sorted(seat.labels) == [("1.png", "cat"), ("2.png", "dog"), ("3.png", "other")]
        assert seat.said == "3.png → other"


async def test_what_failed_is_tried_again_by_itself_after_a_while(tmp_path: Path, disk: Disk) -> None:
    async with seated(image_project(tmp_path)) as seat:
        disk.full = True
        await seat.press("1")
        disk.full = False
        seat.app._tick()
        await seat.calm()

        assert "1 saved" in seat.text
        assert seat.said == "All saved again."
        assert seat.labels == [("1.png", "cat")]


async def test_what_was_taken_back_while_the_disk_was_full_is_taken_back_when_it_is_not(
    tmp_path: Path, disk: Disk
) -> None:
    project = image_project(tmp_path)
    async with seated(project) as seat:
        await seat.press("1")
        disk.full = True
        await seat.press("2", "u", "u")
        assert "NOT SAVED" in seat.text
        disk.full = False
        await seat.press("3")
        assert "1 saved" in seat.text
    async with seated(project) as seat:
        assert "1 saved" in seat.text
        assert seat.shown == "2.png"


async def test_the_receipt_can_be_read_while_the_disk_is_full(tmp_path: Path, disk: Disk) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("1")
        disk.full = True
        await seat.press("2", "r")

        assert isinstance(seat.app.screen, RenderedPage)


async def test_leaving_with_something_unsaved_asks_and_trying_again_saves_it(tmp_path: Path, disk: Disk) -> None:
    project = image_project(tmp_path)
    async with seated(project) as seat:
        disk.full = True
        await seat.press("1", "ctrl+q")
        await seat.until(lambda: isinstance(seat.app.screen, UnsavedDialog))
        await seat.until(lambda: "no room left on the disk of [/red]/labels.store" in seat.text)
        await seat.press("r")
        await seat.until(lambda: "Tried again once: still not saved." in seat.text)
        await seat.press("r")
        await seat.until(lambda: "Tried again 2 times: still not saved." in seat.text)
        disk.full = False
        seat.strike("r")
        await seat.until(lambda: seat.app.return_value)

    assert (outcome(seat).unsaved, outcome(seat).why_unsaved) == ([], "")
    assert [record.item for record in stored(project, LabelRecord)] == ["1.png"]
    assert len(stored(project, SessionEndRecord)) == 1


async def test_leaving_all_the_same_hands_over_what_is_not_saved(tmp_path: Path, disk: Disk) -> None:
    project = image_project(tmp_path)
    async with seated(project) as seat:
        disk.full = True
        await seat.press("1", "2", "ctrl+q")
        await seat.until(lambda: isinstance(seat.app.screen, UnsavedDialog) and not seat.busy)
        seat.strike("l")
        await seat.until(lambda: seat.app.return_value)

    labels = [record.item for record in outcome(seat).unsaved if isinstance(record, LabelRecord)]
    assert labels == ["1.png", "2.png"]
    assert outcome(seat).why_unsaved == "the disk is full"
    assert not stored(project, LabelRecord)


async def test_nothing_is_decided_any_more_once_one_has_left(tmp_path: Path, disk: Disk) -> None:
    """The question about the disk is over the item; below it, keys that were pressed meanwhile change nothing."""
    async with seated(image_project(tmp_path)) as seat:
        disk.full = True
        await seat.press("1")
        for key in ("ctrl+q", "left"):
            seat.strike(key)
        await seat.until(lambda: isinstance(seat.app.screen, UnsavedDialog) and not seat.busy)
        screen = next(screen for screen in seat.app.screen_stack if isinstance(screen, LabellingScreen))
        for action in (screen.action_undo, screen.action_unsure, screen.action_flag):
            action()
        await seat.until(lambda: not seat.busy)

        failed = seat.app.saver.failed
        assert isinstance(failed[-1], SessionEndRecord)
        assert len([record for record in failed if isinstance(record, LabelRecord)]) == 1


async def test_when_the_terminal_hangs_up_nobody_is_asked(tmp_path: Path, disk: Disk) -> None:
    project = image_project(tmp_path)
    async with seated(project) as seat:
        await seat.press("1")
        disk.full = True
        await seat.press("2", "ctrl+q")
        await seat.until(lambda: isinstance(seat.app.screen, UnsavedDialog))
        seat.app._hung_up()
        await seat.until(lambda: seat.app.return_value)

    assert [record.item for record in stored(project, LabelRecord)] == ["1.png"]


async def test_the_question_at_the_end_counts_decisions_as_a_person_would(tmp_path: Path, disk: Disk) -> None:
    """Neither times nor what was given and taken back since; what was decided twice counts once."""
    async with seated(image_project(tmp_path)) as seat:
        disk.full = True
        await seat.press("1", "x", "left", "2", "1", "u", "ctrl+q")
        await seat.until(lambda: isinstance(seat.app.screen, UnsavedDialog))
        await seat.until(lambda: "2 decisions are not saved" in seat.text)


async def test_only_time_that_is_not_saved_is_called_so(tmp_path: Path, disk: Disk) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("1")
        disk.full = True
        seat.strike("ctrl+q")
        await seat.until(lambda: isinstance(seat.app.screen, UnsavedDialog))
        await seat.until(lambda: "The end of your time here is not saved" in seat.text)
        assert "decision" not in seat.text


@pytest.mark.parametrize("size", [(20, 5), (40, 10), (80, 24)])
async def test_what_is_not_saved_is_said_at_any_size(tmp_path: Path, disk: Disk, size: tuple[int, int]) -> None:
    async with seated(image_project(tmp_path), size=size) as seat:
        disk.full = True
        await seat.press("1")
        assert "NOT SAVED" in seat.text
        disk.full = False
        await seat.press("1")

        assert "NOT SAVED" not in seat.text
