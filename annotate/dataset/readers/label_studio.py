"""Label Studio: a JSON list of tasks with annotations, boxes as percents of the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from annotate.dataset.importing import Importer
from annotate.dataset.readers.files import Element, as_told, existing, json_of, listed, nothing_found, xml_of
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
from annotate.projects.discover import IMAGE_ENDINGS
from annotate.tasks.base import Size
from annotate.tasks.compare import CHOICES
from annotate.tasks.moderate import DECISIONS
from annotate.text import printable

_UPLOADED = re.compile(r"^/data/upload/\d+/[0-9a-f]{8}-(.*)$")
"""Label Studio puts eight digits before the name of what is uploaded."""
_TEXTS = ("text", "post", "content", "body", "message", "comment")
_PICTURES = ("image", "img", "picture", "photo", "file", "url")
_IDS = ("item", "item_id", "id")
_DECISIONS = frozenset(DECISIONS)
_NO_SIDE = next(one for one in CHOICES if one not in ("left", "right"))
_MISREAD = 1e-9
"""What a percent of many decimals can be wrong by, as a share."""


class _Result:
    """What an annotation or a prediction says."""

    def __init__(self) -> None:
        self.boxes: list[Box] | None = None
        self.labels: list[str] | None = None
        self.text: str | None = None
        self.kind: str | None = None
        """The kind of task that a text is the answer to."""
        self.size: Size | None = None
        self.annotator: str | None = None


class LabelStudio(Importer):
    """Reads one file, or the only one of a folder."""

    def look(self, path: Path, ask: Ask) -> Dataset:
        """All annotations of all tasks; of tasks without any the predictions."""
        file = _file(path)
        reader = _Tasks(file)
        tasks = json_of(file)
        for place, one in enumerate(listing(tasks if isinstance(tasks, list) else [tasks], shown(file), "tasks")):
            at = at_element(file, f"[{place}]")
            reader.take(at, mapping(one, at))
        return reader.dataset(ask)


def _file(path: Path) -> Path:
    if not path.is_dir():
        return path
    found = listed(path, ".json")
    named = [one for one in found if one.stem in ("tasks", "project", "export", "label-studio")] or found
    if not named:
        raise nothing_found(path, "*.json (Label Studio)")
    return named[0]


class _Tasks:
    """Collects what tasks say."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._readings: list[Reading] = []
        self._texts: dict[str, str] = {}
        self._pictures: list[Path] = []
        self._cancelled = 0
        self._textual: str | None = None

    def take(self, at: str, task: dict[str, Any]) -> None:
        """The task's item and all that was said about it."""
        data = mapping(task.get("data"), at)
        name, path, text = _name(at, task, data)
        picture = None if path is None else existing([self._file.parent, self._file.parent / "images"], path)
        if text is not None:
            self._texts[name] = text
        if picture is not None:
            self._pictures.append(picture)
        annotations = listing(task.get("annotations") or [], at, "annotations")
        told = annotations or listing(task.get("predictions") or [], at, "predictions")
        kind = "annotations" if annotations else "predictions"
        for place, one in enumerate(told):
            where = f"{at}.{kind}[{place}]"
            if not isinstance(one, dict):
                what = _("this is a mere number: export the tasks as “JSON” with their {kind}")
                raise mistake(where, what.format(kind=kind))
            if one.get("was_cancelled"):
                self._cancelled += 1
                continue
            self._readings.append(self._reading(where, one, name, text, picture, data))

    def _reading(
        self, where: str, one: dict[str, Any], name: str, text: str | None, picture: Path | None, data: dict[str, Any]
    ) -> Reading:
        result = _Result()
        for place, region in enumerate(listing(one.get("result"), where, "result")):
            _take(result, f"{where}.result[{place}]", region)
        self._textual = result.kind or self._textual
        annotator = _annotator(where, one) or result.annotator
        fields = {key: data[key] for key in ("split", "sha256") if isinstance(data.get(key), str)}
        return Reading(
            where=where,
            file=name,
            text=text,
            picture=picture,
            boxes=result.boxes,
            in_shares=True,
            slack=_MISREAD,
            labels=result.labels,
            answer=result.text,
            size=result.size,
            annotator=annotator,
            fields={**fields, **labour({**one, "credited_s": one.get("lead_time")}, annotator)},
        )

    def dataset(self, ask: Ask) -> Dataset:
        """All of it. An annotation that says nothing says that there is nothing, of what the others tell."""
        has_boxes = any(one.boxes is not None for one in self._readings)
        labels, is_moderation = _configured(self._file)
        textual = "moderate" if is_moderation else self._textual
        kind = "boxes" if has_boxes else textual or whole_kind(self._readings)
        wanted = ask.kind or kind
        for reading in self._readings:
            if wanted == "moderate" and reading.labels:
                reading.answer = _decision(reading)
                reading.labels = None
            elif wanted == "compare" and reading.answer is None:
                reading.answer = _NO_SIDE
            elif wanted == "boxes" and reading.boxes is None and reading.labels is None:
                reading.boxes = []
            elif wanted in ("tag", "engage") and reading.labels is None and reading.boxes is None:
                reading.labels = []
            if wanted == "boxes":
                reading.labels = None
            elif not has_boxes:
                reading.boxes = None
        note = ngettext(
            "{count} annotation is left out: it was cancelled.",
            "{count} annotations are left out: they were cancelled.",
            self._cancelled,
        )
        return Dataset(
            readings=self._readings,
            labels=found_labels(self._readings, labels),
            kind=kind,
            pictures=self._pictures,
            texts=self._texts,
            notes=[note.format(count=self._cancelled)] if self._cancelled else [],
        )


