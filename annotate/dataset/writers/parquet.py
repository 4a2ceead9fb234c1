"""Parquet: the rows of CSV with a type for each column; needs the extra `parquet`.

The file's own metadata has, under `annotate`, the version, the kind, the project's labels by their class, and how boxes
are measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, BinaryIO, TypeAlias

import msgspec

import annotate
from annotate.dataset import consensus_rows
from annotate.dataset.box_cells import box_cells
from annotate.dataset.exporting import CONSENSUS, FileExporter
from annotate.dataset.job import Job
from annotate.dataset.writers import csv
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.meter.credit import credited_ms, is_timed
from annotate.tasks import Kind, kind, kinds

GROUP = 20_000
"""Rows that are compressed together."""
_REMEMBERED = 4096
_BOXES = "pixels of the upright image, origin top left, xmax and ymax exclusive"

_TYPES = {
    **dict.fromkeys(("width", "height", "wait_ms", "first_input_ms", "inputs", "reveals", "exposed_ms"), "int64"),
    **dict.fromkeys(("annotators", "agreeing", "rows", "columns"), "int64"),
    **dict.fromkeys(("gold", "repeat", "swapped", "simulated", "tie", "adjudicated"), "bool"),
    **dict.fromkeys(("xmin", "ymin", "xmax", "ymax", "credited_s", "confidence"), "float64"),
    **dict.fromkeys(("tags", "actions"), "texts"),
    **dict.fromkeys(("tiles", "unseen"), "numbers"),
    **dict.fromkeys(("shown_at", "submitted_at"), "moment"),
}
"""The columns that are no texts."""


class Parquet(FileExporter):
    """Writes typed rows."""

    views = ("all", "latest", *CONSENSUS)
    several = knows_items = True

    def write(self, job: Job, out: BinaryIO) -> int:
        """Write the chosen records, or rows for each item; how many they were."""
        pa, parquet = _arrow()
        names = (*_beginning(job), *job.project.kind.columns)
        types = _types(pa)
        fields = [pa.field(name, types[_TYPES.get(name, "text")]) for name in names]
        schema = pa.schema(fields, metadata={"annotate": msgspec.json.encode(_about(job))})
        count = 0
        with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
            for found, columns in _groups(job):
                arrays = [_array(pa, values, field.type) for values, field in zip(columns, fields, strict=True)]
                writer.write_batch(pa.record_batch(arrays, schema=schema))
                count += found
        return count


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        text = _("Parquet needs more than is installed: run {command}")
        raise AnnotateError(text.format(command="pip install 'weisure-annotate[parquet]'")) from error
    return pyarrow, pyarrow.parquet


def _types(pa: Any) -> dict[str, Any]:
    return {
        "text": pa.string(),
        "int64": pa.int64(),
        "bool": pa.bool_(),
        "float64": pa.float64(),
        "texts": pa.list_(pa.string()),
        "numbers": pa.list_(pa.int32()),
        "moment": pa.timestamp("ms", tz="UTC"),
    }


def _array(pa: Any, values: Sequence[object], wanted: Any) -> Any:
    """Moments are read from their texts by the library, at once."""
    return pa.array(values, pa.string()).cast(wanted) if pa.types.is_timestamp(wanted) else pa.array(values, wanted)


def _beginning(job: Job) -> tuple[str, ...]:
    return consensus_rows.COLUMNS if job.view in CONSENSUS else csv.COLUMNS


def _about(job: Job) -> dict[str, object]:
    boxes = {"boxes": _BOXES} if job.project.kind.name == "boxes" else {}
    about = {"version": annotate.__version__, "kind": job.project.kind.name, "view": job.view}
    return {**about, "classes": job.project.labels.names, **boxes}


Rows: TypeAlias = Sequence[tuple[object, ...]]
Columns: TypeAlias = list[list[object]]


def _groups(job: Job) -> Iterator[tuple[int, Columns]]:
    """Columns of many rows at a time, and of how many records they are."""
    together: Columns = []
    count = 0
    for found, part in _consensus(job) if job.view in CONSENSUS else _raw(job):
        columns = list(part)
        count += found
        together = together or [[] for _column in columns]
        for whole, cells in zip(together, columns, strict=True):
            whole += cells
        while len(together[0]) >= GROUP:
            yield count, [column[:GROUP] for column in together]
            together, count = [column[GROUP:] for column in together], 0
    if together and together[0]:
        yield count, together


def _consensus(job: Job) -> Iterator[tuple[int, Iterable[Iterable[object]]]]:
    ends = _Ends(job.project.kind)
    for sample in job.samples(ties=True):
        *beginning, credited = consensus_rows.told(sample)
        cells = (*beginning, None if credited is None else float(str(credited)))
        answer = msgspec.json.encode(sample.given[0].answer) if sample.given else b"null"
        yield 1, zip(*((*cells, *end) for end in ends.of(job.project.kind.name, answer)), strict=True)


def _raw(job: Job) -> Iterator[tuple[int, Iterable[Iterable[object]]]]:
    """Column by column, which is a third of the work that row by row would be."""
    ends, cap_ms = _Ends(job.project.kind), job.project.config.labour.idle_ms
    columns = [attrgetter(name) for name in csv.COLUMNS]
    credited = csv.COLUMNS.index("credited_s")
    for lines in job.lines(csv.CsvLine):
        if job.splits is not None:
            for line in lines:
                line.split = job.split_of(line.item)
        answers = [ends.of(line.task, bytes(line.answer)) for line in lines]
        rows = [line for line, some in zip(lines, answers, strict=True) for _end in some]
        seconds = [credited_ms(line, cap_ms) / 1000 if is_timed(line) else None for line in rows]
        beginning = [list(map(column, rows)) for column in columns]
        beginning[credited] = seconds
        if rows:
            yield len(lines), (*beginning, *zip(*chain.from_iterable(answers), strict=True))


class _Ends:
    """The cells of answers, each worked out once: most datasets have few different ones."""

    def __init__(self, own: Kind) -> None:
        self._own = own
        self._kinds: dict[str, Kind] = {name: kind(name) for name in kinds()}
        self._known: dict[tuple[str, bytes], Rows] = {}
        self._read = [_READERS[_TYPES.get(column, "text")] for column in own.columns]

    def of(self, task: str, answer: bytes) -> Rows:
        """The end of each row of an answer."""
        if self._own.name == "boxes":
            return box_cells(answer)
        found = self._known.get((task, answer))
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[task, answer] = list(self._made(task, answer))
        return found

    def _made(self, task: str, answer: bytes) -> Iterator[tuple[object, ...]]:
        known = self._kinds.get(task)
        rows = known.rows(msgspec.json.decode(answer)) if known else self._own.rows(None)
        for row in rows:
            cells = (row.get(column, "") for column in self._own.columns)
            yield tuple(read(cell) if cell != "" else None for read, cell in zip(self._read, cells, strict=True))


_READERS: dict[str, Callable[[str], object]] = {
    "text": str,
    "int64": int,
    "float64": float,
    "texts": msgspec.json.decode,
    "numbers": msgspec.json.decode,
}

EXPORTER = Parquet()
