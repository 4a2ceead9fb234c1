"""CSV and TSV: our own rows with all that they tell of a record, or any table with a column of items and one of labels.

A box has a row of its own, and so may have each of an item's tags; rows of one item and one annotator belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from annotate.dataset.importing import Importer
from annotate.dataset.lines import Line
from annotate.dataset.readers.cells import Cells, find_kind, take
from annotate.dataset.readers.files import as_told, existing, must_be_file
from annotate.dataset.readers.jsonl import NO_LINE, wrong_measures
from annotate.dataset.readers.parts import part_of
from annotate.dataset.readers.reading import Ask, Dataset, Reading, at_line, found_labels, mistake
from annotate.i18n import _
from annotate.projects.posts import column_names, table, text_of
from annotate.text import printable

ITEM_COLUMNS = ("item", "item_id", "file", "file_name", "filename", "image", "image_path", "path", "name", "id")
ANNOTATOR_COLUMNS = ("annotator", "worker", "worker_id", "workerid", "user", "rater")
_OWN = frozenset({"item", "record", "outcome", "session", "annotator", "shown_at", "submitted_at", "task"})
_NO_FIELDS = frozenset({"short_ms", "long_gaps_ms", "page"})
"""Fields of a record that rows do not have: their credited time is all that they tell of them."""
_TOLD = frozenset(Line.__struct_fields__) - _NO_FIELDS - {"item", "answer", "annotator", "record", "width", "height"}
_MARK = b"\xef\xbb\xbf"
_DISARMED = ("'=", "'+", "'-", "'@", "'\t", "'\r")


class Csv(Importer):
    """Reads a table."""

    def look(self, path: Path, ask: Ask) -> Dataset:
        """All rows."""
        must_be_file(path, _("the table"))
        rows = table_rows(path)
        header = next(rows)
        kind = ask.kind or find_kind(header)
        if kind is None or _column(header, ITEM_COLUMNS) is None:
            what = _("no columns tell items and answers (the columns are: {columns}): name them such as {example}")
            columns = printable(", ".join(filter(None, header))) or "-"
            raise mistake(at_line(path, 1), what.format(columns=columns, example="item,label"))
        is_own = header.keys() >= _OWN
        readings = list(_own(path, rows, kind) if is_own else _plain(path, rows, kind))
        texts = {one.file: one.text for one in readings if one.text is not None}
        pictures = [one.picture for one in readings if one.picture is not None]
        return Dataset(
            readings=readings,
            labels=found_labels(readings),
            kind=kind,
            pictures=list(dict.fromkeys(pictures)),
            texts=texts,
        )


def table_rows(path: Path) -> Iterator[Cells]:
    """The header's cells and then all rows', by column; each row's line is under an empty name."""
    text = text_of(path)
    is_for_spreadsheets = _begins_with_mark(path)
    names: list[str] = []
    for line, row in table(path, text):
        if not names:
            names = column_names(row)
            if twice := next((name for name in names if names.count(name) > 1), None):
                raise mistake(
                    at_line(path, line), _("the column “{name}” is there twice").format(name=printable(twice))
                )
            cells = row
        else:
            cells = [cell[1:] if is_for_spreadsheets and cell.startswith(_DISARMED) else cell for cell in row]
        yield {**dict(zip(names, cells, strict=True)), "": str(line)}
    if not names:
        raise mistake(at_line(path, 1), _("there is no header: name the columns in the first line"))


def _begins_with_mark(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MARK)) == _MARK


def _column(cells: Cells, wanted: tuple[str, ...]) -> str | None:
    return next((name for name in wanted if name in cells), None)


def _own(path: Path, rows: Iterable[Cells], kind: str) -> Iterator[Reading]:
    """Records as our own export tells them: those of several rows have several boxes."""
    reading: Reading | None = None
    for cells in rows:
        where = at_line(path, int(cells[""]))
        if not cells["record"]:
            raise mistake(where, _("“{field}” is empty").format(field="record"))
        if reading is None or reading.record != cells["record"]:
            if reading is not None:
                yield reading
            reading = _own_record(where, cells, kind)
        if reading.fields["outcome"] == "labelled":
            take(reading, cells, kind, where)
    if reading is not None:
        yield reading


def _own_record(where: str, cells: Cells, kind: str) -> Reading:
    line = _line(where, cells)
    if line.task != kind:
        what = _("its task is “{task}”, the project's “{kind}”: import it into a project of that kind")
        raise mistake(where, what.format(task=printable(line.task), kind=kind))
    fields = {name: getattr(line, name) for name in _TOLD if cells.get(name, "") != ""}
    if credited := cells.get("credited_s", ""):
        fields["short_ms"] = _milliseconds(where, credited)
    return Reading(
        where=where,
        file=line.item,
        text=cells.get("text") if kind != "transcribe" else None,
        annotator=line.annotator,
        record=line.record,
        fields=fields,
        size=(line.width, line.height) if line.width and line.height else None,
    )


def _line(where: str, cells: Cells) -> Line:
    told: dict[str, Any] = {name: cell for name, cell in cells.items() if name in Line.__struct_fields__ and cell != ""}
    told.pop("answer", None)
    for name in _NO_FIELDS:
        told.pop(name, None)
    try:
        line = msgspec.convert(told, Line, strict=False)
    except NO_LINE as error:
        raise mistake(where, _("this is no label record ({reason})").format(reason=error)) from error
    if wrong := wrong_measures(line):
        raise mistake(where, wrong)
    return line


def _milliseconds(where: str, text: str) -> int:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1e9:
        raise mistake(where, _("“{field}” is no time in seconds").format(field="credited_s"))
    return round(value * 1000)


def _plain(path: Path, rows: Iterable[Cells], kind: str) -> Iterator[Reading]:
    """Answers of any other table."""
    found: dict[tuple[str, str | None], Reading] = {}
    singles: list[Reading] = []
    for cells in rows:
        where = at_line(path, int(cells[""]))
        item, annotator = _column(cells, ITEM_COLUMNS), _column(cells, ANNOTATOR_COLUMNS)
        assert item is not None
        name = cells[item].strip()
        if not name:
            raise mistake(where, _("“{field}” is empty").format(field=item))
        somebody = (cells[annotator].strip() or None) if annotator else None
        key = (name, somebody)
        if _is_one_of_many(kind, cells) and key in found:
            take(found[key], cells, kind, where)
            continue
        reading = _plain_reading(path, where, name, cells, kind)
        reading.annotator = somebody
        if cells.get("tie", "") != "true":  # of a consensus: nobody decided
            take(reading, cells, kind, where)
        found[key] = reading
        singles.append(reading)
    yield from singles


def _is_one_of_many(kind: str, cells: Cells) -> bool:
    return kind == "boxes" or (kind in ("tag", "engage") and "label" in cells and "tags" not in cells)


def _plain_reading(path: Path, where: str, name: str, cells: Cells, kind: str) -> Reading:
    fields: dict[str, Any] = {}
    if (part := part_of(cells.get("split", "") or "")) is not None:
        fields["split"] = part
    if digest := cells.get("sha256"):
        fields["sha256"] = digest
    text = next((cells[one] for one in ("text", "post", "content", "body") if one in cells), None)
    return Reading(
        where=where,
        file=as_told(name),
        picture=existing([path.parent, path.parent / "images"], name),
        text=None if kind == "transcribe" else text,
        fields=fields,
    )


IMPORTER = Csv()