def _name(at: str, task: dict[str, Any], data: dict[str, Any]) -> tuple[str, str | None, str | None]:
    """What the item is called, the path of its picture, and its text where it is one."""
    known = next((str(data[key]) for key in _IDS if isinstance(data.get(key), str | int)), None)
    keys = [key for key in data if key in _PICTURES] or [key for key, one in data.items() if _is_picture(one)]
    for key in keys:
        path = _path_of(word(data[key], at, f"data.{key}"))
        return known or path, path, None
    for key in (key for key in _TEXTS if isinstance(data.get(key), str)):
        return known or str(task.get("id", at)), None, data[key]
    if known is not None:
        return known, None, "" if "left" in data else None
    what = _("“data” names neither a picture nor a text")
    raise mistake(at, what)


def _decision(reading: Reading) -> dict[str, str | None]:
    """Of choices: the decision and its reason."""
    labels = list(reading.labels or ())
    decision = next((one for one in labels if one in _DECISIONS), "remove")
    reason = next((one for one in reversed(labels) if one != decision or labels.count(one) > 1), None)
    return {"decision": decision, "reason": reason}


def _is_picture(value: object) -> bool:
    return isinstance(value, str) and PurePosixPath(_split(value).path).suffix.lower() in IMAGE_ENDINGS


def _split(address: str) -> SplitResult:
    """The parts of an address; all of it is path where it has brackets that belong together in none."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", address, "", "")


def _path_of(address: str) -> str:
    """The path of a picture in what Label Studio says of it: an address, or a path in the folder that it serves."""
    if address.startswith("/data/local-files"):
        return as_told(parse_qs(_split(address).query).get("d", [address])[0].lstrip("/"))
    if match := _UPLOADED.match(address):
        return as_told(unquote(match[1]))
    if re.match(r"[a-z][a-z0-9+.-]*://", address):
        return as_told(unquote(_split(address).path).lstrip("/"))
    return as_told(address)


def _annotator(where: str, one: dict[str, Any]) -> str | None:
    """Who annotated: a name of ours, else the e-mail or number of a user of that server."""
    if (name := one.get("annotator")) is not None:
        return word(name, where, "annotator")
    somebody = one.get("completed_by")
    if isinstance(somebody, dict):
        somebody = somebody.get("email") or somebody.get("id")
    if isinstance(somebody, int) and not isinstance(somebody, bool):
        return f"user-{somebody}"
    return somebody if isinstance(somebody, str) and somebody.strip() else None


def _take(result: _Result, where: str, region: object) -> None:
    """One region or choice."""
    fields = mapping(region, where)
    value, kind = mapping(fields.get("value"), where), fields.get("type")
    meta = fields.get("meta")
    if isinstance(meta, dict) and isinstance(name := meta.get("annotator"), list | str):
        result.annotator = str(name[0]) if isinstance(name, list) and name else str(name)
    if kind == "rectanglelabels":
        result.size = _size(fields, where) or result.size
        result.boxes = [*(result.boxes or []), *_boxes(where, value)]
    elif kind in ("choices", "labels") and isinstance(value.get("choices"), list):
        names = [word(one, where, "choices") for one in value["choices"]]
        labels = [*(result.labels or []), *names]
        # a reason may be called as a decision is
        result.labels = labels if fields.get("from_name") == "reason" else list(dict.fromkeys(labels))
    elif kind == "textarea":
        lines = listing(value.get("text"), where, "text")
        result.text, result.kind = "\n".join(word(line, where, "text") for line in lines), "transcribe"
    elif kind == "pairwise":
        result.text, result.kind = word(value.get("selected"), where, "selected"), "compare"
    elif kind not in ("number", "rating"):
        what = _("“{type}” is not read: only rectanglelabels, choices, textarea and pairwise are")
        raise mistake(where, what.format(type=printable(str(kind)[:40])))


def _size(fields: dict[str, Any], where: str) -> Size | None:
    if fields.get("original_width") is None or fields.get("original_height") is None:
        return None
    width, height = (int(number(fields[name], where, name)) for name in ("original_width", "original_height"))
    if width <= 0 or height <= 0:
        raise mistake(where, _("a picture has no size below zero"))
    return width, height


def _boxes(where: str, value: dict[str, Any]) -> Iterator[Box]:
    if value.get("rotation"):
        raise mistake(where, _("the box is turned, and only upright ones are read: draw it as one"))
    names = listing(value.get("rectanglelabels"), where, "rectanglelabels")
    x, y, width, height = (number(value.get(name), where, name) for name in ("x", "y", "width", "height"))
    if x + width > 101 or y + height > 101:
        raise mistake(where, _("the box lies outside of the picture: its numbers are percents, from 0 to 100"))
    for name in names:
        edges = (x / 100, y / 100, (x + width) / 100, (y + height) / 100)
        yield box(where, word(name, where, "rectanglelabels"), *edges)


def _configured(file: Path) -> tuple[list[str], bool]:
    """The labels of a labelling configuration beside the file, in its order, and whether it asks for a decision.

    What can be decided is no label then: the reasons are.
    """
    found = listed(file.parent, ".xml")
    names, is_moderation = dict[str, None](), False

    def walk(element: Element) -> None:
        nonlocal is_moderation
        if element.name == "Choices" and {child.attributes.get("value") for child in element.children} == _DECISIONS:
            is_moderation = True
            return
        if element.name in ("Label", "Choice") and (name := element.attributes.get("value")):
            names.setdefault(name)
        for child in element.children:
            walk(child)

    if len(found) == 1:
        root = xml_of(found[0])
        if root.name == "View":
            walk(root)
    return list(names), is_moderation


IMPORTER = LabelStudio()
