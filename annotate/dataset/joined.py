"""What belongs together: numbers that are joined to one another, directly or through others (union-find)."""

from __future__ import annotations

from array import array


class Joined:
    """Numbers from 0 on. The root of each is the least one that it is joined to."""

    def __init__(self) -> None:
        """No number is known."""
        self._above = array("l")

    def __len__(self) -> int:
        return len(self._above)

    def add(self) -> int:
        """One more number, joined to none."""
        self._above.append(len(self._above))
        return len(self._above) - 1

    def root(self, number: int) -> int:
        """The least of all numbers that this one is joined to; itself where it is alone."""
        above = self._above
        top = number
        while above[top] != top:
            top = above[top]
        while above[number] != top:
            above[number], number = top, above[number]
        return top

    def join(self, one: int, other: int) -> None:
        """Let two numbers belong together."""
        first, second = sorted((self.root(one), self.root(other)))
        self._above[second] = first
