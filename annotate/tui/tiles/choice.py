"""Which tiles are chosen, and where the cursor is: no screen is needed for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Choice:
    """So many tiles in rows of `columns`, some of them chosen."""

    count: int
    columns: int
    chosen: frozenset[int] = frozenset()
    broken: frozenset[int] = frozenset()
    """Tiles that nobody can see, and so nobody can choose."""
    cursor: int = 0
    led: bool = False
    """Whether somebody leads the cursor: else there is no need to show it."""

    @property
    def tiles(self) -> list[int]:
        """The chosen tiles, in order."""
        return sorted(self.chosen)

    @property
    def seen(self) -> frozenset[int]:
        """The tiles that can be chosen."""
        return frozenset(range(self.count)) - self.broken

    def toggled(self, tile: int) -> Choice:
        """With this tile chosen, or no longer."""
        return replace(self, chosen=self.chosen ^ ({tile} & self.seen))

    def at_cursor(self) -> Choice:
        """With the tile at the cursor chosen, or no longer."""
        return replace(self.toggled(self.cursor), led=True)

    def all_or_none(self) -> Choice:
        """With all tiles chosen, or none if all were."""
        return replace(self, chosen=frozenset() if self.chosen == self.seen else self.seen)

    def moved(self, right: int, down: int) -> Choice:
        """With the cursor so many tiles further; it stays where there is none."""
        column, row = self.cursor % self.columns + right, self.cursor // self.columns + down
        to = row * self.columns + column
        inside = 0 <= column < self.columns and 0 <= to < self.count
        return replace(self, cursor=to if inside else self.cursor, led=True)

    def without(self, broken: Iterable[int]) -> Choice:
        """With these tiles broken."""
        lost = frozenset(broken)
        return replace(self, broken=lost, chosen=self.chosen - lost)
