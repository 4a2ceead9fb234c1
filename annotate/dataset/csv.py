"""CSV: one row per label record, with a header; UTF-8, line feeds, RFC 4180."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec
from msgspec import Raw, Struct, structs

from annotate.dataset.base import Selection, chosen_lines
from annotate.meter.credit import credited_ms
from annotate.project import Project
from annotate.tasks import Kind, kind, kinds
from storage import LabelStore


class CsvLine(Struct, kw_only=True, gc=False):
    """A label record in the order of the columns; the last two are worked out into cells."""

    item: str
    sha256: str | None = None
    width: int | None = None
    height: int | None = None
    split: str | None = None
    annotator: str
    outcome: str
    short_ms: int = 0
    shown_at: str
    submitted_at: str
    session: str
    record: str
    supersedes: str | None = None
    task: str
    reason: str | None = None
    note: str | None = None
    activity: str = "label"
    first_input_ms: int | None = None
    wait_ms: int = 0
    inputs: int = 0
    claim: str | None = None
    gold: bool | None = None
    simulated: bool = False
    answer: Raw = Raw(b"null")
    long_gaps_ms: tuple[int, ...] = ()


_FIELDS = CsvLine.__struct_fields__[:-2]
COLUMNS = tuple("credited_s" if name == "short_ms" else name for name in _FIELDS)
"""The columns before those of the answer."""

_WIDTH = len(COLUMNS)
_CREDITED, _GOLD, _SIMULATED = map(COLUMNS.index, ("credited_s", "gold", "simulated"))
_TRUTH = {None: None, True: "true", False: "false"}
_REMEMBERED = 4096
"""Answers whose cells are kept: most datasets have far fewer different ones."""

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
    answers = _Answers(project.kind)
    for line in chosen_lines(store, chosen, CsvLine):
        cells = list(structs.astuple(line))
        del cells[_WIDTH:]
        cells[_CREDITED] = f"{credited_ms(line, cap) / 1000:.3f}"
        cells[_GOLD], cells[_SIMULATED] = _TRUTH[line.gold], _TRUTH[line.simulated]
        for answer in answers.cells(line.task, bytes(line.answer)):
            yield cells + answer


class _Answers:
    """The cells of answers, by the line's own kind: a store may hold what was asked before."""

    def __init__(self, project_kind: Kind) -> None:
        self._columns = project_kind.columns
        self._rows = {name: kind(name).rows for name in kinds()}
        self._unknown = project_kind.rows(None)
        self._known: dict[tuple[str, bytes], list[Row]] = {}

    def cells(self, task: str, answer: bytes) -> list[Row]:
        """One row of cells, or several, for an answer in JSON."""
        found = self._known.get((task, answer))
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[task, answer] = self._made(task, answer)
        return found

    def _made(self, task: str, answer: bytes) -> list[Row]:
        rows = self._rows[task](msgspec.json.decode(answer)) if task in self._rows else self._unknown
        return [[row.get(column) for column in self._columns] for row in rows]


def _disarmed(row: Row) -> Row:
    """Texts that a spreadsheet would take for formulas, with an apostrophe before them."""
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell for cell in row]


EXPORTER = Csv()
