"""A view of pictures in an app of its own, and what its terminal gets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.color import ColorSystem
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.widgets import Label

from annotate.terminals.terminal import Terminal
from annotate.tui.pictures.view import PictureView
from tests.images.files import quarters, saved, write

SIZE = (60, 20)


class Viewer(App[None]):
    """A picture between two lines, in a way that the terminal is said to know."""

    def __init__(self, way: str) -> None:
        super().__init__()
        self.images = way
        self.terminal = Terminal(name="test", cell=(10, 20))
        self.console._color_system = ColorSystem.TRUECOLOR
        self.told: list[PictureView.Told] = []

    def compose(self) -> ComposeResult:
        yield Label("above")
        yield PictureView()
        yield Label("below")

    def on_picture_view_painted(self, event: PictureView.Painted) -> None:
        self.told.append(event)

    def on_picture_view_failed(self, event: PictureView.Failed) -> None:
        self.told.append(event)


def frame(app: App[Any]) -> str:
    """All that the terminal gets for the present screen."""
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(update, CompositorUpdate)
    return update.render_segments(app.console)


async def told(app: Viewer, pilot: Any, path: Path) -> PictureView.Told:
    """Show a file and wait for what is told of it."""
    before = len(app.told)
    app.query_one(PictureView).show(path)
    await until(lambda: len(app.told) > before, pilot)
    return app.told[-1]


async def shown(app: Viewer, pilot: Any, folder: Path) -> PictureView:
    """A view with a picture in it."""
    await told(app, pilot, write(folder, saved(quarters(), "PNG"), "a.png"))
    return app.query_one(PictureView)


async def until(condition: Callable[[], bool], pilot: Any) -> None:
    """Wait for something to become true."""
    for _turn in range(2000):
        if condition():
            return
        await pilot.pause(0.005)
    raise AssertionError("it did not come about")
