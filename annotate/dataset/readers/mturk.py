"""Mechanical Turk: the batch results of workers, or the input of a batch, whose rows are items without an answer.

Times of day come along. How long somebody worked is what the marketplace says, with all pauses: it is credited nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Struct, field

from annotate.dataset.importing import Importer
from annotate.dataset.readers.cells import Cells, find_kind, take
from annotate.dataset.readers.csv import ITEM_COLUMNS, table_rows
from annotate.dataset.readers.files import as_told, existing, must_be_file
from annotate.dataset.readers.reading import Ask, Dataset, Reading, at_line, found_labels, labour, mistake
from annotate.i18n import _, ngettext
from annotate.meter.clock import stamp
from annotate.projects.discover import IMAGE_ENDINGS
from annotate.projects.posts import TEXT_COLUMNS
from annotate.text import printable

_INPUT, _ANSWER = "input.", "answer."
_SIDES = {"x": "left", "y": "top", "width": "width", "height": "height"}
_PICTURES = ("image", "image_url", "image_file", "img", "img_url", "picture", "photo", "url")
_ZONES = {"UTC": 0, "GMT": 0, "PST": -8, "PDT": -7}
"""Those that batch results are written in."""
_NESTED = ("taskanswers", "annotatedresult.boundingboxes", "boxes")
"""Answers that are JSON in one cell: of the marketplace's own widgets, and boxes of our exports."""


class _Found(Struct):
    """What was found, row by row."""

    readings: dict[tuple[str, str], Reading] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    pictures: dict[Path, None] = field(default_factory=dict)
    rejected: int = 0


class Mturk(Importer):
    """Reads batch results, or the input of a batch."""

    def look(self, path: Path, ask: Ask) -> Dataset:
        """All assignments that were not rejected."""
        must_be_file(path, _("the table"))
        rows = list(table_rows(path))
        header = rows[0] if rows else {}
        has_answers = any(name.startswith(_ANSWER) for name in header)
        kind = ask.kind or find_kind(_answer(header)) or ("boxes" if _has_boxes(header) else None)
        if has_answers and kind is None:
            kind = _nested_kind(rows[1:]) or "classify"
        found = _Found()
        for cells in rows[1:]:
            _take_row(found, path, cells, kind if has_answers else None)
        readings = list(found.readings.values())
        note = ngettext(
            "{count} rejected assignment is left out.", "{count} rejected assignments are left out.", found.rejected
        )
        return Dataset(
            readings=readings,
            labels=found_labels(readings),
            kind=kind,
            pictures=list(found.pictures),
            texts=found.texts,
            notes=[note.format(count=found.rejected)] if found.rejected else [],
        )


def _inputs(cells: Cells) -> Cells:
    """What workers were shown: the columns of the input file, or all of that file itself."""
    named = {name.removeprefix(_INPUT): cell for name, cell in cells.items() if name.startswith(_INPUT)}
    return named or {name: cell for name, cell in cells.items() if name and not name.startswith(_ANSWER)}


def _answer(cells: Cells) -> Cells:
    found = {name.removeprefix(_ANSWER): cell for name, cell in cells.items() if name.startswith(_ANSWER)}
    if "decision" in found and "reason" in found:
        found["decision_reason"] = found.pop("reason")
    return found


def _has_boxes(cells: Cells) -> bool:
    return any(name in _answer(cells) for name in _NESTED[1:])


def _nested_kind(rows: list[Cells]) -> str | None:
    """The kind of the answers that are JSON in one cell, by the first of them."""
    for cells in rows:
        for name in _NESTED:
            if cell := _answer(cells).get(name):
                return "boxes" if '"boundingBoxes"' in cell else "tag" if '"labels"' in cell else "classify"
    return None


def _take_row(found: _Found, path: Path, cells: Cells, kind: str | None) -> None:
    where = at_line(path, int(cells[""]))
    name, text, picture = _item(path, where, cells, is_input=kind is None)
    if text is not None:
        found.texts[name] = text
    if picture is not None:
        found.pictures.setdefault(picture)
    if kind is None:
        return
    if cells.get("assignmentstatus", "").strip().lower() == "rejected":
        found.rejected += 1
        return
    key = (name, cells.get("assignmentid", "") or cells[""])
    reading = found.readings.get(key)
    if reading is None:
        worker = cells.get("workerid", "").strip()
        reading = found.readings[key] = Reading(
            where=where,
            file=name,
            text=text,
            picture=picture,
            annotator=worker or None,
            fields={**dict(_times(cells)), **_labour(cells, worker)},
        )
    for answer in _answers(where, _answer(cells)):
        take(reading, answer, kind, where)


