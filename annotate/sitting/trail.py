"""The way through the items: on to new ones, back to what was decided, and to what was taken back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeAlias

from annotate.progress.progress import Progress, Standing
from annotate.progress.standing import LATER
from annotate.projects.items import Item, Items
from annotate.sitting.lookback import Lookback, decided_items
from annotate.sitting.queue import Queue

Opened: TypeAlias = tuple[Item, ...]
"""The items that are on the screen together; none when there is nothing left."""


class Trail:
    """Knows which items are on the screen, how one came there, and what was decided about them before.

    New items come a page at a time. Who looks back sees one item at a time, also of those decided together: what was
    decided about the others stands and is not decided again.
    """

    def __init__(self, items: Items, queue: Queue, progress: Progress, annotator: str, size: int) -> None:
        """`size`: how many items there are on a page, if there are so many."""
        self.page: Opened = ()
        self._items = items
        self._queue = queue
        self._progress = progress
        self._annotator = annotator
        self._size = size
        self._back = 0
        self._past: Lookback | None = None
        self._pile: list[Opened] = []
        """Pages that were begun or taken back and wait for a decision; the last one is next."""

    # Moving

    def next(self) -> Opened:
        """Go to the newest page that needs an answer."""
        self._back, self._past = 0, None
        if not self._pile and (fresh := self._queue.next_page(self._size)):
            self._pile.append(tuple(fresh))
        self.page = self._pile[-1] if self._pile else ()
        return self.page

    def upcoming(self, count: int) -> list[Item]:
        """The items that will probably come next: so many, or a whole page where that is more."""
        count = max(count, self._size)
        begun = [item for page in reversed(self._pile[:-1]) for item in page]
        return [*begun, *self._queue.upcoming(count)][:count]

    @property
    def before(self) -> Item | None:
        """The item that one goes back to from here; None: there is none."""
        return self._before(self._back + 1)

    def back(self) -> Opened | None:
        """Go to what was decided before; None: there is nothing, and one stays."""
        return self._turn(self._back + 1)

    def forward(self) -> Opened | None:
        """Go to what was decided after, in the end to the newest page; None: one is there, and stays."""
        if self._back > 1:
            return self._turn(self._back - 1)
        if not self.reviewing:
            return None
        if self._back == 0:
            self._pile.pop()  # the earlier answers stand again, and may be left as they are
        return self.next()

    def close(self) -> None:
        """The page was decided: it waits no more."""
        self._drop({item.id for item in self.page})
        self.page = ()

    def reopen(self, page: Opened) -> None:
        """The decisions about these items were taken back: they come next."""
        self._drop({item.id for item in page})
        self._pile.append(page)

    def _drop(self, ids: Collection[str]) -> None:
        kept = (tuple(item for item in page if item.id not in ids) for page in self._pile)
        self._pile = [page for page in kept if page]

    def _turn(self, back: int) -> Opened | None:
        item = self._before(back)
        if item is None:
            return None
        self._back, self.page = back, (item,)
        return self.page

    def _before(self, back: int) -> Item | None:
        """The item decided so many decisions ago, in the order that history had when one began to look back."""
        if self._past is None:
            decisions = decided_items(self._progress.history(self._annotator), self._items)
            here = {item.id for item in self.page}
            known = sum(self._progress.standing(item_id, self._annotator) is not None for item_id in here)
            others = self._progress.tally(self._annotator).decided - known
            self._past = Lookback((item for _decision, item in decisions if item.id not in here), others)
        return self._past.at(back - 1)

    # Where one is

    @property
    def put_aside(self) -> int:
        """How many items wait for later."""
        return sum(1 for _item in self._progress.later(self._annotator))

    @property
    def reviewing(self) -> bool:
        """Whether what is on screen was decided before, and not put aside for later."""
        standings = self._standings()
        decided_all = bool(standings) and len(standings) == len(self.page)
        return self._back > 0 or (decided_all and all(standing.reason != LATER for standing in standings))

    @property
    def position(self) -> int | None:
        """Which of the decided items is on screen, the first one being 1; None unless one looks back."""
        return None if self._back == 0 or self._past is None else self._past.position(self._back)

    def standing(self, item: Item) -> Standing | None:
        """How the annotator decided an item of the page before; None: not yet, or it must be decided afresh."""
        return None if self.afresh(item) else self._progress.standing(item.id, self._annotator)

    def is_open(self, item: Item) -> bool:
        """Whether an item of the page was not decided before, or only put aside for later."""
        standing = self.standing(item)
        return standing is None or standing.reason == LATER

    def record(self, item: Item) -> str | None:
        """The name of the record that stands for an item, also where it must be decided afresh."""
        standing = self._progress.standing(item.id, self._annotator)
        return None if standing is None else standing.record

    def afresh(self, item: Item) -> bool:
        """Whether an item of the page is a repeat in its turn: decided as if for the first time."""
        return self._back == 0 and self._queue.is_repeat(item.id)

    def _standings(self) -> Sequence[Standing]:
        return [standing for item in self.page if (standing := self.standing(item)) is not None]
