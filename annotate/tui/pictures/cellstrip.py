"""A Textual Strip over one ready string of fixed-width coloured cells, with plain ground on either side.

Textual makes a Segment and a Style per cell of such a line, and joins their escape codes at each frame. Here the line
is what the terminal gets, cut by slicing; Segments are made only if somebody asks (a tint, a screenshot).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.color import Color, ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

_CELL = re.compile(r"\x1b\[([\d;]+)m(.)")
_RESET = "\x1b[0m"


class Ground(NamedTuple):
    """What is around the picture: a style, and the codes that switch it on and off."""

    style: Style
    on: str
    off: str

    @classmethod
    def of(cls, blank: Strip, console: Console) -> Ground:
        """The ground that looks as this strip of a single space does on this console."""
        style = next(iter(blank)).style or Style()
        # A style keeps the codes of the console that it was first drawn on, which need not know as many colours.
        own = Style.from_color(style.color, style.bgcolor)
        on, _, off = own.render(" ", color_system=console._color_system or ColorSystem.TRUECOLOR).partition(" ")
        return cls(style, on, off)


class CellStrip(Strip):
    """A line of cells, `step` characters each, between `left` and `right` cells of ground."""

    __slots__ = ["_cells", "_ground", "_left", "_made", "_right", "_step"]

    def __init__(self, cells: str, step: int, ground: Ground, left: int = 0, right: int = 0) -> None:
        length = left + len(cells) // step + right
        self._cells, self._step, self._ground = cells, step, ground
        self._left, self._right = left, right
        self._made: list[Segment] | None = None
        super().__init__((), length)
        self._cell_count = length
        self._render_cache = self._text()

    def _text(self) -> str:
        on, off = self._ground.on, self._ground.off
        if self._step == 1:  # plain characters, in the colours of the ground
            return f"{on}{' ' * self._left}{self._cells}{' ' * self._right}{off}"
        left = f"{on}{' ' * self._left}{off}" if self._left else ""
        right = f"{on}{' ' * self._right}{off}" if self._right else ""
        return f"{left}{self._cells}{_RESET}{right}" if self._cells else left + right

    # Strip keeps its segments in a slot of this name, which all its other methods read.
    @property
    def _segments(self) -> list[Segment]:
        if self._made is None:
            self._made = [*self._blank(self._left), *self._coloured(), *self._blank(self._right)]
        return self._made

    @_segments.setter
    def _segments(self, segments: list[Segment]) -> None:
        self._made = None

    def _blank(self, cells: int) -> list[Segment]:
        return [Segment(" " * cells, self._ground.style)] if cells else []

    def _coloured(self) -> list[Segment]:
        if self._step == 1:
            return [Segment(self._cells, self._ground.style)] if self._cells else []
        return [Segment(glyph, _style(codes)) for codes, glyph in _CELL.findall(self._cells)]

    def __bool__(self) -> bool:
        return self.cell_length > 0

    def crop(self, start: int, end: int | None = None) -> Strip:
        """The cells from `start` up to `end`, as `Strip.crop` gives them."""
        length = self.cell_length
        start, end = max(0, start), length if end is None else min(length, end)
        if start == 0 and end == length:
            return self
        if end <= start:
            return Strip([], 0)
        first, last = self._left, length - self._right
        cells = self._cells[self._step * max(0, start - first) : self._step * max(0, min(end, last) - first)]
        left, right = max(0, min(end, first) - start), max(0, end - max(start, last))
        return self._part(cells, left, right)

    def _part(self, cells: str, left: int, right: int) -> Strip:
        return CellStrip(cells, self._step, self._ground, left, right)

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The pieces between the cuts, as `Strip.divide` gives them."""
        pieces: list[Strip] = []
        start = 0
        for cut in cuts:
            if cut <= self.cell_length:
                pieces.append(self.crop(start, cut))
                start = cut
        return pieces


def centred(lines: Sequence[str], step: int, ground: Ground, size: Size) -> list[Strip]:
    """Exactly `size.height` strips of `size.width` cells, with these lines of cells in their middle."""
    columns = min(size.width, len(lines[0]) // step if lines else 0)
    lines = lines[: size.height]
    left, above = (size.width - columns) // 2, (size.height - len(lines)) // 2
    blank: Strip = CellStrip("", step, ground, size.width)
    strips: list[Strip] = [
        CellStrip(line[: columns * step], step, ground, left, size.width - columns - left) for line in lines
    ]
    return [blank] * above + strips + [blank] * (size.height - above - len(strips))


@lru_cache(8192)
def _style(codes: str) -> Style:
    """The style that the numbers of a colour escape code stand for."""
    numbers = [int(number) for number in codes.split(";")]
    if len(numbers) == 10:
        return Style.from_color(Color.from_rgb(*numbers[2:5]), Color.from_rgb(*numbers[7:10]))
    if len(numbers) == 6:
        return Style.from_color(Color.from_ansi(numbers[2]), Color.from_ansi(numbers[5]))
    return Style.from_color(_standard(numbers[0]), _standard(numbers[1] - 10))


def _standard(code: int) -> Color:
    return Color.from_ansi(code - 30 if code < 90 else code - 90 + 8)
