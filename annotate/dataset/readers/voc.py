"""Pascal VOC: an XML file for each picture.

A file does not say how it counts pixels. The development kit counts from 1, and the last pixel of a box belongs to it;
with `--voc-base 0` edges are as they are measured here.
"""

from __future__ import annotations

import re
from pathlib import Path

from annotate.dataset.importing import Importer
from annotate.dataset.readers.files import Element, as_told, existing, listed, must_be_folder, nothing_found, xml_of
from annotate.dataset.readers.parts import part_of
from annotate.dataset.readers.reading import Ask, Box, Dataset, Reading, at_line, box, found_labels, mistake, number_in
from annotate.i18n import _
from annotate.projects.discover import IMAGE_ENDINGS
from annotate.projects.posts import text_of
from annotate.tasks.base import Size
from annotate.text import printable

_FOLDERS = ("JPEGImages", "images", "")
_BACKGROUND = "background"
_NUMBER = re.compile(r"\s+[01]$")
"""What a list of one class has behind each name; a name itself may have spaces."""


class Voc(Importer):
    """Reads one file, or those of a folder."""

    def look(self, path: Path, ask: Ask) -> Dataset:
        """All pictures that have a file."""
        files, root = _files(path)
        parts = _parts(root)
        readings = [_reading(file, root, ask, parts) for file in files]
        return Dataset(
            readings=readings,
            labels=found_labels(readings, _label_map(root)),
            kind="boxes",
            pictures=[one.picture for one in readings if one.picture is not None],
        )


def _files(path: Path) -> tuple[list[Path], Path]:
    if path.is_file():
        return [path], path.parent.parent if path.parent.name == "Annotations" else path.parent
    must_be_folder(path, _("the folder with “Annotations”"))
    for folder in (path / "Annotations", path):
        if folder.is_dir() and (found := listed(folder, ".xml")):
            return found, path.parent if path.name == "Annotations" else path
    raise nothing_found(path, "Annotations/*.xml")


def _label_map(root: Path) -> list[str]:
    path = root / "labelmap.txt"
    if not path.is_file():
        return []
    lines = (line.partition(":")[0].strip() for line in text_of(path).split("\n") if not line.startswith("#"))
    return list(dict.fromkeys(line for line in lines if line and line != _BACKGROUND))


def _parts(root: Path) -> dict[str, str]:
    """The part of each picture, by its name without ending."""
    folder = root / "ImageSets" / "Main"
    if not folder.is_dir():
        return {}
    files = [path for path in listed(folder, ".txt") if path.stem in ("train", "val", "test")]
    found: dict[str, str] = {}
    for path in files if len(files) > 1 else ():
        part = str(part_of(path.stem))
        for line in map(str.strip, text_of(path).split("\n")):
            if line and not line.endswith(" -1"):
                found[line] = part
                found.setdefault(_NUMBER.sub("", line), part)
    return found


def _reading(file: Path, root: Path, ask: Ask, parts: dict[str, str]) -> Reading:
    annotation = xml_of(file)
    if annotation.name != "annotation":
        what = _("the file should begin with <annotation>, and begins with <{name}>")
        raise mistake(at_line(file, annotation.line), what.format(name=printable(annotation.name[:40])))
    named = annotation.first("filename")
    name = (named.text.strip() if named is not None else "") or file.stem
    folders = [*(root / one for one in _FOLDERS), file.parent]
    names = [name, *(f"{file.stem}{end}" for ending in sorted(IMAGE_ENDINGS) for end in (ending, ending.upper()))]
    picture = next((found for one in names if (found := existing(folders, one)) is not None), None)
    return Reading(
        where=str(at_line(file, annotation.line)),
        file=as_told(name),
        picture=picture,
        boxes=[_box(file, one, ask.voc_base) for one in annotation.all("object")],
        size=_size(file, annotation),
        fields={"split": parts[file.stem]} if file.stem in parts else {},
    )


def _size(file: Path, annotation: Element) -> Size | None:
    size = annotation.first("size")
    if size is None:
        return None
    sides = [size.first(name) for name in ("width", "height")]
    width, height = (0 if one is None else int(number_in(one.text, at_line(file, one.line), one.name)) for one in sides)
    if width < 0 or height < 0:
        raise mistake(at_line(file, size.line), _("a picture has no size below zero"))
    return (width, height) if width and height else None


def _box(file: Path, found: Element, base: int) -> Box:
    name, edges = found.first("name"), found.first("bndbox")
    where = at_line(file, found.line)
    if name is None or not name.text.strip():
        raise mistake(where, _("the object has no <name>"))
    if edges is None:
        raise mistake(where, _("the object has no <bndbox>: only boxes are read"))
    left, top, right, bottom = (_edge(file, edges, name) for name in ("xmin", "ymin", "xmax", "ymax"))
    if base and min(left, top) < 1:
        what = _("the box begins at 0, and the first pixel is 1 here: count from 0 with --voc-base 0")
        raise mistake(at_line(file, edges.line), what)
    return box(at_line(file, edges.line), name.text.strip(), left - base, top - base, right, bottom)


def _edge(file: Path, edges: Element, name: str) -> float:
    found = edges.first(name)
    if found is None:
        raise mistake(at_line(file, edges.line), _("the box has no <{name}>").format(name=name))
    return number_in(found.text.strip(), at_line(file, found.line), name)


IMPORTER = Voc()
