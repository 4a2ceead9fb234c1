"""A receipt as one strip of till paper: the lines of the text, and charts and the code drawn."""

from __future__ import annotations

from annotate.receipt.formats import roll
from annotate.receipt.formats.drawn import charts
from annotate.receipt.formats.drawn.marks import Box, Dots, Drawing, Frame, Mark, Text, moved
from annotate.receipt.formats.laying import lay
from annotate.receipt.formats.roll import Ink, Line, wrap
from annotate.receipt.told import code
from annotate.receipt.told.paper import Bars, Block, Centre, Code, Columns, Paper, Stacks

BASE = 0.77
"""Of a line, from its top to where its letters stand."""
_TITLE = 1.75
_CODE_CELLS = 24


def strip(paper: Paper, columns: int, aspect: float) -> Drawing:
    """All blocks below each other, in cells to the right and lines down; a line is `aspect` times as high as a cell."""
    marks: list[Mark] = []
    y = 0.0
    for number, block in enumerate(paper.blocks):
        drawn = _drawn(block, columns, aspect, first=not number)
        marks += moved(drawn.marks, 0, y)
        y += drawn.height
    return Drawing(tuple(marks), y)


def cells(text: str, style: Ink = "ink", size: float = 1.0) -> float:
    """How many cells wide a text is."""
    return roll.cells(text) * size


def _drawn(block: Block, columns: int, aspect: float, *, first: bool) -> Drawing:
    frame = Frame(columns, 1.0, BASE, 1.0, cells)
    match block:
        case Bars():
            return charts.bars(block, frame)
        case Stacks():
            return charts.stacks(block, frame)
        case Columns():
            return charts.columns(block, frame)
        case Code(content, caption):
            return _code(content, caption, columns, aspect)
        case Centre(text, "bold") if first and cells(text, size=_TITLE) <= columns:
            return Drawing((Text(columns / 2, 1.35, text, "bold", "centre", _TITLE),), 2.0)
    alone = Paper()
    alone.blocks.append(block)
    lines = lay(alone, columns).lines
    return Drawing(tuple(mark for n, line in enumerate(lines) for mark in _line(line, n)), len(lines))


def _line(line: Line, y: float) -> list[Mark]:
    marks: list[Mark] = []
    x = 0
    for text, style in line:
        bare = text.strip()
        start = x + roll.cells(text) - roll.cells(text.lstrip())
        if bare and not bare.strip("─"):
            marks.append(Box(start, y + 0.5, len(bare), 0.04, style))
        elif bare:
            marks.append(Text(start, y + BASE, bare, style))
        x += roll.cells(text)
    return marks


def _code(content: str, caption: str, columns: int, aspect: float) -> Drawing:
    """In the middle, with the bare margin that cameras need above and below it."""
    rows = tuple(map(tuple, code.matrix(content)))
    wide = min(_CODE_CELLS, columns * len(rows) / (len(rows) + 2 * code.QUIET))
    bare = wide / len(rows) * code.QUIET / aspect
    high = wide / aspect
    dots = Dots((columns - wide) / 2, bare, wide, high, rows)
    top = high + 2 * bare
    lines = wrap(caption, columns)
    texts = (Text(columns / 2, top + n + BASE, line, "dim", "centre") for n, line in enumerate(lines))
    return Drawing((dots, *texts), top + len(lines))
