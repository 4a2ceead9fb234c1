"""What a terminal answers too late looks like keys, and must not press labels."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events

from annotate.terminals import late
from annotate.terminals.late import BURST_S
from annotate.terminals.terminal import Terminal
from annotate.tui.early import pressed
from tests.small_projects import image_project
from tests.tui.driving import seated

REPLY = b"\x1b[?62;1;2;22c"
SILENT = Terminal(asked=True)


@pytest.fixture(autouse=True)
def watchful(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a busy machine takes to show the first item, an answer may still come."""
    monkeypatch.setattr(late, "WATCH_S", 60.0)


async def test_a_late_answer_of_a_silent_terminal_labels_nothing_and_the_next_key_does(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path), terminal=SILENT) as seat:
        for message in pressed(REPLY):
            seat.app.post_message(message)
        await seat.calm()
        assert not seat.records
        await asyncio.sleep(2 * BURST_S)
        await seat.press("2")

        assert seat.labels == [("1.png", "dog")]


async def test_keys_count_at_once_where_the_terminal_has_answered(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path), terminal=SILENT._replace(answered=True)) as seat:
        await seat.write("+-2")

        assert seat.labels == [("1.png", "dog")]


async def test_keys_are_told_by_when_they_were_pressed_not_by_when_there_was_time_for_them(tmp_path: Path) -> None:
    """And what was pressed before the app listened comes all at once, and is no answer."""
    async with seated(image_project(tmp_path), terminal=SILENT) as seat:
        before, now, later = (events.Key("1", "1") for _key in range(3))
        before.time -= 60
        later.time = now.time + 2 * BURST_S

        assert not any(map(seat.app.is_late_reply, (before, before, now, later)))
        assert seat.app.is_late_reply(later)
