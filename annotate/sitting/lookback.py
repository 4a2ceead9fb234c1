"""Looking back at what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from annotate.progress.standing import Standing
from annotate.projects.items import Item, Items


def decided_items(decisions: Iterable[Standing], items: Items) -> Iterator[tuple[Standing, Item]]:
    """Decisions with their items, in the same order; an item that is no longer there cannot be opened again."""
    for decision in decisions:
        if (item := items.get(decision.item)) is not None:
            yield decision, item


class Lookback:
    """Items as they were decided, newest first, each once; read as far as somebody looks."""

    def __init__(self, items: Iterator[Item], count: int) -> None:
        """`count`: how many of them there are."""
        self._more = items
        self._count = count
        self._seen: dict[str, Item] = {}

    def at(self, index: int) -> Item | None:
        """The item of this index; None beyond the first decision."""
        while len(self._seen) <= index and (item := next(self._more, None)) is not None:
            self._seen.setdefault(item.id, item)
        return next(islice(self._seen.values(), index, None), None)

    def position(self, back: int) -> int:
        """Which decision one sees that many steps back, the first one being 1."""
        return max(1, self._count - back + 1)
