"""Lays the blocks of a receipt out on a roll of characters."""

from __future__ import annotations

from rich.cells import cell_len

from annotate.receipt.paper import (
    Banner,
    Bars,
    Blank,
    Block,
    Centre,
    Code,
    Columns,
    Heading,
    Pair,
    Paper,
    Para,
    Rule,
    Stacks,
)
from annotate.receipt.roll import Roll, aligned

_SUM = 14
"""Cells of the line above a sum."""


def lay(paper: Paper, width: int) -> Roll:
    """The lines of all blocks, at most so many cells wide."""
    roll = Roll(width)
    for block in paper.blocks:
        _lay(roll, block)
    return roll


def _lay(roll: Roll, block: Block) -> None:
    match block:
        case Blank():
            roll.blank()
        case Centre(text, style):
            roll.centre(text, style)
        case Heading(text):
            roll.heading(text)
        case Rule(short):
            roll.rule(_SUM if short else None)
        case Pair(left, right, style, indent, total):
            roll.pair(left, right, style, indent=indent, leader=" " if total else ".")
        case Para(text, style, indent):
            roll.para(text, style, indent=indent)
        case Banner(text):
            roll.banner(text)
        case Bars():
            _bars(roll, block)
        case Stacks() | Columns() | Code():
            pass


def _bars(roll: Roll, bars: Bars) -> None:
    names = [row.left for row in bars.rows]
    width = max(map(cell_len, names), default=0)
    lefts = aligned(names) if bars.numeric else [name + " " * (width - cell_len(name)) for name in names]
    rights = aligned([row.right for row in bars.rows])
    for row, left, right in zip(bars.rows, lefts, rights, strict=True):
        roll.bar(left, row.share, right, style=row.style)
