"""Pages over the item: help, instructions, the receipt; each opens, closes, scrolls, and is metered as what it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotate.settings import Settings
from annotate.tui.actions import ACTIONS, CLAIMS
from annotate.tui.screens.labelling import LabellingScreen
from annotate.tui.screens.page import HelpPage, MarkdownPage, RenderedPage
from annotate.tui.widgets.key_bar import KeyBar
from storage.records import Activity
from tests.small_projects import image_project, text_project
from tests.tui.driving import seated


async def test_the_help_lists_every_label_and_every_action_with_its_key(tmp_path: Path) -> None:
    labels = ["cat", {"name": "[/red]", "hint": "[b]old"}]
    async with seated(text_project(tmp_path, labels=labels, kind="tag"), size=(110, 60)) as seat:
        await seat.press("question_mark")
        assert isinstance(seat.app.screen, HelpPage)
        shown = seat.text

        for one in (*ACTIONS, *CLAIMS):
            assert re.search(rf"^ .*\S  {one.name} ", shown, re.MULTILINE), one.name
            assert one.help in shown
        for line in ("1  cat", "2  [/red]", "[b]old", "⏎  Submit", "space  Toggle", "t  New tag", "^p  Menu"):
            assert line in shown


async def test_the_help_tells_the_keys_as_they_are_here(tmp_path: Path) -> None:
    settings = Settings(keys={"undo": "z", "pause": "f9"})
    async with seated(text_project(tmp_path), settings=settings, size=(110, 60)) as seat:
        await seat.press("question_mark")

        assert "z  Undo" in seat.text
        assert "f9  Pause" in seat.text


@pytest.mark.parametrize(
    ("key", "page", "activity"),
    [("question_mark", HelpPage, "learn"), ("i", MarkdownPage, "learn"), ("r", RenderedPage, "admin")],
)
async def test_time_on_a_page_is_not_time_on_the_item(
    tmp_path: Path, key: str, page: type[object], activity: Activity
) -> None:
    async with seated(image_project(tmp_path)) as seat:
        seat.clock.go(1_000)
        await seat.press(key)
        assert isinstance(seat.app.screen, page)
        seat.clock.go(20_000)
        await seat.press("down")
        seat.clock.go(5_000)
        await seat.press(key)  # the key that opened it
        assert isinstance(seat.app.screen, LabellingScreen)
        seat.clock.go(500)
        await seat.press("1")

        assert seat.records[0].short_ms == 1_500
        assert seat.spans(activity) == [25_000]


async def test_a_page_closes_by_the_keys_that_people_try(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        for key in ("escape", "q", "enter", "space"):
            await seat.press("question_mark", key)
            assert isinstance(seat.app.screen, LabellingScreen)
        await seat.press("2")

        assert seat.labels == [("1.png", "dog")]


async def test_a_page_closes_and_scrolls_by_clicks_on_its_key_bar(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("question_mark")
        top = seat.text
        await seat.click(KeyBar, 2)
        assert seat.text != top
        await seat.click(KeyBar, 14)

        assert isinstance(seat.app.screen, LabellingScreen)


async def test_keys_on_a_page_do_not_reach_the_item(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("question_mark", "1", "2", "u", "s", "x", "f")

        assert isinstance(seat.app.screen, HelpPage)
        assert not seat.records


async def test_the_instructions_of_the_project_are_shown(tmp_path: Path) -> None:
    (tmp_path / "how.md").write_text("# How\n\nLook *twice*. [/red]", encoding="utf-8")
    async with seated(text_project(tmp_path, project='instructions = "how.md"')) as seat:
        await seat.press("i")

        assert "How" in seat.text
        assert "Look twice. [/red]" in seat.text


@pytest.mark.parametrize("text", [None, ""])
async def test_no_instructions_are_no_failure(tmp_path: Path, text: str | None) -> None:
    (tmp_path / "how.md").write_text(text or "", encoding="utf-8")
    async with seated(text_project(tmp_path, project="" if text is None else 'instructions = "how.md"')) as seat:
        await seat.press("i")

        assert "The owner of this project wrote no instructions." in seat.text


async def test_the_receipt_so_far_can_be_read_at_any_time(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        seat.clock.go(2_000)
        await seat.press("1", "r")
        await seat.until(lambda: "R E C E I P T" in seat.text)

        assert re.search(r"First answers, 1× \.+ 2\.0 s", seat.text)


async def test_the_receipt_opens_before_anything_was_done(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("r")

        await seat.until(lambda: "R E C E I P T" in seat.text)


async def test_the_receipt_opens_when_nothing_is_left(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path, 1)) as seat:
        await seat.press("1", "r", "r", "r")

        assert isinstance(seat.app.screen, RenderedPage)


async def test_a_picture_that_was_covered_while_it_was_made_is_painted_when_the_page_closes(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        seat.strike("1")
        seat.strike("question_mark")
        await seat.until(lambda: isinstance(seat.app.screen, HelpPage))
        seat.clock.go(9_000)
        await seat.press("escape")
        await seat.press("2")

        assert seat.labels == [("1.png", "cat"), ("2.png", "dog")]
        assert seat.records[1].short_ms == 0
