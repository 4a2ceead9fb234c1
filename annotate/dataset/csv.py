"""CSV: one row per label record, with a header; UTF-8, line feeds, RFC 4180."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from annotate.dataset.base import Line, Selection, chosen_lines
from annotate.meter.credit import credited_ms
from annotate.project import Project
from annotate.tasks import Kind, kind, kinds
from storage import LabelStore

COLUMNS = (
    "item",
    "sha256",
    "width",
    "height",
    "split",
    "annotator",
    "outcome",
    "credited_s",
    "shown_at",
    "submitted_at",
    "session",
    "record",
    "supersedes",
    "task",
    "reason",
    "note",
    "activity",
    "first_input_ms",
    "wait_ms",
    "inputs",
    "claim",
    "gold",
    "simulated",
)
"""The columns before those of the answer."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
Row = list[object]


class Csv:
    """Writes rows."""

    def write(self, project: Project, store: LabelStore, chosen: Selection, out: BinaryIO, *, excel: bool) -> int:
        """Write a header and the chosen records; how many they were. `excel`: with a byte-order mark, disarmed."""
        text = io.TextIOWrapper(out, encoding="utf-8-sig" if excel else "utf-8", newline="")
        try:
            rows = _rows(project, store, chosen)
            writer = csv.writer(text, lineterminator="\n")
            writer.writerow((*COLUMNS, *project.kind.columns))
            counted = _Counted(map(_disarmed, rows) if excel else rows)
            writer.writerows(counted)
            return counted.count
        finally:
            text.detach()


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for self.count, row in enumerate(self._rows, 1):  # noqa: B020 - the count is the loop's own
            yield row


def _rows(project: Project, store: LabelStore, chosen: Selection) -> Iterator[Row]:
    cap = project.config.labour.idle_ms
    answers = _answers(project.kind)
    for line in chosen_lines(store, chosen, Line):
        cells: Row = [
            line.item,
            line.sha256,
            line.width,
            line.height,
            line.split,
            line.annotator,
            line.outcome,
            f"{credited_ms(line, cap) / 1000:.3f}",
            line.shown_at,
            line.submitted_at,
            line.session,
            line.record,
            line.supersedes,
            line.task,
            line.reason,
            line.note,
            line.activity,
            line.first_input_ms,
            line.wait_ms,
            line.inputs,
            line.claim,
            _truth(line.gold),
            _truth(line.simulated),
        ]
        for answer in answers(line):
            yield cells + answer


def _truth(value: bool | None) -> str | None:
    return None if value is None else str(value).lower()


def _answers(project_kind: Kind) -> Callable[[Line], list[Row]]:
    """The answer's cells of a line, by the line's own kind: a store may hold what was asked before."""
    known = {name: kind(name).rows for name in kinds()}

    def cells(line: Line) -> list[Row]:
        rows = known.get(line.task, project_kind.rows)
        return [[row.get(column) for column in project_kind.columns] for row in rows(line.answer)]

    return cells


def _disarmed(row: Row) -> Row:
    """Texts that a spreadsheet would take for formulas, with an apostrophe before them."""
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell for cell in row]


EXPORTER = Csv()
