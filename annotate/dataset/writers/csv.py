"""CSV: one row per label record, with a header; UTF-8, line feeds, RFC 4180."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import BinaryIO

import msgspec
from msgspec import Raw, Struct, structs

from annotate.dataset.box_cells import box_cells
from annotate.dataset.cells import COMMA, Cells, Quote, disarmed, joined
from annotate.dataset.consensus_rows import consensus_rows
from annotate.dataset.exporting import CONSENSUS, FileExporter
from annotate.dataset.job import Job
from annotate.dataset.lines import text_of
from annotate.meter.credit import credited_ms, is_timed
from annotate.tasks import Kind, kind, kinds


class CsvLine(Struct, kw_only=True, gc=False):
    """A label record in the order of the columns; the last four are worked out into cells."""

    item: str
    sha256: str | None = None
    width: int | None = None
    height: int | None = None
    split: str | None = None
    annotator: str
    outcome: str
    credited_s: str = ""
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
    repeat: bool | None = None
    suggested: str | None = None
    swapped: bool | None = None
    reveals: int = 0
    exposed_ms: int = 0
    simulated: bool = False
    answer: Raw = Raw(b"null")
    page: str | None = None
    short_ms: int = 0
    long_gaps_ms: tuple[int, ...] = ()


COLUMNS = CsvLine.__struct_fields__[:-4]
"""The columns before those of the answer."""

_WIDTH = len(COLUMNS)
_REMEMBERED = 4096
"""Answers whose cells are kept: most datasets have far fewer different ones."""


class Csv(FileExporter):
    """Writes rows."""

    views = ("all", "latest", *CONSENSUS)
    several = knows_items = True
    options = frozenset({"excel", "with_text"})
    quote = COMMA
    """How a row is written."""

    def write(self, job: Job, out: BinaryIO) -> int:
        """Write a header and the chosen records, or a row for each item; how many they were."""
        if job.options.excel:
            out.write(codecs.BOM_UTF8)
        if job.view in CONSENSUS:
            return consensus_rows(job, out, self.quote)
        if job.options.with_text and job.items is not None:
            return self.write_records(job, out, {"text": partial(text_of, job.items)})
        return self.write_records(job, out, {})

    def write_records(self, job: Job, out: BinaryIO, further: Mapping[str, Callable[[str], str | None]]) -> int:
        """Write a header and the chosen records; `further`: columns that an item's id tells the cells of."""
        rows = _Rows(job, self.quote, list(further.values()))
        out.write(self.quote((*COLUMNS, *further, *job.project.kind.columns)) + b"\n")
        count = 0
        for lines in job.lines(CsvLine):
            out.write(b"".join(rows.of(lines)))
            count += len(lines)
        return count


class _Rows:
    """The rows of label records. Their answers are told by the line's own kind: a store may hold what was asked before.

    Rows that differ in everything else have few different answers, so the end of a row is made once for each of these.
    """

    def __init__(self, job: Job, quote: Quote, further: Sequence[Callable[[str], str | None]]) -> None:
        project, options = job.project, job.options
        self._job, self._quote, self._further = job, quote, further
        self._cap_ms = project.config.labour.idle_ms
        self._excel = options.excel
        self._columns = project.kind.columns
        self._has_boxes = project.kind.name == "boxes"
        self._kinds: dict[str, Kind] = {name: kind(name) for name in kinds()}
        self._unknown = project.kind
        self._ends: dict[tuple[str, bytes], list[bytes]] = {}

    def of(self, lines: Sequence[CsvLine]) -> Iterator[bytes]:
        """One row for each record, or several where the answer has several."""
        cells, width = self._beginnings(lines), _WIDTH + len(self._further)
        if self._has_boxes:
            yield from self._of_boxes(lines, cells, width + len(self._columns))
            return
        for line, beginning in zip(lines, joined(cells, width, self._quote), strict=True):
            for end in self._answer(line.task, bytes(line.answer)):
                yield beginning + end

    def _of_boxes(self, lines: Sequence[CsvLine], beginnings: Sequence[Cells], width: int) -> Iterator[bytes]:
        rows: list[Cells] = []
        for line, cells in zip(lines, beginnings, strict=True):
            for box in box_cells(bytes(line.answer)):
                rows.append((*cells, *(disarmed(box) if self._excel else box)))
        for row in joined(rows, width, self._quote):
            yield row + b"\n"

    def _beginnings(self, lines: Sequence[CsvLine]) -> list[Cells]:
        for line in lines:
            if is_timed(line):
                line.credited_s = f"{credited_ms(line, self._cap_ms) / 1000:.3f}"
            if self._job.splits is not None:
                line.split = self._job.split_of(line.item)
        rows: list[Cells] = [structs.astuple(line)[:_WIDTH] for line in lines]
        if further := self._further:
            rows = [(*row, *(cell(line.item) for cell in further)) for row, line in zip(rows, lines, strict=True)]
        return [disarmed(row) for row in rows] if self._excel else rows

    def _answer(self, task: str, answer: bytes) -> list[bytes]:
        found = self._ends.get((task, answer))
        if found is None:
            if len(self._ends) >= _REMEMBERED:
                self._ends.clear()
            found = self._ends[task, answer] = list(self._made(task, answer))
        return found

    def _made(self, task: str, answer: bytes) -> Iterator[bytes]:
        known = self._kinds.get(task)
        for row in known.rows(msgspec.json.decode(answer)) if known else self._unknown.rows(None):
            cells: Cells = ["", *(row.get(column) for column in self._columns)]
            yield self._quote(disarmed(cells) if self._excel else cells) + b"\n"


EXPORTER = Csv()
