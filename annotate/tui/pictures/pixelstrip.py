"""Strips of a picture in real pixels: the cells that it covers, and the codes that put the pixels over them."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from annotate.tui.pictures.cellstrip import CellStrip, Ground


class PixelStrip(CellStrip):
    """A line of cells that have no meaning as text; tells when it goes to the terminal, and what goes after it."""

    __slots__ = ["_after", "_sent"]

    def __init__(
        self,
        cells: str,
        step: int,
        ground: Ground,
        left: int = 0,
        right: int = 0,
        *,
        sent: Callable[[bool], None],
        after: str = "",
    ) -> None:
        """`sent` is called whenever the line is written, with whether `after` is written behind it."""
        super().__init__(cells, step, ground, left, right)
        self._sent, self._after = sent, after

    def render(self, console: Console) -> str:
        """The codes of the line."""
        self._sent(bool(self._after))
        return super().render(console) + self._after

    def _coloured(self) -> list[Segment]:
        """Blank cells: who asks for text is not the terminal."""
        return [Segment(" " * (self.cell_length - self._left - self._right), self._ground.style)]

    def _part(self, cells: str, left: int, right: int) -> Strip:
        return PixelStrip(cells, self._step, self._ground, left, right, sent=self._sent)


def in_the_middle(
    lines: list[str], step: int, ground: Ground, size: Size, sent: Callable[[bool], None], after: str
) -> list[Strip]:
    """Exactly `size.height` strips of `size.width` cells, with these lines in their middle, and `after` in the last.

    Without lines all of the cells are ground.
    """
    columns = min(size.width, len(lines[0]) // step if lines else 0)
    lines = lines[: size.height]
    left, above = (size.width - columns) // 2, (size.height - len(lines)) // 2
    right = size.width - columns - left

    def strip(row: int) -> Strip:
        last = after if row == size.height - 1 else ""
        if 0 <= row - above < len(lines):
            cells = lines[row - above][: columns * step]
            return PixelStrip(cells, step, ground, left, right, sent=sent, after=last)
        return PixelStrip("", step, ground, size.width, sent=sent, after=last)

    return [strip(row) for row in range(size.height)]
