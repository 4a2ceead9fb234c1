"""A sitting without a meter at the real screen: it says so, times nothing, and everything else is as ever."""

from __future__ import annotations

from pathlib import Path

from annotate.tui.screens.dialog import PauseDialog
from annotate.tui.screens.page import MarkdownPage
from annotate.tui.widgets.key_bar import KeyBar
from annotate.tui.widgets.meter_box import MeterBox
from storage.records import ClaimRecord, ConsentRecord, MarkRecord, SessionEndRecord, SessionRecord, SpanRecord
from tests.small_projects import image_project, text_project
from tests.tui.driving import outcome, seated, stored


async def test_it_begins_with_the_first_item_and_says_that_nothing_is_timed(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path), None, introduced=False, metered=False) as seat:
        assert seat.app.screen.query_one(KeyBar)
        assert "Nothing is timed in this sitting. Labels are kept as those of amber-otter." in seat.text
        assert "not metered · 0 labels" in seat.text


async def test_no_record_of_it_carries_a_time_or_a_consent(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project, metered=False) as seat:
        seat.clock.go(95_000)
        await seat.press("1", "p")
        assert isinstance(seat.app.screen, PauseDialog)
        assert "Nothing is timed in this sitting." in seat.text
        seat.clock.go(95_000)
        await seat.press("enter", "question_mark", "escape", "2", "u", "1")
        seat.app.on_app_blur()
        seat.clock.go(20_000)
        seat.app.on_app_focus()
        seat.app._tick()
        seat.strike("ctrl+q")
        await seat.until(lambda: seat.app.return_value)

        assert (outcome(seat).labels, outcome(seat).metered, outcome(seat).credited_ms) == (2, False, 0)

    for kind in (SpanRecord, MarkRecord, ClaimRecord, ConsentRecord, SessionEndRecord):
        assert stored(project, kind) == []
    assert [sitting.metered for sitting in stored(project, SessionRecord)] == [False]


async def test_a_long_gap_is_not_asked_about(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path), metered=False) as seat:
        await seat.press("1")
        seat.clock.go(900_000)
        await seat.press("2")

        assert "That was a while" not in seat.text


async def test_its_corner_tells_labels_and_what_they_earn_by_the_piece_but_no_time(tmp_path: Path) -> None:
    project = image_project(tmp_path, more='[labour]\nreward = "0.05 EUR"\n')
    async with seated(project, metered=False) as seat:
        await seat.press("1")

        shown = str(seat.app.screen.query_one(MeterBox).render()).replace("\xa0", " ")
        assert shown == "not metered · 1 label\n0.05 EUR if accepted"


async def test_whoever_begins_without_a_meter_still_gets_the_instructions(tmp_path: Path) -> None:
    (tmp_path / "how.md").write_text("Look twice.")
    project = text_project(tmp_path, project='instructions = "how.md"')
    async with seated(project, introduced=False, metered=False) as seat:
        assert isinstance(seat.app.screen, MarkdownPage)
        assert "Look twice." in seat.text
