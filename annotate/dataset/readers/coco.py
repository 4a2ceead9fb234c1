"""COCO: JSON files of images, categories and annotations, boxes as x, y, width, height in pixels from 0."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotate.dataset.importing import Importer
from annotate.dataset.readers.files import as_told, existing, json_of, listed, nothing_found
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
from annotate.i18n import _, ngettext
from annotate.tasks.base import Size
from annotate.text import printable


class _File:
    """One file, whose ids are its own."""

    def __init__(self, path: Path, root: Path) -> None:
        self.path, self.root = path, root
        data = mapping(json_of(path), shown(path))
        self.categories = dict(self._categories(data.get("categories")))
        self._images = self._listed(data, "images")
        self._annotations = self._listed(data, "annotations")
        self.crowds = 0
        self.has_boxes = False
        self.pictures: list[Path] = []
        self._seen_by: dict[object, list[str]] = {}
        self._part = part_of(path.stem.partition("_")[2], path.parent.name)

    def _listed(self, data: dict[str, Any], name: str) -> list[Any]:
        if name not in data:
            what = _("“{name}” is missing: this is no COCO file of boxes or labels").format(name=name)
            raise mistake(shown(self.path), what)
        return listing(data[name], shown(self.path), name)

    def _categories(self, listed_: object) -> Iterator[tuple[object, str]]:
        where, names, by_id = shown(self.path), dict[str, object](), dict[object, str]()
        for place, one in enumerate(listing(listed_, where, "categories")):
            at = at_element(self.path, f"categories[{place}]")
            fields = mapping(one, at)
            name, key = word(fields.get("name"), at, "name").strip(), _id(fields, at)
            if names.setdefault(name, key) != key:
                raise mistake(at, _("the category “{name}” is there twice").format(name=printable(name)))
            if by_id.setdefault(key, name) != name:  # annotations could mean either
                raise mistake(at, _("the id {id} is there twice").format(id=printable(str(key))))
            yield key, name

    def readings(self) -> Iterator[Reading]:
        """One for each image and annotator; for an image without annotations one of nobody's."""
        images = dict(self._read_images())
        found: dict[tuple[Any, str | None], Reading] = {}
        for place, one in enumerate(self._annotations):
            at = at_element(self.path, f"annotations[{place}]")
            self._take(mapping(one, at), at, images, found)
        answered = {key for key, _name in found}
        for key, image in images.items():
            names = self._seen_by[key] or (() if key in answered else (None,))
            for name in names:
                if (key, name) not in found:
                    found[key, name] = _empty(image, name)
        order = {key: place for place, key in enumerate(images)}
        yield from (found[key] for key in sorted(found, key=lambda one: order[one[0]]))

    def _read_images(self) -> Iterator[tuple[Any, Reading]]:
        seen = set[object]()
        for place, one in enumerate(self._images):
            at = at_element(self.path, f"images[{place}]")
            fields = mapping(one, at)
            key = _id(fields, at)
            if key in seen:
                raise mistake(at, _("the id {id} is there twice").format(id=printable(str(key))))
            seen.add(key)
            name = word(fields.get("file_name"), at, "file_name")
            picture = existing(self._folders(), name)
            if picture is not None:
                self.pictures.append(picture)
            self._seen_by[key] = _seen_by(fields, at)
            yield key, self._reading(at, name, picture, fields)

    def _reading(self, at: str, name: str, picture: Path | None, fields: dict[str, Any]) -> Reading:
        more: dict[str, Any] = {} if self._part is None else {"split": self._part}
        if isinstance(digest := fields.get("sha256"), str):
            more["sha256"] = digest
        return Reading(
            where=at,
            file=as_told(str(fields.get("item") or name)),
            picture=picture,
            boxes=[],
            labels=[],
            fields=more,
            size=_size(fields, at),
        )

    def _folders(self) -> list[Path]:
        part = self._part or ""
        bases = (self.path.parent, self.root)
        stem = self.path.stem.partition("_")[2] or self.path.stem
        subs = ("", f"images/{part}", f"images/{stem}", "images", part, stem)
        return list(dict.fromkeys(base / sub for base in bases for sub in subs))

    def _take(
        self, fields: dict[str, Any], at: str, images: dict[Any, Reading], found: dict[tuple[Any, str | None], Reading]
    ) -> None:
        """Put an annotation into the reading that it belongs to."""
        image_id = fields.get("image_id")
        image = images.get(image_id) if isinstance(image_id, int | str) else None
        if image is None:
            what = _("“image_id” is {id}, and no image has that id").format(id=printable(str(image_id)))
            raise mistake(at, what)
        category_id = fields.get("category_id")
        name = self.categories.get(category_id) if isinstance(category_id, int | str) else None
        if name is None:
            what = _("“category_id” is {id}, and no category has that id").format(id=printable(str(category_id)))
            raise mistake(at, what)
        annotator = _somebody(fields, at)
        reading = found.get((image_id, annotator))
        if reading is None:
            reading = found[image_id, annotator] = _empty(image, annotator)
            reading.fields = {**image.fields, **labour(fields, annotator)}
        assert reading.boxes is not None
        assert reading.labels is not None
        if fields.get("iscrowd") == 1:
            self.crowds += 1
        elif "bbox" in fields:
            self.has_boxes = True
            reading.boxes.append(_box(name, fields["bbox"], at))
            reading.where = at
        elif name not in reading.labels:
            reading.labels.append(name)


