"""A roll of till paper: lines of styled text, laid out by the cells that a terminal gives each character.

Nothing here draws: a line is a list of pieces, so that one roll serves a terminal, the app and a pipe.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from rich.cells import cell_len

from annotate.receipt.told.paper import Style
from annotate.text import clusters

Ink: TypeAlias = Style | int
"""A style, or the place of a piece among those of its whole, each of which has a colour."""
Piece: TypeAlias = tuple[str, Ink]
Line: TypeAlias = list[Piece]

_ISOLATE, _END = "\u2068", "\u2069"
_BACKWARD = frozenset({"R", "AL", "AN"})

_EIGHTHS = " ▏▎▍▌▋▊▉"
_HANGING = 2
"""Cells by which the further lines of a name stand in."""


class Roll:
    """Grows downward; every line is at most `width` cells wide."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[Line] = []

    def blank(self) -> None:
        """An empty line."""
        self.lines.append([])

    def centre(self, text: str, style: Style = "ink") -> None:
        """Text in the middle, on as many lines as it needs."""
        for row in wrap(text, self.width):
            self.lines.append([(" " * ((self.width - cell_len(row)) // 2), "ink"), (steady(row), style)])

    def drawn(self, row: str) -> None:
        """A line of a drawing in the middle, as it is."""
        self.lines.append([(" " * ((self.width - cell_len(row)) // 2), "ink"), (row, "ink")])

    def heading(self, text: str) -> None:
        """A section's name, ruled to the edge."""
        self.blank()
        for row in wrap(text, self.width):
            rest = self.width - cell_len(row) - 1
            self.lines.append([(row, "bold"), (" " + "─" * rest if rest > 0 else "", "dim")])

    def rule(self, width: int | None = None) -> None:
        """A line across, or under the right-hand column only."""
        long = self.width if width is None else min(width, self.width)
        self.lines.append([(" " * (self.width - long), "ink"), ("─" * long, "dim")])

    def pair(self, left: str, right: str, style: Style = "ink", *, indent: int = 0, leader: str = ".") -> None:
        """What on the left, how much on the right, dots between; what is too long goes on more lines."""
        right = plain(right)
        room = self.width - indent - cell_len(right) - 4
        apart = cell_len(left) > room and (room < 8 or _breaks(left, room - _HANGING))
        rows = self._names(left, self.width - indent if apart else room)
        hanging = [indent, *[indent + _HANGING] * (len(rows) - 1)]
        if apart and hanging[-1] + cell_len(rows[-1]) + cell_len(right) + 4 > self.width:
            self._names_alone(rows, hanging, style)
            self.flush(right, style)
            return
        self._names_alone(rows[:-1], hanging, style)
        last, shift = rows[-1], hanging[-1]
        dots = self.width - shift - cell_len(last) - cell_len(right) - 2
        self.lines.append(
            [(" " * shift, "ink"), (steady(last), style), (f" {leader * dots} ", "dim"), (steady(right), style)]
        )

    def _names(self, text: str, room: int) -> list[str]:
        """The text on lines, of which all but the first stand in."""
        return [plain(text)] if cell_len(text) <= room else wrap(text, room, hanging=_HANGING)

    def _names_alone(self, rows: Sequence[str], hanging: Sequence[int], style: Style) -> None:
        for row, shift in zip(rows, hanging, strict=False):
            self.lines.append([(" " * shift, "ink"), (steady(row), style)])

    def flush(self, text: str, style: Style = "ink") -> None:
        """Text on the right, on as many lines as it needs."""
        for row in wrap(text, self.width):
            self.lines.append([(" " * (self.width - cell_len(row)), "ink"), (steady(row), style)])

    def para(self, text: str, style: Style = "ink", *, indent: int = 0) -> None:
        """A paragraph."""
        for row in wrap(text, self.width - indent):
            self.lines.append([(" " * indent, "ink"), (row, style)])

    def between(self, left: str, pieces: Line, right: str, style: Style = "ink") -> None:
        """A line of pieces between two texts, if there are any."""
        before: Line = [(f"{steady(left)} ", style)] if left else []
        after: Line = [(f" {steady(right)}", style)] if right else []
        self.lines.append([*before, *pieces, *after])

    def banner(self, text: str) -> None:
        """Something that must not be overlooked."""
        self.rule()
        self.centre(text, "stamp")
        self.rule()

    def text(self) -> str:
        """The lines without any style, with a final line end."""
        return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in self.lines)


def bar(share: float, width: int) -> tuple[str, str]:
    """A bar to an eighth of a cell, and the track that is left of it."""
    eighths = round(min(max(share, 0.0), 1.0) * width * 8)
    full = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
    return full, "·" * (width - len(full))


def _breaks(text: str, width: int) -> bool:
    """Whether a word of it is longer than the line."""
    return any(cell_len(word) > width for word in text.split(" "))


def wrap(text: str, width: int, *, hanging: int = 0) -> list[str]:
    """The text on lines of at most `width` cells, broken at plain spaces where it can be; at least one line.

    All but the first are shorter by `hanging`, for they stand in.
    """
    width = max(width, 2 + hanging)
    lines = [""]
    for word in text.split(" "):
        room = width if lines == [""] else width - hanging
        first, *rest = [word] if cell_len(word) <= room else _chop(word, width - hanging)
        joined = f"{lines[-1]} {first}" if lines[-1] else first
        if cell_len(joined) <= (width - hanging if len(lines) > 1 else width):
            lines[-1] = joined
        else:
            lines.append(first)
        lines += rest
    return [plain(line) for line in lines]


def steady(text: str) -> str:
    """Text that is written from right to left as a piece of its own: what stands beside it keeps its place.

    The marks around it (Unicode's isolates) take no room.
    """
    if text.isascii() or not any(unicodedata.bidirectional(char) in _BACKWARD for char in text):
        return text
    return f"{_ISOLATE}{text}{_END}"


def cells(text: str) -> int:
    """Cells that the text takes, with isolates or without."""
    return cell_len(text.replace(_ISOLATE, "").replace(_END, ""))


def plain(text: str) -> str:
    """Laid-out text has plain spaces only, so that whoever searches what was printed finds it."""
    return text.replace("\u00a0", " ")


def _chop(word: str, width: int) -> Iterable[str]:
    parts = [""]
    for cluster in clusters(word):
        if parts[-1] and cell_len(parts[-1] + cluster) > width:
            parts.append("")
        parts[-1] += cluster
    return parts


def aligned(texts: Sequence[str]) -> list[str]:
    """The texts as wide as the widest, flush right."""
    width = max(map(cell_len, texts), default=0)
    return [" " * (width - cell_len(text)) + text for text in texts]
