"""Tables that are written row by row: Parquet where it can be, with a type for each column; else JSON Lines."""

from __future__ import annotations

from types import TracebackType
from typing import Any, BinaryIO, Protocol

import msgspec

from annotate.dataset.features import Columns, arrow, feature, known
from annotate.dataset.job import Job
from annotate.errors import AnnotateError
from annotate.i18n import _

_GROUP = 1000
"""Rows that are written together."""


class Table(Protocol):
    """A table that is being written."""

    known: set[str]
    """The paths in its columns whose types its rows tell."""

    def add(self, row: dict[str, Any]) -> None:
        """Write a row."""

    def __enter__(self) -> Table: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def has_types() -> bool:
    """Whether tables are Parquet."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        return False
    return True


def table(job: Job, columns: Columns, out: BinaryIO) -> Table:
    """A table with these columns."""
    return ParquetTable(job, columns, out) if has_types() else LinesTable(columns, out)


class LinesTable:
    """JSON Lines."""

    def __init__(self, columns: Columns, out: BinaryIO) -> None:
        self._columns, self._out = columns, out
        self.known: set[str] = set()

    def add(self, row: dict[str, Any]) -> None:
        self._out.write(msgspec.json.encode({name: row[name] for name in self._columns}) + b"\n")
        for name, type_ in self._columns.items():
            self.known.update(known(type_, row[name], name))

    def __enter__(self) -> LinesTable:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


class ParquetTable:
    """Parquet; which labels the numbers stand for is in its metadata, where `datasets` looks for it."""

    def __init__(self, job: Job, columns: Columns, out: BinaryIO) -> None:
        import pyarrow as pa
        import pyarrow.parquet

        features = {name: feature(type_, job.labels) for name, type_ in columns.items()}
        about = {"huggingface": msgspec.json.encode({"info": {"features": features}})}
        self._pa = pa
        self._schema = pa.schema([(name, arrow(pa, type_)) for name, type_ in columns.items()], metadata=about)
        self._writer = pyarrow.parquet.ParquetWriter(out, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self.known: set[str] = set()

    def add(self, row: dict[str, Any]) -> None:
        self._rows.append(row)
        if len(self._rows) == _GROUP:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_batch(self._pa.RecordBatch.from_pylist(self._rows, self._schema))
        self._rows = []

    def __enter__(self) -> ParquetTable:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._rows and error is None:
            self._flush()
        self._writer.close()


def check_alike(tables: dict[str, Table]) -> None:
    """An AnnotateError where one part's lines tell a type that another's do not: they could not be loaded together."""
    everything = set().union(*(one.known for one in tables.values()))
    for part, one in tables.items():
        if missing := sorted(everything - one.known):
            text = _(
                "nothing in the part “{part}” has a value for “{column}”, and JSON Lines cannot say of which type it "
                "would be, so the parts would not load: run {command}, and the tables are Parquet"
            )
            column = missing[0].split(".")[0].split("[")[0]
            command = "pip install 'weisure-annotate[parquet]'"
            raise AnnotateError(text.format(part=part, column=column, command=command))
