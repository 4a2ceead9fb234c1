"""A receipt on pages: each section's name beside it, and nothing that belongs together on two pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotate.receipt.formats.drawn.blocks import Column, drawing
from annotate.receipt.formats.drawn.marks import Box, Drawing, Mark, Measure, Text, moved
from annotate.receipt.formats.drawn.wrapping import wrapped
from annotate.receipt.told.paper import Blank, Block, Centre, Heading, Paper

WIDTH, HEIGHT = 210.0, 297.0
"""A4, in millimetres."""
LEFT, RIGHT, TOP, BOTTOM = 24.0, 22.0, 22.0, 20.0
_SIDE, _GUTTER = 38.0, 6.0
COLUMN = Column(WIDTH - LEFT - RIGHT - _SIDE - _GUTTER)
"""Where everything stands but the names of sections."""
_MAIN = LEFT + _SIDE + _GUTTER
_ABOVE, _BELOW = 3.2, 5.2
"""Room below a section's rule, and before the next one."""
_MOVED = 0.3
"""A section that is no longer than this share of a page goes on the next one rather than on two."""


class Section(NamedTuple):
    """A name, and what stands beside it in groups that are not torn apart."""

    name: str
    groups: tuple[Drawing, ...]


class Page(NamedTuple):
    """What is drawn on it, and the sections that begin on it: their names and how far down."""

    marks: list[Mark]
    sections: list[tuple[str, float]]


def pages(paper: Paper, measure: Measure) -> list[Page]:
    """The pages of all blocks, without what is written at their head and foot."""
    book = _Book(measure)
    for section in _sections(paper.blocks, measure):
        book.add(section)
    return book.pages


class _Book:
    """Pages, the last of which is being filled."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.pages = [Page([], [])]
        self.y = TOP

    def add(self, section: Section) -> None:
        names = wrapped(section.name, _SIDE, lambda text: self.measure(text, "bold", 1)) if section.name else []
        least = max(section.groups[0].height if section.groups else 0, len(names) * COLUMN.line)
        whole = sum(group.height for group in section.groups)
        room = HEIGHT - BOTTOM - self.y - (_ABOVE if names else 0)
        if self.y > TOP and (least > room or room < whole <= (HEIGHT - TOP - BOTTOM) * _MOVED):
            self._turn()
        if names:
            self._begin(section.name, names)
        for number, group in enumerate(section.groups):
            if number and self.y + group.height > HEIGHT - BOTTOM:
                self._turn()
                self._name(names, again=True)
            self._place(group)
        self.y += _BELOW

    def _begin(self, name: str, names: Sequence[str]) -> None:
        page = self.pages[-1]
        page.sections.append((name, self.y))
        page.marks.append(Box(LEFT, self.y, WIDTH - LEFT - RIGHT, 0.2, "dim"))
        self.y += _ABOVE
        self._name(names)

    def _name(self, names: Sequence[str], *, again: bool = False) -> None:
        for number, name in enumerate(names):
            y = self.y + number * COLUMN.line + COLUMN.base
            self.pages[-1].marks.append(Text(LEFT, y, name, "dim" if again else "bold"))

    def _place(self, group: Drawing) -> None:
        """A group higher than a page goes on as many as it needs, mark by mark."""
        start = 0.0
        for mark in sorted(group.marks, key=lambda mark: mark.y):
            if self.y + mark.y - start > HEIGHT - BOTTOM:
                self._turn()
                start = mark.y - COLUMN.base
            self.pages[-1].marks.extend(moved([mark], _MAIN, self.y - start))
        self.y += group.height - start

    def _turn(self) -> None:
        self.pages.append(Page([], []))
        self.y = TOP


def _sections(blocks: Sequence[Block], measure: Measure) -> Iterator[Section]:
    """What comes before the first name is the head of the receipt; its first line is what it is called."""
    name, some = "", list[Block]()
    head = True
    for block in (*blocks, Heading("")):
        if isinstance(block, Heading):
            if some:
                yield Section(name, tuple(_groups(some, measure, head=head)))
                head = False
            name, some = block.text, []
        else:
            some.append(block)


def _groups(blocks: Sequence[Block], measure: Measure, *, head: bool) -> Iterator[Drawing]:
    """Blocks between bare room, drawn below each other; the bare room goes with what is above it."""
    marks: list[Mark] = []
    y = 0.0
    for number, block in enumerate(blocks):
        if isinstance(block, Blank):
            bare = COLUMN.line * 0.6 if number < len(blocks) - 1 else 0.0
            if y:
                yield Drawing(tuple(marks), y + bare)
            marks, y = [], 0.0
            continue
        title = head and number == 0 and isinstance(block, Centre)
        drawn = drawing(block, COLUMN, measure, title=title)
        marks += moved(drawn.marks, 0, y)
        y += drawn.height
    if y:
        yield Drawing(tuple(marks), y)
