"""Datasets of boxes: time and memory.

    python -m benchmarks.boxes [--records 100000]

Five annotators drew one box each on every picture. Rows go out as they were given, COCO with everybody's boxes side by
side, YOLO with the one box that is made of five. Datasets are written into memory where the system has a folder of it,
since a disk would take the same from each. Against the bare writer of the format, that of Python's own library or
pyarrow, on rows that lie ready. Pictures stay in their place, and the card and its sidecar are not counted. Every
figure is from a fresh process, the best of several; memory is what the process grew by at its height.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks import parts
from benchmarks.labelled import fill, named, timed
from benchmarks.parts import FEW, Parts, Taken, measured, records_asked
from benchmarks.store_common import LABELS, Table, scratch
from storage import LabelRecord, LabelStore

ANNOTATORS = ("amber-otter", "calm-heron", "dusty-lynx", "eager-mole", "Zoé")
WIDTH, HEIGHT = 1920, 1080
CONFIG = '[project]\nitems = "photos"\n[task]\nkind = "boxes"\nlabels = {labels}\n'
GROUP = 20_000
"""Rows that are compressed together."""

RAW = {"csv": "csv_rows", "tsv": "csv_rows", "parquet": "arrow_columns", "coco": "coco_records"}
"""What holds everybody's boxes, each with its bare writer."""
MADE = {"yolo": "yolo_files", "coco majority": "coco_images", "csv majority": "csv_items"}
"""What holds one answer to each picture, made of five."""

MEMORY = {"parquet": 160}
"""Megabytes that it may take further, where a small dataset does not fill one group of rows."""


