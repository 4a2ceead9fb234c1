"""labelme: a JSON file beside each picture, with rectangles; what is said of the whole picture are its flags."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from annotate.dataset.importing import Importer
from annotate.dataset.readers.files import as_told, existing, json_of, must_be_folder, nothing_found, walked
from annotate.dataset.readers.parts import part_of
from annotate.dataset.readers.reading import (
    Ask,
    Box,
    Dataset,
    Reading,
    at_element,
    box,
    found_labels,
    labour,
    listing,
    mapping,
    mistake,
    number,
    shown,
    whole_kind,
    word,
)
from annotate.i18n import _
from annotate.projects.discover import IMAGE_ENDINGS
from annotate.tasks.base import Size
from annotate.text import printable


class Labelme(Importer):
    """Reads one file, or those of a folder and of its folders."""

    def look(self, path: Path, ask: Ask) -> Dataset:
        """All pictures that have a file."""
        root, files = (path.parent, [path]) if path.is_file() else (path, _files(path))
        flags = dict[str, None]()
        readings = [reading for file in files if (reading := _reading(root, file, flags)) is not None]
        if not readings:
            raise nothing_found(path, "*.json (labelme)")
        has_boxes = any(one.boxes for one in readings) or not flags
        kind = "boxes" if has_boxes else whole_kind(readings)
        for reading in readings:
            if (ask.kind or kind) == "boxes" or not flags:
                reading.labels = None
            elif not has_boxes:
                reading.boxes = None
        labels = found_labels(readings, list(flags) if not has_boxes else ())
        pictures = [one.picture for one in readings if one.picture is not None]
        return Dataset(readings=readings, labels=labels, kind=kind, pictures=pictures)


def _files(path: Path) -> list[Path]:
    must_be_folder(path, _("the folder with the pictures and their .json files"))
    return walked(path, ".json")


def _reading(root: Path, file: Path, flags: dict[str, None]) -> Reading | None:
    """What one file says; None for a file of a folder that is none of labelme's."""
    data = json_of(file)
    if not isinstance(data, dict) or "shapes" not in data:
        if root == file.parent and len(list(root.glob("*.json"))) == 1:
            raise mistake(shown(file), _("“{name}” is missing: this is no file of labelme").format(name="shapes"))
        return None
    where = shown(file)
    shapes = listing(data["shapes"], where, "shapes")
    name = _picture_name(data, file, where)
    picture = existing([file.parent, root, root / "images"], name.rpartition("/")[2]) or existing([file.parent], name)
    labels = _flags(file, data.get("flags"), flags)
    boxes = [_box(file, place, mapping(one, at_element(file, f"shapes[{place}]"))) for place, one in enumerate(shapes)]
    ours = data["annotate"] if isinstance(data.get("annotate"), dict) else {}
    annotator = None if ours.get("annotator") is None else word(ours["annotator"], where, "annotator")
    part = part_of(*file.relative_to(root).parts[:-1])
    return Reading(
        where=where,
        file=as_told(str(ours.get("item") or _seen_from(root, picture) or name)),
        picture=picture,
        boxes=boxes,
        labels=labels,
        annotator=annotator,
        size=_size(data, where),
        fields={**labour(ours, annotator), **({} if part is None else {"split": part})},
    )


def _picture_name(data: dict[str, Any], file: Path, where: str) -> str:
    if (found := data.get("imagePath")) is not None:
        return word(found, where, "imagePath").replace("\\", "/")
    beside = [file.stem + end for ending in sorted(IMAGE_ENDINGS) for end in (ending, ending.upper())]
    return next((name for name in beside if (file.parent / name).is_file()), file.stem)


def _seen_from(root: Path, picture: Path | None) -> Path | None:
    return picture.relative_to(root) if picture is not None and picture.is_relative_to(root) else None


def _flags(file: Path, found: object, flags: dict[str, None]) -> list[str]:
    where = at_element(file, "flags")
    labels = []
    for name, value in mapping(found if found is not None else {}, where).items():
        if not isinstance(value, bool):
            raise mistake(where, _("“{name}” should be true or false").format(name=printable(name)))
        flags.setdefault(name)
        if value:
            labels.append(name)
    return labels


def _size(data: dict[str, Any], where: str) -> Size | None:
    if data.get("imageWidth") is None or data.get("imageHeight") is None:
        return None
    width, height = (int(number(data[name], where, name)) for name in ("imageWidth", "imageHeight"))
    if width < 0 or height < 0:
        raise mistake(where, _("a picture has no size below zero"))
    return (width, height) if width and height else None


def _box(file: Path, place: int, shape: dict[str, Any]) -> Box:
    where = at_element(file, f"shapes[{place}]")
    label, kind = word(shape.get("label"), where, "label"), shape.get("shape_type", "polygon")
    points = listing(shape.get("points"), where, "points")
    if kind != "rectangle" or len(points) != 2:
        what = _("“{label}” is a {shape} of {count} points, and only rectangles of two are read: draw it as one")
        raise mistake(where, what.format(label=printable(label), shape=printable(str(kind)[:20]), count=len(points)))
    pairs = [[number(one, where, "points") for one in listing(point, where, "points")] for point in points]
    if any(len(pair) != 2 for pair in pairs):
        raise mistake(where, _("a point has two numbers, x and y"))
    (x1, y1), (x2, y2) = pairs
    return box(where, label.strip(), min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


IMPORTER = Labelme()
