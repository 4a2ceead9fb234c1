"""The first screen: a meter runs, and nobody is metered before they have read so."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from annotate.settings import Settings
from annotate.tui.screens.labelling import LabellingScreen
from annotate.tui.screens.page import MarkdownPage
from annotate.tui.screens.welcome import WelcomeScreen, meter_notice
from annotate.tui.widgets.key_bar import KeyBar
from storage.records import ConsentRecord, LabelRecord, Record, SessionRecord, SpanRecord
from tests.small_projects import image_project, text_project
from tests.tui.driving import outcome, seated, stored

EVERYTHING: tuple[type[Record], ...] = (ConsentRecord, LabelRecord, SessionRecord, SpanRecord)


async def test_it_says_what_why_who_and_how_to_erase_it_and_where_that_is(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project, None, introduced=False, size=(160, 50)) as seat:
        shown = "".join(seat.text.split())  # a path may be broken over lines

        for words in (*(title for title, _text in meter_notice("")), str(project.store_path), "begin: small"):
            assert words.replace(" ", "") in shown


async def test_it_fits_a_screen_of_80x24_from_its_beginning_to_the_name(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path), None, introduced=False) as seat:
        shown = seat.text

        assert "A meter runs" in shown
        assert "Delete that folder" in shown
        assert "Your name           amber-otter" in shown


async def test_the_pseudonym_is_kept_and_the_time_of_reading_is_learning(tmp_path: Path) -> None:
    kept: list[Settings] = []
    async with seated(image_project(tmp_path), None, introduced=False, keep=kept.append) as seat:
        seat.clock.go(25_000)
        await seat.press("enter")
        seat.clock.go(1_000)
        await seat.press("1")

        assert [settings.name for settings in kept] == ["amber-otter"]
        assert [record.annotator for record in seat.stored(ConsentRecord)] == ["amber-otter"]
        assert seat.spans("learn") == [25_000]
        assert (seat.records[0].annotator, seat.records[0].short_ms) == ("amber-otter", 1_000)


async def test_another_name_can_be_written_and_none_is_refused(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path), None, introduced=False) as seat:
        assert seat.app.screen.query_one(Input).has_focus
        await seat.press("end", "ctrl+u", "enter")
        assert isinstance(seat.app.screen, WelcomeScreen)
        assert seat.toasts == ["an annotator needs a name: a pseudonym will do"]
        await seat.write("  Zoë [/red]  ")
        await seat.press("enter")

        assert seat.app.sitting is not None
        assert seat.app.sitting.annotator == "Zoë [/red]"
        await seat.press("r")
        assert "Receipt of Zoë [/red]" in seat.text


async def test_a_name_given_already_is_not_asked_for(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path), "[/red]", introduced=False) as seat:
        assert "[/red]" in seat.text
        assert not seat.app.screen.query(Input)
        await seat.press("enter", "1")

        assert seat.records[0].annotator == "[/red]"


async def test_it_comes_once_for_each_annotator(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project, "ana", introduced=False) as seat:
        await seat.press("enter")
    async with seated(project, "ana", introduced=False) as seat:
        assert isinstance(seat.app.screen, LabellingScreen)
    async with seated(project, "ben", introduced=False) as seat:
        assert isinstance(seat.app.screen, WelcomeScreen)

    assert [record.annotator for record in stored(project, ConsentRecord)] == ["ana"]


@pytest.mark.parametrize("key", ["escape", "ctrl+q", "ctrl+c"])
@pytest.mark.parametrize("annotator", [None, "ana"])
async def test_whoever_leaves_it_leaves_no_trace(tmp_path: Path, key: str, annotator: str | None) -> None:
    project = image_project(tmp_path)
    kept: list[Settings] = []
    async with seated(project, annotator, introduced=False, keep=kept.append) as seat:
        await seat.press(key)
        await seat.until(lambda: seat.app.return_value)

    assert (outcome(seat).annotator, outcome(seat).labels) == (None, 0)
    assert not kept
    assert not [record for kind in EVERYTHING for record in stored(project, kind)]


async def test_it_can_be_scrolled_and_left_and_begun_with_clicks(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path), None, introduced=False, size=(40, 10)) as seat:
        top = seat.text
        assert "A meter runs" in top
        await seat.press("pagedown", "pagedown", "pagedown")
        assert "Delete that folder" in seat.text
        await seat.press("pageup", "pageup", "pageup")
        assert seat.text == top
        await seat.click(KeyBar, 2)
        assert seat.text != top
        await seat.click(KeyBar, 14)

        assert isinstance(seat.app.screen, LabellingScreen)


async def test_the_projects_instructions_come_next_and_reading_them_is_learning(tmp_path: Path) -> None:
    (tmp_path / "how.md").write_text("Look twice.", encoding="utf-8")
    project = text_project(tmp_path, project='instructions = "how.md"')
    async with seated(project, "ana", introduced=False) as seat:
        seat.clock.go(10_000)
        await seat.press("enter")
        assert isinstance(seat.app.screen, MarkdownPage)
        assert "Look twice." in seat.text
        seat.clock.go(7_000)
        await seat.press("escape")
        seat.clock.go(2_000)
        await seat.press("1")

        assert sum(seat.spans("learn")) == 17_000
        assert seat.records[0].short_ms == 2_000
    async with seated(project, "ana", introduced=False) as seat:
        assert isinstance(seat.app.screen, LabellingScreen)
