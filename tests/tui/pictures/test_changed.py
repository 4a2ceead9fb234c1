"""A file that changes or goes while its picture is looked at: what is judged stays what was shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from annotate.images.decoder import Frame
from annotate.tui.pictures.view import PictureView
from tests.images.files import saved
from tests.tui.pictures.viewing import SIZE, Viewer, shown, until

OTHERS: dict[str, Callable[[Path], object]] = {
    "another picture": lambda path: path.write_bytes(saved(Image.new("RGB", (300, 50), "red"), "PNG")),
    "no picture": lambda path: path.write_bytes(b"no picture"),
    "gone": Path.unlink,
}


def sha256(view: PictureView) -> str:
    assert view.scene.drawing is not None
    return view.scene.drawing.frame.picture.sha256


@pytest.mark.parametrize("way", ["half", "iterm"])
@pytest.mark.parametrize("change", OTHERS.values(), ids=OTHERS)
async def test_another_space_and_another_way_show_the_picture_that_was_there(
    tmp_path: Path, change: Callable[[Path], object], way: str
) -> None:
    app = Viewer(way)
    async with app.run_test(size=SIZE) as pilot:
        view = await shown(app, pilot, tmp_path)
        before = sha256(view)
        change(tmp_path / "a.png")
        await pilot.resize_terminal(40, 12)
        view._settle()
        view.draw_in_next_way()
        await pilot.pause(0.3)

        assert isinstance(view._outcome, Frame) and sha256(view) == before
        assert view.viewport is not None and view.viewport.size == (64, 48)
        assert len(app.told) == 1


@pytest.mark.parametrize("change", OTHERS.values(), ids=OTHERS)
async def test_a_closer_look_is_at_the_picture_that_was_there(tmp_path: Path, change: Callable[[Path], object]) -> None:
    app = Viewer("half")
    async with app.run_test(size=SIZE) as pilot:
        view = await shown(app, pilot, tmp_path)
        before = view.scene.lines()
        change(tmp_path / "a.png")
        view.zoom_by(1.01)
        await pilot.pause(0.3)
        view.zoom_by(0.5)
        assert view.scene.drawing is not None and view.scene.drawing.deep is None
        assert view.scene.lines() == before


async def test_a_closer_look_has_all_the_pixels_of_a_picture_that_is_the_same(tmp_path: Path) -> None:
    app = Viewer("half")
    async with app.run_test(size=SIZE) as pilot:
        view = await shown(app, pilot, tmp_path)
        view.zoom_by(2)
        await until(lambda: view.scene.drawing is not None and view.scene.drawing.deep is not None, pilot)
