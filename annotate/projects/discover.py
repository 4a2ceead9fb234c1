"""Images in a folder and in its folders, found without reading those that are named as images.

A file with an image's ending is listed as it is: a broken one is then seen and skipped by a person, not lost. Other
files are looked into for the first bytes of an image.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.projects.items import Items, LeftOut
from annotate.text import natural_sort, printable

IMAGE_ENDINGS = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".bmp", ".dib", ".tif", ".tiff"})
TEXT_ENDINGS = (".txt", ".csv", ".jsonl")
_HEAD = 64
"""Bytes that tell an image from another file."""
_SKIPPED_FOLDERS = frozenset({"labels.store"})
_OUR_FILES = frozenset({"annotate.toml"})
_EXPORTED = "labour/export.json"
"""What a folder has that `annotate export` wrote: its pictures are copies of items, and no items themselves."""


SNIFFED = 20_000
"""Files whose first bytes are read before a project begins: more would take too long."""


class _Walk:
    """One walk through a folder: collects names of images, and what was left out."""

    def __init__(self, root: Path) -> None:
        self.root = os.fspath(root)
        self.names: list[str] = []
        self.endings: Counter[str] = Counter()
        self.unreadable: list[str] = []
        self._seen: set[tuple[int, int]] = set()

    def run(self) -> None:
        """Walk real folders first and linked ones last, each folder once: a link back to a parent ends there."""
        waiting, linked = [""], list[str]()
        while waiting or linked:
            folder = waiting.pop() if waiting else linked.pop()
            for entry in self._entries(folder):
                name = f"{folder}/{entry.name}" if folder else entry.name
                if _is_folder(entry):
                    (linked if entry.is_symlink() else waiting).append(name)
                elif entry.name not in _OUR_FILES:
                    self._file(entry, name)

    def _entries(self, folder: str) -> Iterator[os.DirEntry[str]]:
        path = os.path.join(self.root, folder) if folder else self.root  # noqa: PTH118 - undecodable names, many of them
        try:
            status = os.stat(path)  # noqa: PTH116
            if (status.st_dev, status.st_ino) in self._seen:
                return
            self._seen.add((status.st_dev, status.st_ino))
            if folder and os.path.exists(os.path.join(path, _EXPORTED)):  # noqa: PTH110, PTH118
                return
            with os.scandir(path) as entries:
                yield from (one for one in entries if one.name[0] != "." and one.name not in _SKIPPED_FOLDERS)
        except OSError:
            self.unreadable.append(folder or self.root)

    def _file(self, entry: os.DirEntry[str], name: str) -> None:
        ending = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122
        if ending in IMAGE_ENDINGS or (_is_file(entry) and self._is_image(entry, name)):
            self.names.append(name)
        else:
            self.endings[ending] += 1

    def _is_image(self, entry: os.DirEntry[str], name: str) -> bool:
        from annotate.images.sniff import sniff

        try:
            with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123
                return sniff(file.read(_HEAD)) is not None
        except OSError:
            self.unreadable.append(name)
            return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def find_images(folder: Path) -> Items:
    """The images in a folder, sorted by name; an AnnotateError with the remedy where there are none."""
    walk = _Walk(folder)
    walk.run()
    if not walk.names:
        raise AnnotateError(_nothing(folder, walk))
    natural_sort(walk.names)
    names = _ids(walk.names)
    left_out = LeftOut(dict(sorted(walk.endings.items())), tuple(encoded_name(name) for name in walk.unreadable))
    return Items(
        "image", names, root=folder, names={i: name for i, name in names.items() if i != name}, left_out=left_out
    )


def only_named(items: Items, at_most: int = SNIFFED) -> list[str]:
    """The ids of files that are named like images and are none; the first `at_most` are looked into."""
    from annotate.images.sniff import sniff

    found = []
    for item in items[:at_most]:
        assert item.path is not None
        try:
            with item.path.open("rb", buffering=0) as file:
                if sniff(file.read(_HEAD)) is None:
                    found.append(item.id)
        except OSError:  # what kind it is shows when it can be read
            continue
    return found


def missing(items: Items, at_most: int = SNIFFED) -> list[str]:
    """The pictures that a file of items names and that are not there; the first `at_most` are looked for."""
    root = items.root
    return [] if root is None else [name for name in items.pictures[:at_most] if not (root / name).is_file()]


def encoded_name(name: str) -> str:
    """The name as valid UTF-8: bytes that are none are written `%FF`."""
    return re.sub(r"[\udc80-\udcff]", lambda byte: f"%{ord(byte[0]) - 0xDC00:02X}", name)


def _ids(names: list[str]) -> dict[str, str]:
    """Ids and their names, in order; where an encoded name is a file's own, its percent signs are encoded too."""
    plain = set(names)
    ids = {}
    for name in names:
        item_id = encoded_name(name)
        while item_id != name and item_id in plain:
            item_id = item_id.replace("%", "%25")
        ids[item_id] = name
    return ids


def _nothing(folder: Path, walk: _Walk) -> str:
    shown = printable(encoded_name(str(folder)))
    if texts := sorted(path.name for path in _files(folder) if path.suffix.lower() in TEXT_ENDINGS):
        return _(
            "{folder} has no images, but {file}: name that file as the items, with --items or in annotate.toml"
        ).format(folder=shown, file=printable(encoded_name(texts[0])))
    if walk.unreadable and not walk.endings:
        return _("{folder} cannot be read: allow yourself to read it, or name another folder").format(folder=shown)
    if walk.endings:
        return _(
            "{folder} has no images: put JPEG, PNG, WebP, GIF, BMP or TIFF files there, or name another place"
        ).format(folder=shown)
    return _("{folder} is empty: put images there, or name another place for the items").format(folder=shown)


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]
    except OSError:
        return []
