"""Leaving: every way out settles the sitting, waits for the disk, and says what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.tui.app import AnnotateApp
from annotate.tui.widgets.key_bar import KeyBar
from storage.records import LabelRecord, SessionEndRecord
from tests.small_projects import image_project
from tests.tui.driving import outcome, seated, stored


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
async def test_ctrl_q_and_ctrl_c_leave_and_everything_is_kept(tmp_path: Path, key: str) -> None:
    project = image_project(tmp_path)
    async with seated(project) as seat:
        seat.clock.go(2_000)
        await seat.press("1")
        seat.clock.go(7_000)
        await seat.press(key)
        await seat.until(lambda: seat.app.return_value)

    left = outcome(seat)
    assert (left.annotator, left.labels, left.unsaved) == ("ana", 1, [])
    assert left.credited_ms == 9_000
    assert [(end.how, end.elapsed_ms, end.tail_ms) for end in stored(project, SessionEndRecord)] == [("quit", 9_000, 0)]


@pytest.mark.parametrize("key", ["question_mark", "n", "slash", "ctrl+p"])
async def test_one_can_leave_from_every_window(tmp_path: Path, key: str) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press(key, "ctrl+q")
        await seat.until(lambda: seat.app.return_value)


async def test_one_can_leave_with_a_click(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        bar = seat.app.screen.query_one(KeyBar)
        await seat.click(KeyBar, sum(hint.width for hint in bar.fitting(80)) - 2)
        await seat.until(lambda: seat.app.return_value)


async def test_a_hang_up_settles_the_sitting(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project) as seat:
        await seat.press("1")
        seat.app._hung_up()
        await seat.until(lambda: seat.app.return_value)

    assert [end.how for end in stored(project, SessionEndRecord)] == ["hangup"]
    assert len(stored(project, LabelRecord)) == 1


async def test_a_key_pressed_right_before_the_one_that_leaves_still_decides(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project) as seat:
        seat.strike("1")
        seat.strike("ctrl+q")
        await seat.until(lambda: seat.app.return_value)

    assert (outcome(seat).labels, len(stored(project, LabelRecord))) == (1, 1)


async def test_leaving_twice_ends_the_sitting_once(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project) as seat:
        for key in ("ctrl+q", "ctrl+c", "ctrl+q"):
            seat.strike(key)
        await seat.until(lambda: seat.app.return_value)
        seat.app.settle("failed")

    assert len(stored(project, SessionEndRecord)) == 1


async def test_the_next_start_goes_on_where_one_left(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project) as seat:
        await seat.press("1", "s", "3", "ctrl+q")
        await seat.until(lambda: seat.app.return_value)
    async with seated(project) as seat:
        assert seat.shown == "4.png"
        assert "3 saved" in seat.text
        await seat.press("1")
        assert seat.shown == "2.png"


async def test_what_others_label_meanwhile_does_not_come_any_more(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project) as ana:
        async with seated(project, "ben") as ben:
            await ben.press("1", "1", "1")
        await ana.press("2")

        assert ana.shown == "4.png"


def test_the_app_is_left_at_once_when_nobody_has_sat_down(tmp_path: Path) -> None:
    from annotate.settings import Settings
    from annotate.sitting.desk import Desk

    with Desk(image_project(tmp_path)) as desk:
        app = AnnotateApp(desk, "ana", Settings())
        app.settle("failed")

        assert not app.left
