"""Which format a file or folder has, by its layout."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from annotate.dataset.readers.files import listed, pictures_in
from annotate.dataset.readers.reading import shown
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.projects.posts import first_line

_LOOKED_AT = 20
"""Files of a folder that are looked into."""
_VOC, _CVAT = re.compile(rb"<annotation[\s>]"), re.compile(rb"<annotations[\s>]")
_BEGINNING = 1 << 16
"""Bytes of a JSON file that tell what it is."""


def format_of(path: Path) -> str:
    """The format's name; an AnnotateError where the layout is none that is known."""
    if not path.exists():
        raise AnnotateError(_("there is no file or folder {path}: name another").format(path=shown(path)))
    if any(_CVAT.search(_beginning(one)) for one in (listed(path, ".xml")[:1] if path.is_dir() else [path])):
        text = _("{path} is a dataset of CVAT, which is not read here: export it there as COCO or YOLO")
        raise AnnotateError(text.format(path=shown(path)))
    found = _of_folder(path) if path.is_dir() else _of_file(path)
    if found is None:
        text = _("what format {path} has is not seen from its layout: say it with --format")
        raise AnnotateError(text.format(path=shown(path)))
    return found


def _of_file(path: Path) -> str | None:
    looks: dict[str, Callable[[Path], str | None]] = {
        ".jsonl": lambda _path: "jsonl",
        ".csv": _of_table,
        ".tsv": _of_table,
        ".json": _of_json,
        ".xml": lambda path: "voc" if _VOC.search(_beginning(path)) else None,
        ".yaml": lambda _path: "yolo",
        ".yml": lambda _path: "yolo",
    }
    look = looks.get(path.suffix.lower())
    return None if look is None else look(path)


def _of_table(path: Path) -> str | None:
    try:
        header = first_line(path).lower()
    except OSError:
        return None
    return "mturk" if b"hitid" in header or b"input." in header else path.suffix.lower()[1:]


def _of_json(path: Path) -> str | None:
    beginning = _beginning(path).lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith(b"["):
        return "label-studio" if b'"data"' in beginning else None
    data = _decoded(path)
    if not isinstance(data, dict):
        return None
    marks = {"shapes": "labelme", "annotations": "coco", "images": "coco", "data": "label-studio"}
    return next((name for mark, name in marks.items() if mark in data), None)


def _decoded(path: Path) -> Any:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
    except (OSError, msgspec.DecodeError, RecursionError):
        return None


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_BEGINNING)
    except OSError:
        return b""


def _of_folder(path: Path) -> str | None:
    return next(_found_in(path), None)


def _found_in(path: Path) -> Iterator[str]:
    if any((path / name).is_file() for name in ("data.yaml", "dataset.yaml", "classes.txt", "obj.names")):
        yield "yolo"
    if (path / "annotations").is_dir() and _holds(listed(path / "annotations", ".json"), "coco"):
        yield "coco"
    if any(_holds(listed(one, ".xml"), "voc") for one in (path / "Annotations", path) if one.is_dir()):
        yield "voc"
    files = listed(path, ".json")
    for name in ("coco", "label-studio", "labelme"):
        if _holds(files, name):
            yield name
    if any(path.glob("*/_annotations.coco.json")):
        yield "coco"
    if _holds(list(islice(path.glob("*/*.json"), _LOOKED_AT)), "labelme"):
        yield "labelme"
    if listed(path, ".yaml", ".yml") or (path / "labels").is_dir():
        yield "yolo"
    if any(pictures_in(one) for one in path.iterdir() if one.is_dir() and not one.name.startswith(".")):
        yield "yolo"


def _holds(files: list[Path], name: str) -> bool:
    return any(_of_file(one) == name for one in files[:_LOOKED_AT])
