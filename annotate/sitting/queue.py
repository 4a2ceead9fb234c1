"""Which item comes next for one annotator: order, overlap, controls, and what was put aside for later."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from heapq import heapify, heappop, heappush
from itertools import chain, islice
from random import Random

from annotate.progress.progress import Progress, Standing
from annotate.projects.config import QueueTable
from annotate.projects.items import Item, Items
from annotate.sitting.company import ALONE, Share
from annotate.tasks import Answer

COUNTED = 100_000
"""Items among which those that come a second time are counted one by one."""
REPEAT_AFTER = 20
"""How many records of one's own lie between an item and its repeat, if there are that many: too many to remember it."""


class Queue:
    """The items for one annotator, one after another.

    `next` gives the next item and counts it as shown: it comes again only if it is put back (`put_back`), put aside for
    later, due as a repeat, or, at the end, still without an outcome. Skipped (`unsure`, `bad-item`) and flagged items
    do not come back. `upcoming` looks ahead without taking.

    Known-answer items are ordinary items in their ordinary places; every annotator gets them, whatever the overlap.

    While several people are at work, the items of each one's own share come first, so that no two of them are shown an
    item that needs one more label; what is left of the others' shares comes last, from its end.
    """

    def __init__(
        self,
        items: Items,
        progress: Progress,
        annotator: str,
        config: QueueTable | None = None,
        gold: Mapping[str, Answer] | None = None,
        look: Callable[[], Share] = lambda: ALONE,
    ) -> None:
        """Take the items, the live progress (which the caller keeps up to date) and `Project.config.queue`.

        `look` is called before an item is taken: it brings the progress up to date with what others did.
        """
        self._items, self._progress, self._annotator = items, progress, annotator
        self._config = config or QueueTable()
        self._gold = gold or {}
        self._look, self._share = look, ALONE
        self._ids = self._ordered()
        self._shown: list[str] = []
        self._front: deque[str] = deque()
        self._ahead: deque[str] = deque()
        self._passed_over: deque[str] = deque()
        self._repeating: set[str] = set()
        self._repeated_before: set[str] = set()
        self._repeats = deque(self._first_repeats())
        self._begin_pass()

    def next(self) -> Item | None:
        """The next item, taken; None when nothing is left for this annotator."""
        return next(iter(self.next_page(1)), None)

    def next_page(self, size: int) -> list[Item]:
        """The next items that can be decided together, at most `size`, taken; none when nothing is left.

        All of them ask for the same target: an item that asks for another begins the next page.
        """
        self._share = self._look()
        self._look_back()
        page: dict[str, Item] = {}
        while len(page) < size and (item := self._take(page)) is not None:
            if any(other.target != item.target for other in page.values()):
                self._keep_for_next(item.id)
                break
            page[item.id] = item
        self._shown = list(page)
        return list(page.values())

    def _keep_for_next(self, item_id: str) -> None:
        """What was taken and not shown comes first on the next page, if it is still wanted then."""
        if item_id in self._repeating:
            self._repeating.remove(item_id)
            self._repeats.appendleft((item_id, 0))
        elif self._progress.standing(item_id, self._annotator) is None:
            self._ahead.appendleft(item_id)

    def _take(self, page: Container[str]) -> Item | None:
        """The next item that is not on the page yet."""
        sources = (self._put_back, self._due_repeat, self._fresh, self._unanswered, self._repeat)
        while (item_id := next(filter(None, (source() for source in sources)), None)) is not None:
            if (item := self._items.get(item_id)) is not None:
                return item
        later = (item_id for item_id in self._progress.later(self._annotator) if item_id not in page)
        return next(filter(None, map(self._items.get, filter(self._is_wanted, later))), None)

    def upcoming(self, count: int = 2) -> list[Item]:
        """The items that come next if nothing else happens, not taken: for decoding ahead."""
        while len(self._ahead) < count and (item_id := self._advance()) is not None:
            self._ahead.append(item_id)
        repeats = (item_id for item_id, _made in self._repeats)
        ids = chain(self._front, self._ahead, repeats, self._progress.later(self._annotator))
        found = (self._items.get(item_id) for item_id in islice(dict.fromkeys(ids), count))
        return [item for item in found if item is not None]

    def put_back(self, item_id: str) -> None:
        """Give this item next, as when an undo brings an older one to the screen before it was answered."""
        self._front.appendleft(item_id)

    def resume(self, ids: Sequence[str]) -> None:
        """Give these items next, in this order, as far as they are open: something was begun on them before."""
        self._front.extendleft(filter(self._is_open, reversed(ids)))

    def gold_answer(self, item_id: str) -> Answer | None:
        """The known answer, where the item has one."""
        return self._gold.get(item_id)

    def is_repeat(self, item_id: str) -> bool:
        """Whether the item was given a second time on purpose: its record then supersedes nothing."""
        return item_id in self._repeating

    def is_check(self, item_id: str) -> bool:
        """Whether the item is a control, so that its time is of the activity `check`."""
        return item_id in self._gold or item_id in self._repeating

    @cached_property
    def repeats(self) -> int:
        """How many items will be given a second time, if all are labelled; of very many items, about how many."""
        if len(self._ids) > COUNTED:
            return round(self._config.repeat * len(self._ids))
        return sum(map(self._comes_again, self._ids)) if self._config.repeat else 0

    @property
    def repeated(self) -> int:
        """How many of them were decided a second time."""
        return len(self._repeated_before) + sum(
            self._progress.times(one, self._annotator) > 1 for one in self._repeating
        )

    def left(self) -> int:
        """How many items this annotator could still be given, not counting repeats; looks at every item."""
        fresh = self._progress.count_open(self._ids, self._annotator, self._config.overlap, self._gold)
        return fresh + sum(map(self._is_wanted, self._progress.later(self._annotator)))

    # Where the next one may come from, in this order

    def _put_back(self) -> str | None:
        return self._front.popleft() if self._front else None

    def _due_repeat(self) -> str | None:
        if self._repeats and self._made() - self._repeats[0][1] >= REPEAT_AFTER:
            return self._repeat()
        return None

    def _fresh(self) -> str | None:
        while self._ahead:
            if self._is_open(item_id := self._ahead.popleft()) and self._takes(item_id):
                return item_id
        found = self._advance()
        if found is None and self._progress.reopened != self._reopened:
            self._begin_pass()
            found = self._advance()
        return found

    def _unanswered(self) -> str | None:
        while self._passed_over:
            if self._is_open(item_id := self._passed_over.popleft()):
                return item_id
        return None

    def _repeat(self) -> str | None:
        while self._repeats:
            item_id, _made = self._repeats.popleft()
            if self._progress.times(item_id, self._annotator) == 1:
                self._repeating.add(item_id)
                return item_id
        return None

    # One pass over the items

    def _begin_pass(self) -> None:
        self._reopened = self._progress.reopened
        self._cursor = 0
        self._over = False
        self._others: deque[str] = deque()
        self._heap = self._by_labels() if self._config.order == "fewest-labels" else []

    def _advance(self) -> str | None:
        if self._share.people == 1 and (left := self._left_by_others()) is not None:
            return left
        while not self._over:
            if (item_id := self._candidate()) is None:
                self._over = True
            elif self._takes(item_id):
                return item_id
        return self._left_by_others()

    def _takes(self, item_id: str) -> bool:
        """Whether the item is of one's own share; one that is not is kept for the end."""
        own = self._over or self._share.people == 1 or item_id in self._gold or self._is_own(item_id)
        if not own:
            self._others.append(item_id)
        return own

    def _is_own(self, item_id: str) -> bool:
        missing = self._config.overlap - self._progress.labels_on(item_id)
        return self._share.has(self._items.place(item_id) or 0, missing)

    def _left_by_others(self) -> str | None:
        """What is still open of the others' shares: in order when they are gone, else from where they come last."""
        take = self._others.popleft if self._share.people == 1 else self._others.pop
        while self._others:
            if self._is_open(item_id := take()):
                return item_id
        return None

    def _candidate(self) -> str | None:
        if self._config.order == "fewest-labels":
            return self._least_labelled()
        place = self._progress.next_open(self._ids, self._cursor, self._annotator, self._config.overlap, self._gold)
        self._cursor = place + 1
        return self._ids[place] if place < len(self._ids) else None

    def _least_labelled(self) -> str | None:
        """The open item with the fewest labels; the heap learns of new labels when their item comes up."""
        while self._heap:
            labels, place = heappop(self._heap)
            item_id = self._ids[place]
            now = self._progress.labels_on(item_id)
            if now != labels:
                heappush(self._heap, (now, place))
            elif self._is_open(item_id):
                return item_id
        return None

    def _by_labels(self) -> list[tuple[int, int]]:
        heap = [(self._progress.labels_on(item_id), place) for place, item_id in enumerate(self._ids)]
        heapify(heap)
        return heap

    def _ordered(self) -> Sequence[str]:
        if self._config.order != "random":
            return self._items.ids
        ids = list(self._items.ids)
        Random(f"{self._config.seed} {self._annotator}").shuffle(ids)
        return ids

    def _is_open(self, item_id: str) -> bool:
        return self._is_wanted(item_id) and self._progress.standing(item_id, self._annotator) is None

    def _is_wanted(self, item_id: str) -> bool:
        few = item_id in self._gold or self._progress.labels_on(item_id) < self._config.overlap
        return few and self._items.place(item_id) is not None

    # What became of those before

    def _look_back(self) -> None:
        """Note what of the items shown last is to be repeated some day, or was left without an outcome."""
        for item_id in self._shown:
            standing = self._progress.standing(item_id, self._annotator)
            if standing is None:
                self._passed_over.append(item_id)
            elif item_id not in self._repeating and self._is_chosen(standing):
                self._repeats.append((item_id, self._made()))

    def _is_chosen(self, standing: Standing) -> bool:
        return standing.outcome == "labelled" and self._comes_again(standing.item)

    def _comes_again(self, item_id: str) -> bool:
        """Whether the item is one of those that are shown twice; a control is checked already."""
        if not self._config.repeat or item_id in self._gold:
            return False
        digest = blake2b(f"{self._config.seed} {item_id}".encode(), digest_size=8).digest()
        return int.from_bytes(digest) < self._config.repeat * 2**64

    def _first_repeats(self) -> Iterator[tuple[str, int]]:
        """The repeats that earlier sittings left to do."""
        if self._config.repeat:
            own = list(self._progress.history(self._annotator))
            for made, standing in enumerate(reversed(own), 1):
                if self._is_chosen(standing):
                    if self._progress.times(standing.item, self._annotator) == 1:
                        yield standing.item, made
                    else:
                        self._repeated_before.add(standing.item)

    def _made(self) -> int:
        return self._progress.tally(self._annotator).records
