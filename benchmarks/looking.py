"""Looking closer, moving about, drawing a box: one step from its key to the frame, against an empty screen's change.

python -m benchmarks.looking [PICTURE] [--steps N]

Without a picture it makes a photograph of 24 megapixels. All in one run, on 200x60 cells of 10x20 pixels, headless: the
frame's codes are made as for a terminal, and no terminal is waited for. A small drag is a box of many boxes that
follows the cursor by one cell.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path

os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"

from textual.app import ComposeResult

from annotate.images.marks import Cursor, Mark
from annotate.images.viewport import Point, Viewport
from annotate.terminals.terminal import Terminal
from annotate.tui.pictures.guest import Pointing
from annotate.tui.pictures.view import PictureView
from benchmarks.pictures import EmptyApp, Line, Timed, photograph, table

SIZE = (200, 60)
CELLS, PIXELS = ("blocks", "quadrant", "half", "octant"), ("kitty", "iterm", "sixel")
ACTIONS = ("zoom", "pan", "box")
YELLOW = (255, 225, 0)
TARGETS = {("zoom", "cells"): 5.0, ("pan", "cells"): 5.0, ("box", "cells"): 4.0}
TARGETS |= {("zoom", "pixels"): 45.0, ("pan", "pixels"): 45.0}
"""Milliseconds."""


class Boxes:
    """Twenty boxes, the last of which follows a cursor."""

    def __init__(self, view: PictureView) -> None:
        self._view = view
        self._turn = 0

    def step(self) -> None:
        """The last box gets wider or narrower by a cell."""
        self._turn += 1
        self._view.redraw()

    def marks(self, view: Viewport) -> Sequence[Mark | Cursor]:
        """All of them, in the visible part."""
        left, top, right, bottom = view.region
        width, height, cell = right - left, bottom - top, view.pixels_per_cell[0]
        corners = [(left + width * n / 25, top + height * n / 30) for n in range(19)]
        still = [Mark(x, y, x + width / 7, y + height / 5, YELLOW, f"{n} thing") for n, (x, y) in enumerate(corners)]
        x, y = left + width / 2 + cell * (self._turn % 40), top + height * 0.8
        return [
            *still,
            Mark(left + width / 9, top + height / 9, x, y, YELLOW, "20 thing", strong=True),
            Cursor(x, y, YELLOW),
        ]

    def attention(self) -> Point | None:
        """None."""
        return None

    def pointed(self, pointing: Pointing) -> bool:
        """Not at all."""
        return False


class LookingApp(Timed):
    """One picture, drawn in one way."""

    def __init__(self, path: Path, way: str) -> None:
        super().__init__()
        self.path, self.images = path, way
        self.terminal = Terminal(cell=(10, 20), files=True)

    def compose(self) -> ComposeResult:
        """One widget."""
        yield PictureView()

    @property
    def view(self) -> PictureView:
        """The picture's."""
        return self.query_one(PictureView)

    def action_next(self) -> None:
        """Nothing: steps are called for directly."""


def steps(view: PictureView, action: str) -> Iterator[Callable[[], object]]:
    """One step after another, for ever."""
    if action == "zoom":
        yield from cycle([lambda: view.zoom_by(1.5), lambda: view.zoom_by(1 / 1.5)])
    elif action == "pan":
        yield from cycle(
            [lambda: view.pan(4, 0), lambda: view.pan(0, 2), lambda: view.pan(-4, 0), lambda: view.pan(0, -2)]
        )
    view.guest = boxes = Boxes(view)
    yield from cycle([boxes.step])


async def timed(app: Timed, step: Callable[[], object]) -> float:
    """Milliseconds from a step to its frame."""
    app.taken.clear()
    app.least, app.pressed = 1, time.perf_counter()
    step()
    while not app.taken:
        await asyncio.sleep(0)
    await asyncio.sleep(0.02)
    return app.taken[0]


async def looked(path: Path, way: str, action: str, count: int) -> float:
    """The median of so many steps."""
    app = LookingApp(path, way)
    async with app.run_test(size=SIZE) as pilot:
        app.view.show(path)
        await pilot.pause(1.0)
        app.view.zoom_by(4)
        while app.view.scene.lacks_depth:
            await pilot.pause(0.05)
        step = steps(app.view, action)
        taken = [await timed(app, next(step)) for _number in range(count + 2)]
    return statistics.median(taken[2:])


async def emptied(count: int) -> float:
    """The median of so many changes of an empty screen."""
    app = EmptyApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        taken = [await timed(app, app.action_next) for _number in range(count + 2)]
    return statistics.median(taken[2:])


def measure(path: Path, count: int) -> list[Line]:
    """All lines of the table."""
    empty = asyncio.run(emptied(count))
    lines = []
    for kind, ways in (("cells", CELLS), ("pixels", PIXELS)):
        for way in ways:
            for action in ACTIONS:
                taken = asyncio.run(looked(path, way, action, count))
                lines.append(Line(f"{action} step, {way}", taken, "empty screen", empty))
                if (target := TARGETS.get((action, kind))) is not None:
                    lines.append(Line(f"{action} step, {way}, in ms", taken, "-", None, target))
    return lines


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("picture", nargs="?", type=Path, help="a picture to use instead of a made one")
    parser.add_argument("--steps", type=int, default=40, help="steps of each kind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        path = options.picture or Path(made) / "made.jpg"
        if options.picture is None:
            photograph(1, (6000, 4000)).save(path, quality=88)
        print(table(measure(path, options.steps)))


if __name__ == "__main__":
    main()
