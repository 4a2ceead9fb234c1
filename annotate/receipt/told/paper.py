"""What a receipt says, block by block: each way of writing it lays the blocks out on paper of its own width.

A block holds words and shares, never cells, points or tags. Amounts stand in blocks as the words that are printed, so
that all ways of writing a receipt print the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

Style: TypeAlias = Literal["ink", "bold", "dim", "stamp", "bar", "track"]

TINTS = ("#1f6f6b", "#d2893a", "#7d5a97", "#3f6fae", "#5d8a3c", "#c0574a", "#9a9283", "#6e5140")
"""The colours of a whole's pieces by their place, on light paper; none of them is told by its colour alone."""

MARK = "┊"
"""The line that bars are seen beside, in texts: across bars of characters, and before what it means."""


class Blank(NamedTuple):
    """Some room."""


class Centre(NamedTuple):
    """Text in the middle."""

    text: str
    style: Style = "ink"


class Heading(NamedTuple):
    """A section's name."""

    text: str


class Rule(NamedTuple):
    """A line across; a short one stands above a sum."""

    short: bool = False


class Pair(NamedTuple):
    """What, and how much."""

    left: str
    right: str
    style: Style = "ink"
    indent: int = 0
    """In steps of one character."""
    total: bool = False
    """Whether it is a sum, which no dots lead to."""


class Para(NamedTuple):
    """A paragraph."""

    text: str
    style: Style = "ink"
    indent: int = 0


class Banner(NamedTuple):
    """Something that must not be overlooked."""

    text: str


class Bar(NamedTuple):
    """A share of a whole, from 0 to 1, between what it is of and how much it is."""

    left: str
    share: float
    right: str
    style: Style = "ink"


class Bars(NamedTuple):
    """Shares that are compared: all of one whole, drawn to one scale."""

    rows: tuple[Bar, ...]
    numeric: bool = False
    """Whether the texts on the left are numbers, which stand flush right."""
    mark: float | None = None
    """A share that the others are to be seen beside, as a line across all bars."""


class Stack(NamedTuple):
    """What a whole is made of, as one bar in pieces: (name, share) each; shares add up to 1 at most."""

    left: str
    pieces: tuple[tuple[str, float], ...]
    right: str


class Stacks(NamedTuple):
    """Wholes of which each has pieces of the same names, drawn below each other to one scale, with a key."""

    rows: tuple[Stack, ...]

    @property
    def names(self) -> list[str]:
        """The names of all pieces, in order: a piece is drawn by its name's place here, in every row alike."""
        return list(dict.fromkeys(name for row in self.rows for name, _share in row.pieces))

    @property
    def key(self) -> list[tuple[int, str]]:
        """The names of which some row has a piece, each with its place among all names."""
        drawn = {name for row in self.rows for name, share in row.pieces if share > 0}
        return [(place, name) for place, name in enumerate(self.names) if name in drawn]


class Columns(NamedTuple):
    """How often something was how large: (name, count) each, from small to large."""

    pieces: tuple[tuple[str, int], ...]
    unit: str
    """What the names are of."""


class Code(NamedTuple):
    """A text for cameras, as a square of dots, and what people may read of it."""

    content: str
    caption: str


Block: TypeAlias = Blank | Centre | Heading | Rule | Pair | Para | Banner | Bars | Stacks | Columns | Code


class Paper:
    """Grows downward."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []

    def blank(self) -> None:
        """Some room."""
        self.blocks.append(Blank())

    def centre(self, text: str, style: Style = "ink") -> None:
        """Text in the middle."""
        self.blocks.append(Centre(text, style))

    def heading(self, text: str) -> None:
        """A section's name."""
        self.blocks.append(Heading(text))

    def rule(self, *, short: bool = False) -> None:
        """A line across, or above a sum."""
        self.blocks.append(Rule(short))

    def pair(self, left: str, right: str, style: Style = "ink", *, indent: int = 0, total: bool = False) -> None:
        """What, and how much."""
        self.blocks.append(Pair(left, right, style, indent, total))

    def para(self, text: str, style: Style = "ink", *, indent: int = 0) -> None:
        """A paragraph."""
        self.blocks.append(Para(text, style, indent))

    def banner(self, text: str) -> None:
        """Something that must not be overlooked."""
        self.blocks.append(Banner(text))

    def bars(self, rows: Sequence[Bar], *, numeric: bool = False, mark: float | None = None) -> None:
        """Shares that are compared."""
        self.blocks.append(Bars(tuple(rows), numeric, mark))

    def stacks(self, rows: Sequence[Stack]) -> None:
        """Wholes in pieces."""
        self.blocks.append(Stacks(tuple(rows)))

    def columns(self, pieces: Sequence[tuple[str, int]], unit: str) -> None:
        """How often something was how large."""
        self.blocks.append(Columns(tuple(pieces), unit))

    def code(self, content: str, caption: str) -> None:
        """A text for cameras."""
        self.blocks.append(Code(content, caption))
