"""What lies beside every dataset of a folder: the labels with their labour, the receipt, the parts, the mark."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import msgspec

import annotate
from annotate.dataset.cells import quoted
from annotate.dataset.delivery import MARK
from annotate.dataset.job import Job
from annotate.dataset.lines import text_of
from annotate.dataset.tree import Tree
from annotate.dataset.writers.csv import Csv
from annotate.receipt.formats.json import render
from annotate.receipt.model import Receipt

LABELS = "labour/labels.csv"
RECEIPT = "labour/receipt.json"
PARTS = "splits.csv"


def files(job: Job) -> Callable[[str], str | None]:
    """The name of the file that an item is in a dataset, by its id; None where it is no file, or is not there."""
    gone, by_item = frozenset(job.noted.all), job.by_item
    if job.media != "image":
        return lambda item: None
    name: Callable[[str], str] = job.path_of if job.options.images == "none" else job.names.of
    return lambda item: name(item) if by_item.has(item) and item not in gone else None


def write_labels(job: Job, tree: Tree) -> None:
    """Every label that stands, skips and flags too, with who gave it and how long it took. Once all pictures came."""
    options = msgspec.structs.replace(job.options, excel=False, with_text=False)
    raw = Job(job.project, job.store, job.items, "latest", options, job.splits, standings=job.standings)
    further = {"file": files(job)}
    if job.options.with_text and job.items is not None:
        further["text"] = partial(text_of, job.items)
    with tree.open(LABELS) as out:
        Csv().write_records(raw, out, further)


def write_receipt(receipt: Receipt, tree: Tree) -> None:
    """The receipt as JSON."""
    with tree.open(RECEIPT) as out:
        out.write(render(receipt).encode())


def write_parts(job: Job, tree: Tree) -> None:
    """The part of each item, in listed order: what --split takes to part another export the same."""
    if job.splits is None:
        return
    parts, name = job.splits.parts, files(job)
    with tree.open(PARTS) as out:
        out.write(b"item,file,split\n")
        for item in _in_order(job, parts):
            out.write(quoted((item, name(item), parts[item])) + b"\n")


def _in_order(job: Job, known: Iterable[str]) -> Iterable[str]:
    listed = job.items
    if listed is None:
        return sorted(known)
    return sorted(known, key=lambda item: (listed.place(item) is None, listed.place(item) or 0, item))


def write_mark(job: Job, tree: Tree, format_: str) -> None:
    """What the folder was exported with: by this file it is known again as a dataset."""
    with tree.open(MARK) as file:
        file.write(msgspec.json.format(msgspec.json.encode(made(job, format_)), indent=2) + b"\n")


def made(job: Job, format_: str) -> dict[str, Any]:
    """What the dataset was exported with."""
    found: dict[str, Any] = {
        "annotate": annotate.__version__,
        "format": format_,
        "view": job.view,
        "annotators": sorted(job.options.annotators) or None,
        "images": job.options.images,
        "splits": list(job.split_names) or None,
        "seed": None if job.splits is None else job.splits.seed,
    }
    return {name: value for name, value in found.items() if value is not None}


def digest(tree: Tree, path: str) -> str:
    """The SHA-256 of a file of the dataset, in hexadecimal."""
    with tree.path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
