"""What tests of drawn boxes share: pictures, what stands in the store, what is drawn, the mouse over the picture."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from textual import events

from annotate.images.marks import Cursor, Mark
from annotate.projects.project import Project
from annotate.tui.pictures.view import PictureView
from annotate.tui.widgets.key_bar import KeyBar
from tests.small_projects import make_project
from tests.tui.driving import Seat

SIZE = (540, 420)
"""Ten pixels by twenty are a cell of the picture on a screen of 80 x 24."""


@cache
def picture(size: tuple[int, int]) -> bytes:
    data = BytesIO()
    Image.new("RGB", size, (90, 120, 60)).save(data, "PNG")
    return data.getvalue()


def project(folder: Path, size: tuple[int, int] = SIZE, **settings: Any) -> Project:
    """Two pictures to draw boxes on."""
    for name in ("1.png", "2.png"):
        (folder / name).write_bytes(picture(size))
    return make_project(folder, ".", kind="boxes", **settings)


def places(seat: Seat, record: int = -1) -> list[tuple[float, ...]]:
    """The boxes of a record, as numbers."""
    answer = seat.records[record].answer
    assert answer is not None
    return [(box["x"], box["y"], box["width"], box["height"]) for box in answer["boxes"]]


def names(seat: Seat) -> list[str]:
    answer = seat.records[-1].answer
    assert answer is not None
    return [box["label"] for box in answer["boxes"]]


def view(seat: Seat) -> PictureView:
    return seat.app.screen.query_one(PictureView)


def marks(seat: Seat) -> list[Mark]:
    return [mark for mark in view(seat).scene.marks if isinstance(mark, Mark)]


def cursor(seat: Seat) -> tuple[float, float] | None:
    found = [(mark.x, mark.y) for mark in view(seat).scene.marks if isinstance(mark, Cursor)]
    return found[0] if found else None


def keys(seat: Seat) -> list[str]:
    """The names in the key bar."""
    return [hint.name for hint in seat.app.screen.query_one(KeyBar)._hints]


async def drag(seat: Seat, start: tuple[int, int], *cells: tuple[int, int], shift: bool = False) -> None:
    """Press the button in a cell of the picture, move over others, and let it go in the last one."""
    region = view(seat).region
    kinds: list[type[events.MouseEvent]] = [events.MouseDown, *[events.MouseMove] * len(cells), events.MouseUp]
    for kind, (x, y) in zip(kinds, [start, *cells, (cells or (start,))[-1]], strict=True):
        at: tuple[Any, ...] = (None, float(region.x + x), float(region.y + y), 0, 0, 1, shift, False, False)
        seat.app.post_message(kind(*at))
        await seat.calm()


async def click_hint(seat: Seat, action: str) -> None:
    """Click an entry of the key bar."""
    bar = seat.app.screen.query_one(KeyBar)
    hints = bar.fitting(bar.size.width)
    place = next(number for number, hint in enumerate(hints) if hint.action == action)
    await seat.click(KeyBar, sum(hint.width for hint in hints[:place]) + 1)
