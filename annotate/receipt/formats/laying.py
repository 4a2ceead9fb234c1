"""Lays the blocks of a receipt out on a roll of characters."""

from __future__ import annotations

from annotate.receipt.formats.figures import bars, columns, dots, stacks
from annotate.receipt.formats.roll import Roll
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
    Paper,
    Para,
    Rule,
    Stacks,
)

_SUM = 14
"""Cells of the line above a sum."""


def lay(paper: Paper, width: int, *, cameras: bool = True) -> Roll:
    """The lines of all blocks, at most so many cells wide.

    `cameras`: whether squares of dots are drawn. They are where dark is known to be darker than light.
    """
    roll = Roll(width)
    for block in paper.blocks:
        _lay(roll, block if cameras or not isinstance(block, Code) else Centre(block.caption, "dim"))
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
            bars(roll, block)
        case Stacks():
            stacks(roll, block)
        case Columns():
            columns(roll, block)
        case Code():
            dots(roll, block)
