"""Pictures: a file to cells against chafa and timg, and a key press to the next picture against an empty screen.

python benchmarks/pictures.py [FOLDER] [--rounds N] [--presses N]

Without a folder it makes its own photographs of twelve megapixels. All figures that are compared are taken in turns in
one run, and are medians. chafa and timg are whole processes less their start-up (the same command on one pixel in the
same format), in CPU time, so that other work on the machine weighs on neither; key presses are in time that passes.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"

import pexpect
from PIL import Image, ImageChops, ImageFilter
from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from annotate.images.cells import encode
from annotate.images.decoder import Decoder, Request
from annotate.images.loader import load
from annotate.images.modes import Glyphs, Mode
from annotate.images.sniff import HEAD_BYTES, sniff
from annotate.tui.pictures.view import PictureView

COLUMNS, ROWS = 120, 40
TOOLS: dict[str, dict[Glyphs, tuple[str, ...]]] = {
    "chafa": {
        "half": ("chafa", "-f", "symbols", "-c", "full", "--symbols", "vhalf", "-s", f"{COLUMNS}x{ROWS}"),
        "blocks": ("chafa", "-f", "symbols", "-c", "full", "-s", f"{COLUMNS}x{ROWS}"),
        "quadrant": ("chafa", "-f", "symbols", "-c", "full", "--symbols", "quad", "-s", f"{COLUMNS}x{ROWS}"),
    },
    "timg": {
        "half": ("timg", "-p", "h", "-g", f"{COLUMNS}x{ROWS}"),
        "quadrant": ("timg", "-p", "q", "-g", f"{COLUMNS}x{ROWS}"),
    },
}
TARGETS = {"chafa": 0.5, "timg": 1.0}
KEY_RATIO, KEY_P99 = 2.0, 50.0
KINDS = ("empty", "ahead", "cold")
APPS = (*KINDS, "screens")
PAUSE = 0.15  # seconds between keys, in which a person looks and the next picture is decoded
WHOLE = COLUMNS * (ROWS - 2)  # characters of a frame that is the whole screen


class Line(NamedTuple):
    """One line of the table; ratio and target are None where a figure is only reported."""

    what: str
    ours: float
    against: str
    theirs: float | None
    target: float | None = None

    @property
    def ratio(self) -> float:
        """Ours over theirs, or ours alone where the target is in milliseconds."""
        return self.ours / self.theirs if self.theirs is not None else self.ours

    @property
    def verdict(self) -> str:
        """Whether the target is met."""
        if self.target is None:
            return "-"
        return "met" if self.ratio <= self.target else "MISSED"


def photograph(seed: int, size: tuple[int, int] = (4000, 3000)) -> Image.Image:
    """Something with a photograph's gradients, edges, texture and grain."""
    random = Random(seed)
    width, height = size
    bands = []
    for _band in range(3):
        coarse = Image.frombytes("L", (16, 12), random.randbytes(192)).resize(size, Image.Resampling.BICUBIC)
        texture = Image.frombytes("L", (width // 8, height // 8), random.randbytes(width // 8 * (height // 8)))
        detail = texture.filter(ImageFilter.BoxBlur(1)).resize(size, Image.Resampling.BILINEAR)
        bands.append(Image.blend(coarse, detail, 0.35))
    picture = Image.merge("RGB", bands)
    grain = Image.effect_noise(size, 18).convert("RGB")
    return ImageChops.overlay(picture, grain)


def make_photographs(folder: Path, count: int) -> Path:
    """A folder with so many JPEG files of twelve megapixels."""
    for number in range(count):
        photograph(number).save(folder / f"{number:02}.jpg", quality=88)
    return folder


# A file to cells


def run(command: Sequence[str], path: Path) -> float:
    """Milliseconds of work that a tool does to draw a picture, all its threads together."""
    silent = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
    pid = os.posix_spawnp(command[0], [*command, str(path)], os.environ, file_actions=silent)
    _pid, status, used = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"{command[0]} cannot draw {path}")
    return (used.ru_utime + used.ru_stime) * 1e3


def ours(path: Path, glyphs: Glyphs) -> float:
    """Milliseconds of work from the file to the lines of cells."""
    request = Request(path, COLUMNS, ROWS, Mode(glyphs, "truecolor"))
    start = time.process_time()
    text = "\n".join(
        encode(load(path, request.pixels, gap=request.mode.gap, quick=request.mode.averages).rgb, request.mode)
    ).encode()
    assert text
    return (time.process_time() - start) * 1e3


def cold(paths: Sequence[Path], dot: Path, rounds: int) -> list[Line]:
    """Ours against each installed tool, with the same kind of characters."""
    tools = {name: commands for name, commands in TOOLS.items() if shutil.which(name)}
    kinds: tuple[Glyphs, ...] = ("half", "quadrant", "blocks")
    times: dict[tuple[str, Glyphs], list[float]] = {}
    for turn in range(rounds + 1):
        path = paths[turn % len(paths)]
        for glyphs in kinds:
            taken = {"ours": ours(path, glyphs)}
            for name, commands in tools.items():
                if glyphs in commands:
                    taken[name] = run(commands[glyphs], path)
                    taken[f"{name} start"] = run(commands[glyphs], dot)
            for name, value in taken.items():
                times.setdefault((name, glyphs), []).extend([value] if turn else [])  # the first turn warms the cache
    middle = {key: statistics.median(values) for key, values in times.items()}
    return [compared(name, glyphs, middle) for glyphs in kinds for name in tools if glyphs in tools[name]]


def compared(name: str, glyphs: Glyphs, middle: dict[tuple[str, Glyphs], float]) -> Line:
    """The table's line about a tool and a kind of characters."""
    mine, start = middle["ours", glyphs], middle[f"{name} start", glyphs]
    theirs = middle[name, glyphs] - start
    # A tenth of a start-up is within its own variation: a ratio to that would say nothing.
    target = TARGETS[name] if theirs > start / 10 else None
    return Line(f"file to cells, cold, {glyphs}", mine, name, theirs, target)


# A key press to the next picture


class Timed(App[None]):
    """Notes when the frame that follows a key press has become the terminal's text."""

    BINDINGS = [("n", "next")]

    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0.0
        self.least = WHOLE
        """Characters of a frame that counts."""
        self.taken: list[float] = []

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if self.is_headless and isinstance(renderable, CompositorUpdate):
            whole = len(renderable.render_segments(self.console)) > self.least  # headless, Textual leaves this out
            if self.pressed and whole:
                self.taken.append((time.perf_counter() - self.pressed) * 1e3)
                self.pressed = 0.0


class Empty(Widget):
    """Nothing, in one of two colours."""

    DEFAULT_CSS = "Empty { width: 1fr; height: 1fr; } Empty.other { background: $surface; }"

    def render(self) -> str:
        """Nothing."""
        return ""


class EmptyApp(Timed):
    """A blank screen that changes its colour: the least that Textual does for a whole screen."""

    def compose(self) -> ComposeResult:
        """One widget."""
        yield Empty()

    def action_next(self) -> None:
        """Change all of the screen."""
        self.query_one(Empty).toggle_class("other")


class ScreensApp(Timed):
    """One empty screen after another: a change of screens as Textual's own apps make it."""

    def on_mount(self) -> None:
        """Begin with an empty screen."""
        self.push_screen(Blank())

    def action_next(self) -> None:
        """Put another one in its place."""
        self.switch_screen(Blank())


class Blank(Screen[None]):
    """Nothing."""

    CSS = "Blank.other { background: $surface; }"
    made = 0

    def __init__(self) -> None:
        Blank.made += 1
        super().__init__(classes="other" if Blank.made % 2 else "")


class PictureApp(Timed):
    """The next picture at each key, with the following ones decoded ahead, or nothing kept at all."""

    def __init__(self, paths: Sequence[Path], ahead: bool) -> None:
        super().__init__()
        self.paths, self.ahead, self.at = paths, ahead, -1

    def compose(self) -> ComposeResult:
        """One widget."""
        yield PictureView(mode="blocks", decoder=Decoder() if self.ahead else Decoder(limit=0))

    def on_mount(self) -> None:
        """Begin with a picture, as a person does."""
        self.action_next()

    def action_next(self) -> None:
        """Show the next picture."""
        self.at += 1
        count, view = len(self.paths), self.query_one(PictureView)
        view.show(self.paths[self.at % count])
        if self.ahead:
            view.prepare([self.paths[(self.at + step) % count] for step in (1, 2, -1)])


Makers = dict[str, Callable[[], Timed]]


async def headless(makers: Makers, presses: int) -> dict[str, list[float]]:
    """Milliseconds from each key press to the frame, the apps taking turns of ten presses."""
    times: dict[str, list[float]] = {name: [] for name in makers}
    for _turn in range(max(1, presses // 10)):
        for name, make in makers.items():
            app = make()
            async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
                await asyncio.sleep(0.4)
                for _press in range(11):
                    app.pressed = time.perf_counter()
                    await pilot.press("n")
                    await asyncio.sleep(PAUSE)
            times[name] += app.taken[1:]  # the first press of an app pays for what it does once
    return times


def in_terminal(kinds: Sequence[str], folder: Path, presses: int) -> dict[str, list[float]]:
    """The same through a pseudo-terminal: from the key's byte to the last byte of the frame."""
    times: dict[str, list[float]] = {}
    for kind in kinds:
        command = [__file__, str(folder), "--app", kind]
        child = pexpect.spawn(sys.executable, command, dimensions=(ROWS, COLUMNS), env={**os.environ, "TERM": "xterm"})
        until_quiet(child, 2.0)
        child.delaybeforesend = None
        times[kind] = []
        for _press in range(presses + 1):
            start = time.perf_counter()
            child.send("n")
            last = until_quiet(child, PAUSE)
            times[kind] += [(last - start) * 1e3]
        child.close(force=True)
        del times[kind][0]
    return times


def until_quiet(child: pexpect.spawn, quiet: float) -> float:
    """When the last byte came before so many seconds of silence."""
    last = time.perf_counter()
    while True:
        try:
            child.read_nonblocking(1 << 20, timeout=quiet)
        except pexpect.TIMEOUT:
            return last
        last = time.perf_counter()


def lines_of(where: str, times: dict[str, list[float]]) -> list[Line]:
    """The table's lines about key presses."""
    empty = statistics.median(times["empty"])
    p99 = sorted(times["ahead"])[int(len(times["ahead"]) * 0.99) - 1]
    return [
        Line(f"key to picture, {where}", statistics.median(times["ahead"]), "empty screen", empty, KEY_RATIO),
        Line(f"key to picture, {where}, p99 in ms", p99, "-", None, KEY_P99),
        Line(f"key to picture, {where}, cold", statistics.median(times["cold"]), "empty screen", empty, None),
    ]


def table(lines: Sequence[Line]) -> str:
    """A Markdown table."""
    rows = ["| what | ours, ms | against | its ms | ratio | target | verdict |", "|---|---|---|---|---|---|---|"]
    for line in lines:
        theirs = "-" if line.theirs is None else f"{line.theirs:.1f}"
        ratio = "-" if line.theirs is None else f"{line.ratio:.2f}"
        target = "-" if line.target is None else f"<= {line.target:g}"
        rows.append(
            f"| {line.what} | {line.ours:.1f} | {line.against} | {theirs} | {ratio} | {target} | {line.verdict} |"
        )
    return "\n".join(rows)


def measure(folder: Path, rounds: int, presses: int, terminal: bool) -> list[Line]:
    """All lines of the table."""
    paths = pictures_in(folder)
    with tempfile.TemporaryDirectory() as place:
        lines = cold(paths, one_pixel(Path(place), paths[0]), rounds)
    lines += lines_of("headless", asyncio.run(headless({kind: partial(app, kind, paths) for kind in KINDS}, presses)))
    if terminal:
        lines += lines_of("terminal", in_terminal(KINDS, folder, presses))
    return lines


def one_pixel(folder: Path, like: Path) -> Path:
    """The smallest picture, in the format of another one: each format has a start-up of its own."""
    with Image.open(like) as im:
        kind = im.format
    path = folder / "dot"
    Image.new("RGB", (1, 1)).save(path, kind)
    return path


def pictures_in(folder: Path) -> list[Path]:
    """The files of a folder that begin as a picture does."""
    return [path for path in sorted(folder.iterdir()) if path.is_file() and sniff(path.read_bytes()[:HEAD_BYTES])]


def app(kind: str, paths: Sequence[Path]) -> Timed:
    """One of the apps that are measured."""
    if kind == "screens":
        return ScreensApp()
    return EmptyApp() if kind == "empty" else PictureApp(paths, ahead=kind == "ahead")


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="pictures to use instead of made ones")
    parser.add_argument("--rounds", type=int, default=15, help="pictures drawn by each tool")
    parser.add_argument("--presses", type=int, default=100, help="key presses of each app")
    parser.add_argument("--no-terminal", action="store_true", help="leave out the pseudo-terminal")
    parser.add_argument("--app", choices=APPS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.app:
        app(options.app, pictures_in(options.folder)).run()
        return
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder or make_photographs(Path(made), 6)
        print(table(measure(folder, options.rounds, options.presses, not options.no_terminal)))


if __name__ == "__main__":
    main()
