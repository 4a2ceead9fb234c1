"""Draws the charts of a receipt: shares side by side, wholes in pieces, how often something was how large."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from annotate.receipt.formats.drawn.marks import PATTERNS, Box, Drawing, Frame, Mark, Pattern, Text
from annotate.receipt.formats.drawn.wrapping import shortened, wrapped
from annotate.receipt.formats.roll import Ink
from annotate.receipt.told.paper import Bar, Bars, Columns, Stacks, Style

_LEAST = 0.3
"""The share of the width that a bar must have beside its texts; else it stands below them."""
_COLUMNS_HIGH = 4
"""How many lines of text the highest column is high."""
_COLUMN_WIDE = 0.12
"""Of the width: two columns alone would be two walls."""
_LINE = 0.12
"""Of a gap: how thick the line is that bars are seen beside."""
_THICK, _STACK_THICK = 0.5, 0.72
"""Of a line."""


def bars(block: Bars, frame: Frame) -> Drawing:
    """Shares of one whole, drawn to one scale."""
    lanes = [_Lane(row.left, row.right, [_Piece(row.share)], row.style) for row in block.rows]
    return _lanes(lanes, frame, numeric=block.numeric, thick=_THICK, mark=block.mark)


def stacks(block: Stacks, frame: Frame) -> Drawing:
    """Wholes in pieces, whose fills a key tells the names of."""
    names = block.names
    lanes = [
        _Lane(row.left, row.right, [_piece(share, names.index(name)) for name, share in row.pieces], "ink")
        for row in block.rows
    ]
    drawn = _lanes(lanes, frame, numeric=False, thick=_STACK_THICK)
    key = _key(block, frame)
    top = drawn.height + frame.line * 0.3
    return Drawing((*drawn.marks, *(mark._replace(y=mark.y + top) for mark in key.marks)), top + key.height)


class _Piece(NamedTuple):
    """A share of a bar, and how it is filled."""

    share: float
    ink: Ink = "bar"
    pattern: Pattern = "full"
    edged: bool = False


def _piece(share: float, place: int) -> _Piece:
    """Told apart by its pattern, and by its colour where there is colour."""
    return _Piece(share, place, PATTERNS[place % len(PATTERNS)], edged=True)


class _Lane(NamedTuple):
    """One bar with its texts."""

    left: str
    right: str
    pieces: list[_Piece]
    style: Style


def _lanes(lanes: list[_Lane], frame: Frame, *, numeric: bool, thick: float, mark: float | None = None) -> Drawing:
    left = max((frame.measure(lane.left, lane.style, 1) for lane in lanes), default=0)
    right = max((frame.measure(lane.right, lane.style, 1) for lane in lanes), default=0)
    start, end = left + (frame.gap if left else 0), frame.width - right - (frame.gap if right else 0)
    beside = end - start >= frame.width * _LEAST
    marks: list[Mark] = []
    y = 0.0
    for lane in lanes:
        if beside:
            at = left - frame.measure(lane.left, lane.style, 1) if numeric else 0.0
            texts, down = [Text(at, y + frame.base, lane.left, lane.style)], 0.0
        else:
            texts, down = _above(lane, frame, y)
        y += down
        marks += [*texts, Text(frame.width, y + frame.base, lane.right, lane.style, "right")]
        y += 0 if beside else frame.line
        place = (start, end - start) if beside else (0.0, frame.width)
        marks += _bar(lane, place[0], y + frame.line * (1 - thick) / 2, place[1], frame.line * thick)
        if mark is not None:
            line = frame.gap * _LINE
            marks.append(Box(place[0] + min(mark, 1) * place[1] - line / 2, y, line, frame.line, "stamp"))
        y += frame.line * (1 if beside else 1.2)
    return Drawing(tuple(mark for mark in marks if not isinstance(mark, Text) or mark.text), y)


def _above(lane: _Lane, frame: Frame, y: float) -> tuple[list[Text], float]:
    """What a bar is of, in lines above it, and how far down the last of them is, in which how much it is has room."""
    width = _width(frame, lane.style)
    room = frame.width - width(lane.right) - frame.gap
    broken = any(width(word) > room for word in lane.left.split(" "))
    names = wrapped(lane.left, frame.width if broken else room, width)
    texts = [Text(0.0, y + n * frame.line + frame.base, name, lane.style) for n, name in enumerate(names)]
    return texts, frame.line * (len(names) - (width(names[-1]) <= room))


def _bar(lane: _Lane, x: float, y: float, width: float, height: float) -> list[Mark]:
    """The pieces, and a line along what is left of the whole."""
    marks: list[Mark] = []
    at = x
    for piece in lane.pieces:
        wide = min(max(piece.share, 0.0) * width, x + width - at)
        if wide > 0:
            marks.append(Box(at, y, wide, height, piece.ink, piece.pattern, piece.edged))
        at += wide
    rest = x + width - at
    if rest > width / 200:
        marks.append(Box(at, y + height * 0.42, rest, height * 0.16, "track"))
    return marks


def _key(block: Stacks, frame: Frame) -> Drawing:
    """A little box of each fill and its name, on as many lines as they need."""
    marks: list[Mark] = []
    swatch = frame.line * _STACK_THICK
    wide = max(frame.gap * 2, frame.measure("00", "ink", 1))
    x = y = 0.0
    for place, name in block.key:
        piece = _piece(0, place)
        name = shortened(name, frame.width - wide - frame.gap, _width(frame, "dim"))
        length = wide + frame.gap * 0.7 + frame.measure(name, "dim", 1)
        if x and x + length > frame.width:
            x, y = 0.0, y + frame.line
        marks.append(Box(x, y + (frame.line - swatch) / 2, wide, swatch, piece.ink, piece.pattern, piece.edged))
        marks.append(Text(x + wide + frame.gap * 0.7, y + frame.base, name, "dim"))
        x += length + frame.gap * 2
    return Drawing(tuple(marks), y + frame.line)


def columns(block: Columns, frame: Frame) -> Drawing:
    """How often something was how large: upright where the names fit below, else lying."""
    most = max((count for _name, count in block.pieces), default=0)
    if not most:
        return Drawing((), 0)
    step = frame.width / len(block.pieces)
    wide = min(step * 0.72, frame.width * _COLUMN_WIDE)
    if max(frame.measure(name, "dim", 1) for name, _count in block.pieces) > step - frame.gap * 0.4:
        return _lying(block, most, frame)
    marks: list[Mark] = []
    foot = frame.line * (_COLUMNS_HIGH + 1)
    for number, (name, count) in enumerate(block.pieces):
        middle = step * (number + 0.5)
        high = frame.line * _COLUMNS_HIGH * count / most
        if count:
            marks.append(Box(middle - wide / 2, foot - high, wide, high, "bar"))
        marks.append(Text(middle, foot - high - (frame.line - frame.base), str(count), "ink", "centre"))
        marks.append(Text(middle, foot + frame.base, name, "dim", "centre"))
    marks.append(Box(0, foot, frame.width, frame.line * 0.05, "dim"))
    unit = _unit(block.unit, frame, foot + frame.line)
    return Drawing((*marks, *unit.marks), foot + frame.line + unit.height)


def _lying(block: Columns, most: int, frame: Frame) -> Drawing:
    rows = tuple(Bar(name, count / most, str(count)) for name, count in block.pieces)
    drawn = bars(Bars(rows, numeric=True), frame)
    unit = _unit(block.unit, frame, drawn.height)
    return Drawing((*drawn.marks, *unit.marks), drawn.height + unit.height)


def _unit(text: str, frame: Frame, y: float) -> Drawing:
    lines = wrapped(text, frame.width, _width(frame, "dim")) if text else []
    marks = (
        Text(frame.width / 2, y + n * frame.line + frame.base, line, "dim", "centre") for n, line in enumerate(lines)
    )
    return Drawing(tuple(marks), len(lines) * frame.line)


def _width(frame: Frame, style: Style) -> Callable[[str], float]:
    return lambda text: frame.measure(text, style, 1)
