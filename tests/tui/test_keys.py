"""Keys: a person's own, those that make way for labels, the palette; and the colours, which stay as chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette

from annotate.keys import ACTIONS as KEYS
from annotate.settings import Settings
from annotate.tui.actions import ACTIONS
from annotate.tui.screens.dialog import PauseDialog
from annotate.tui.screens.labelling import LabellingScreen
from tests.small_projects import image_project, text_project
from tests.tui.driving import Seat, seated


async def test_a_label_takes_the_key_of_an_action_which_moves_to_the_capital(tmp_path: Path) -> None:
    project = text_project(tmp_path, labels=[{"name": "up", "key": "u"}, {"name": "note", "key": "n"}, "other"])
    async with seated(project) as seat:
        assert "U Undo" in seat.text
        await seat.press("u", "n")
        assert seat.labels == [("1", "up"), ("2", "note")]
        await seat.press("U")
        assert seat.said == "Taken back: 2"
        await seat.press("N", "x", "enter", "u")

        assert seat.records[-1].note == "x"


@pytest.mark.parametrize("key", ["/", "+", "é", ".", "Q", "["])
async def test_a_label_may_have_any_visible_key(tmp_path: Path, key: str) -> None:
    async with seated(text_project(tmp_path, labels=["cat", {"name": "mine", "key": key}])) as seat:
        await seat.press(key)

        assert seat.labels == [("1", "mine")]


async def test_the_person_s_own_keys_replace_the_usual_ones(tmp_path: Path) -> None:
    settings = Settings(keys={"undo": "backspace", "unsure": "?", "help": "f1", "pause": "z", "quit": "Q"})
    async with seated(image_project(tmp_path), settings=settings) as seat:
        await seat.press("question_mark", "d", "u")
        assert [record.reason for record in seat.records] == ["unsure"]
        await seat.press("backspace")
        assert seat.said == "Taken back: 1.png"
        await seat.press("f1", "f1", "p")
        assert isinstance(seat.app.screen, LabellingScreen)
        await seat.press("z")
        assert isinstance(seat.app.screen, PauseDialog)
        await seat.press("z")
        seat.strike("Q")
        await seat.until(lambda: seat.app.return_value)


async def test_own_keys_of_the_kind_work_and_stand_in_the_bar(tmp_path: Path) -> None:
    settings = Settings(keys={"submit": "f5", "add-tag": "plus"})
    async with seated(text_project(tmp_path, kind="tag", free=True), settings=settings) as seat:
        assert "f5 Submit" in seat.text
        await seat.press("1", "+")
        await seat.write("own")
        await seat.press("enter", "f5")

        assert seat.labels == [("1", ["cat", "own"])]


async def test_every_action_can_be_found_in_the_palette_and_run(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        screen = seat.app.screen
        titles = {command.title for command in seat.app.get_system_commands(screen)}
        assert titles >= {one.name for one in ACTIONS}
        await palette(seat, "unsure")

        assert [record.reason for record in seat.records] == ["unsure"]


async def test_a_window_opens_out_of_the_palette(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await palette(seat, "note")
        await seat.press("x", "enter", "1")

        assert seat.records[0].note == "x"


async def palette(seat: Seat, words: str) -> None:
    """Choose the first thing that the palette finds for these words."""
    await seat.press("ctrl+p")
    assert isinstance(seat.app.screen, CommandPalette)
    await seat.write(words)
    await seat.until(lambda: seat.app.screen.query("CommandList").first().option_count)  # type: ignore[attr-defined]
    await seat.press("enter")
    await seat.until(lambda: not isinstance(seat.app.screen, CommandPalette))
    await seat.calm()


async def test_the_colours_that_somebody_chose_are_kept(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    kept: list[Settings] = []
    async with seated(project, keep=kept.append) as seat:
        seat.app.theme = "gruvbox"
        await seat.calm()
        await seat.press("1")
    assert [settings.theme for settings in kept] == ["gruvbox"]
    async with seated(project, settings=kept[0], keep=kept.append) as seat:
        assert seat.app.theme == "gruvbox"

    assert len(kept) == 1


async def test_colours_that_are_not_known_are_the_usual_ones(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path), settings=Settings(theme="no such")) as seat:
        await seat.press("1")

        assert seat.app.theme == "textual-dark"


@pytest.mark.parametrize("theme", ["textual-light", "textual-ansi", "nord"])
async def test_every_screen_is_drawn_in_other_colours(tmp_path: Path, theme: str) -> None:
    async with seated(image_project(tmp_path, kind="tag"), settings=Settings(theme=theme)) as seat:
        await seat.press("1", "question_mark", "escape", "r", "escape", "n", "escape", "p", "p", "enter")

        assert seat.labels == [("1.png", ["cat"])]


def test_every_action_of_the_screen_has_a_key_and_every_key_an_action() -> None:
    of_kinds = {"add-tag", "submit"}
    claims = {"working", "break"}

    assert {one.id for one in ACTIONS} == set(KEYS) - of_kinds - claims


async def test_a_french_keyboard_labels_without_shift(tmp_path: Path) -> None:
    project = text_project(tmp_path, labels=["one", "two", "three"])
    async with seated(project, settings=Settings(keys={"flag": '"'})) as seat:
        await seat.press("é", "&", '"')

        assert seat.labels == [("1", "two"), ("2", "one")]
        assert seat.records[-1].outcome == "flagged"
