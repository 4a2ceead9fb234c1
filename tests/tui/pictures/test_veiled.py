"""A covered picture: whatever is done, and however it is drawn, nothing of it goes to the terminal."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Label

from annotate.images import cells, pixels
from annotate.images.light import Light
from annotate.images.modes import Mode
from annotate.tui.pictures.view import PictureView
from tests.images.files import saved, write
from tests.tui.pictures.viewing import SIZE, Viewer, frame, told, until

WAYS = ("octant", "blocks", "half", "ascii", "kitty", "iterm", "sixel")
CELLS = ("sextant", "quadrant") if os.environ.get("ANNOTATE_EXPLORE") else ()
"""Ways that draw as octants do, in parts of other sizes."""


class Window(ModalScreen[None]):
    def compose(self) -> ComposeResult:
        yield Label("a window")


def picture(folder: Path, name: str) -> Path:
    """Black and white squares of four pixels: from afar they are grey."""
    squares = Image.new("1", (16, 12))
    squares.putdata([(x + y) % 2 * 255 for y in range(12) for x in range(16)])
    return write(folder, saved(squares.convert("RGB").resize((64, 48), Image.Resampling.NEAREST), "PNG"), name)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each picture that was made into cells or pixels, whether its squares could be told from each other."""
    shown: list[bool] = []

    def note(rgb: Image.Image) -> None:
        tones = rgb.convert("L").tobytes()
        shown.append(max(tones) - min(tones) > 60)

    def encode(rgb: Image.Image, mode: Mode) -> list[str]:
        note(rgb)
        return cells.encode(rgb, mode)

    def painter(mode: Mode, **options: bool) -> pixels.Painter:
        made = right(mode, **options)
        paint = made.paint

        def painted(rgb: Image.Image, columns: int, rows: int) -> pixels.Painting:
            note(rgb)
            return paint(rgb, columns, rows)

        made.paint = painted  # type: ignore[method-assign]
        return made

    right = pixels.painter
    monkeypatch.setattr("annotate.images.decoder.encode", encode)
    monkeypatch.setattr("annotate.tui.pictures.drawing.encode", encode)
    monkeypatch.setattr(pixels, "painter", painter)
    return shown


async def covered(app: Viewer, pilot: Any, folder: Path) -> PictureView:
    """A view that covers what comes, with a picture in it."""
    view = app.query_one(PictureView)
    view.shy = True
    await told(app, pilot, picture(folder, "a.png"))
    return view


async def every_look(app: Viewer, pilot: Any, view: PictureView) -> None:
    """Closer, elsewhere, in another light, in another space, under a window, in another way."""
    looks: list[Callable[[], object]] = [
        lambda: view.zoom_by(8),
        lambda: view.pan(5, 3),
        lambda: setattr(view, "light", Light(2, 0, grey=True)),
        view.whole,
        lambda: setattr(view, "light", Light()),
        lambda: app.push_screen(Window()),
        app.pop_screen,
        view.draw_in_next_way,
    ]
    for look in looks:
        look()
        await pilot.pause()
        frame(app)
    await pilot.resize_terminal(40, 12)
    view._settle()
    await pilot.pause(0.15)
    frame(app)


@pytest.mark.parametrize("way", WAYS + CELLS)
async def test_no_look_shows_what_is_covered_and_opening_does(tmp_path: Path, drawn: list[bool], way: str) -> None:
    app = Viewer(way)
    async with app.run_test(size=SIZE) as pilot:
        view = await covered(app, pilot, tmp_path)
        before = frame(app)
        view.veiled = False
        await pilot.pause()
        assert frame(app) != before
        assert drawn and drawn[-1] and not drawn[0]

        view.veiled = True
        await pilot.pause()
        drawn.clear()
        await every_look(app, pilot, view)
        assert view.veiled and drawn and not any(drawn)


@pytest.mark.parametrize("way", ["blocks", "half", "iterm"])
async def test_what_was_made_ahead_never_shows_before_it_is_covered(
    tmp_path: Path, drawn: list[bool], way: str
) -> None:
    app = Viewer(way)
    async with app.run_test(size=SIZE) as pilot:
        view = await covered(app, pilot, tmp_path)
        view.veiled = False
        following = picture(tmp_path, "b.png")
        view.prepare([following])
        request = view._request(following)
        await until(lambda: view._feed.ready(request) is not None, pilot)
        drawn.clear()
        await told(app, pilot, following)
        frame(app)
        assert view.veiled
        await told(app, pilot, tmp_path / "a.png")
        frame(app)

        assert view.veiled and not any(drawn)


async def test_what_lay_open_is_covered_while_the_next_one_is_on_its_way(tmp_path: Path, drawn: list[bool]) -> None:
    app = Viewer("blocks")
    async with app.run_test(size=SIZE) as pilot:
        view = await covered(app, pilot, tmp_path)
        view.veiled = False
        drawn.clear()
        view.show(picture(tmp_path, "late.png"))
        assert view.veiled
        frame(app)
        await asyncio.sleep(0)

        assert not any(drawn)


async def test_without_being_asked_a_view_covers_nothing(tmp_path: Path) -> None:
    app = Viewer("blocks")
    async with app.run_test(size=SIZE) as pilot:
        await told(app, pilot, picture(tmp_path, "a.png"))

        assert not app.query_one(PictureView).veiled


@pytest.mark.parametrize("way", ["blocks", "half", "iterm", "sixel", "kitty"])
async def test_grey_takes_the_colours_of_every_picture_that_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    seen: list[Image.Image] = []

    def apply(light: Light, rgb: Image.Image) -> Image.Image:
        seen.append(right(light, rgb))
        return seen[-1]

    app, right = Viewer(way), Light.apply
    async with app.run_test(size=SIZE) as pilot:
        app.query_one(PictureView).light = Light(grey=True)
        monkeypatch.setattr(Light, "apply", apply)
        for name in ("a.png", "b.png"):
            await told(app, pilot, write(tmp_path, saved(Image.new("RGB", (64, 48), "red"), "PNG"), name))
            frame(app)

        assert seen and all(len({*one.getpixel((0, 0))}) == 1 for one in seen)  # type: ignore[misc]
