"""YOLO, as Ultralytics reads it: boxes beside `images/PART/` in `labels/PART/`, with data.yaml; choices as folders.

`path:` is left out of data.yaml: it would be sought from wherever the reader runs, and without it the folder of the
file itself is meant.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from annotate.dataset.boxes import Edges, boxes_of
from annotate.dataset.exporting import CONSENSUS, TreeExporter
from annotate.dataset.job import Job
from annotate.dataset.samples import Sample
from annotate.dataset.tree import Placed, Tree
from annotate.dataset.writers.imagefolder import plant
from annotate.dataset.yaml import numbered

_LEAST = 1e-6
"""The least share of a picture that six decimals can say: a box of none is one to no reader."""


class Yolo(TreeExporter):
    """Writes the detection layout for boxes and the classification layout for choices."""

    kinds = frozenset({"boxes", "classify"})
    media = frozenset({"image"})
    views = (*CONSENSUS, "latest")

    def write(self, job: Job, tree: Tree) -> int:
        """Write pictures and labels; how many pictures there are."""
        if job.project.kind.name == "classify":
            return plant(job, tree, empty=True)
        parts = job.split_names or ("train",)
        for part in parts:
            for room in ("images", "labels"):
                tree.path(f"{room}/{part}").mkdir(parents=True)
        count = 0
        for sample in job.samples():
            part = sample.split or parts[0]
            placed = tree.place(sample, f"images/{part}")
            if placed is not None:
                lines = _lines(job, sample, placed)
                tree.path(f"labels/{part}/{_stem(sample.name)}.txt").write_bytes("".join(lines).encode())
                count += 1
        with tree.open("data.yaml") as file:
            file.write(_data(job, parts).encode())
        return count


def _stem(name: str) -> str:
    return PurePosixPath(name).stem


def _lines(job: Job, sample: Sample, placed: Placed) -> dict[str, None]:
    """A line for each box; the same box twice is one, as the trainer would have it."""
    boxes = boxes_of(sample.answer, placed.width, placed.height)
    return dict.fromkeys(_line(job.class_ids[box.label], box, placed) for box in boxes)


def _line(number: int, box: Edges, placed: Placed) -> str:
    width, height = placed.width, placed.height
    cx, cy = (box.x1 + box.x2) / 2 / width, (box.y1 + box.y2) / 2 / height
    across, down = max(_LEAST, box.width / width), max(_LEAST, box.height / height)
    return f"{number} {cx:.6f} {cy:.6f} {across:.6f} {down:.6f}\n"


def _data(job: Job, parts: tuple[str, ...]) -> str:
    """Both `train` and `val` must be there: where there is one part, it is both."""
    named = {part: f"images/{part}" for part in parts}
    for part in ("train", "val"):
        named.setdefault(part, named[parts[0]])
    lines = "".join(f"{part}: {named[part]}\n" for part in ("train", "val", "test") if part in named)
    return f"{lines}nc: {len(job.labels)}\nnames:\n{numbered(job.labels)}"


EXPORTER = Yolo()
