"""Makes the pictures of the README from the real app: python -m docs.screenshots."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"

from rich.console import Console
from rich.text import Text

from annotate.projects.project import Project
from annotate.receipt.formats.text import render_text
from annotate.receipt.prepare import prepare
from annotate.reviewing.desk import ReviewDesk
from annotate.settings import Settings
from annotate.sitting.desk import Desk
from annotate.tui.app import AnnotateApp
from annotate.tui.widgets.answer_pane import AnswerPane
from docs.svg import drawn
from sample_data import boxes_project, captcha_project
from sample_data.microtask import pictures_project
from sample_data.moderation import moderation_project
from storage import LabelRecord, LabelStore

if TYPE_CHECKING:
    from textual.pilot import Pilot

HERE = Path(__file__).parent
SIZE = (104, 30)
BOXES = {"3": "0 144 158 78", "1": "212 127 27 74", "2": "264 155 51 64"}
"""Bus, person and cat of the eighth picture: x, y, width and height, by the keys of their labels."""


async def labelling(desk: Desk) -> None:
    """Label a few pictures, one key each."""

    async def play(pilot: Pilot[Any]) -> None:
        for key in ("1", "3", "3", "6", "9", "9"):
            await pilot.pause(1.4)
            await press(pilot, key)

    await shot(desk, "labelling", play, goal=15)
    (HERE / "receipt.svg").write_text(receipt(desk), "utf-8")


async def boxes(desk: Desk) -> None:
    """Draw boxes by their numbers, and choose one."""

    async def play(pilot: Pilot[Any]) -> None:
        for _picture in range(7):
            await pilot.pause(0.8)
            await press(pilot, "enter")
        for key, numbers in BOXES.items():
            await press(pilot, key, "escape", "e", *numbers.replace(" ", ","), "enter")
        await press(pilot, "tab")

    await shot(desk, "boxes", play)


async def captcha(desk: Desk) -> None:
    """Choose squares, and lead the cursor to another one."""

    async def play(pilot: Pilot[Any]) -> None:
        await press(pilot, "7", "4", "right")

    await shot(desk, "captcha", play)


async def moderate(desk: Desk) -> None:
    """Come to a picture that is still covered."""

    async def play(pilot: Pilot[Any]) -> None:
        await press(pilot, "o", "k")

    await shot(desk, "moderate", play)


def dispute(project: Project) -> None:
    """Have three people answer, of whom one sees it otherwise."""
    labels = project.labels.names
    people = ("calm-heron", "dusty-lynx", "eager-mole")
    with LabelStore.open(project.store_path) as store:
        for number, item in enumerate(project.items()[:6]):
            for who, name in enumerate(people):
                label = (
                    ("fruit", "fruit", "something else")[who] if number == 2 else labels[number + (who == 2 < number)]
                )
                store.append(
                    LabelRecord(
                        session=f"{who:012x}",
                        record=f"{who:012x}-{number}",
                        item=item.id,
                        task="classify",
                        annotator=name,
                        outcome="labelled",
                        answer={"label": label},
                        note="half hidden" if who == 2 and number == 2 else None,
                        shown_at="2026-11-24T09:00:00.000Z",
                        submitted_at="2026-11-24T09:00:04.000Z",
                        short_ms=1400 + 900 * who,
                        inputs=1,
                    )
                )


async def review(desk: Desk) -> None:
    """See what is disputed most."""

    async def play(pilot: Pilot[Any]) -> None:
        await pilot.pause(0.3)

    await shot(desk, "review", play, command="annotate review")


async def shot(
    desk: Desk,
    name: str,
    play: Callable[[Pilot[Any]], Any],
    goal: int | None = None,
    command: str = "annotate label",
) -> None:
    """Keep what the screen shows after something was done."""
    app = AnnotateApp(desk, "amber-otter", Settings(), introduced=True, goal=goal)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await play(pilot)
        await ready(pilot)
        await pilot.pause(0.3)
        strips = app.screen._compositor.render_strips()
        (HERE / f"{name}.svg").write_text(drawn(strips, command), "utf-8")
        await pilot.press("ctrl+q")


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, each when the item is there."""
    for key in keys:
        await ready(pilot)
        await pilot.press(key)


async def ready(pilot: Pilot[Any]) -> None:
    """Wait until the item is on the screen."""
    while not pilot.app.screen.query_one(AnswerPane).ready:
        await pilot.pause()


def receipt(desk: Desk) -> str:
    """The receipt of what was just labelled, as a terminal shows it, down to what it is worth at one rate."""
    console = Console(width=60, file=StringIO(), force_terminal=True, color_system="truecolor")
    made = prepare(desk.project, desk.store, Settings(), rates=["wage-micro-all"], place="us")
    lines = render_text(made, 60).split("\n")
    end = max(number for number, line in enumerate(lines) if "Source" in line.plain and "ILO" in line.plain) + 3
    return drawn(console.render_lines(Text("\n").join([*lines[:end], lines[-1]]), console.options), "annotate receipt")


async def main() -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as folder:
        pictures = pictures_project(Path(folder) / "microtask", "en")
        _posts, reported = moderation_project(Path(folder) / "moderation", "en")
        squares, *_rest = captcha_project(Path(folder) / "captcha", "en")
        plays: Sequence[tuple[Path, Callable[[Desk], Any]]] = (
            (pictures, labelling),
            (boxes_project(Path(folder) / "boxes", "en"), boxes),
            (squares, captcha),
            (reported, moderate),
        )
        for project, play in plays:
            with Desk(Project.load(project)) as desk:
                await play(desk)
        disputed = Project.load(pictures_project(Path(folder) / "disputed", "en"))
        dispute(disputed)
        with ReviewDesk(disputed) as desk:
            await review(desk)


if __name__ == "__main__":
    asyncio.run(main())
