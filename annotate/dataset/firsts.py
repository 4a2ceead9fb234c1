"""The items of a store in the order in which they were first recorded: what they belong to, what was answered first."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
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
    """Items as their records are seen, in order; two hundred bytes each beside their names."""

    def __init__(self, project: Project, items: Items | None, by: str | None) -> None:
        """`by`: `folder` where the items of one folder belong together."""
        self._kind, self._items, self._by = project.kind, items, by
        self.codes: dict[str, int] = {}
        """The number of each item: the older, the lower."""
        self._joined = Joined()
        self._groups: dict[str, int] = {}
        self._contents: dict[int, int] = {}
        """The first item that had a content."""
        self._is_answered = bytearray()
        self._known: dict[bytes, tuple[str, ...]] = {}

    def see(self, record: First) -> tuple[int, tuple[str, ...]]:
        """A record, after those that were written before it: its item's number; its labels, if it is the first answer.

        An answer that names no label has one, too: `""`.
        """
        code = self.codes.get(record.item)
        if code is None:
            code = self.codes[record.item] = self._joined.add()
            self._is_answered.append(0)
            for name in self._named(record.item):
                self._joined.join(code, self._groups.setdefault(name, code))
        if record.sha256 is not None:
            self._joined.join(code, self._contents.setdefault(_hash(record.sha256), code))
        labels: tuple[str, ...] = ()
        if not self._is_answered[code] and record.outcome == "labelled" and record.task == self._kind.name:
            labels = self._answer(bytes(record.answer))
            self._is_answered[code] = bool(labels)
        return code, labels

    def oldest(self, code: int) -> int:
        """The oldest item of all that an item belongs together with, as far as records were seen; maybe itself."""
        return self._joined.root(code)

    def _named(self, item: str) -> Iterator[str]:
        """The groups that an item is in by name."""
        if self._items is not None and item in self._items.groups:
            yield f"group:{self._items.groups[item]}"
        if self._by == "folder":
            yield f"folder:{PurePosixPath(item).parent}"

    def _answer(self, document: bytes) -> tuple[str, ...]:
        names = self._known.get(document)
        if names is None:
            names = self._names(msgspec.json.decode(document))
            if len(self._known) < _ANSWERS_KEPT:
                self._known[document] = names
        return names

    def _names(self, answer: Any) -> tuple[str, ...]:
        if not isinstance(answer, dict) or not self._kind.is_one(answer):
            return ()
        return self._kind.names(answer) or ("",)


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
