"""Hugging Face: pictures in a folder for each part, with a table beside them; texts in a table for each part.

`train/a.jpg` and `train/metadata.parquet`, or `data/train.parquet`. Where Parquet cannot be written the tables are JSON
Lines. The card's front matter names the files of each part, so that nothing else is taken for data.
"""

from __future__ import annotations

from contextlib import ExitStack
from hashlib import sha256

import msgspec

from annotate.dataset.exporting import CONSENSUS, TreeExporter
from annotate.dataset.features import columns, row
from annotate.dataset.job import Job
from annotate.dataset.samples import Sample
from annotate.dataset.tables import Table, check_alike, has_types, table
from annotate.dataset.tree import Tree
from annotate.dataset.yaml import quoted

PARTS = {"train": "train", "val": "validation", "test": "test"}
_TASKS = {
    ("boxes", "image"): "object-detection",
    ("transcribe", "image"): "image-to-text",
    ("compare", "pair"): "text-ranking",
    **{(kind, "image"): "image-classification" for kind in ("classify", "tag", "moderate", "grid")},
    **{(kind, "text"): "text-classification" for kind in ("classify", "tag", "moderate")},
}
_SIZES = ("n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M")
_CROWD = 3
"""From so many people on a dataset is a crowd's."""


class HuggingFace(TreeExporter):
    """Writes parts that `datasets.load_dataset` takes."""

    media = frozenset({"image", "text", "pair"})
    views = (*CONSENSUS, "latest")
    images = ("copy", "link")

    def write(self, job: Job, tree: Tree) -> int:
        """Write the pictures and the tables; how many items there are."""
        tables: dict[str, Table] = {}
        names, count = columns(job), 0
        with ExitStack() as stack:
            for sample in job.samples():
                part = PARTS[sample.split or "train"]
                placed = tree.place(sample, part) if job.media == "image" else None
                if placed is None and not _is_told(job, sample):
                    continue
                count += 1
                if part not in tables:
                    out = stack.enter_context(tree.open(_table(job, part)))
                    tables[part] = stack.enter_context(table(job, names, out))
                tables[part].add(row(job, sample, placed))
            check_alike(tables)
        return count

    def front_matter(self, job: Job) -> str:
        """What the card's readers look for: task, size, makers, and the files of each part."""
        tally = job.tally
        task = _TASKS.get((job.project.kind.name, job.media), "other")
        files = "".join(
            f"      - split: {PARTS[part]}\n        path: {quoted(_files(job, PARTS[part]))}\n"
            for part in (job.split_names or ("train",))
            if tally.parts[part] or not job.split_names
        )
        return (
            "license: unknown\n"
            f"pretty_name: {quoted(job.project.name)}\n"
            f"task_categories:\n  - {task}\n"
            f"size_categories:\n  - {_size(tally.items)}\n"
            f"annotations_creators:\n  - {_makers(job)}\n"
            "configs:\n  - config_name: default\n"
            f"    description: {quoted(f'{tally.items} items, {fingerprint(job)}')}\n"
            f"    data_files:\n{files}"
        )


def _is_told(job: Job, sample: Sample) -> bool:
    """Whether an item's text is there; what has none is noted, unless it is a picture that was already."""
    if job.media == "image":
        return False
    if sample.source is None:
        job.noted.missing.append(sample.item)
    return sample.source is not None


def _table(job: Job, part: str) -> str:
    ending = "parquet" if has_types() else "jsonl"
    return f"{part}/metadata.{ending}" if job.media == "image" else f"data/{part}.{ending}"


def _files(job: Job, part: str) -> str:
    return f"{part}/*" if job.media == "image" else _table(job, part)


def fingerprint(job: Job) -> str:
    """Other where anything in the dataset is: `datasets` takes from its cache what has the same name and front matter.

    Else whoever loads a dataset that was exported once more, with further labels, would see the old ones.
    """
    parts = None if job.splits is None else sorted(job.splits.parts.items())
    facts = [
        job.store.position().head,
        job.view,
        sorted(job.options.annotators),
        job.labels,
        sorted(job.noted.all),
        parts,
    ]
    return sha256(msgspec.json.encode(facts)).hexdigest()[:16]


def _size(items: int) -> str:
    digits = len(str(max(items - 1, 0)))  # a thousand is still below
    return _SIZES[min(max(digits - 3, 0), len(_SIZES) - 1)]


def _makers(job: Job) -> str:
    """A word of the closed list: nobody but a program, a crowd, or the project's own people."""
    people = sum(not simulated for simulated in job.tally.annotators.values())
    if not people:
        return "machine-generated" if job.tally.votes else "no-annotation"
    return "crowdsourced" if people >= _CROWD else "expert-generated"


EXPORTER = HuggingFace()
