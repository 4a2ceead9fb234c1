"""YOLO: `images/PART/` beside `labels/PART/` with data.yaml, or folders of pictures that are named after labels.

A line of a label file is `class cx cy width height`, the class a number from 0 and the rest shares of the picture. An
empty file is an answer: there is nothing. A picture without a file was not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

from annotate.dataset.importing import Importer
from annotate.dataset.readers.files import as_told, listed, nothing_found, pictures_in, walked
from annotate.dataset.readers.names import Names, names_of
from annotate.dataset.readers.parts import part_of
from annotate.dataset.readers.reading import Ask, Box, Dataset, Reading, at_line, mistake, number_in, shown
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.projects.discover import IMAGE_ENDINGS
from annotate.projects.posts import text_of
from annotate.text import printable

_BEYOND = 0.01
"""So much of a picture may a box lie outside of it, as trainers let it."""
_NO_LABELS = frozenset({"classes.txt", "obj.names", "train.txt", "val.txt", "valid.txt", "test.txt", "labelmap.txt"})

Pictures: TypeAlias = Callable[[Path], dict[str, Path]]


class Yolo(Importer):
    """Reads the detection layout and the classification layout."""

    def look(self, path: Path, ask: Ask) -> Dataset:
        """All label files, or all folders of labels."""
        root, names = _root(path)
        if names is None:
            return _folders(root)
        readings = list(_readings(root, names))
        if not readings:
            raise nothing_found(root, "labels/*.txt")
        images = root / "images"
        return Dataset(
            readings=readings,
            labels=list(names.names),
            kind="boxes",
            pictures=pictures_in(images if images.is_dir() else root),
        )


def _root(path: Path) -> tuple[Path, Names | None]:
    """The dataset's folder and its classes; no classes where it has the classification layout."""
    if path.is_file():
        return path.parent, names_of(path)
    if not path.is_dir():
        raise AnnotateError(_("there is no folder {path}: name {what}").format(path=shown(path), what="data.yaml"))
    yamls = listed(path, ".yaml", ".yml")
    named = [one for one in yamls if one.stem in ("data", "dataset")] or yamls
    listed_names = (path / "classes.txt", path / "obj.names", path / "labels/classes.txt")
    for one in [*named[:1], *(file for file in listed_names if file.is_file())]:
        return path, names_of(one)
    if any(one.name == "labels" for one in path.rglob("labels") if one.is_dir()):
        text = _("{path} has labels, but neither data.yaml nor classes.txt, which name their classes: put one there")
        raise AnnotateError(text.format(path=shown(path)))
    return path, None


def _readings(root: Path, names: Names) -> Iterator[Reading]:
    pictures = cache(_by_stem)
    folders = sorted(one for one in root.rglob("labels") if one.is_dir()) or [root]
    for folder in folders:
        for file in walked(folder, ".txt"):
            if file.name not in _NO_LABELS and not file.name.startswith("README"):
                yield _reading(root, folder, file, names, pictures)


def _reading(root: Path, folder: Path, file: Path, names: Names, pictures: Pictures) -> Reading:
    stem = file.relative_to(folder).with_suffix("")
    picture = _picture(folder, file, pictures)
    boxes, decimals = list[Box](), 6
    for number, line in enumerate(text_of(file).split("\n"), 1):
        if cells := line.split():
            boxes.append(_box(at_line(file, number), cells, names))
            decimals = min(decimals, *(len(cell.partition(".")[2]) for cell in cells[1:5]))
    part = part_of(*(file.relative_to(root).parts[:-1]))
    return Reading(
        where=shown(file),
        file=as_told(stem if picture is None else _seen_from(folder, picture)),
        picture=picture,
        boxes=boxes,
        in_shares=True,
        slack=0.8 * 10.0**-decimals,
        fields={} if part is None else {"split": part},
    )


def _picture(folder: Path, file: Path, pictures: Pictures) -> Path | None:
    """The picture beside the labels: in the folder `images` for `labels`, or in the same one."""
    beside = folder.with_name("images") / file.relative_to(folder)
    return next((found for one in (beside, file) if (found := pictures(one.parent).get(one.stem))), None)


def _by_stem(folder: Path) -> dict[str, Path]:
    """The pictures in a folder by their names without ending, which may be in capitals or in both."""
    if not folder.is_dir():
        return {}
    found = sorted(folder.iterdir(), key=lambda one: (one.suffix.lower(), one.suffix.swapcase()))
    named = [(one.stem, one) for one in found if one.suffix.lower() in IMAGE_ENDINGS and one.is_file()]
    return dict(reversed(named))


def _seen_from(folder: Path, picture: Path) -> Path:
    images = folder.with_name("images")
    return picture.relative_to(images if picture.is_relative_to(images) else folder)


def _box(where: str, cells: list[str], names: Names) -> Box:
    if len(cells) not in (5, 6):  # the sixth is how sure a detector is
        what = _("a box is “class cx cy width height”, and this line has {count} numbers: outlines are not read")
        raise mistake(where, what.format(count=len(cells)))
    name = names.by_number.get(cells[0].removesuffix(".0"))
    if name is None:
        what = _("the class {number} is not among those of {file}")
        raise mistake(where, what.format(number=printable(cells[0][:20]), file=shown(names.path)))
    cx, cy, width, height = (
        number_in(cell, where, field) for cell, field in zip(cells[1:5], ("cx", "cy", "width", "height"), strict=True)
    )
    edges = (cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2)
    if width <= 0 or height <= 0:
        raise mistake(where, _("the box has no width or no height"))
    if min(edges) < -_BEYOND or max(edges) > 1 + _BEYOND:
        raise mistake(where, _("the box lies outside of the picture: its numbers are shares of it, from 0 to 1"))
    left, top, right, bottom = (min(1.0, max(0.0, edge)) for edge in edges)
    return Box(name, left, top, right, bottom)


def _folders(root: Path) -> Dataset:
    """The classification layout: a folder for each label, maybe in one for each part."""
    folders = _subfolders(root)
    parts = [one for one in folders if part_of(one.name) is not None]
    rooms = [(one, part_of(one.name)) for one in parts] if parts and all(map(_subfolders, parts)) else [(root, None)]
    readings, labels = list[Reading](), set[str]()
    for room, part in rooms:
        for folder in _subfolders(room):
            label = as_told(folder.name)
            labels.add(label)
            for picture in pictures_in(folder):
                readings.append(
                    Reading(
                        where=shown(picture),
                        file=as_told(picture.relative_to(folder)),
                        picture=picture,
                        labels=[label],
                        fields={} if part is None else {"split": part},
                    )
                )
    if not readings:
        raise nothing_found(root, _("data.yaml, and no folders of pictures that are named after labels"))
    return Dataset(readings=readings, labels=sorted(labels), kind="classify")


def _subfolders(folder: Path) -> list[Path]:
    return sorted(one for one in folder.iterdir() if one.is_dir() and not one.name.startswith(".") and _is_room(one))


def _is_room(folder: Path) -> bool:
    """What exports and projects put beside a dataset is no label, unless pictures are in a folder of that name."""
    return folder.name not in ("labour", "labels.store") or bool(pictures_in(folder))


IMPORTER = Yolo()
