"""Makes the pictures of the README from the real app: python -m docs.screenshots."""

from __future__ import annotations

import asyncio
import os
import tempfile
from io import StringIO
from pathlib import Path

os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"

from rich.console import Console

from annotate.projects.project import Project
from annotate.receipt.prepare import prepare
from annotate.receipt.text import render_text
from annotate.settings import Settings
from annotate.sitting.desk import Desk
from annotate.tui.app import AnnotateApp
from annotate.tui.widgets.answer_pane import AnswerPane
from sample_data import weisure_project

HERE = Path(__file__).parent
SIZE = (104, 30)


async def main() -> None:
    """Label a few sample pictures and keep what the screen shows."""
    with tempfile.TemporaryDirectory() as folder:
        pictures, _posts = weisure_project(Path(folder), "en")
        with Desk(Project.load(pictures)) as desk:
            app = AnnotateApp(desk, "amber-otter", Settings(), introduced=True, goal=15)
            async with app.run_test(size=SIZE) as pilot:
                for key in ("1", "3", "3", "6", "9", "9", None):
                    while not app.screen.query_one(AnswerPane).ready:
                        await pilot.pause()
                    if key is not None:
                        await pilot.pause(1.4)
                        await pilot.press(key)
                (HERE / "labelling.svg").write_text(app.export_screenshot(title="annotate label"), "utf-8")
                await pilot.press("ctrl+q")
            (HERE / "receipt.svg").write_text(receipt(desk), "utf-8")


def receipt(desk: Desk) -> str:
    """The receipt of what was just labelled, as a terminal shows it."""
    console = Console(record=True, width=60, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(render_text(prepare(desk.project, desk.store, Settings()), 60))
    return console.export_svg(title="annotate receipt")


if __name__ == "__main__":
    asyncio.run(main())
