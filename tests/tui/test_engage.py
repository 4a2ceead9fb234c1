"""The click farm: keys and the mouse click, Enter goes on, a bar runs down, and clicks are counted calmly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.projects.project import Project
from annotate.tui.kinds.engage import Pane
from annotate.tui.widgets.clicks import Clicks
from annotate.tui.widgets.label_list import LabelList
from annotate.tui.widgets.pace_bar import PaceBar
from tests.small_projects import make_project
from tests.tui.driving import Seat, seated
from tests.tui.test_tag import click_hint

ORDER = "question = 'Like and follow.'\n"


def posts(folder: Path, task: str = ORDER, labels: tuple[str, ...] = ("like", "follow", "share")) -> Project:
    """Posts of invented accounts."""
    rows = [{"id": str(number), "text": f"post {number}", "author": f"@account{number}"} for number in range(1, 5)]
    (folder / "posts.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return make_project(folder, "posts.jsonl", kind="engage", labels=labels, task=task)


def counted(seat: Seat) -> str:
    return str(seat.app.screen.query_one(Clicks).render())


async def wait(seat: Seat, ms: int) -> None:
    """Let this time pass, and the bar look at the clock."""
    pane = seat.pane
    assert isinstance(pane, Pane)
    seat.clock.go(ms)
    pane._tick()
    await seat.calm()


async def test_keys_click_and_enter_goes_on(tmp_path: Path) -> None:
    async with seated(posts(tmp_path)) as seat:
        assert "Like and follow." in seat.text
        assert "@account1" in seat.text
        await seat.press("2", "1", "3", "3", "enter", "enter")

        assert seat.labels == [("1", ["like", "follow"]), ("2", [])]
        assert seat.said == "2 → no click"


async def test_the_mouse_does_all_of_it(tmp_path: Path) -> None:
    async with seated(posts(tmp_path)) as seat:
        await seat.click(LabelList, 4, 1)
        await click_hint(seat, "answer('submit')")

        assert seat.labels == [("1", ["follow"])]


async def test_clicks_of_this_sitting_are_counted_with_their_time_also_when_taken_back(tmp_path: Path) -> None:
    async with seated(posts(tmp_path)) as seat:
        assert counted(seat) == "0 clicks · 0 s\n0 a minute"
        seat.clock.go(10_000)
        await seat.press("1", "2", "enter")
        assert counted(seat) == "2 clicks · 10 s\n12 a minute"
        seat.clock.go(10_000)
        await seat.press("1", "enter")
        assert counted(seat) == "3 clicks · 20 s\n9 a minute"
        await seat.press("u")
        assert counted(seat).startswith("2 clicks")
        await seat.press("enter", "left", "left", "2", "enter")
        assert counted(seat).startswith("2 clicks")

        assert [(item, clicked) for item, clicked in seat.labels][-1] == ("1", ["like"])


async def test_the_bar_runs_down_for_each_post_and_nothing_happens_at_its_end(tmp_path: Path) -> None:
    async with seated(posts(tmp_path, ORDER + "pace = '6s'")) as seat:
        assert "██ " in seat.text
        assert "  6 s" in seat.text
        await wait(seat, 4_500)
        assert "  2 s" in seat.text
        await wait(seat, 4_500)
        assert "  0 s" in seat.text
        await seat.press("1", "enter")

        assert seat.labels == [("1", ["like"])]
        assert "  6 s" in seat.text


async def test_the_bar_waits_while_a_page_lies_over_the_post(tmp_path: Path) -> None:
    async with seated(posts(tmp_path, ORDER + "pace = '6s'")) as seat:
        await wait(seat, 1_500)
        await seat.press("i")
        seat.clock.go(60_000)
        await seat.press("escape")
        await wait(seat, 0)
        await wait(seat, 1_000)

        assert "  4 s" in seat.text


async def test_without_a_pace_there_is_no_bar(tmp_path: Path) -> None:
    async with seated(posts(tmp_path, "")) as seat:
        assert not seat.app.screen.query(PaceBar)
        assert "Click what was" in seat.text


async def test_clicks_that_were_not_given_are_there_again(tmp_path: Path) -> None:
    project = posts(tmp_path)
    async with seated(project) as seat:
        await seat.press("3", "ctrl+q")
        await seat.until(lambda: seat.app.return_value)
    async with seated(project) as seat:
        assert "■ share" in seat.text
        await seat.press("enter")

        assert seat.labels == [("1", ["share"])]


@pytest.mark.parametrize("size", [(20, 8), (80, 24), (160, 50)])
async def test_what_can_be_clicked_is_in_sight_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with seated(posts(tmp_path, ORDER + "pace = '6s'"), size=size) as seat:
        assert "□ like" in seat.text
        assert "post 1" in seat.text
        assert "6 s" in seat.text
