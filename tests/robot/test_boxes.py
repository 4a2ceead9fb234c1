"""A robot draws boxes on large photos in a pseudo-terminal: with the keys alone, to the pixel, and with the mouse."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PIL import Image

from annotate.projects.project import Project
from storage import LabelStore
from storage.records import LabelRecord
from tests.robot.terminal import Terminal
from tests.small_projects import make_project

PHOTO = (4000, 3000)
PHOTOS = 3
MIDDLE = "x 2000  y 1500"
"""Where the cursor begins."""
CTRL_Q = "\x11"
ARROWS = {"right": "C", "left": "D", "down": "B", "up": "A"}
SHIFT, CTRL = ";2", ";5"
Point = tuple[float, float]
Edges = tuple[int, int, int, int]
"""Left, top, right, bottom."""

Wanted = tuple[str, str, Edges]
"""Key, label, and where the box should be."""

WANTED: Sequence[Wanted] = (
    ("1", "cat", (611, 407, 1843, 1519)),
    ("2", "dog", (2503, 1201, 3907, 2911)),
    ("1", "cat", (1300, 1000, 2777, 2222)),
)
"""The last one lies over both others."""
SMALL, LARGE = (80, 24), (160, 50)


class Place(NamedTuple):
    """Where the picture is on the screen, in cells."""

    left: int
    top: int
    columns: int
    rows: int

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """The cell in which a point of the photo is."""
        return (
            self.left + min(self.columns - 1, int(x * self.columns / PHOTO[0])),
            self.top + min(self.rows - 1, int(y * self.rows / PHOTO[1])),
        )

    @property
    def pixels(self) -> tuple[float, float]:
        """How many of the photo's pixels a cell is wide and high."""
        return PHOTO[0] / self.columns, PHOTO[1] / self.rows


class Drawer:
    """Somebody at the terminal who looks at the coordinates beside the picture."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def at(self) -> tuple[int, int]:
        """What the screen says of the cursor's place."""
        found = re.search(r"x (\d+)  y (\d+)", self.terminal.text)
        assert found, self.terminal.text
        return int(found[1]), int(found[2])

    def press(self, *keys: str) -> None:
        for key in keys:
            self.terminal.press(key)

    def arrows(self, direction: str, times: int, modifier: str = "") -> None:
        """Press an arrow so many times; eight plain ones are a single one with ctrl."""
        far, times = (0, times) if modifier else divmod(times, 8)
        self.press(*[f"\x1b[1{CTRL}{ARROWS[direction]}"] * far)
        self.press(*[f"\x1b[1{modifier or ';1'}{ARROWS[direction]}"] * times)

    def see(self, condition: Any) -> None:
        """Look at the screen until this is so."""
        for _look in range(300):
            if condition():
                return
            self.terminal.read(0.1)
        raise AssertionError(self.terminal.text)

    def go(self, start: Point, to: Point, step: Point, exactly: bool) -> Point:
        """Move from a point to another one, as near as whole steps get, or exactly; where that is."""
        ends = []
        ways = (("right", "left"), ("down", "up"))
        for here, there, one, border, (forth, back) in zip(start, to, step, PHOTO, ways, strict=True):
            times = round((there - here) / one)
            self.arrows(forth if times > 0 else back, abs(times))
            end = here + times * one
            end = 0 if end < one / 2 else border if end > border - one / 2 else end  # what is near attracts
            if exactly:
                shown = math.floor(end + 0.5)
                self.arrows(forth if there > shown else back, abs(round(there) - shown), SHIFT)
                end = there
            ends.append(end)
        return ends[0], ends[1]

    def draw(self, wanted: Sequence[Wanted], exactly: bool) -> None:
        """These boxes, with the keys."""
        step = self.place().pixels
        here: Point = self.at()
        for number, (key, label, (left, top, right, bottom)) in enumerate(wanted, 1):
            here = self.go(here, (left, top), step, exactly)
            self.press(key)
            here = self.go(here, (right, bottom), step, exactly)
            self.press(key)
            self.terminal.wait(f"#{number} ■ {label}")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """With the left button from a cell to another one; terminals count from 1."""
        middle = (start[0] + end[0]) // 2, (start[1] + end[1]) // 2
        for code, (x, y), last in ((0, start, "M"), (32, middle, "M"), (32, end, "M"), (0, end, "m")):
            self.press(f"\x1b[<{code};{x + 1};{y + 1}{last}")

    def click(self, cell: tuple[int, int]) -> None:
        self.press(f"\x1b[<0;{cell[0] + 1};{cell[1] + 1}M", f"\x1b[<0;{cell[0] + 1};{cell[1] + 1}m")

    def place(self) -> Place:
        """Where the photo is: all of its cells have a colour that nothing else has."""
        buffer, (columns, lines) = (
            self.terminal.screen.buffer,
            (self.terminal.screen.columns, self.terminal.screen.lines),
        )
        cells = [(x, y) for y in range(lines) for x in range(columns) if _is_photo(buffer[y][x])]
        xs, ys = {x for x, _y in cells}, {y for _x, y in cells}
        return Place(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)

    def submit(self, decisions: int) -> None:
        """Submit the boxes, and wait for the next photo, if there is one."""
        self.press("\r")
        self.terminal.wait(f"{decisions} saved")
        if decisions < PHOTOS:
            self.terminal.wait(f"· {decisions + 1}.jpg")
            self.terminal.calm()  # until nothing there is of the photo before
            self.terminal.wait(MIDDLE)


