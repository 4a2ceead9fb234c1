"""The labels of each item together, though they were written one after the other; in memory are only their places."""

from __future__ import annotations

import mmap
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType

import msgspec

from annotate.dataset.fallen import Fallen
from annotate.dataset.samples import RawVote, Vote
from annotate.projects.items import Items

_NONE = -1
_AT_ONCE = 1024
"""Items after which the memory of what was read is given back."""


class ByItem:
    """Labels put by in a file without a name; close it after use."""

    def __init__(self, items: Items | None, votes: Iterable[Sequence[RawVote]], fallen: Fallen) -> None:
        """Put the labels by, in their order. `items`: what the project lists, in whose order they come out.

        `fallen`: which labels do not hold any more, known once all were seen; these do not come out.
        """
        self._items, self._fallen = items, fallen
        self._foreign: dict[str, int] = {}
        self._listed = 0 if items is None else len(items)
        self._last = array("q", [_NONE]) * self._listed
        self._before, self._ends = array("q"), array("Q", [0])
        self._file = tempfile.TemporaryFile(prefix="annotate-")  # noqa: SIM115 - it is closed with this
        try:
            self._put_by(votes)
        except BaseException:
            self._file.close()
            raise
        self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ) if self._ends[-1] else None

    def _put_by(self, votes: Iterable[Sequence[RawVote]]) -> None:
        encode, end = msgspec.json.Encoder().encode, 0
        last, add_before, add_end = self._last, self._before.append, self._ends.append
        row = 0
        for some in votes:
            blocks = list(map(encode, some))
            for vote, block in zip(some, blocks, strict=True):
                place = self._place(vote.item)
                add_before(last[place])
                last[place] = row
                row += 1
                end += len(block)
                add_end(end)
            self._file.write(b"".join(blocks))
        self._file.flush()

    def _place(self, item: str) -> int:
        place = None if self._items is None else self._items.place(item)
        if place is None:
            place = self._foreign.setdefault(item, self._listed + len(self._foreign))
            if place == len(self._last):
                self._last.append(_NONE)
        return place

    @property
    def foreign(self) -> list[str]:
        """The items that have labels and that the project does not list, by name."""
        return sorted(self._foreign)

    def has(self, item: str) -> bool:
        """Whether an item has labels, or had some that were taken back."""
        place = None if self._items is None else self._items.place(item)
        return item in self._foreign if place is None else self._last[place] != _NONE

    def __len__(self) -> int:
        """How many labels there are."""
        return len(self._before)

    def __iter__(self) -> Iterator[tuple[str, tuple[Vote, ...]]]:
        """Each item that has labels, as listed, then those that the project does not have, with its labels in order."""
        decode = msgspec.json.Decoder(Vote).decode
        for number, (item, place) in enumerate(self._in_order(), 1):
            if number % _AT_ONCE == 0:
                self._let_pages_go()
            row = self._last[place]
            votes: dict[tuple[str, bool], Vote] = {}
            while row != _NONE:
                assert self._map is not None
                vote = decode(self._map[self._ends[row] : self._ends[row + 1]])
                if not self._fallen.has(vote.record, item):
                    votes.setdefault((vote.annotator, vote.activity == "review"), vote)
                row = self._before[row]
            if votes:
                yield item, tuple(reversed(votes.values()))

    def _let_pages_go(self) -> None:
        """What was read of the file stays in this process's memory else, though it is on the disk."""
        if self._map is not None and hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def _in_order(self) -> Iterator[tuple[str, int]]:
        for place in range(self._listed):
            assert self._items is not None
            yield self._items.ids[place], place
        yield from sorted(self._foreign.items())

    def close(self) -> None:
        """Let the labels go."""
        if self._map is not None:
            self._map.close()
        self._file.close()

    def __enter__(self) -> ByItem:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
