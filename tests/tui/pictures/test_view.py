"""The picture's widget in a real app, without a terminal."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from threading import Event
from typing import Any

import pyte
import pytest
from PIL import Image
from rich.color import ColorSystem
from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widgets import Label

from annotate.images.decoder import Decoder
from annotate.images.loader import load
from annotate.images.picture import RGB, Picture, Size
from annotate.tui.pictures import view as picture_module
from annotate.tui.pictures.view import PictureView
from tests.images.files import BLUE, GREEN, RED, WHITE, quarters, saved, write

QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
GROUND = (18, 18, 18)
HINT = "Press x to skip it."


class Viewer(App[None]):
    """One picture, and a list of what was told and drawn."""

    CSS = "Screen { background: rgb(18,18,18); }"

    def __init__(self, view: PictureView | None = None, colours: ColorSystem | None = ColorSystem.TRUECOLOR) -> None:
        super().__init__()
        self.view = view or PictureView(hint=HINT)
        self.console._color_system = colours
        self.log_of_events: list[str] = []
        self.told: asyncio.Queue[PictureView.Told] = asyncio.Queue()

    def compose(self) -> ComposeResult:
        yield self.view

    def on_picture_view_painted(self, event: PictureView.Painted) -> None:
        self.log_of_events.append("painted")
        self.told.put_nowait(event)

    def on_picture_view_failed(self, event: PictureView.Failed) -> None:
        self.log_of_events.append("failed")
        self.told.put_nowait(event)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if isinstance(renderable, CompositorUpdate) and re.search("[▀-▟]", renderable.render_segments(self.console)):
            self.log_of_events.append("frame")

    async def show(self, path: Path) -> PictureView.Told:
        """Show a picture and wait for what becomes of it."""
        self.view.show(path)
        return await self.next()

    async def next(self) -> PictureView.Told:
        """What is told next."""
        return await asyncio.wait_for(self.told.get(), 10)


def picture(folder: Path, name: str = "a.png", im: Image.Image | None = None) -> Path:
    """A file with a picture."""
    return write(folder, saved(im or quarters(), "PNG"), name)


def terminal(app: App[Any]) -> pyte.Screen:
    """What a terminal shows of the app."""
    screen = pyte.Screen(app.size.width, app.size.height)
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(update, CompositorUpdate)
    pyte.Stream(screen).feed(update.render_segments(app.console).replace("\n", "\r\n"))
    return screen


def colours(screen: pyte.Screen, x: int, y: int) -> list[RGB]:
    """The colours of a cell's four quarters."""
    cell = screen.buffer[y][x]
    bits = QUADRANTS.index(cell.data)
    red_green_blue = [bytes.fromhex(cell.fg if bits >> part & 1 else cell.bg) for part in range(4)]
    return [(r, g, b) for r, g, b in red_green_blue]


def close(found: RGB, wanted: RGB) -> bool:
    """Whether two colours look the same."""
    return all(abs(a - b) <= 12 for a, b in zip(found, wanted, strict=True))


def text(app: App[Any]) -> str:
    """The text on the screen."""
    svg = app.export_screenshot(simplify=True)
    return unescape("\n".join(re.findall(r"<text[^>]*>(.*?)</text>", svg))).replace("\xa0", " ")


async def until(condition: Callable[[], bool], pilot: Pilot[None]) -> None:
    """Wait for something to become true."""
    async with asyncio.timeout(10):
        while not condition():
            await pilot.pause(0.005)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Files named `slow…` are decoded only after this event."""
    release = Event()

    def waiting(path: Path, target: Callable[[Size], Size], background: RGB, gap: float, quick: bool) -> Picture:
        if path.name.startswith("slow"):
            release.wait(10)
        return load(path, target, background, gap, quick)

    monkeypatch.setattr("annotate.images.decoder.load", waiting)
    return release


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files in the order in which they are decoded."""
    names: list[str] = []

    def noting(path: Path, target: Callable[[Size], Size], background: RGB, gap: float, quick: bool) -> Picture:
        names.append(path.name)
        return load(path, target, background, gap, quick)

    monkeypatch.setattr("annotate.images.decoder.load", noting)
    return names


