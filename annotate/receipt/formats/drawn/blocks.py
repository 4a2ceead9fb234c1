"""Draws the blocks of a receipt in a column of a page, in millimetres."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from annotate.receipt.formats.drawn import charts
from annotate.receipt.formats.drawn.marks import Box, Dots, Drawing, Frame, Leader, Mark, Measure, Text
from annotate.receipt.formats.drawn.wrapping import wrapped
from annotate.receipt.told import code
from annotate.receipt.told.paper import (
    Banner,
    Bars,
    Blank,
    Block,
    Centre,
    Code,
    Columns,
    Heading,
    Pair,
    Para,
    Rule,
    Stacks,
    Style,
)

SIZE_PT = 9.5
_TITLE, _SMALL = 2.3, 0.9
"""In times of the usual size: what the receipt is called, and what is said in passing."""
_STEP = 1.9
"""An indent of one character."""
_SUM = 32.0
_CODE = 30.0
_LEAST_LEADER = 6.0


class Column(NamedTuple):
    """How wide it is, from line to line, and from the top of a line to where its letters stand."""

    width: float
    line: float = 4.75
    base: float = 3.5


def drawing(block: Block, column: Column, measure: Measure, *, title: bool = False) -> Drawing:
    """One block; `title`: it is what the receipt is called."""
    frame = Frame(column.width, column.line, column.base, 2.2, measure)
    match block:
        case Centre(text, style):
            size = _TITLE if title else 1.0
            return _lines(text, style, frame, size=size)
        case Pair():
            return _pair(block, frame)
        case Para(text, style, indent):
            return _lines(text, style, frame, indent * _STEP, _SMALL if style == "dim" else 1.0)
        case Rule(short):
            width = _SUM if short else column.width
            return Drawing((Box(column.width - width, 0.9, width, 0.2, "dim"),), 1.6)
        case Banner(text):
            return _banner(text, frame)
        case Bars():
            return charts.bars(block, frame)
        case Stacks():
            return _padded(charts.stacks(block, frame))
        case Columns():
            return _padded(charts.columns(block, frame))
        case Code(content, caption):
            return _code(content, caption, frame)
        case Blank() | Heading():
            return Drawing((), 0)


def _width(frame: Frame, style: Style, size: float) -> Callable[[str], float]:
    return lambda text: frame.measure(text, style, size)


def _lines(text: str, style: Style, frame: Frame, x: float = 0, size: float = 1.0) -> Drawing:
    line = frame.line * (size if size > 1 else (1 + size) / 2)
    base = line - (frame.line - frame.base) * size
    lines = wrapped(text, frame.width - x, _width(frame, style, size))
    marks = (Text(x, n * line + base, row, style, size=size) for n, row in enumerate(lines))
    return Drawing(tuple(marks), len(lines) * line)


def _pair(pair: Pair, frame: Frame) -> Drawing:
    """What on the left, how much on the right of the last line, dots between unless it is a sum."""
    x, style = pair.indent * _STEP, pair.style
    width = _width(frame, style, 1)
    rights = wrapped(pair.right, frame.width * 0.6, width)
    room = frame.width - x - max(map(width, rights)) - _LEAST_LEADER
    lefts = wrapped(pair.left, room, width)
    marks: list[Mark] = [Text(x, n * frame.line + frame.base, row, style) for n, row in enumerate(lefts)]
    last = len(lefts) - 1
    y = last * frame.line + frame.base
    for number, row in enumerate(rights):
        marks.append(Text(frame.width, y + number * frame.line, row, style, "right"))
    start, end = x + width(lefts[-1]) + 1.5, frame.width - width(rights[0]) - 1.5
    if not pair.total and end - start > 2:
        marks.append(Leader(start, y, end - start))
    return Drawing(tuple(marks), (last + len(rights)) * frame.line)


def _banner(text: str, frame: Frame) -> Drawing:
    lines = wrapped(text, frame.width - 2 * frame.gap, _width(frame, "stamp", 1))
    high = len(lines) * frame.line + 3
    texts = [
        Text(frame.width / 2, 1.5 + n * frame.line + frame.base, row, "stamp", "centre") for n, row in enumerate(lines)
    ]
    edge = 0.35
    frame_ = [
        Box(0, 0, frame.width, edge, "stamp"),
        Box(0, high - edge, frame.width, edge, "stamp"),
        Box(0, 0, edge, high, "stamp"),
        Box(frame.width - edge, 0, edge, high, "stamp"),
    ]
    return Drawing((*frame_, *texts), high + 1)


def _padded(drawn: Drawing) -> Drawing:
    return Drawing(drawn.marks, drawn.height + 1)


def _code(content: str, caption: str, frame: Frame) -> Drawing:
    """With its caption beside it."""
    rows = tuple(map(tuple, code.matrix(content)))
    x = _CODE + 4
    lines = wrapped(caption, frame.width - x, _width(frame, "dim", _SMALL))
    marks = [Text(x, n * frame.line + frame.base, row, "dim", size=_SMALL) for n, row in enumerate(lines)]
    return Drawing((Dots(0, 1, _CODE, _CODE, rows), *marks), max(_CODE + 2, len(lines) * frame.line))
