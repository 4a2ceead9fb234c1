"""Which of a project's items a reading is about: datasets give pictures other names and keep them elsewhere."""

from __future__ import annotations

import os
from collections import defaultdict
from functools import cached_property
from pathlib import Path, PurePosixPath

from annotate.dataset.names import names_of
from annotate.dataset.pictures import hashed
from annotate.dataset.readers.files import as_told
from annotate.dataset.readers.reading import Reading, mistake
from annotate.i18n import _
from annotate.projects.items import Item, Items
from annotate.text import printable

_NAMED = 3
"""So many items are named of those that could be meant."""


class Matcher:
    """Finds items. Each way is tried only where those before it found nothing."""

    def __init__(self, items: Items) -> None:
        """Take a project's items."""
        self._items = items
        self._found: dict[tuple[str, Path | None, str | None], str | None] = {}

    def item(self, reading: Reading) -> Item | None:
        """The item: by the picture's place, its id, the name that an export gave it, the end of its path, its content.

        None where there is none; an AnnotateError where several could be meant.
        """
        key = (reading.file, reading.picture, reading.fields.get("sha256"))
        if key not in self._found:
            self._found[key] = self._find(reading)
        item_id = self._found[key]
        return None if item_id is None else self._items.get(item_id)

    def _find(self, reading: Reading) -> str | None:
        if (found := self._in_place(reading.picture)) is not None:
            return found
        name = as_told(reading.file)
        if self._items.place(name) is not None:
            return name
        base = PurePosixPath(name.replace("\\", "/")).name
        if (found := self._given.get(base) or self._bare_given.get(base)) is not None:
            return found
        near = self._nearest(PurePosixPath(name.replace("\\", "/")))
        if len(near) == 1:
            return near[0]
        if (found := self._by_content(reading)) is not None:
            return found
        if near:
            some = ", ".join(map(printable, near[:_NAMED]))
            what = _("“{file}” could be several items ({items}): write the item's id in its place")
            raise mistake(reading.where, what.format(file=printable(reading.file), items=some))
        return None

    def _in_place(self, picture: Path | None) -> str | None:
        """The item whose picture this is: that of a project that was made of the dataset."""
        root = self._items.root
        if picture is None or root is None:
            return None
        name = os.path.relpath(os.path.abspath(picture), os.path.abspath(root)).replace(os.sep, "/")  # noqa: PTH100
        item = self._items.get(as_told(name))
        return None if item is None or item.path is None or name.startswith("..") else item.id

    @cached_property
    def _given(self) -> dict[str, str]:
        """By the file name that an export gives it."""
        return names_of(self._items).items_by_name()

    @cached_property
    def _bare_given(self) -> dict[str, str]:
        """The same without ending, for formats that name no pictures: no two of these names are alike."""
        return {PurePosixPath(name).stem: item for name, item in self._given.items()}

    @cached_property
    def _by_base(self) -> dict[str, list[str]]:
        """By the last step of its path, with and without ending."""
        found = defaultdict[str, list[str]](list)
        for item in self._items.ids:
            path = PurePosixPath(item)
            for name in {path.name, path.stem}:
                found[name].append(item)
        return dict(found)

    def _nearest(self, name: PurePosixPath) -> list[str]:
        """The items whose paths have most last steps in common with a name's."""
        some = self._by_base.get(name.name, [])
        if len(some) < 2:
            return some
        steps = [_in_common(PurePosixPath(item), name) for item in some]
        return [item for item, count in zip(some, steps, strict=True) if count == max(steps)]

    def _by_content(self, reading: Reading) -> str | None:
        """The item of the same picture, where the dataset has one of its own or tells its hash."""
        if self._items.media != "image":
            return None
        digest = reading.fields.get("sha256")
        if digest is None and reading.picture is not None:
            digest = hashed(reading.picture)
        return None if digest is None else self._by_hash.get(digest)

    @cached_property
    def _by_hash(self) -> dict[str, str]:
        """By content, what is there once."""
        found: dict[str, str] = {}
        twice = set[str]()
        for item in self._items:
            digest = None if item.path is None else hashed(item.path)
            if digest is not None and found.setdefault(digest, item.id) != item.id:
                twice.add(digest)
        return {digest: item for digest, item in found.items() if digest not in twice}


def _in_common(one: PurePosixPath, other: PurePosixPath) -> int:
    """How many last steps two paths have in common, the very last without its ending."""
    first, second = ((path.stem, *reversed(path.parts[:-1])) for path in (one, other))
    count = 0
    for step, step_of_other in zip(first, second, strict=False):
        if step != step_of_other:
            break
        count += 1
    return count