def _item(path: Path, where: str, cells: Cells, *, is_input: bool) -> tuple[str, str | None, Path | None]:
    """The item's name, its text where it is one, and its picture where it is there."""
    inputs = _inputs(cells)
    known = next((inputs[one].strip() for one in ITEM_COLUMNS if inputs.get(one, "").strip()), None)
    pictures = [one for one in _PICTURES if inputs.get(one, "").strip()]
    pictures += [one for one, cell in inputs.items() if _is_picture(cell) and one not in pictures]
    if pictures:
        address = inputs[pictures[0]].strip()
        name = as_told(unquote(urlsplit(address).path).lstrip("/") if "://" in address else address)
        picture = existing([path.parent, path.parent / "images"], name)
        if picture is None and is_input:
            what = _("the picture {address} is not there, and nothing is fetched: put it there, and name its folder")
            raise mistake(where, what.format(address=printable(address)))
        return known or name, None, picture
    column = next((one for one in TEXT_COLUMNS if inputs.get(one, "").strip()), None)
    if column is not None:
        return known or cells.get("hitid") or cells[""], inputs[column], None
    if known is None:
        raise mistake(where, _("no column tells the item: name one “item”"))
    return known, None, existing([path.parent, path.parent / "images"], known)


def _is_picture(cell: str) -> bool:
    return PurePosixPath(urlsplit(cell).path if "://" in cell else cell).suffix.lower() in IMAGE_ENDINGS


def _answers(where: str, cells: Cells) -> Iterator[Cells]:
    """The answer's cells, one row for each box; those of the marketplace's own widgets are JSON in one cell."""
    nested = next((name for name in _NESTED if cells.get(name, "").strip()), None)
    if nested is None:
        yield cells
        return
    try:
        data: Any = msgspec.json.decode(cells[nested])
    except (msgspec.DecodeError, RecursionError) as error:
        what = _("“{field}” is no JSON ({reason})")
        raise mistake(where, what.format(field=nested, reason=error)) from error
    yield from _flat(where, nested, data)


def _flat(where: str, nested: str, data: Any) -> Iterator[Cells]:
    one = data[0] if nested == _NESTED[0] and isinstance(data, list) and data else data
    inner = next((value for value in one.values() if isinstance(value, dict)), one) if isinstance(one, dict) else one
    boxes = inner.get("boundingBoxes") if isinstance(inner, dict) else inner
    if isinstance(boxes, list):
        yield {"label": "", "x": "", "y": "", "width": "", "height": ""}
        for box in boxes:
            if not isinstance(box, dict):
                break
            sides = {name: box.get(name, box.get(theirs)) for name, theirs in _SIDES.items()}
            yield {"label": str(box.get("label", "")), **{name: str(side) for name, side in sides.items()}}
        else:
            return
    elif isinstance(inner, dict) and isinstance(inner.get("label"), str):
        yield {"label": inner["label"]}
        return
    elif isinstance(inner, dict) and isinstance(inner.get("labels"), list):
        yield {"tags": msgspec.json.encode(inner["labels"]).decode()}
        return
    raise mistake(where, _("“{field}” has no label and no boxes that are known here").format(field=nested))


def _labour(cells: Cells, worker: str) -> dict[str, Any]:
    """The credited time, of an export of ours."""
    if not cells.get("credited_s"):
        return {}
    try:
        told = {"record": cells.get("record"), "credited_s": float(cells["credited_s"])}
    except ValueError:
        return {}
    return labour(told, worker or None)


def _times(cells: Cells) -> Iterator[tuple[str, str]]:
    """When it was accepted and submitted, where that can be read."""
    moments = [_moment(cells.get(name, "").strip()) for name in ("accepttime", "submittime")]
    if None not in moments:
        yield "shown_at", str(moments[0])
        yield "submitted_at", str(moments[1])


def _moment(text: str) -> str | None:
    try:
        moment = datetime.fromisoformat(text)
        return stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except ValueError:
        pass
    parts = text.split()
    zone = _ZONES.get(parts[4]) if len(parts) == 6 else None
    if zone is None:
        return None
    try:
        moment = datetime.strptime(" ".join([*parts[1:4], parts[5]]), "%b %d %H:%M:%S %Y")
    except ValueError:
        return None
    return stamp(moment.replace(tzinfo=timezone(timedelta(hours=zone))))


IMPORTER = Mturk()
