"""A bag of hashes: what is in it, and how often; nine bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_left


class Bag:
    """64-bit numbers. Those that were added count from the next question on."""

    def __init__(self) -> None:
        """Nothing is in it."""
        self._sorted = array("q")
        self._fresh = array("q")
        self._taken = bytearray()

    def add(self, value: int) -> None:
        """Put one in."""
        self._fresh.append(value)

    def __contains__(self, value: int) -> bool:
        return self._place(value) >= 0

    def take(self, value: int) -> bool:
        """Whether one is there that was not taken before; it is taken."""
        place = self._place(value)
        while 0 <= place < len(self._sorted) and self._sorted[place] == value:
            if not self._taken[place]:
                self._taken[place] = 1
                return True
            place += 1
        return False

    def put_back(self) -> None:
        """Nothing is taken."""
        self._taken = bytearray(len(self._sorted))

    def _place(self, value: int) -> int:
        if self._fresh:
            self._settle()
        place = bisect_left(self._sorted, value)
        return place if place < len(self._sorted) and self._sorted[place] == value else -1

    def _settle(self) -> None:
        self._sorted.extend(self._fresh)
        self._sorted = array("q", sorted(self._sorted))
        self._fresh = array("q")
        self.put_back()
