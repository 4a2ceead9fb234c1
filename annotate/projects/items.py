"""What is labelled: images of a folder; texts, pairs of texts, or sheets of pictures of a file, in listed order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias, overload

from msgspec import Struct

from annotate.errors import AnnotateError
from annotate.i18n import _, ngettext
from annotate.text import printable

Media: TypeAlias = Literal["image", "text", "sheet", "pair"]


class Item(Struct, frozen=True):
    """One thing to label."""

    id: str
    """Its path relative to the items' folder, with `/`, or its row's id: always valid UTF-8, not always printable."""
    media: Media
    path: Path | None = None
    """Where its image is."""
    text: str | None = None
    paths: tuple[Path, ...] = ()
    """Where its pictures are, if it is a sheet of several."""
    texts: tuple[str, ...] = ()
    """Its two texts, if it is a pair of them."""
    target: str | None = None
    """The label that it asks for, where it asks for one of its own."""
    prompt: str | None = None
    """What a pair answers, such as the question that two answers were given to."""
    author: str | None = None
    """Who posted it."""
    group: str | None = None
    """What it belongs to, where its file says so: those of one group stay in one part of a dataset."""


class LeftOut(Struct, frozen=True):
    """What was found beside the items: how many files of which ending, and what could not be read."""

    endings: Mapping[str, int] = {}
    """Ending in lower case with its point, or an empty string, to a number of files."""
    unreadable: tuple[str, ...] = ()
    """Folders and files that the system did not let us look at."""
    empty_rows: int = 0


class Items(Sequence[Item]):
    """The items in listed order: by name, numbers by their value, or as the file has its rows.

    Items are made when they are asked for: a million of them are a million short strings.
    """

    def __init__(
        self,
        media: Media,
        ids: Iterable[str],
        *,
        root: Path | None = None,
        names: Mapping[str, str] | None = None,
        texts: Iterable[str] = (),
        pairs: Iterable[tuple[str, str]] = (),
        pictures: Iterable[tuple[str, ...]] = (),
        prompts: Mapping[str, str] | None = None,
        authors: Mapping[str, str] | None = None,
        targets: Mapping[str, str] | None = None,
        groups: Mapping[str, str] | None = None,
        left_out: LeftOut | None = None,
    ) -> None:
        """Take ids in order; for images `root`, and `names`: the file names of ids that differ from theirs.

        `pairs`: the two texts of each item of a file of pairs; `pictures`: the file names of each item of a file of
        pictures, one or more; `prompts`, `authors`, `targets`, `groups`: what pairs answer, who
        posted, what items ask for, what they belong to.
        """
        self.media = media
        self.ids: list[str] = list(ids)
        self.left_out = left_out or LeftOut()
        self.targets = targets or {}
        self._pictures = list(pictures)
        self.root = root
        """Where the images are."""
        self._names = names or {}
        self._texts = list(texts)
        self._pairs = list(pairs)
        self._prompts, self._authors = prompts or {}, authors or {}
        self.groups = groups or {}
        """As `Item.group`, by id."""

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.ids)}

    def get(self, item_id: str) -> Item | None:
        """The item of that id."""
        place = self._places.get(item_id)
        return None if place is None else self._at(place)

    def place(self, item_id: str) -> int | None:
        """The item's place in listed order, from 0."""
        return self._places.get(item_id)

    def _at(self, place: int) -> Item:
        item_id = self.ids[place]
        group = self.groups.get(item_id)
        if self._pairs:
            return Item(item_id, self.media, texts=self._pairs[place], prompt=self._prompts.get(item_id), group=group)
        if self.root is None:
            author = self._authors.get(item_id)
            return Item(item_id, self.media, None, self._texts[place], author=author, group=group)
        if self._pictures:
            return self._of_pictures(item_id, [self.root / name for name in self._pictures[place]])
        return Item(item_id, self.media, self.root / self._names.get(item_id, item_id))

    def _of_pictures(self, item_id: str, paths: Sequence[Path]) -> Item:
        target, prompt, group = self.targets.get(item_id), self._prompts.get(item_id), self.groups.get(item_id)
        if len(paths) == 1:
            return Item(item_id, "image", paths[0], target=target, author=self._authors.get(item_id), group=group)
        return Item(item_id, "sheet", paths=tuple(paths), target=target, prompt=prompt, group=group)

    def only(self, ids: Iterable[str]) -> Items:
        """These of the items, in this order."""
        wanted = list(ids)
        places = [self._places[item_id] for item_id in wanted]
        few = copy(self)
        few.__dict__.pop("_places", None)
        few.ids = wanted
        for name in ("_texts", "_pairs", "_pictures"):
            if own := getattr(self, name):
                setattr(few, name, [own[place] for place in places])
        return few

    def path_of(self, item_id: str) -> str:
        """Where the picture of an item of one is, from the folder of all: its id, unless a file names it."""
        place = self._places.get(item_id) if self._pictures else None
        return item_id if place is None else self._pictures[place][0]

    @property
    def pictures(self) -> list[str]:
        """The file names of all pictures, of a file that names them."""
        return [name for names in self._pictures for name in names]

    def most_pictures(self) -> tuple[str, int]:
        """The item of the most pictures, of a file of pictures, and how many it has."""
        place = max(range(len(self._pictures)), key=lambda place: len(self._pictures[place]))
        return self.ids[place], len(self._pictures[place])

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> list[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | list[Item]:
        if isinstance(place, slice):
            return [self._at(one) for one in range(*place.indices(len(self)))]
        return self._at(place)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, item: object) -> bool:
        return isinstance(item, Item) and item.id in self._places

    def found(self) -> str:
        """What was found, in words."""
        if self.media == "image":
            return ngettext("{count} image", "{count} images", len(self)).format(count=len(self))
        if self.media == "sheet":
            sheets = ngettext("{count} sheet of pictures", "{count} sheets of pictures", len(self))
            return sheets.format(count=len(self))
        if self.media == "pair":
            return ngettext("{count} pair of texts", "{count} pairs of texts", len(self)).format(count=len(self))
        return ngettext("{count} text", "{count} texts", len(self)).format(count=len(self))

    def not_taken(self) -> str | None:
        """What was left out, in words; None when it was nothing."""
        bare = _("no ending")
        parts = [f"{count} × {printable(ending) or bare}" for ending, count in self.left_out.endings.items()]
        if rows := self.left_out.empty_rows:
            parts.append(ngettext("{count} empty row", "{count} empty rows", rows).format(count=rows))
        parts += [_("{name} (not readable)").format(name=printable(name)) for name in self.left_out.unreadable]
        return ", ".join(parts) if parts else None


def load_items(path: Path) -> Items:
    """The images of a folder, or what a file has; an AnnotateError with the remedy where there are none."""
    if path.is_dir():
        from annotate.projects.discover import find_images

        return find_images(path)
    if not os.path.lexists(path):
        raise AnnotateError(
            _("{path} does not exist: put the items there, or name their place with “items” in annotate.toml").format(
                path=printable(str(path))
            )
        )
    from annotate.projects.pairs import names_pairs, read_pairs
    from annotate.projects.posts import read_posts
    from annotate.projects.sheets import names_pictures, read_sheets

    if names_pairs(path):
        return read_pairs(path)
    return read_sheets(path) if names_pictures(path) else read_posts(path)
