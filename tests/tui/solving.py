"""Captchas to solve before the real app, headless: small ones, and what one sees of them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image
from textual import events

from annotate.projects.project import Project
from annotate.tui.kinds.grid import Pane
from annotate.tui.pictures.view import PictureView
from annotate.tui.widgets.item_view import ItemView
from tests.small_projects import image_project, make_project, tiny_png
from tests.tui.driving import Seat

SIZES = [(40, 12), (60, 18), (80, 24), (160, 50), (200, 60)]


def cut(folder: Path, grid: str = "3x3", **settings: Any) -> Project:
    """Three pictures, each cut into squares."""
    task = f"grid = '{grid}'\n{settings.pop('task', '')}"
    return image_project(folder, 3, kind="grid", labels=["traffic light"], task=task, **settings)


def sheets(folder: Path, *sheets: Sequence[str], task: str = "", labels: Sequence[str] = ("cat",)) -> Project:
    """Sheets of these pictures; those whose name begins with `no` are not there."""
    for name in {name for names in sheets for name in names if not name.startswith("no")}:
        (folder / name).write_bytes(tiny_png())
    rows = (json.dumps({"images": names, "target": labels[place % len(labels)]}) for place, names in enumerate(sheets))
    (folder / "items.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return make_project(folder, "items.jsonl", kind="grid", labels=labels, task=task)


def tiles(seat: Seat, record: int = -1) -> list[int] | None:
    answer = seat.records[record].answer
    return None if answer is None else list(answer["tiles"])


def chosen(seat: Seat) -> list[int]:
    assert isinstance(seat.pane, Pane)
    return seat.pane.choice.tiles


def pictures(seat: Seat) -> list[PictureView]:
    return seat.app.screen.query_one(ItemView).pictures


def enlarge(folder: Path) -> None:
    """Put pictures that one can look at closely in the place of the tiny ones."""
    for path in folder.glob("*.png"):
        Image.new("RGB", (400, 300), (200, 120, 40)).save(path)


def drawn(view: PictureView) -> str:
    """The characters of a picture, with what is drawn over it."""
    return re.sub("\x1b\\[[0-9;]*m", "", "".join(view.scene.lines()))


async def click(seat: Seat, view: PictureView, across: float = 0.5, down: float = 0.5) -> None:
    """Click at so much of the picture's width and height."""
    assert view.viewport is not None
    width, height = view.viewport.size
    column, row = view.viewport.to_cells(width * across, height * down)
    at: tuple[Any, ...] = (None, view.region.x + int(column), view.region.y + int(row), 0, 0, 1, False, False, False)
    seat.app.post_message(events.MouseDown(*at))
    seat.app.post_message(events.MouseUp(*at))
    await seat.calm()
