"""Answers in the cells of tables."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import msgspec

from annotate.dataset.readers.reading import Reading, box, mistake, number_in
from annotate.i18n import _
from annotate.text import printable

Cells: TypeAlias = dict[str, str]
"""The cells of a row by the names of their columns, in small letters."""

LABEL_COLUMNS = ("label", "class", "class_name", "category", "answer", "target_label")
_EDGES = ("xmin", "ymin", "xmax", "ymax")
_PLACE = ("x", "y", "width", "height")
_LISTS = {"tag": ("tags", "labels"), "engage": ("actions",)}


def find_kind(cells: Cells) -> str | None:
    """The kind of task that the columns of a table belong to; None: to none."""
    if any(_has(cells, names) for names in (_EDGES, _PLACE)) and _label_column(cells):
        return "boxes"
    told = (
        ("moderate", ("decision",)),
        ("grid", ("target", "tiles")),
        ("compare", ("choice",)),
        ("engage", ("actions",)),
        ("tag", ("tags",)),
        ("tag", ("labels",)),
    )
    for kind, columns in told:
        if _has(cells, columns):
            return kind
    if _label_column(cells):
        return "classify"
    return "transcribe" if "text" in cells else None


def _has(cells: Cells, names: tuple[str, ...]) -> bool:
    return all(name in cells for name in names)


def _label_column(cells: Cells) -> str | None:
    return next((name for name in LABEL_COLUMNS if name in cells), None)


def take(reading: Reading, cells: Cells, kind: str, where: str) -> None:
    """Add what a row says to the answer; a mistake where its cells are none."""
    if kind == "boxes":
        _take_box(reading, cells, where)
    elif kind in _LISTS:
        reading.labels = [*(reading.labels or []), *_listed(cells, kind, where)]
    elif kind == "moderate":
        if decision := cells.get("decision", ""):
            reading.answer = {"decision": decision, "reason": cells.get("decision_reason") or None}
    elif kind == "grid":
        _take_tiles(reading, cells, where)
    elif kind in ("compare", "transcribe"):
        name = "choice" if kind == "compare" else "text"
        if cell := cells.get(name, "") or cells.get("label", ""):
            reading.answer = cell
    else:
        column = _label_column(cells)
        if column is None:
            raise mistake(where, _("no column tells the label: name one “label”"))
        reading.labels = [cells[column].strip()] if cells[column].strip() else []


def _take_box(reading: Reading, cells: Cells, where: str) -> None:
    """A row without any number says that there is no box."""
    names = _EDGES if _has(cells, _EDGES) else _PLACE
    if not _has(cells, names):
        what = _("no columns tell boxes: name them {columns}")
        raise mistake(where, what.format(columns=", ".join(_EDGES)))
    reading.boxes = reading.boxes or []
    texts = [cells[name].strip() for name in names]
    if not any(texts):
        return
    left, top, right, bottom = (number_in(text, where, name) for text, name in zip(texts, names, strict=True))
    if names is _PLACE:
        right, bottom = left + right, top + bottom
    label = cells[_label_column(cells) or ""].strip()
    if not label:
        raise mistake(where, _("“{field}” is empty").format(field=_label_column(cells)))
    reading.boxes.append(box(where, label, left, top, right, bottom))


def _listed(cells: Cells, kind: str, where: str) -> list[str]:
    """The labels in a cell: a JSON list, or texts with a mark between them; or the one of a row for each label."""
    column = next((name for name in (*_LISTS[kind], *LABEL_COLUMNS) if name in cells), None)
    if column is None:
        raise mistake(where, _("no column tells the label: name one “label”"))
    cell = cells[column].strip()
    if cell.startswith("["):
        return _json_list(cell, where, column, str)
    if column in LABEL_COLUMNS:
        return [cell] if cell else []
    mark = next((one for one in "|;," if one in cell), None)
    return [part.strip() for part in (cell.split(mark) if mark else [cell]) if part.strip()]


def _json_list(cell: str, where: str, column: str, kind: Any) -> list[Any]:
    try:
        found: list[Any] = msgspec.json.decode(cell, type=list[kind])
    except msgspec.DecodeError as error:
        what = _("“{field}” should be a JSON list, and is {text}")
        raise mistake(where, what.format(field=column, text=printable(cell[:40]))) from error
    return found


def _take_tiles(reading: Reading, cells: Cells, where: str) -> None:
    if not cells.get("tiles", "").strip():
        return
    tiles = _json_list(cells["tiles"], where, "tiles", int)
    if not _has(cells, ("target", "rows", "columns")):
        reading.answer = tiles
        return
    sides = {name: cells[name] for name in ("rows", "columns")}
    if not all(re.fullmatch(r"[0-9]{1,2}", side) for side in sides.values()):
        raise mistake(where, _("“rows” and “columns” should be numbers"))
    reading.answer = {"target": cells["target"], **{name: int(side) for name, side in sides.items()}, "tiles": tiles}
    if cells.get("unseen", "").strip():
        reading.answer["unseen"] = _json_list(cells["unseen"], where, "unseen", int)
