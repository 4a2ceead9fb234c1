"""The shape of the terminal's cells: pictures keep their own by it, also when the font gets another size."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotate.images.fitting import CELL
from annotate.images.picture import Size
from annotate.terminals.terminal import Terminal
from annotate.tui.pictures.view import PictureView
from annotate.tui.pictures.ways import cell_of
from tests.images.files import quarters, saved, write
from tests.small_projects import make_project
from tests.tui.driving import seated
from tests.tui.pictures.viewing import Viewer, frame, shown, told, until

RASTER = re.compile(r'"1;1;(\d+);(\d+)')


@pytest.mark.parametrize(("cell", "columns"), [((10, 20), 40), ((8, 20), 50), ((12, 20), 33), (None, 40)])
async def test_a_square_is_square_in_the_cells_that_there_are(tmp_path: Path, cell: Size | None, columns: int) -> None:
    app = Viewer("half")
    app.terminal = Terminal(cell=cell)
    async with app.run_test(size=(100, 22)) as pilot:
        await told(app, pilot, write(tmp_path, saved(quarters((40, 40)), "PNG"), "a.png"))
        view = app.query_one(PictureView)

        assert view.viewport is not None
        assert view.viewport.shown == (columns, 20)


@pytest.mark.parametrize("cell", [(1, 40), (40, 20)])
async def test_cells_that_cannot_be_are_not_believed(cell: Size) -> None:
    app = Viewer("half")
    app.terminal = Terminal(cell=cell)
    assert cell_of(app) == CELL


async def test_a_larger_font_has_larger_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the terminal's own measure, which may be another one than the window's."""
    measured = [(10, 20)]
    monkeypatch.setattr("annotate.tui.terminal.drawn_cell", lambda: measured[-1])
    write(tmp_path, saved(quarters(), "PNG"), "a.png")
    async with seated(make_project(tmp_path, ".")) as seat:
        seat.app.terminal = Terminal(cell=(20, 40))
        await seat.resize(70, 22)
        assert seat.app.terminal.cell == (20, 40)
        measured.append((15, 28))
        await seat.resize(50, 18)

        assert seat.app.terminal.cell == (30, 56)
        assert seat.app.screen.query_one(PictureView).viewport is not None


async def test_sixel_is_made_anew_for_cells_of_another_size(tmp_path: Path) -> None:
    """Pixels that were made for larger cells would scroll the screen."""
    app = Viewer("sixel")
    async with app.run_test(size=(40, 12)) as pilot:
        view = await shown(app, pilot, tmp_path)
        before = RASTER.findall(frame(app))
        app.terminal = Terminal(cell=(5, 10))
        assert not RASTER.findall(frame(app))
        view.refresh()
        await until(lambda: view.scene.drawing is not None and view.scene.drawing.mode.cell == (5, 10), pilot)
        await pilot.pause()

        (columns, rows), (width, height) = view.scene.look.viewport.shown, (5, 10)  # type: ignore[union-attr]
        assert RASTER.findall(frame(app)) == [(str(columns * width), str(rows * height))] != before
