"""File names of pictures in a dataset: safe on every system, and unlike one another also without their endings.

A name says where the picture was: `cats/01.jpg` becomes `cats__01.jpg`. It hangs on nothing but the item's id, unless
two ids would have names that some system or some format takes for one; then each gets some letters of its id's hash.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import PurePosixPath

from annotate.projects.items import Items

LONGEST = 120
"""Bytes of a name without its ending: file systems end at 255, and endings and folders come on top."""
_LETTERS, _ALL = 8, 64
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]')
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\..*)?")
_PLAIN = re.compile(r"[A-Za-z0-9](?:(?:[A-Za-z0-9 .-]|_(?!_)){0,98}[A-Za-z0-9-])?\.[A-Za-z0-9]{1,8}")
"""Ids that are safe names as they are, but for those of devices: most are, and need no further look."""
_DEVICES = frozenset({"con", "prn", "aux", "nul", "com", "lpt"})
_USUAL = {".jpe": ".jpg", ".jfif": ".jpg", ".dib": ".bmp"}
"""Endings that programs pass over, and those of the same format that they know."""
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")


class Names:
    """The file name of each item, and the item of each file name."""

    def __init__(self, ids: Iterable[str], endings: Mapping[str, str] | None = None) -> None:
        """Take the ids of all items of a project, in any order. `endings`: of files whose ids may be without theirs."""
        self._ids, self._endings = list(dict.fromkeys(ids)), endings or {}
        self._marked: dict[str, str] = {}
        letters = _LETTERS
        while letters <= _ALL and (alike := self._alike()):
            for item_id in alike:
                self._marked[item_id] = _marked(item_id, self._ending(item_id), letters)
            letters *= 2  # who knows the hash can call a file as another one will be called

    def _alike(self) -> list[str]:
        """The ids whose names are not theirs alone, or are ids of others, for which readers would take them."""
        counts = Counter(_likeness(self.of(item_id)) for item_id in self._ids)
        is_renamed = any(self.of(item_id) != item_id for item_id in self._ids)
        if len(counts) == len(self._ids) and not is_renamed:
            return []  # as mostly, and without a list of all
        ids = set(self._ids) if is_renamed else frozenset[str]()
        names = ((item_id, self.of(item_id)) for item_id in self._ids)
        return [item_id for item_id, name in names if counts[_likeness(name)] > 1 or (name != item_id and name in ids)]

    def of(self, item_id: str) -> str:
        """The file name of an item's picture."""
        return self._marked.get(item_id) or file_name(item_id, self._ending(item_id) if self._endings else "")

    def _ending(self, item_id: str) -> str:
        """What the id lacks of its file's ending."""
        ending = self._endings.get(item_id, "")
        return "" if item_id.casefold().endswith(ending.casefold()) else ending

    def items_by_name(self) -> dict[str, str]:
        """The item of each file name."""
        return {self.of(item_id): item_id for item_id in self._ids}


def names_of(items: Items | None, foreign: Iterable[str] = ()) -> Names:
    """The names of what a project lists, and of other items; a file of pictures may call them anything."""
    if items is None:
        return Names(foreign)
    pictures = items.pictures if items.media == "image" else []
    endings = {item_id: PurePosixPath(path).suffix for item_id, path in zip(items.ids, pictures, strict=False)}
    return Names([*items.ids, *foreign], {name: one for name, one in endings.items() if _ENDING.fullmatch(one)})


def file_name(item_id: str, further: str = "") -> str:
    """A safe name for an id by itself. `further`: an ending that it lacks."""
    if not further and _PLAIN.fullmatch(item_id) and item_id[:3].lower() not in _DEVICES:
        stem, point, ending = item_id.rpartition(".")
        return stem + _USUAL.get(point + ending.lower(), point + ending)
    stem, ending = _parts(item_id, further)
    safe = _safe(stem, ending)
    flat = stem.replace("/", "__")
    is_told = safe == flat and "__" not in stem
    return safe + ending if is_told else _marked(item_id, further)


def _marked(item_id: str, further: str = "", letters: int = _LETTERS) -> str:
    stem, ending = _parts(item_id, further)
    return f"{_safe(stem, ending)}-{sha256(item_id.encode('utf-8', 'surrogateescape')).hexdigest()[:letters]}{ending}"


def _parts(item_id: str, further: str) -> tuple[str, str]:
    ending = further or PurePosixPath(item_id).suffix
    if not _ENDING.fullmatch(ending):
        return item_id, ""
    return item_id if further else item_id[: -len(ending)], _USUAL.get(ending.lower(), ending)


def is_device(name: str) -> bool:
    """Whether Windows takes a name for a printer, a port or the like, whatever its ending."""
    return _DEVICE.fullmatch(name) is not None


def _safe(stem: str, ending: str) -> str:
    stem = stem if ending else stem.replace(".", "_")  # or readers would take what follows the last point for an ending
    steps = [step for step in stem.split("/") if step not in ("", ".", "..")]
    name = _UNSAFE.sub("_", "__".join(steps)).strip(" ")
    name = name.replace(".", "_") if name.startswith(".") or name.endswith(".") else name
    if not name or name[0] in "-~#" or is_device(name):
        name = f"_{name}"
    return name.encode()[:LONGEST].decode(errors="ignore").rstrip(" .")


def _likeness(name: str) -> str:
    """What two names have in common where a system or a format takes them for one."""
    if name.isascii():
        return (name.rpartition(".")[0] or name).casefold()
    stem = PurePosixPath(name).stem
    return unicodedata.normalize("NFC", stem).casefold()
