"""Pictures in the terminal's own pixels, and the characters that stand for them while something lies over them."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from PIL import Image
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Label

from annotate.terminals.terminal import Terminal
from annotate.tui.pictures import canvas
from tests.images.files import saved, write
from tests.tui.pictures.viewing import SIZE, Viewer, frame, shown, told, until

PLACEHOLDER = "\U0010eeee"
BLOCKS = re.compile("[▀-▟]")
INLINE = re.compile(r"\x1b7\x1b\[(\d+);(\d+)H\x1b\]1337;File=([^:]*):([^\x07]*)\x07\x1b8")


class Window(ModalScreen[None]):
    def compose(self) -> ComposeResult:
        yield Label("a window")


async def test_an_inline_picture_follows_its_blank_cells_and_fills_them(tmp_path: Path) -> None:
    app = Viewer("iterm")
    async with app.run_test(size=SIZE) as pilot:
        view = await shown(app, pilot, tmp_path)
        (row, column, about, data), *others = INLINE.findall(frame(app))
        assert not others
        assert view.viewport is not None
        columns, rows = view.viewport.shown
        assert f"width={columns};height={rows};" in about
        left, above = view.viewport.place
        assert (int(row), int(column)) == (1 + 1 + above, 1 + left)
        with Image.open(io.BytesIO(base64.b64decode(data))) as im:
            assert im.format == "JPEG"
            assert (im.width, im.height) == (columns * 10, rows * 20)
        assert not BLOCKS.search(frame(app))


@pytest.mark.parametrize("way", ["iterm", "sixel", "kitty"])
async def test_under_a_window_there_are_characters_and_the_pixels_come_back(tmp_path: Path, way: str) -> None:
    app = Viewer(way)
    async with app.run_test(size=SIZE) as pilot:
        await shown(app, pilot, tmp_path)
        pixels = frame(app)
        assert ("\x1b]1337" in pixels, "\x1bP" in pixels, PLACEHOLDER in pixels).index(True) == (
            "iterm",
            "sixel",
            "kitty",
        ).index(way)
        await app.push_screen(Window())
        await pilot.pause()
        covered = frame(app)
        assert "a window" in covered and BLOCKS.search(covered)
        assert "\x1b]1337" not in covered and "\x1bP" not in covered and PLACEHOLDER not in covered
        app.pop_screen()
        await pilot.pause()

        assert frame(app) == pixels


async def test_a_message_over_the_picture_gets_characters_until_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvas, "TOASTED", 0.01)
    app = Viewer("iterm")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await shown(app, pilot, tmp_path)
        app.notify("something", timeout=60)
        await until(lambda: "something" in frame(app) and "\x1b]1337" not in frame(app), pilot)
        app.clear_notifications()

        await until(lambda: "\x1b]1337" in frame(app), pilot)


async def test_a_line_that_is_written_alone_brings_the_pixels_back(tmp_path: Path) -> None:
    app = Viewer("sixel")
    async with app.run_test(size=SIZE) as pilot:
        view = await shown(app, pilot, tmp_path)
        frame(app)
        strips = view._canvas.strips()
        refreshed: list[bool] = []
        view.refresh = lambda *args, **options: refreshed.append(True) or view  # type: ignore[method-assign,func-returns-value]
        strips[3].crop(0, 5).render(app.console)
        await pilot.pause()

        assert refreshed


async def test_kitty_s_pixels_go_before_the_frame_and_are_taken_back_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Viewer("kitty")
    async with app.run_test(size=SIZE) as pilot:
        written: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        view = await shown(app, pilot, tmp_path)
        lines = frame(app).count(PLACEHOLDER)
        assert view.viewport is not None
        assert lines == view.viewport.shown[0] * view.viewport.shown[1]
        sent = "".join(written)
        assert sent.startswith("\x1b_G")
        number = re.search(r"[,G]i=(\d+)", sent)
        assert number is not None
        await view.remove()

        assert f"a=d,d=I,q=2,i={number[1]}" in "".join(written)


async def test_pixels_are_taken_back_before_the_program_is_suspended_and_sent_anew_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal may forget them with the screen that they were on."""
    app = Viewer("kitty")
    async with app.run_test(size=SIZE) as pilot:
        await shown(app, pilot, tmp_path)
        written: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        app.app_suspend_signal.publish(app)
        assert re.fullmatch(r"\x1b_Ga=d,d=I,q=2,i=\d+\x1b\\", "".join(written))

        written.clear()
        app.app_resume_signal.publish(app)
        await until(lambda: any("a=T" in code for code in written), pilot)


async def test_a_picture_is_never_taken_for_one_that_was_at_its_place_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Photographs of one camera differ in nothing else, and what was cleared away leaves its place to the next."""
    monkeypatch.setattr(canvas, "id", lambda thing: 0, raising=False)
    app = Viewer("iterm")
    async with app.run_test(size=SIZE) as pilot:
        view = await shown(app, pilot, tmp_path)
        first = INLINE.findall(frame(app))
        view.clear()
        await told(app, pilot, write(tmp_path, saved(Image.new("RGB", (64, 48), "red"), "PNG"), "b.png"))

        second = INLINE.findall(frame(app))
        assert second and second != first


async def test_a_closer_look_is_made_of_pixels_too(tmp_path: Path) -> None:
    app = Viewer("iterm")
    async with app.run_test(size=SIZE) as pilot:
        view = await shown(app, pilot, tmp_path)
        whole = INLINE.findall(frame(app))
        view.zoom_by(2)
        await pilot.pause()

        closer = INLINE.findall(frame(app))
        assert closer and closer != whole


async def test_pixels_made_for_another_space_are_not_drawn_into_this_one(tmp_path: Path) -> None:
    """Between a change of size and its news they could reach below the view, where some terminals scroll."""
    app = Viewer("iterm")
    async with app.run_test(size=SIZE) as pilot:
        view = await shown(app, pilot, tmp_path)
        fitting = view.scene.look
        assert fitting is not None
        view.scene.see(fitting.resized(SIZE[0], 2 * SIZE[1], (30, 30)))
        view._canvas.forget()
        assert not INLINE.search(frame(app))

        view.scene.see(fitting)
        view._canvas.forget()
        assert INLINE.search(frame(app))


async def test_the_column_that_inline_pictures_blacken_is_drawn_again(tmp_path: Path) -> None:
    """Konsole's: beside the picture, on each of its lines."""
    app = Viewer("iterm")
    app.terminal = Terminal(name="Konsole 22.12.3", iterm=True, cell=(10, 20))
    async with app.run_test(size=SIZE) as pilot:
        view = await shown(app, pilot, tmp_path)
        (columns, rows), (left, above) = view.viewport.shown, view.viewport.place  # type: ignore[union-attr]
        _before, _picture, after = frame(app).partition("\x07")
        right = view.region.x + left + columns + 1

        drawn = re.findall(rf"\x1b\[(\d+);{right}H\x1b\[[\d;]+m \x1b\[0m", after)
        assert [int(line) for line in drawn] == [view.region.y + above + row + 1 for row in range(rows)]
