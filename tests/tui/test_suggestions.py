"""What a machine suggests: shown, accepted with one key or a click, corrected with the kind's usual keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotate.projects.project import Project
from annotate.settings import Settings
from annotate.tui.widgets.label_list import LabelList
from annotate.tui.widgets.recent import Recent
from annotate.tui.widgets.suggestion_line import SuggestionLine
from annotate.tui.widgets.title_bar import TitleBar
from storage import LabelStore, SuggestionRecord
from tests.images.files import write
from tests.labelling import TIME
from tests.small_projects import grid_pages, make_project, text_project, tiny_png
from tests.tui.driving import Seat, seated
from tests.tui.kinds_of_work import SOME, WORKS

SIZES = ((20, 8), (40, 12), (80, 24), (160, 50))


def suggest(project: Project, answers: dict[str, Any]) -> Project:
    """Have a machine suggest these answers to items."""
    fields: dict[str, Any] = {"session": "0123456789ab", "task": project.kind.name, "at": TIME}
    with LabelStore.open(project.store_path) as store:
        store.append(*(SuggestionRecord(item=item, answer=answer, **fields) for item, answer in answers.items()))
    return project


def work(folder: Path, name: str) -> Project:
    """Three items of a kind, of which the first two come with a suggestion."""
    project = WORKS[name].make(folder, 3)
    return suggest(project, dict.fromkeys(project.items().ids[:2], WORKS[name].answer))


def suggested(seat: Seat) -> str:
    """The line that says what is suggested."""
    line = seat.app.screen.query_one(SuggestionLine)
    return str(line.render()).replace("\n", " · ") if line.display else ""


def became(seat: Seat) -> list[str | None]:
    return [record.suggested for record in seat.records]


@pytest.mark.parametrize("name", WORKS)
async def test_enter_accepts_what_is_suggested_and_a_click_on_the_line_does(tmp_path: Path, name: str) -> None:
    async with seated(work(tmp_path, name)) as seat:
        assert suggested(seat).startswith("Suggested: ")
        assert suggested(seat).endswith("⏎ accepts it")
        await seat.press("enter")
        assert "suggestion accepted" in seat.said
        await seat.click(SuggestionLine, 2, 0)

        assert became(seat) == ["accepted", "accepted"]
        assert [record.answer for record in seat.records if not record.swapped] == [
            WORKS[name].answer for record in seat.records if not record.swapped
        ]
        assert suggested(seat) == ""


@pytest.mark.parametrize("name", WORKS)
async def test_the_usual_keys_correct_it_and_the_line_goes_with_the_first(tmp_path: Path, name: str) -> None:
    async with seated(work(tmp_path, name)) as seat:
        *first, last = WORKS[name].others
        await seat.press(*first)
        assert (suggested(seat) == "") == bool(first)
        await seat.press(last)

        assert became(seat) == ["corrected"]
        assert "suggestion corrected" in seat.said
        assert suggested(seat).startswith("Suggested: ")


@pytest.mark.parametrize("name", dict.fromkeys((*SOME, "transcribe")))
async def test_undo_and_redo_keep_the_suggestion(tmp_path: Path, name: str) -> None:
    async with seated(work(tmp_path, name)) as seat:
        await seat.press("enter", *(["escape"] if name == "transcribe" else []), "u")
        assert suggested(seat).startswith("Suggested: ")
        await seat.press("enter")

        assert [record.suggested for record in seat.records if record.answer] == ["accepted", "accepted"]
        assert len({str(record.answer) for record in seat.records if record.answer}) == 1


async def test_in_a_list_the_highlight_is_on_the_suggestion_and_moving_it_is_an_answer_of_ones_own(
    tmp_path: Path,
) -> None:
    async with seated(work(tmp_path, "classify")) as seat:
        assert seat.app.screen.query_one(LabelList).current == "dog"
        await seat.press("up")
        assert suggested(seat) == ""
        await seat.press("enter")

        assert seat.labels == [("1", "cat")]
        assert became(seat) == ["corrected"]


async def test_the_line_goes_while_the_key_is_for_something_else(tmp_path: Path) -> None:
    async with seated(work(tmp_path, "moderate")) as seat:
        await seat.press("o")
        assert suggested(seat) == "Suggested: remove: cat · ⏎ accepts it"
        await seat.press("e")
        assert suggested(seat) == ""
        await seat.press("enter")

        assert [record.answer for record in seat.records] == [{"decision": "escalate", "reason": None}]


async def test_a_skip_is_neither_and_an_item_without_a_suggestion_neither(tmp_path: Path) -> None:
    async with seated(work(tmp_path, "classify")) as seat:
        await seat.press("d", "enter", "1")

        assert became(seat) == [None, "accepted", None]


async def test_a_page_of_which_some_is_suggested_begins_with_it(tmp_path: Path) -> None:
    project = grid_pages(tmp_path, 8)
    target = project.labels[0].name
    tile = {"target": target, "rows": 1, "columns": 1, "tiles": [0]}
    suggest(project, {"1.png": tile, "3.png": tile})
    async with seated(project) as seat:
        assert suggested(seat).startswith("Suggested for 2 of 4: ")
        await seat.press("enter")

        assert [record.answer["tiles"] for record in seat.records if record.answer] == [[0], [], [0], []]
        assert became(seat) == ["accepted", None, "accepted", None]
        assert "2 suggestions accepted" in seat.said


async def test_an_answer_that_the_project_has_no_more_is_not_suggested(tmp_path: Path) -> None:
    project = suggest(text_project(tmp_path, 2), {"1": {"label": "cow"}, "9": {"label": "cat"}, "2": {"label": "cat"}})
    async with seated(project) as seat:
        assert suggested(seat) == ""
        await seat.press("1")
        assert suggested(seat).startswith("Suggested: cat")


async def test_it_can_be_read_at_any_size_and_in_the_title_where_the_picture_has_the_screen(tmp_path: Path) -> None:
    async with seated(work(tmp_path, "classify")) as seat:
        for size in SIZES:
            await seat.resize(*size)
            assert "dog" in suggested(seat)
        await seat.resize(80, 24)
        await seat.press("v")
        assert "Suggested: dog" in str(seat.app.screen.query_one(TitleBar).render())
        await seat.press("enter")

        assert became(seat) == ["accepted"]


async def test_a_key_of_ones_own_accepts_and_the_help_names_it(tmp_path: Path) -> None:
    async with seated(work(tmp_path, "classify"), settings=Settings(keys={"submit": "f5"})) as seat:
        assert suggested(seat).endswith("f5 accepts it")
        await seat.press("?")
        assert "Take what a machine suggests" in " ".join(seat.text.split())
        await seat.press("escape", "f5")

        assert became(seat) == ["accepted"]


async def test_the_recent_lines_say_what_became_of_it(tmp_path: Path) -> None:
    async with seated(work(tmp_path, "tag"), size=(160, 50)) as seat:
        await seat.press("enter", "1", "enter")

        lines = str(seat.app.screen.query_one(Recent).render())
        assert "1 → dog (suggestion accepted)" in lines
        assert "(suggestion corrected)" in lines


async def test_what_cannot_be_seen_is_not_accepted_as_suggested(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("compare", "moderate")]
    for folder in folders:
        folder.mkdir()
        write(folder, b"no picture", "bad.png")
        write(folder, tiny_png(), "good.png")
    (folders[0] / "pairs.jsonl").write_text('{"id": "1", "images": ["good.png", "bad.png"]}', encoding="utf-8")
    for project, answers in (
        (make_project(folders[0], "pairs.jsonl", kind="compare", labels=()), {"1": {"choice": "left"}}),
        (make_project(folders[1], ".", kind="moderate"), {"bad.png": {"decision": "keep", "reason": None}}),
    ):
        async with seated(suggest(project, answers)) as seat:
            assert suggested(seat) == ""
            await seat.press("enter")

            assert not seat.records


@pytest.mark.parametrize("key", ["down", "space", "pageup"])
async def test_a_key_of_ones_own_submits_that_would_move_in_the_list(tmp_path: Path, key: str) -> None:
    async with seated(work(tmp_path, "engage"), settings=Settings(keys={"submit": key})) as seat:
        await seat.press(key, "1", key)

        assert became(seat) == ["accepted", "corrected"]


async def test_where_letters_are_typed_the_key_that_really_submits_is_named(tmp_path: Path) -> None:
    async with seated(work(tmp_path, "transcribe"), settings=Settings(keys={"submit": "k"})) as seat:
        assert suggested(seat).endswith("⏎ accepts it")
        assert "⏎ Submit" in seat.text.replace(" ⏎  ", "⏎ ")
        await seat.press("enter")

        assert became(seat) == ["accepted"]