def _empty(image: Reading, annotator: str | None) -> Reading:
    """What somebody says of an image before any annotation is read: that there is nothing."""
    return Reading(
        where=image.where,
        file=image.file,
        picture=image.picture,
        boxes=[],
        labels=[],
        fields=image.fields,
        size=image.size,
        annotator=annotator,
    )


def _seen_by(fields: dict[str, Any], at: str) -> list[str]:
    """Everybody who looked at an image, in a key of our own: also those who found nothing there."""
    found = fields.get("annotators")
    return [] if found is None else [word(one, at, "annotators") for one in listing(found, at, "annotators")]


def _id(fields: dict[str, Any], at: str) -> object:
    found = fields.get("id")
    if isinstance(found, int | str) and not isinstance(found, bool):
        return found
    raise mistake(at, _("“{name}” is missing, or is neither a number nor a text").format(name="id"))


def _somebody(fields: dict[str, Any], at: str) -> str | None:
    found = fields.get("annotator")
    return None if found is None else word(found, at, "annotator")


def _size(fields: dict[str, Any], at: str) -> Size | None:
    if fields.get("width") is None or fields.get("height") is None:
        return None
    width, height = (int(number(fields[name], at, name)) for name in ("width", "height"))
    if width < 0 or height < 0:
        raise mistake(at, _("a picture has no size below zero"))
    return (width, height) if width and height else None


def _box(name: str, bbox: object, at: str) -> Box:
    numbers = listing(bbox, at, "bbox")
    if len(numbers) != 4:
        raise mistake(at, _("“bbox” has {count} numbers, and should have 4").format(count=len(numbers)))
    x, y, width, height = (number(one, at, "bbox") for one in numbers)
    return box(at, name, x, y, x + width, y + height)


class Coco(Importer):
    """Reads a file, or all of a folder's `annotations`."""

    def look(self, path: Path, ask: Ask) -> Dataset:
        """All images of all files, each for each of its annotators."""
        paths, root = _files(path)
        files = [_File(one, root) for one in paths]
        readings = [reading for file in files for reading in file.readings()]
        has_labels = any(one.labels for one in readings)
        is_empty = not has_labels and ask.kind in (None, "boxes")
        has_boxes = any(file.has_boxes for file in files) or is_empty
        for reading in readings:
            if has_boxes and (ask.kind in (None, "boxes") or not has_labels):
                reading.labels = None
            elif not has_boxes:
                reading.boxes = None
        names = dict.fromkeys(name for file in files for name in _in_order(file.categories))
        crowds = sum(file.crowds for file in files)
        note = ngettext(
            "{count} crowd region is left out: it is no box of one thing.",
            "{count} crowd regions are left out: they are no boxes of one thing each.",
            crowds,
        )
        return Dataset(
            readings=readings,
            labels=found_labels((), list(names)),
            kind="boxes" if has_boxes else whole_kind(readings),
            pictures=[picture for file in files for picture in file.pictures],
            notes=[note.format(count=crowds)] if crowds else [],
        )


def _in_order(categories: dict[Any, str]) -> list[str]:
    keys = sorted(categories, key=lambda key: (isinstance(key, str), key))
    return [categories[key] for key in keys]


def _files(path: Path) -> tuple[list[Path], Path]:
    """The files, and the folder that pictures are looked for in."""
    if not path.is_dir():
        root = path.parent.parent if path.parent.name == "annotations" else path.parent
        return [path], root
    for folder in (path / "annotations", path):
        if folder.is_dir() and (found := listed(folder, ".json")):
            return found, path
    if found := sorted(path.glob("*/_annotations.coco.json")):
        return found, path
    raise nothing_found(path, "annotations/*.json")


IMPORTER = Coco()
