"""Charts in characters: bars, wholes in pieces, columns and the square of dots, on a roll of any width."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from rich.cells import cell_len

from annotate.receipt.formats.roll import Line, Piece, Roll, aligned, bar, plain, steady, wrap
from annotate.receipt.told.paper import MARK, Bar, Bars, Code, Columns, Stack, Stacks

FILLS = "█▒▚░▞═▓+"
"""What a whole's pieces are drawn with by their place: they are told apart without any colour."""
_ROWS = 6
"""Lines of the highest column."""
_LEVELS = " ▁▂▃▄▅▆▇"
_WIDEST_COLUMN = 7
_LEAST = 8
"""Cells below which bars of a block are too short to be told apart."""
_LEAST_STACK = 12


def bars(roll: Roll, block: Bars) -> None:
    """All to one scale, their texts flush; where these leave one of them no room, each on a line below its texts."""
    names = [plain(row.left) for row in block.rows]
    lefts = aligned(names) if block.numeric else padded(names)
    rights = aligned([plain(row.right) for row in block.rows])
    room = roll.width - sum(cell_len(texts[0]) + 1 for texts in (lefts, rights) if texts and texts[0])
    beside = room >= _LEAST
    for row, left, right in zip(block.rows, lefts, rights, strict=True):
        if beside:
            roll.between(left, _bar(row.share, room, block.mark), right, row.style)
        else:
            roll.pair(row.left, row.right, row.style)
            roll.lines.append(_bar(row.share, roll.width, block.mark))


def _bar(share: float, width: int, mark: float | None) -> Line:
    """A bar and its track; the line that it is seen beside stands in the cell in which its own share ends."""
    full, track = bar(share, width)
    if mark is None:
        return [(full, "bar"), (track, "track")]
    place = min(int(min(max(mark, 0.0), 1.0) * width), width - 1)
    before, after = full[:place], full[place + 1 :]
    rest = width - 1 - len(before) - len(after)
    if after or len(before) == place:
        return [(before, "bar"), (MARK, "stamp"), (after, "bar"), ("·" * rest, "track")]
    gap = place - len(before)
    return [(before, "bar"), ("·" * gap, "track"), (MARK, "stamp"), ("·" * (rest - gap), "track")]


def padded(texts: Sequence[str]) -> list[str]:
    """The texts as wide as the widest, flush left."""
    width = max(map(cell_len, texts), default=0)
    return [text + " " * (width - cell_len(text)) for text in texts]


def stacks(roll: Roll, block: Stacks) -> None:
    """Each whole as a bar in pieces, each piece with a filling of its own; what the fillings mean below."""
    lefts, rights = padded([plain(row.left) for row in block.rows]), aligned([plain(row.right) for row in block.rows])
    names = block.names
    for row, left, right in zip(block.rows, lefts, rights, strict=True):
        room = roll.width - sum(cell_len(text) + 1 for text in (left, right) if text)
        if room >= _LEAST_STACK:
            roll.between(left, _pieces(row, names, room), right)
        else:
            roll.pair(row.left, row.right)
            roll.lines.append(_pieces(row, names, roll.width))
    _key(roll, block)


def _pieces(row: Stack, names: Sequence[str], width: int) -> Line:
    """So many cells for each piece that all ends are where they belong, to half a cell."""
    ends = [round(min(end, 1.0) * width) for end in accumulate(share for _name, share in row.pieces)]
    line: Line = []
    for (name, _share), start, end in zip(row.pieces, [0, *ends], ends, strict=False):
        place = names.index(name)
        line.append((FILLS[place % len(FILLS)] * (end - start), place))
    return [*line, ("·" * (width - (ends[-1] if ends else 0)), "track")]


def _key(roll: Roll, block: Stacks) -> None:
    """What each filling means, as many in a line as it has room for."""
    line: Line = []
    for place, name in block.key:
        first, *more = wrap(name, roll.width - 2)
        taken = sum(cell_len(text) for text, _ink in line)
        gap = 3 if line else 0
        if taken + gap + 2 + cell_len(first) > roll.width or (line and more):
            roll.lines.append(line)
            line, gap = [], 0
        entry: list[Piece] = [(FILLS[place % len(FILLS)], place), (f" {steady(first)}", "dim")]
        line = [*line, (" " * gap, "ink"), *entry] if gap else entry
        for row in more:
            roll.lines.append(line)
            line = [(f"  {steady(row)}", "dim")]
    if line:
        roll.lines.append(line)


def columns(roll: Roll, block: Columns) -> None:
    """Upright where each name has room below its column, else as bars."""
    if not block.pieces:
        return
    names = [plain(name) for name, _count in block.pieces]
    counts = [str(count) for _name, count in block.pieces]
    step = min(roll.width // len(names), _WIDEST_COLUMN)
    most = max(count for _name, count in block.pieces) or 1
    if step < 3 or max(map(cell_len, [*names, *counts])) >= step:
        rows = (Bar(name, count / most, str(count)) for name, count in block.pieces)
        bars(roll, Bars(tuple(rows), numeric=True))
        roll.flush(block.unit, "dim")
        return
    left = " " * ((roll.width - step * len(names) + 1) // 2)
    eighths = [max(round(number / most * _ROWS * 8), number > 0) for _name, number in block.pieces]
    for row in range(_ROWS, -1, -1):
        line = _level(row, eighths, counts, step)
        if any(text.strip() for text, _ink in line):
            roll.lines.append([(left, "ink"), *line])
    roll.lines.append([(left, "ink"), ("".join(_middle(name, step) for name in names), "dim")])
    roll.centre(block.unit, "dim")


def _level(row: int, eighths: Sequence[int], counts: Sequence[str], step: int) -> Line:
    """One line of all columns, from the row-th line above the ground on: of a column its block, or its count on top."""
    line: Line = []
    for height, count in zip(eighths, counts, strict=True):
        above = height - row * 8
        if above > 0:
            line += [("█" * (step - 1) if above >= 8 else _LEVELS[above] * (step - 1), "bar"), (" ", "ink")]
        elif row == -(-height // 8):
            line.append((_middle(count, step), "ink"))
        else:
            line.append((" " * step, "ink"))
    return line


def _middle(text: str, step: int) -> str:
    """In the middle of a column, which is one cell narrower than its step."""
    rest = step - 1 - cell_len(text)
    return " " * (rest // 2) + text + " " * (rest - rest // 2 + 1)


def dots(roll: Roll, block: Code) -> None:
    """The square, if there is room; what people may read of it in any case."""
    from annotate.receipt.told.code import rows

    found = rows(block.content)
    if len(found[0]) <= roll.width:
        for row in found:
            roll.drawn(row)
    roll.centre(block.caption, "dim")
