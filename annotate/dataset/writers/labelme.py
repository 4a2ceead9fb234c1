"""labelme: a JSON file beside each picture; boxes are rectangles, choices and tags flags of the picture."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import msgspec

from annotate.dataset.boxes import boxes_of
from annotate.dataset.exporting import CONSENSUS, TreeExporter
from annotate.dataset.job import Job
from annotate.dataset.samples import Sample
from annotate.dataset.tree import Placed, Tree

_VERSION = "5.5.0"
"""Of the layout: that of the program whose files look like this."""


class Labelme(TreeExporter):
    """Writes boxes, choices and tags; each part is a folder."""

    kinds = frozenset({"boxes", "classify", "tag"})
    media = frozenset({"image"})
    views = (*CONSENSUS, "latest")
    images = ("copy", "link")

    def write(self, job: Job, tree: Tree) -> int:
        """Write the pictures and their files; how many pictures there are."""
        count = 0
        for sample in job.samples():
            folder = sample.split or "images"
            placed = tree.place(sample, folder)
            if placed is None:
                continue
            with tree.open(f"{folder}/{PurePosixPath(sample.name).stem}.json") as file:
                file.write(msgspec.json.format(msgspec.json.encode(_document(job, sample, placed)), indent=2) + b"\n")
            count += 1
        return count


def _document(job: Job, sample: Sample, placed: Placed) -> dict[str, Any]:
    given = sample.given[0]
    told = {"item": sample.item, "annotator": given.annotator, "credited_s": given.credited_s, "record": given.record}
    is_boxes = job.project.kind.name == "boxes"
    chosen = () if is_boxes else job.project.kind.names(sample.answer)
    return {
        "version": _VERSION,
        "flags": {} if is_boxes else {label: label in chosen for label in job.labels},
        "shapes": _shapes(sample, placed) if is_boxes else [],
        "imagePath": placed.name,
        "imageData": None,
        "imageHeight": placed.height,
        "imageWidth": placed.width,
        "annotate": {name: value for name, value in told.items() if value is not None},
    }


def _shapes(sample: Sample, placed: Placed) -> list[dict[str, Any]]:
    return [
        {
            "label": box.label,
            "points": [[box.x1, box.y1], [box.x2, box.y2]],
            "group_id": None,
            "description": "",
            "shape_type": "rectangle",
            "flags": {},
        }
        for box in boxes_of(sample.answer, placed.width, placed.height)
    ]


EXPORTER = Labelme()
