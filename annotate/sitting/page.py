"""What is on the screen at once: one item, or several that are decided together."""

from __future__ import annotations

from typing import NamedTuple

from annotate.projects.items import Item
from storage.records import Answer


class Page(NamedTuple):
    """Items with the answers that they begin with: a changed but ungiven one, the one that stands, or the kind's own."""

    items: tuple[Item, ...]
    answers: tuple[Answer | None, ...]
