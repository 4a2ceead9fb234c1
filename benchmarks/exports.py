"""Datasets out of a large store and into another, and the status: time and memory.

    python -m benchmarks.exports [--records 1000000]

Exports against the bare writer of the format, that of Python's own library or pyarrow, on rows that lie ready; all into
the void, since a disk would take the same from each. msgspec writes lines so fast that reading the stored ones takes
longer, so it is compared as a reader and writer. The rest against msgspec reading the same bytes. Every figure is from
a fresh process, the best of several; memory is what the process grew by at its height.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import sys
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import parts
from benchmarks.labelled import fill, named, timed
from benchmarks.parts import FEW, Parts, Taken, measured, records_asked
from benchmarks.store_common import LABELS, Table, scratch
from benchmarks.store_open import Line, bare
from storage import LabelRecord, LabelStore

READY = 10_000
"""Rows that lie ready, and are written over and over."""
ANNOTATORS = ("amber-otter", "calm-heron", "dusty-lynx", "eager-mole", "frank-ibis", "green-newt", "Zoé", "李雷")
CONFIG = '[project]\nitems = "posts.jsonl"\n[task]\nkind = "{kind}"\nlabels = {labels}\n'

LABEL = b'"t":"labels"'
"""What lines of the store with a label have at their beginning."""


def main() -> None:
    """Measure and print; exit 1 if a target is missed."""
    records = records_asked(__doc__, PARTS)
    table = Table()
    with scratch() as folder:
        many = project(folder / "many", records)
        few = project(folder / "few", records // FEW)
        exports(table, many, few, records)
        progress(table, many, few, records)
        shutil.rmtree(few)
        imports(table, many, records)
    sys.exit(table.failed)


def exports(table: Table, many: Path, few: Path, records: int) -> None:
    """One choice and tags against bare writers, and what twenty times as many records cost in memory."""
    taken = {name: best(name, many, records) for name in ("jsonl", "csv", "tsv", "parquet", "excel", "latest")}
    bare = ("json_lines", "msgspec_lines", "copy", "csv_rows", "arrow_columns")
    lines = {name: best(name, many, records)[0] for name in bare}
    table.row("export jsonl / json.dumps of ready dicts", taken["jsonl"][0] / lines["json_lines"], 1.5)
    table.row("export jsonl / msgspec reading and writing the lines", taken["jsonl"][0] / lines["copy"], 1.5)
    table.row("export jsonl / msgspec writing ready dicts", taken["jsonl"][0] / lines["msgspec_lines"], None)
    table.row("export csv / csv.writer on ready rows", taken["csv"][0] / lines["csv_rows"], 1.5)
    table.row("export tsv / csv.writer on ready rows", taken["tsv"][0] / lines["csv_rows"], 1.5)
    table.row("export parquet / pyarrow on ready rows", taken["parquet"][0] / lines["arrow_columns"], 1.5)
    table.row("export csv --excel / csv.writer on ready rows", taken["excel"][0] / lines["csv_rows"], None)
    table.row("export jsonl --aggregate latest", taken["latest"][0], None, "s")
    for name in ("jsonl", "csv", "tsv", "parquet"):
        grown = taken[name][1] - best(name, few, records // FEW)[1]
        table.row(
            f"memory of export {name}: {FEW} times as many records take further",
            grown,
            160 if name == "parquet" else 16,
            "MB",
        )


def progress(table: Table, many: Path, few: Path, records: int) -> None:
    """The status, in one pass."""
    seconds, megabytes = best("status", many, records)
    table.row("status / msgspec reading the lines", seconds / best("read", many, records)[0], 5)
    grown = megabytes - best("status", few, records // FEW)[1]
    table.row(f"memory of status: {FEW} times as many records take further", grown, 200, "MB")


def imports(table: Table, many: Path, records: int) -> None:
    """Import of what was exported, into an empty project."""
    best("to_file", many, records, times=1)
    seconds, megabytes = best("import", many, records, times=1)
    table.row("import jsonl / appending the ready records", seconds / best("append", many, records, times=1)[0], None)
    table.row("import jsonl, of which nothing is new / the first import", best("import", many, records)[0] / seconds, 1)
    table.row("memory of import jsonl", megabytes, None, "MB")


# Labels


def project(folder: Path, records: int) -> Path:
    """A project of eight annotators, who labelled the same items."""
    folder.mkdir()
    (folder / "annotate.toml").write_text(CONFIG.format(kind="classify", labels=json.dumps(LABELS)))
    posts = ({"id": item(number), "text": "A post."} for number in range(0, records, len(ANNOTATORS)))
    (folder / "posts.jsonl").write_bytes(msgspec.json.Encoder().encode_lines(posts))
    fill(folder / "labels.store", records, len(ANNOTATORS), label)
    return folder


def item(number: int) -> str:
    return f"street/{number // len(ANNOTATORS):06}.jpg"


def label(number: int) -> LabelRecord:
    """The number-th label: one in 20 skips, one in 50 has a note, one in 100 corrects the one before it."""
    turn, who = divmod(number, len(ANNOTATORS))
    skipped, corrects = number % 20 == 7, number % 100 == 9
    about = item(number - len(ANNOTATORS) if corrects else number)
    return LabelRecord(
        **named(turn, who),
        item=about,
        task="classify",
        annotator=ANNOTATORS[who],
        outcome="skipped" if skipped else "labelled",
        answer=None if skipped else {"label": LABELS[number * 7 % 5]},
        reason="unsure" if skipped else None,
        note='left of the "STOP" sign, half hidden' if number % 50 == 3 else None,
        supersedes=named(turn - 1, who)["record"] if corrects else None,
        activity="revise" if corrects else "skip" if skipped else "label",
        **timed(number, turn),
        sha256=sha256(about.encode()).hexdigest(),
        width=640,
        height=480,
    )


# What is measured


best = partial(parts.best, "exports")


def exported(path: Path, records: int, *, format_: str, output: str = os.devnull, **how: Any) -> Taken:
    from cli.export import export

    if format_ == "parquet":
        ready_arrow()
    return measured(lambda: export(path, format_, output, **{"aggregate": "all"} | how))


def to_file(path: Path, records: int) -> Taken:
    return exported(path, records, format_="jsonl", output=str(path / "labels.jsonl"))


def copy(path: Path, records: int) -> Taken:
    """Every label of the store out of its line and into one of its own, a record at a time."""
    decode, encode = msgspec.json.Decoder(Line).decode, msgspec.json.Encoder().encode
    with Path(os.devnull).open("wb") as out:

        def passed_on(line: bytes) -> None:
            if LABEL in line[:24]:
                out.write(encode(decode(line).d) + b"\n")

        return measured(lambda: bare(path / "labels.store", passed_on))


def read(path: Path, records: int) -> Taken:
    decode = msgspec.json.Decoder(Line).decode
    return measured(lambda: bare(path / "labels.store", lambda line: LABEL in line[:24] and decode(line)))


def ready(records: int, write: Callable[[list[Any]], object], rows: list[Any]) -> Taken:
    """Write rows again and again until they are so many."""

    def over_and_over() -> None:
        for start in range(0, records, READY):
            write(rows[: records - start])

    return measured(over_and_over)


def ready_dicts() -> list[dict[str, Any]]:
    from annotate.dataset.writers.jsonl import line_of

    return [json.loads(line_of(label(number))) for number in range(READY)]


def json_lines(path: Path, records: int) -> Taken:
    with Path(os.devnull).open("w") as out:

        def write(rows: list[dict[str, Any]]) -> None:
            for row in rows:
                out.write(json.dumps(row) + "\n")

        return ready(records, write, ready_dicts())


def msgspec_lines(path: Path, records: int) -> Taken:
    encode = msgspec.json.Encoder().encode_lines
    with Path(os.devnull).open("wb") as out:
        return ready(records, lambda rows: out.write(encode(rows)), ready_dicts())


def ready_cells() -> list[list[Any]]:
    from annotate.dataset.writers.csv import COLUMNS

    names = [name for name in COLUMNS if name != "credited_s"]
    return [[row[name] for name in names] + [2.218, (row["answer"] or {}).get("label")] for row in ready_dicts()]


def ready_arrow() -> Any:
    import pyarrow.parquet

    return pyarrow


def arrow_columns(path: Path, records: int) -> Taken:
    """The rows as columns, typed by the library itself, and compressed as an export is."""
    pa, cells = ready_arrow(), ready_cells()
    names = [str(number) for number in range(len(cells[0]))]
    schema = pa.record_batch([pa.array(column) for column in zip(*cells, strict=True)], names).schema
    with Path(os.devnull).open("wb") as out, pa.parquet.ParquetWriter(out, schema, compression="zstd") as writer:

        def write(rows: list[list[Any]]) -> None:
            columns = zip(*rows, strict=True)
            arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))

        return ready(records, write, cells)


def csv_rows(path: Path, records: int) -> Taken:
    cells = ready_cells()
    with Path(os.devnull).open("w", newline="") as out:
        return ready(records, csv.writer(out, lineterminator="\n").writerows, cells)


def status(path: Path, records: int) -> Taken:
    from annotate.progress.overview import look
    from annotate.projects.project import Project

    return measured(lambda: look(Project.load(path), ANNOTATORS[0]))


def imported(path: Path, records: int) -> Taken:
    from cli.import_ import import_

    target = path / "imported"
    target.mkdir(exist_ok=True)
    for name in ("annotate.toml", "posts.jsonl"):
        shutil.copyfile(path / name, target / name)
    return measured(lambda: import_([target, path / "labels.jsonl"], "jsonl"))


def append(path: Path, records: int) -> Taken:
    """The records of an import in its batches, ready."""
    batch = [label(number) for number in range(1_000)]
    with LabelStore.open(path / "appended.store") as store:

        def over_and_over() -> None:
            for _ in range(0, records, len(batch)):
                store.append(*batch)

        taken = measured(over_and_over)
    shutil.rmtree(path / "appended.store")
    return taken


PARTS: Parts = {
    "jsonl": partial(exported, format_="jsonl"),
    "csv": partial(exported, format_="csv"),
    "tsv": partial(exported, format_="tsv"),
    "parquet": partial(exported, format_="parquet"),
    "excel": partial(exported, format_="csv", excel=True),
    "latest": partial(exported, format_="jsonl", aggregate="latest"),
    "to_file": to_file,
    "copy": copy,
    "read": read,
    "json_lines": json_lines,
    "msgspec_lines": msgspec_lines,
    "csv_rows": csv_rows,
    "arrow_columns": arrow_columns,
    "status": status,
    "import": imported,
    "append": append,
}

if __name__ == "__main__":
    main()
