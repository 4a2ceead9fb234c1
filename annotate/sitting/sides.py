"""The two sides of a pair: in which order an annotator sees them, so that no side wins by its place.

An answer is kept as if the sides were shown as the project lists them; the record says whether they were.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from msgspec import structs

from annotate.projects.items import Item
from annotate.tasks import Answer, Kind


@dataclass(frozen=True)
class Sides:
    """How one annotator sees the items of one project: always in the same way, as long as the project has its seed."""

    kind: Kind
    seed: int
    annotator: str
    again: Callable[[Item], bool]
    """Whether the item is given a second time: then the other way round, which tells a taste from a habit."""

    def swapped(self, item: Item) -> bool | None:
        """Whether the sides are shown the other way round; None where the kind knows no sides."""
        if not self.kind.shuffles:
            return None
        digest = blake2b(f"{self.seed} {self.annotator} {item.id}".encode(), digest_size=1).digest()
        return bool(digest[0] & 1) != self.again(item)

    def shown(self, item: Item) -> Item:
        """The item as it is shown."""
        if not self.swapped(item):
            return item
        return structs.replace(item, paths=item.paths[::-1], texts=item.texts[::-1])

    def turned(self, item: Item, answer: Answer | None) -> Answer | None:
        """An answer to the item as it is listed, made one to the item as it is shown; and the other way round."""
        return self.kind.mirrored(answer) if answer is not None and self.swapped(item) else answer