def _is_photo(cell: Any) -> bool:
    """Whether a cell is green: red and blue are low in the photo, and nowhere else on the screen with so much green."""
    colours = [code for code in (cell.fg, cell.bg) if re.fullmatch(r"[0-9a-f]{6}", code)]
    return any(int(code[:2], 16) < 70 and int(code[2:4], 16) > 120 and int(code[4:], 16) < 70 for code in colours)


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A large JPEG, green, lighter to the right."""
    path = tmp_path_factory.mktemp("photo") / "photo.jpg"
    green = Image.linear_gradient("L").rotate(90).resize(PHOTO).point(lambda value: 150 + value // 4)
    dark = green.point(lambda value: 40)
    Image.merge("RGB", (dark, green, dark)).save(path, quality=70)
    return path.read_bytes()


@contextmanager
def drawer(folder: Path, photo: bytes, config: Path, size: tuple[int, int]) -> Iterator[Drawer]:
    """Somebody who has begun to draw."""
    for number in range(1, PHOTOS + 1):
        (folder / f"{number}.jpg").write_bytes(photo)
    project = make_project(folder, ".", kind="boxes")
    arguments = ("label", str(project.root), "--annotator", "ana")
    with Terminal(*arguments, config=config, columns=size[0], lines=size[1]) as terminal:
        terminal.wait("Before you begin")
        terminal.press("\r")
        terminal.wait(MIDDLE)
        yield Drawer(terminal)
        terminal.press(CTRL_Q)
        assert terminal.finish() == 0


def boxes(folder: Path) -> dict[str, list[tuple[str, Edges]]]:
    """What stands for each item: labels and edges."""
    found = {}
    with LabelStore.open(Project.load(folder).store_path, read_only=True) as store:
        for record in store.scan(LabelRecord):
            if record.answer is not None:
                found[record.item] = [_edges(box) for box in record.answer["boxes"]]
    return found


def _edges(box: dict[str, Any]) -> tuple[str, Edges]:
    x, y, width, height = (box[name] for name in ("x", "y", "width", "height"))
    assert all(number == int(number) for number in (x, y, width, height))
    return box["label"], (int(x), int(y), int(x + width), int(y + height))


def assert_near(found: Sequence[tuple[str, Edges]], cell: tuple[float, float]) -> None:
    """That the boxes are the wanted ones, each edge within a cell of its place."""
    assert [label for label, _edges in found] == [label for _key, label, _edges in WANTED]
    for (_label, edges), (_key, _name, wanted) in zip(found, WANTED, strict=True):
        assert all(abs(edges[side] - wanted[side]) <= cell[side % 2] for side in range(4)), (edges, wanted)


def test_boxes_come_back_within_a_cell_and_exactly_when_nudged(
    tmp_path: Path, settings_file: Path, photo: bytes
) -> None:
    with drawer(tmp_path, photo, settings_file, LARGE) as hand:
        place = hand.place()
        hand.draw(WANTED, exactly=False)
        hand.submit(1)
        hand.draw(WANTED[:2], exactly=True)
        hand.submit(2)
        for key, label, (left, top, right, bottom) in WANTED:
            hand.drag(place.cell(left, top), place.cell(right, bottom))
            hand.terminal.wait("▸")
            hand.terminal.calm()
            hand.press(key, "\x1b")  # which lets it go, so that the next one can begin inside of it
            hand.terminal.wait(f"■ {label}")
            hand.see(lambda: "▸" not in hand.terminal.text)
        hand.submit(3)

    found = boxes(tmp_path)
    assert_near(found["1.jpg"], place.pixels)
    assert found["2.jpg"] == [(label, edges) for _key, label, edges in WANTED[:2]]
    assert_near(found["3.jpg"], place.pixels)


def test_boxes_are_renamed_moved_deleted_taken_back_and_drawn_closely(
    tmp_path: Path, settings_file: Path, photo: bytes
) -> None:
    with drawer(tmp_path, photo, settings_file, SMALL) as hand:
        hand.submit(1)  # nothing there is an answer
        hand.draw(WANTED, exactly=True)
        hand.press("\t", "3")
        hand.terminal.wait("▸#3 ■ other")
        hand.press("\t", "\x1b[3~")  # the first one goes
        hand.terminal.wait("2 ■ other")
        hand.press("\t", "\t", "g", *["\x1b[1;2D"] * 3, "z", "Z")
        hand.press("g", *["\x1b[1;2B"] * 2)
        hand.submit(2)
        hand.press(*"++++++")
        hand.terminal.wait("×11.4")
        hand.press("1")
        hand.arrows("right", 2)
        hand.arrows("down", 2)
        hand.press(" ", "0")
        hand.terminal.wait("1 ■ cat")
        hand.submit(3)
        hand.press("u")
        hand.terminal.wait("Taken back: 3.jpg")
        hand.terminal.wait("1 ■ cat")
        hand.submit(3)

    found = boxes(tmp_path)
    assert found["1.jpg"] == []
    assert found["2.jpg"] == [WANTED[1][1:], ("other", (1297, 1000, 2777, 2224))]
    ((label, (left, top, right, bottom)),) = found["3.jpg"]
    assert (label, left, top) == ("cat", 2000, 1500)
    assert (right - left, bottom - top) == (13, 26)  # two cells each way, of 6.5 x 13 pixels so closely
