"""Known answers and repeats: nothing on the screen tells them from any other item, of whatever kind."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from annotate.settings import Settings
from annotate.tui.widgets.status_line import StatusLine
from tests.tui.driving import Seat, seated
from tests.tui.kinds_of_work import SOME, WORKS


def seen(seat: Seat) -> str:
    """The screen, but for the line of what was just decided and for what is counted."""
    lines = seat.text.splitlines()
    del lines[seat.app.screen.query_one(StatusLine).region.y :]
    return re.sub(r"\d+ (saved|click|a minute)s?", "", "\n".join(line.rstrip() for line in lines))


@pytest.mark.parametrize("name", SOME)
async def test_a_known_answer_is_not_to_be_seen_before_or_after_one_answers(tmp_path: Path, name: str) -> None:
    work, screens = WORKS[name], []
    for gold in ("", '[queue]\ngold = "gold.jsonl"\n'):
        project = work.make(tmp_path, 2, more=gold)
        lines = [json.dumps({"item": item, "answer": work.answer}) for item in project.items().ids]
        (tmp_path / "gold.jsonl").write_text("\n".join(lines), encoding="utf-8")
        async with seated(project, annotator="ben" if gold else "ana") as seat:
            before = seat.text
            await seat.press(*work.others)
            screens.append((before, seat.text))
            assert [record.gold for record in seat.records if record.annotator == "ben"] == [False] * bool(gold)
    assert screens[0] == screens[1]


@pytest.mark.parametrize("name", SOME)
async def test_a_repeat_looks_as_it_did_the_first_time(tmp_path: Path, name: str) -> None:
    work = WORKS[name]
    async with seated(
        work.make(tmp_path, 1, more="[queue]\nrepeat = 1.0\n"), settings=Settings(meter_hidden=True)
    ) as seat:
        before = seen(seat)
        assert "1 of 2" in before or seat.app.size.width < 60
        await seat.press(*work.others)
        assert seen(seat) == before.replace("1 of 2", "2 of 2")
        await seat.press(*work.others)

        assert [record.repeat for record in seat.records] == [None, True]
        assert [record.activity for record in seat.records] == ["label", "check"]
