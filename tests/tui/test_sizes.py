"""Every size of terminal: the labels can be reached, and what does not fit is what one can do without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotate.tui.widgets.label_list import LabelList
from tests.small_projects import image_project, text_project
from tests.tui.driving import seated

SIZES = [(20, 5), (40, 10), (80, 24), (160, 50)]


@pytest.mark.parametrize(
    ("size", "make", "kind"),
    [*zip(SIZES, [image_project, text_project] * 2, ["classify", "tag"] * 2, strict=True)],
)
async def test_everything_works_at_every_size(tmp_path: Path, size: tuple[int, int], kind: str, make: Any) -> None:
    async with seated(make(tmp_path, kind=kind), size=size) as seat:
        assert " 1 " in seat.text
        assert "cat" in seat.text
        submit = ["enter"] if kind == "tag" else []
        await seat.press("2", *submit)
        await seat.click(LabelList, 4, 0)
        await seat.press(*submit, "s", "u", "left", "right")
        for opening in ("question_mark", "i", "r", "n", "slash", "p", "ctrl+p"):
            await seat.press(opening)
            assert seat.text.strip()
            await seat.press("escape")

        answers = ["dog", "cat"] if kind == "classify" else [["dog"], ["cat"]]
        assert [answer for _item, answer in seat.labels] == answers


@pytest.mark.parametrize("size", SIZES)
async def test_forty_labels_are_within_reach_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with seated(text_project(tmp_path, labels=[f"n{number:02}" for number in range(40)]), size=size) as seat:
        await seat.press("end")
        assert "n39" in seat.text
        await seat.press("home")
        assert "n00" in seat.text
        await seat.press("end", "enter")

        assert seat.labels == [("1", "n39")]


async def test_80x24_shows_all_that_matters(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path)) as seat:
        await seat.press("1")
        shown = seat.text

        for words in (
            "2 of 4",
            "1 saved",
            "text number 2",
            "1   cat",
            "1 → cat",
            "u Undo",
            "? Help",
            "^q Quit",
            "1 label",
            "this sitting",
        ):
            assert words in shown


async def test_a_wide_terminal_shows_what_was_decided_last(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, 12), size=(160, 50)) as seat:
        await seat.press(*"1231231231")
        lines = [line for line in seat.text.splitlines() if "→" in line]
        assert len(lines) == 9  # eight beside the item, the newest once more above the keys
        await seat.press("u")

        assert "10 → cat" not in seat.text


@pytest.mark.parametrize("make", [image_project, text_project])
async def test_the_terminal_may_change_its_size_at_any_time(tmp_path: Path, make: Any) -> None:
    async with seated(make(tmp_path)) as seat:
        for width, height in ((20, 5), (200, 60), (1, 1), (40, 10), (80, 24)):
            await seat.resize(width, height)
        await seat.press("1", "2")

        assert [label for _item, label in seat.labels] == ["cat", "dog"]
        assert "2 saved" in seat.text
