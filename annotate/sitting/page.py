"""What is on the screen at once: one item, or several that are decided together."""

from __future__ import annotations

from typing import NamedTuple

from annotate.projects.items import Item
from storage.records import Answer


class Page(NamedTuple):
    """Items, with their answers: a changed but ungiven one, the one that stands, or what the kind begins with."""

    items: tuple[Item, ...]
    answers: tuple[Answer | None, ...]
    suggested: tuple[bool, ...] = ()
    """Of each item, whether its answer is what a machine suggested, and nobody has touched it yet."""
