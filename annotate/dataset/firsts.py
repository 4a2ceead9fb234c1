"""The items of a store in the order in which they were first labelled: what was answered first, what they belong to."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

import msgspec
from msgspec import Struct

from annotate.dataset.joined import Joined
from annotate.projects.items import Items
from annotate.projects.project import Project

_ANSWERS_KEPT = 4096
"""So many different answers are looked at once only: most projects have no more."""


class First(Struct, gc=False):
    """What matters of a label record."""

    record: str
    item: str
    annotator: str
    outcome: str
    task: str
    answer: msgspec.Raw = msgspec.Raw(b"null")
    sha256: str | None = None


class Firsts:
    """Items as their records are seen, in order; a hundred bytes each beside their names."""

    def __init__(self, project: Project, items: Items | None, by: str | None) -> None:
        """`by`: `folder` where the items of one folder belong together."""
        self._kind, self._items, self._by = project.kind, items, by
        self.codes: dict[str, int] = {}
        """The number of each item: the older, the lower."""
        self._joined = Joined()
        self._groups: dict[str, int] = {}
        self._answers = array("i")
        """Of each item the number of its first answer's labels; -1: it has none."""
        self._labels: list[tuple[str, ...]] = []
        self._known: dict[tuple[str, ...], int] = {}
        self._by_answer: dict[bytes, int] = {}
        self._hashes, self._hashed = array("Q"), array("l")
        """Contents, and the items that have them."""

    def see(self, record: First) -> None:
        """A record, after those that were written before it."""
        code = self.codes.get(record.item)
        if code is None:
            code = self.codes[record.item] = self._joined.add()
            self._answers.append(-1)
            for name in self._named(record.item):
                self._joined.join(code, self._groups.setdefault(name, code))
        if self._answers[code] < 0 and record.outcome == "labelled" and record.task == self._kind.name:
            self._answers[code] = self._answer(bytes(record.answer))
        if record.sha256 is not None:
            self._hashes.append(_hash(record.sha256))
            self._hashed.append(code)

    def _named(self, item: str) -> Iterator[str]:
        """The groups that an item is in by name."""
        if self._items is not None and item in self._items.groups:
            yield f"group:{self._items.groups[item]}"
        if self._by == "folder":
            yield f"folder:{PurePosixPath(item).parent}"

    def _answer(self, document: bytes) -> int:
        number = self._by_answer.get(document)
        if number is None:
            names = self._names(msgspec.json.decode(document))
            number = -1 if names is None else self._known.setdefault(names, len(self._labels))
            if number == len(self._labels) and names is not None:
                self._labels.append(names)
            if len(self._by_answer) < _ANSWERS_KEPT:
                self._by_answer[document] = number
        return number

    def _names(self, answer: Any) -> tuple[str, ...] | None:
        if not isinstance(answer, dict) or not self._kind.is_one(answer):
            return None
        return self._kind.names(answer) or ("",)

    def labels(self, code: int) -> tuple[str, ...]:
        """Those of an item's first answer; an answer that names none is a label, too."""
        number = self._answers[code]
        return () if number < 0 else self._labels[number]

    def groups(self) -> Iterator[Sequence[int]]:
        """What belongs together, by the oldest item of each; of each all items, the oldest first."""
        in_turn = sorted(range(len(self._hashes)), key=self._hashes.__getitem__)
        for one, other in pairwise(in_turn):
            if self._hashes[one] == self._hashes[other]:
                self._joined.join(self._hashed[one], self._hashed[other])
        further: dict[int, list[int]] = {}
        for code in range(len(self._joined)):
            if (root := self._joined.root(code)) != code:
                further.setdefault(root, [root]).append(code)
        for code in range(len(self._joined)):
            if code in further:
                yield further[code]
            elif self._joined.root(code) == code:
                yield (code,)


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