@pytest.mark.parametrize("mode", ["quadrant", "half"])
async def test_a_picture_is_shown_in_the_middle_with_its_colours(tmp_path: Path, mode: str) -> None:
    """As large as fits, in its shape, with the ground on either side."""
    app = Viewer(PictureView(mode=mode))
    async with app.run_test(size=(60, 15)):
        told = await app.show(picture(tmp_path))
        screen = terminal(app)

    assert isinstance(told, PictureView.Painted)
    assert (told.path.name, told.width, told.height, told.note) == ("a.png", 64, 48, None)
    assert told.sha256 == load(tmp_path / "a.png", lambda size: size).sha256
    for x, y, colour in [
        (12, 2, RED),
        (45, 2, GREEN),
        (12, 12, BLUE),
        (45, 12, WHITE),
        (9, 7, GROUND),
        (50, 7, GROUND),
    ]:
        assert all(close(found, colour) for found in colours(screen, x, y)), (x, y)


async def test_painted_comes_after_the_frame(tmp_path: Path) -> None:
    """For a picture that is decoded, one that was kept, and the same one again."""
    app = Viewer()
    async with app.run_test(size=(60, 15)) as pilot:
        for name in ("a.png", "b.png", "a.png", "a.png"):
            await pilot.pause()
            app.log_of_events.clear()
            await app.show(picture(tmp_path, name) if not (tmp_path / name).exists() else tmp_path / name)
            assert app.log_of_events == ["frame", "painted"]


async def test_the_first_picture_may_be_asked_for_before_there_is_a_screen(tmp_path: Path) -> None:
    """It is shown as soon as the size is known; what follows is prepared then."""
    view = PictureView()
    view.show(picture(tmp_path))
    view.prepare([picture(tmp_path, "b.png")])
    app = Viewer(view)
    async with app.run_test(size=(60, 15)):
        assert isinstance(await app.next(), PictureView.Painted)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("cat.jpg", "cat.jpg"),
        ("[red]a [bold]x[@click=quit].jpg", "[red]a [bold]x[@click=quit].jpg"),
        ("\x1b[2Ja\nb\u202e.jpg", "\\x1b[2Ja\\nb\\u202e.jpg"),
        ("café \N{CAT FACE}.jpg", "café \N{CAT FACE}.jpg"),
    ],
)
async def test_a_broken_file_shows_its_name_the_reason_and_what_to_do(tmp_path: Path, name: str, seen: str) -> None:
    """The name as it is: no markup, no codes for the terminal."""
    app = Viewer()
    async with app.run_test(size=(60, 15)):
        told = await app.show(write(tmp_path, b"", name))
        shown = text(app)

    assert isinstance(told, PictureView.Failed)
    assert (told.path.name, told.reason) == (name, "empty file")
    assert told.sha256 is not None and told.sha256.startswith("e3b0c442")
    assert all(part in shown for part in (seen, "empty file", HINT))


async def test_only_the_last_of_several_wishes_is_told(tmp_path: Path, slow: Event) -> None:
    """Nothing comes of those that were replaced, decoded or not."""
    app = Viewer()
    async with app.run_test(size=(60, 15)) as pilot:
        for name in ("slow.png", "slower.png", "b.png", "c.png"):
            app.view.show(picture(tmp_path, name))
        slow.set()
        told = await app.next()
        await pilot.pause(0.05)

    assert told.path.name == "c.png"
    assert app.told.empty()


async def test_a_wish_that_is_replaced_before_its_frame_is_not_told(tmp_path: Path) -> None:
    """Even if the picture was there at once."""
    app = Viewer()
    async with app.run_test(size=(60, 15)) as pilot:
        for name in ("a.png", "b.png"):
            await app.show(picture(tmp_path, name))
        app.view.show(tmp_path / "a.png")
        told = await app.show(tmp_path / "b.png")
        await pilot.pause(0.05)

    assert told.path.name == "b.png"
    assert app.told.empty()