def main() -> None:
    """Measure and print; exit 1 if a target is missed."""
    records = records_asked(__doc__, PARTS, 100_000)
    table = Table()
    with scratch() as folder:
        many, few = project(folder / "many", records), project(folder / "few", records // FEW)
        bare = {name: best(name, many, records)[0] for name in {*RAW.values(), *MADE.values()}}
        votes = best("votes", many, records)[0]
        for name in (*RAW, *MADE):
            seconds, megabytes = best(name, many, records)
            other = (RAW | MADE)[name]
            if name in RAW:
                table.row(f"export {name} / bare writer on ready rows", seconds / bare[other], 1.5)
            else:
                table.row(f"export {name} / bare writer on ready rows", seconds / bare[other], None)
                table.row(
                    f"export {name} / making one of five, and the bare writer", seconds / (votes + bare[other]), 1.5
                )
            grown = megabytes - best(name, few, records // FEW, 1)[1]
            table.row(
                f"memory of export {name}: {FEW} times as many boxes take further", grown, MEMORY.get(name, 16), "MB"
            )
    sys.exit(table.failed)


# Labels


def project(folder: Path, records: int) -> Path:
    """A project of five annotators, who drew a box each on the same pictures."""
    photos = folder / "photos"
    photos.mkdir(parents=True)
    (folder / "annotate.toml").write_text(CONFIG.format(labels=json.dumps(LABELS)))
    for number in range(0, records, len(ANNOTATORS)):
        (photos / name_of(number)).touch()
    fill(folder / "labels.store", records, len(ANNOTATORS), label)
    return folder


def name_of(number: int) -> str:
    return f"{number // len(ANNOTATORS):06}.jpg"


def box(number: int) -> dict[str, Any]:
    """The number-th box: those on one picture differ by some pixels, and one in seven by its label."""
    turn, who = divmod(number, len(ANNOTATORS))
    x, y = turn * 37 % 1_500 + who * 1.25, turn * 53 % 700 + who * 0.75
    name = LABELS[(turn + (number % 7 == 0)) % len(LABELS)]
    return {"label": name, "x": x, "y": y, "width": 180.5 + turn % 90, "height": 120.25 + turn % 70}


def label(number: int) -> LabelRecord:
    turn, who = divmod(number, len(ANNOTATORS))
    return LabelRecord(
        **named(turn, who),
        item=name_of(number),
        task="boxes",
        annotator=ANNOTATORS[who],
        outcome="labelled",
        answer={"boxes": [box(number)]},
        **timed(number, turn),
        sha256=sha256(name_of(number).encode()).hexdigest(),
        width=WIDTH,
        height=HEIGHT,
    )


# What is measured


best = partial(parts.best, "boxes")


@contextmanager
def room() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="bench-", dir=memory if memory.is_dir() else ".") as folder:
        yield Path(folder)


@contextmanager
def opened(path: Path, view: Any, *, items: bool = True) -> Iterator[Any]:
    from annotate.dataset.job import Job, Options
    from annotate.projects.project import Project

    found = Project.load(path)
    with LabelStore.open(found.store_path, read_only=True) as store:
        job = Job(found, store, found.items() if items else None, view, Options(images="none"))
        yield job
        job.close()


def exported(path: Path, records: int, *, format_: str, view: str) -> Taken:
    """From the project's folder to the last byte of the dataset, without its card."""
    from annotate.dataset import exporter
    from annotate.dataset.exporting import FileExporter
    from annotate.dataset.tree import Tree

    writer: Any = exporter(format_)
    ready_arrow() if format_ == "parquet" else None
    with room() as folder:

        def export() -> None:
            with opened(path, view, items=not (writer.knows_items and view == "all")) as job:
                if isinstance(writer, FileExporter):
                    with (folder / "dataset").open("wb") as out:
                        writer.write(job, out)
                else:
                    writer.write(job, Tree(folder, job))

        return measured(export)


def votes(path: Path, records: int) -> Taken:
    """Making one answer of five, and nothing else: on answers that lie ready."""
    from annotate.dataset.consensus import consensus
    from annotate.dataset.samples import Vote
    from annotate.projects.project import Project

    found, many = Project.load(path), len(ANNOTATORS)
    ready = []
    for number in range(records):
        one = label(number)
        fields = {name: getattr(one, name) for name in Vote.__struct_fields__ if name != "answer"}
        ready.append(Vote(**fields, answer=one.answer))
    method = consensus("majority", found.kind, found.labels)

    def decide() -> None:
        for start in range(0, records, many):
            method.decide(ready[start].item, ready[start : start + many])

    return measured(decide)


def ready_rows(records: int) -> list[tuple[Any, ...]]:
    """The cells of each box, as many as an export has."""
    from annotate.dataset.writers.csv import COLUMNS

    names = [name for name in COLUMNS if name not in ("credited_s", "split")]
    found = []
    for number in range(records):
        one, drawn = label(number), box(number)
        edges = (drawn["x"], drawn["y"], drawn["x"] + drawn["width"], drawn["y"] + drawn["height"])
        told = (getattr(one, name) for name in names)
        found.append((*told, one.short_ms / 1000, None, drawn["label"], *edges))
    return found


def csv_rows(path: Path, records: int, every: int = 1) -> Taken:
    ready = ready_rows(records)[::every]
    with room() as folder, (folder / "dataset").open("w", newline="") as out:
        return measured(lambda: csv.writer(out, lineterminator="\n").writerows(ready))


def csv_items(path: Path, records: int) -> Taken:
    return csv_rows(path, records, len(ANNOTATORS))


def ready_arrow() -> Any:
    import pyarrow.parquet

    return pyarrow


def arrow_columns(path: Path, records: int) -> Taken:
    """The rows as columns, typed by the library itself, compressed as an export is."""
    pa, ready = ready_arrow(), ready_rows(records)

    with room() as folder, (folder / "dataset").open("wb") as out:

        def write() -> None:
            writer = None
            for start in range(0, records, GROUP):
                columns = list(zip(*ready[start : start + GROUP], strict=True))
                batch = pa.record_batch([pa.array(column) for column in columns], [str(n) for n in range(len(columns))])
                writer = writer or pa.parquet.ParquetWriter(out, batch.schema, compression="zstd")
                writer.write_batch(batch)
            writer and writer.close()

        return measured(write)


def coco_records(path: Path, records: int, every: int = 1) -> Taken:
    """Pictures and boxes as dicts, each encoded and written by itself."""
    many = len(ANNOTATORS)
    photos = [
        {"id": number // many + 1, "file_name": name_of(number), "width": WIDTH, "height": HEIGHT}
        for number in range(0, records, many)
    ]
    boxes = []
    for number in range(0, records, every):
        one, drawn = label(number), box(number)
        edges = [drawn[name] for name in ("x", "y", "width", "height")]
        told = {"id": number + 1, "image_id": number // many + 1, "category_id": LABELS.index(drawn["label"]) + 1}
        area = {"bbox": edges, "area": edges[2] * edges[3], "iscrowd": 0, "segmentation": []}
        who = {"annotator": one.annotator, "record": one.record, "credited_s": one.short_ms / 1000}
        boxes.append({**told, **area, **who})
    encode = json.JSONEncoder().encode
    with room() as folder, (folder / "dataset").open("w") as out:

        def write() -> None:
            for things in (photos, boxes):
                for thing in things:
                    out.write(encode(thing) + ",\n")

        return measured(write)


def coco_images(path: Path, records: int) -> Taken:
    return coco_records(path, records, len(ANNOTATORS))


def yolo_files(path: Path, records: int) -> Taken:
    """A small file for each picture."""
    ready = []
    for number in range(0, records, len(ANNOTATORS)):
        drawn = box(number)
        x, y, width, height = (drawn[name] for name in ("x", "y", "width", "height"))
        ready.append((name_of(number)[:-4], LABELS.index(drawn["label"]), x + width / 2, y + height / 2, width, height))
    with room() as folder:

        def write() -> None:
            for name, number, cx, cy, width, height in ready:
                line = f"{number} {cx / WIDTH:.6f} {cy / HEIGHT:.6f} {width / WIDTH:.6f} {height / HEIGHT:.6f}\n"
                (folder / f"{name}.txt").write_text(line)

        return measured(write)


PARTS: Parts = {
    "csv": partial(exported, format_="csv", view="all"),
    "tsv": partial(exported, format_="tsv", view="all"),
    "parquet": partial(exported, format_="parquet", view="all"),
    "coco": partial(exported, format_="coco", view="latest"),
    "coco majority": partial(exported, format_="coco", view="majority"),
    "csv majority": partial(exported, format_="csv", view="majority"),
    "yolo": partial(exported, format_="yolo", view="majority"),
    "votes": votes,
    "csv_rows": csv_rows,
    "csv_items": csv_items,
    "arrow_columns": arrow_columns,
    "coco_records": coco_records,
    "coco_images": coco_images,
    "yolo_files": yolo_files,
}

if __name__ == "__main__":
    main()
