"""What belongs together: names that are joined to one another, directly or through others (union-find)."""

from __future__ import annotations


class Joined:
    """Each name's root is the one of its names that was known first."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._age: dict[str, int] = {}

    def root(self, name: str) -> str:
        """The first of all names that this one is joined to; itself where it is alone."""
        if name not in self._above:
            self._above[name] = name
            self._age[name] = len(self._age)
        top = name
        while self._above[top] != top:
            top = self._above[top]
        while self._above[name] != top:
            self._above[name], name = top, self._above[name]
        return top

    def join(self, one: str, other: str) -> None:
        """Let two names belong together."""
        first, second = sorted((self.root(one), self.root(other)), key=self._age.__getitem__)
        self._above[second] = first