async def test_the_picture_before_stays_for_a_moment_only(
    tmp_path: Path, slow: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then there is the ground, until the next one is there."""
    app = Viewer()
    async with app.run_test(size=(60, 15)) as pilot:
        await app.show(picture(tmp_path))
        monkeypatch.setattr(picture_module, "PATIENCE", 30)
        app.view.show(picture(tmp_path, "slow1.png"))
        await pilot.pause()
        assert "▀" in text(app)

        monkeypatch.setattr(picture_module, "PATIENCE", 0.01)
        app.view.show(picture(tmp_path, "slow2.png"))
        await until(lambda: "▀" not in text(app), pilot)
        slow.set()
        assert (await app.next()).path.name == "slow2.png"
        assert "▀" in text(app)


async def test_a_cleared_view_is_empty_and_says_no_more(tmp_path: Path, slow: Event) -> None:
    """What was asked for is forgotten."""
    app = Viewer()
    async with app.run_test(size=(60, 15)) as pilot:
        await app.show(picture(tmp_path))
        app.view.show(picture(tmp_path, "slow.png"))
        app.view.clear()
        slow.set()
        await pilot.pause(0.05)
        assert "▀" not in text(app)
    assert app.told.empty()


async def test_what_was_prepared_is_shown_without_decoding(tmp_path: Path, decoded: list[str]) -> None:
    """In the order given; a new list takes the place of the old one."""
    app = Viewer()
    async with app.run_test(size=(60, 15)) as pilot:
        await app.show(picture(tmp_path))
        app.view.prepare([picture(tmp_path, "never.png")])
        app.view.prepare([picture(tmp_path, name) for name in ("b.png", "c.png")])
        await until(lambda: len(decoded) == 3, pilot)
        await app.show(tmp_path / "b.png")
        await app.show(tmp_path / "c.png")
    assert decoded == ["a.png", "b.png", "c.png"]


async def test_a_new_size_shows_the_picture_at_that_size(tmp_path: Path, decoded: list[str]) -> None:
    """At once from what is there, then decoded anew; it is not told again."""
    app = Viewer()
    async with app.run_test(size=(60, 15)) as pilot:
        await app.show(picture(tmp_path))
        await pilot.resize_terminal(30, 22)
        await pilot.pause()
        screen = terminal(app)
        assert all(close(found, RED) for found in colours(screen, 2, 7))
        assert all(close(found, GROUND) for y in (3, 18) for found in colours(screen, 15, y))

        await until(lambda: decoded == ["a.png", "a.png"], pilot)
        await pilot.pause(0.05)
        assert all(close(found, WHITE) for found in colours(terminal(app), 28, 14))
    assert app.told.empty()


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 2), (3, 1), (80, 1), (1, 24)])
@pytest.mark.parametrize("data", [saved(quarters(), "PNG"), saved(Image.new("RGB", (1, 4000)), "PNG"), b""])
async def test_there_is_no_space_too_small(tmp_path: Path, size: tuple[int, int], data: bytes) -> None:
    """A picture, or a reason, of a single cell."""
    app = Viewer()
    async with app.run_test(size=size):
        await app.show(write(tmp_path, data))
        assert terminal(app).columns == size[0]


async def test_a_view_without_any_space_waits_for_it(tmp_path: Path) -> None:
    """It cannot be painted, so it is not told; then it is."""
    app = Viewer()
    app.view.styles.width = 0
    async with app.run_test(size=(60, 15)) as pilot:
        app.view.show(picture(tmp_path))
        app.view.prepare([tmp_path / "b.png"])
        await pilot.pause(0.05)
        assert app.told.empty()
        app.view.styles.width = 20
        assert isinstance(await app.next(), PictureView.Painted)


class Themed(Viewer):
    """With the ground of the theme."""

    CSS = ""


async def test_a_change_of_theme_changes_the_ground_and_what_is_transparent(tmp_path: Path) -> None:
    """The picture itself is left as it is."""
    im = quarters().convert("RGBA")
    im.paste((0, 0, 0, 0), (0, 0, 32, 24))
    app = Themed()
    async with app.run_test(size=(60, 15)) as pilot:
        await app.show(picture(tmp_path, im=im))
        dark = terminal(app)
        app.theme = "textual-light"
        await until(lambda: colours(terminal(app), 15, 3) != colours(dark, 15, 3), pilot)
        light = terminal(app)
        ground = colours(light, 2, 7)[0]

    assert sum(ground) > 600
    assert all(close(found, ground) for found in colours(light, 15, 3))
    assert all(close(found, WHITE) for found in colours(light, 45, 12))
    assert app.told.empty()


async def test_no_color_gives_greys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR is honoured although Textual's own filter is passed by."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = Viewer()
    async with app.run_test(size=(60, 15)):
        await app.show(picture(tmp_path))
        screen = terminal(app)
    assert all(len(set(found)) == 1 for x in (2, 12, 45) for found in colours(screen, x, 3))


@pytest.mark.parametrize(
    ("system", "mode", "wanted"),
    [
        (ColorSystem.TRUECOLOR, None, ("blocks", "truecolor")),
        (ColorSystem.TRUECOLOR, "half", ("half", "truecolor")),
        (ColorSystem.EIGHT_BIT, None, ("blocks", "256")),
        (ColorSystem.STANDARD, None, ("half", "16")),
        (None, None, ("ascii", "none")),
    ],
)
async def test_the_terminals_colours_choose_the_cells(
    tmp_path: Path, system: ColorSystem | None, mode: str | None, wanted: tuple[str, str]
) -> None:
    """As the app's console knows them; the picture is painted in each."""
    app = Viewer(PictureView(mode=mode), system)
    async with app.run_test(size=(60, 15)):
        assert (app.view.mode.glyphs, app.view.mode.colours) == wanted
        assert isinstance(await app.show(picture(tmp_path)), PictureView.Painted)
        assert re.search("[▀-▟@#%]", "\n".join(terminal(app).display))


class Window(ModalScreen[None]):
    """A small window over the picture."""

    CSS = "Window { align: center middle; background: black 0%; } Label { width: 20; height: 3; background: blue; }"

    def compose(self) -> ComposeResult:
        yield Label("a window")


async def test_windows_over_the_picture_leave_the_rest_of_it(tmp_path: Path) -> None:
    """Lines are divided at any cell; a tint reaches the picture."""
    app = Viewer()
    async with app.run_test(size=(60, 15)) as pilot:
        await app.show(picture(tmp_path))
        before = terminal(app)
        app.push_screen(Window())
        await pilot.pause()
        under = terminal(app)
        for y in range(15):
            for x in range(60):
                covered = 20 <= x < 40 and 6 <= y < 9
                assert covered or under.buffer[y][x] == before.buffer[y][x], (x, y)
        assert "a window" in under.display[6]

        app.screen.styles.background = "red 50%"
        await pilot.pause()
        assert colours(terminal(app), 12, 12) != colours(before, 12, 12)


async def test_a_screenshot_has_the_picture_and_the_mouse_may_move(tmp_path: Path) -> None:
    """Both need Segments, which are made then."""
    app = Viewer()
    async with app.run_test(size=(60, 15)) as pilot:
        await app.show(picture(tmp_path))
        assert "#c81e1e" in app.export_screenshot()
        await pilot.hover(PictureView, offset=(12, 3))
        assert app.screen.get_style_at(12, 3).bgcolor is not None
    assert app.told.empty()


async def test_a_look_at_a_single_line_is_not_taken_for_painting(tmp_path: Path, slow: Event) -> None:
    """The style under the mouse may be asked for between `show` and the frame."""
    app = Viewer()
    async with app.run_test(size=(60, 15)) as pilot:
        await app.show(picture(tmp_path))
        app.log_of_events.clear()
        app.view.show(tmp_path / "a.png")
        app.screen.get_style_at(12, 3)
        await app.next()
        await pilot.pause()
    assert app.log_of_events == ["frame", "painted"]


async def test_views_can_share_a_decoder(tmp_path: Path, decoded: list[str]) -> None:
    """What one decoded the other shows; taking one away leaves the other at work."""
    decoder = Decoder()
    one, other = PictureView(decoder=decoder), PictureView(decoder=decoder)

    class Two(Viewer):
        def compose(self) -> ComposeResult:
            yield one
            yield other

    app = Two(one)
    async with app.run_test(size=(60, 20)) as pilot:
        await app.show(picture(tmp_path))
        await one.remove()
        await until(lambda: other.size == (60, 20), pilot)  # a change of size would have the next one decoded twice
        other.show(picture(tmp_path, "b.png"))
        assert (await app.next()).control is other
    decoder.close()
    assert decoded == ["a.png", "b.png"]


async def test_leaving_while_a_picture_is_decoded_is_quiet(tmp_path: Path, slow: Event) -> None:
    """The app ends at once, and the late picture harms nobody."""
    app = Viewer()
    async with app.run_test(size=(60, 15)) as pilot:
        app.view.show(picture(tmp_path, "slow.png"))
        app.view.prepare([picture(tmp_path, "slow2.png")])
        await pilot.pause(0.05)
    slow.set()
    assert app.told.empty()


async def test_small_pictures_keep_their_size_if_not_stretched(tmp_path: Path) -> None:
    """An icon of sixteen pixels is eight cells wide."""
    app = Viewer(PictureView(mode="quadrant", stretch=False))
    async with app.run_test(size=(60, 15)):
        await app.show(picture(tmp_path, im=quarters((16, 16))))
        lines = terminal(app).display
    assert [len(line.strip()) for line in lines if line.strip()] == [8] * 4


async def test_patience_that_ends_as_the_picture_comes_takes_nothing_away(tmp_path: Path) -> None:
    """A timer cannot be stopped once its call is on its way."""
    app = Viewer()
    async with app.run_test(size=(20, 10)) as pilot:
        await app.show(picture(tmp_path))
        app.view._lose_patience()
        await pilot.pause()

        assert app.view.scene.drawing is not None
