"""A terminal's screen as SVG that looks the same in every browser: blocks and lines are shapes, letters are text."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import SVG_EXPORT_THEME, TerminalTheme

from annotate.images.glyphs import patterns
from annotate.images.modes import Glyphs, Mode

WIDTH, HEIGHT = 10, 20
"""A cell."""
MARGIN, BAR = 10, 34
"""Around the screen, and above it where the title is."""
FONT = "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace"
FINE: tuple[Glyphs, ...] = ("quadrant", "sextant", "octant")
ARMS = {
    **{"HORIZONTAL": "lr", "VERTICAL": "ud"},
    **{"LEFT": "l", "RIGHT": "r", "UP": "u", "DOWN": "d"},
}

Rectangle = tuple[float, float, float, float]
"""Left, top, width and height."""


class Cell(NamedTuple):
    """A character and how it looks."""

    glyph: str
    front: str
    back: str
    bold: bool


def drawn(lines: Iterable[Iterable[Segment]], title: str, theme: TerminalTheme = SVG_EXPORT_THEME) -> str:
    """The lines of a screen in a window with this title."""
    rows = [[cell for segment in line for cell in _cells(segment, theme)] for line in lines]
    width, height = WIDTH * max(map(len, rows)) + 2 * MARGIN, HEIGHT * len(rows) + BAR + MARGIN
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="{FONT}">',
            f"<title>{escape(title)}</title>",
            f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="8" fill="#292929" stroke="#555"/>',
            *(f'<circle cx="{18 + 18 * n}" cy="18" r="5.5" fill="#{c}"/>' for n, c in enumerate(_LIGHTS)),
            f'<text x="{width / 2}" y="23" fill="#c5c8c6" font-size="14" text-anchor="middle">{escape(title)}</text>',
            f'<g transform="translate({MARGIN} {BAR})" shape-rendering="crispEdges">',
            *_grounds(rows),
            *_shapes(rows),
            "</g>",
            f'<g transform="translate({MARGIN} {BAR})" font-size="16.6" xml:space="preserve">',
            *_texts(rows),
            "</g>",
            "</svg>\n",
        ]
    )


_LIGHTS = ("ff5f57", "febc2e", "28c840")


def _cells(segment: Segment, theme: TerminalTheme) -> Iterator[Cell]:
    style = segment.style or Style()
    front = style.color.get_truecolor(theme) if style.color else theme.foreground_color
    back = style.bgcolor.get_truecolor(theme, foreground=False) if style.bgcolor else theme.background_color
    if style.reverse:
        front, back = back, front
    if style.dim:
        front = type(front)(*((a + b) // 2 for a, b in zip(front, back, strict=True)))
    text = segment.text.rstrip("\n") if not segment.control else ""
    for glyph in text:
        yield Cell(glyph, front.hex, back.hex, bool(style.bold))


def _grounds(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    for y, row in enumerate(rows):
        x = 0
        for back, run in groupby(row, lambda cell: cell.back):
            count = len(list(run))
            yield _path(back, [(x * WIDTH, y * HEIGHT, count * WIDTH, HEIGHT)])
            x += count


def _shapes(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    found: dict[str, list[Rectangle]] = defaultdict(list)
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if (parts := shape(cell.glyph)) is not None and cell.front != cell.back:
                found[cell.front] += [(x * WIDTH + a, y * HEIGHT + b, c, d) for a, b, c, d in parts]
    for colour, rectangles in found.items():
        yield _path(colour, rectangles)


def _path(colour: str, rectangles: Iterable[Rectangle]) -> str:
    parts = "".join(f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z" for x, y, width, height in rectangles)
    return f'<path fill="{colour}" d="{parts}"/>'


def _texts(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    for y, row in enumerate(rows):
        x = 0
        for (is_text, front, bold), group in groupby(row, _kind):
            run = [cell.glyph for cell in group]
            if is_text:
                words = "".join(run).rstrip()
                weight = ' font-weight="bold"' if bold else ""
                place = f'x="{x * WIDTH}" y="{y * HEIGHT + 15}" textLength="{len(words) * WIDTH}"'
                yield f'<text {place} fill="{front}"{weight}>{escape(words)}</text>'
            x += len(run)


def _kind(cell: Cell) -> tuple[bool, str, bool]:
    """A blank one between two words is a part of neither: fonts have spaces of many widths."""
    return not cell.glyph.isspace() and shape(cell.glyph) is None, cell.front, cell.bold


def shape(glyph: str) -> list[Rectangle] | None:
    """The rectangles of a block or a line; None for a letter, and for a blank."""
    if (parts := block(glyph)) is not None:
        return [(x * WIDTH, y * HEIGHT, w * WIDTH, h * HEIGHT) for x, y, w, h in parts]
    return line(glyph) if "─" <= glyph <= "╿" else None


_SIDES: dict[str, Rectangle] = {
    **{"▀": (0, 0, 1, 1 / 2), "▐": (1 / 2, 0, 1 / 2, 1)},
    **{"▔": (0, 0, 1, 1 / 8), "▕": (7 / 8, 0, 1 / 8, 1)},
}


def block(glyph: str) -> list[Rectangle] | None:
    """The parts of a block, in shares of the cell; None for what is no block."""
    if glyph.isspace():
        return None
    if "▁" <= glyph <= "█":
        share = (ord(glyph) - 0x2580) / 8
        return [(0, 1 - share, 1, share)]
    if "▉" <= glyph <= "▏":
        return [(0, 0, (0x2590 - ord(glyph)) / 8, 1)]
    if glyph in _SIDES:
        return [_SIDES[glyph]]
    for kind in FINE:
        if glyph in (blocks := patterns(kind)):
            bits, down = blocks.index(glyph), Mode(kind, "truecolor").down
            return [(part % 2 / 2, part // 2 / down, 1 / 2, 1 / down) for part in range(2 * down) if bits >> part & 1]
    return None


def line(glyph: str) -> list[Rectangle]:
    """The arms of a line, in units of the picture; one drawn double or round is like a light one."""
    name = unicodedata.name(glyph).removeprefix("BOX DRAWINGS ")
    wide = 3 if "HEAVY" in name else 1
    arms = {arm for word, both in ARMS.items() if word in name.split() for arm in both}
    left, top = (WIDTH - wide) // 2, (HEIGHT - wide) // 2
    found: list[Rectangle] = []
    if arms & {"l", "r"}:
        start, end = 0 if "l" in arms else left, WIDTH if "r" in arms else left + wide
        found.append((start, top, end - start, wide))
    if arms & {"u", "d"}:
        start, end = 0 if "u" in arms else top, HEIGHT if "d" in arms else top + wide
        found.append((left, start, wide, end - start))
    return found
