"""COCO: `annotations/instances_PART.json` beside `images/PART/`; what is chosen without boxes: `labels_PART.json`.

All ids are from 1: the reference evaluation takes the annotation 0 for one without a match, and readers the category 0
for the background. A picture without boxes is there, too: somebody looked, and there was nothing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct

from annotate.dataset.boxes import places_of
from annotate.dataset.exporting import CONSENSUS, TreeExporter
from annotate.dataset.job import Job
from annotate.dataset.samples import Sample
from annotate.dataset.tree import Placed, Tree
from annotate.tasks.boxes import DECIMALS

_BLOCK = 1 << 20
_encode = msgspec.json.Encoder().encode


class Coco(TreeExporter):
    """Writes boxes with everything the reference reader needs, choices and tags as annotations without a box."""

    kinds = frozenset({"boxes", "classify", "tag"})
    media = frozenset({"image"})
    views = (*CONSENSUS, "latest")
    several = True

    def write(self, job: Job, tree: Tree) -> int:
        """Write the pictures and one file of annotations for each part; how many pictures there are."""
        count = 0
        with ExitStack() as stack:
            parts = {name: _Part(job, name, stack, tree) for name in (job.split_names or ("train",))}
            for sample in job.samples(several=True):
                part = parts[sample.split or next(iter(parts))]
                placed = tree.place(sample, f"images/{part.name}")
                if placed is not None:
                    part.add(sample, placed)
                    count += 1
            for part in parts.values():
                part.end()
        return count


class _Part:
    """One file: pictures are written at once, annotations are put by until all pictures are there."""

    def __init__(self, job: Job, name: str, stack: ExitStack, tree: Tree) -> None:
        self.name = name
        self._job = job
        kind = "instances" if job.project.kind.name == "boxes" else "labels"
        self._out = stack.enter_context(tree.open(f"annotations/{kind}_{name}.json"))
        self._annotations: BinaryIO = stack.enter_context(
            tempfile.TemporaryFile(prefix="annotate-")  # noqa: SIM115 - the stack closes it
        )
        self._images = self._count = 0
        info = {"description": job.project.name}
        self._out.write(b'{"info":%b,"licenses":[],"images":[' % _encode(info))

    def add(self, sample: Sample, placed: Placed) -> None:
        """A picture with what is on it."""
        self._images += 1
        image: dict[str, Any] = {
            "id": self._images,
            "file_name": placed.name,
            "width": placed.width,
            "height": placed.height,
        }
        image["item"] = sample.item
        if names := [given.annotator for given in sample.given if given.annotator is not None]:
            image["annotators"] = names  # also of those who found nothing there
        self._out.write((b",\n" if self._images > 1 else b"\n") + _encode(image))
        has_boxes = self._job.project.kind.name == "boxes"
        annotations = self._boxes(sample, placed) if has_boxes else self._choices(sample)
        self._annotations.write(b"".join([_encode(one) + b",\n" for one in annotations]))

    def _boxes(self, sample: Sample, placed: Placed) -> Sequence[_Box | _Choice]:
        ids, image, found = self._job.class_ids, self._images, list[_Box]()
        for given in sample.given:
            about = (given.annotator, given.record, given.credited_s, given.confidence)
            for label, x, y, width, height in places_of(given.answer, placed.width, placed.height):
                self._count += 1
                area, box = round(width * height, 2 * DECIMALS), (x, y, width, height)
                found.append(_Box(self._count, image, ids[label] + 1, box, area, 0, (), *about))
        return found

    def _choices(self, sample: Sample) -> Sequence[_Box | _Choice]:
        ids, kind, found = self._job.class_ids, self._job.project.kind, list[_Choice]()
        for given in sample.given:
            about = (given.annotator, given.record, given.credited_s, given.confidence)
            for label in kind.names(given.answer):
                self._count += 1
                found.append(_Choice(self._count, self._images, ids[label] + 1, *about))
        return found

    def end(self) -> None:
        """The annotations and what they are named after."""
        self._out.write(b'\n],"annotations":[\n')
        left = max(0, self._annotations.tell() - 2)  # without the last comma and line feed
        self._annotations.seek(0)
        while left:
            block = self._annotations.read(min(left, _BLOCK))
            self._out.write(block)
            left -= len(block)
        categories = [
            {"id": number, "name": name, "supercategory": ""} for number, name in enumerate(self._job.labels, 1)
        ]
        self._out.write(b'\n],"categories":%b}\n' % _encode(categories))


class _Box(Struct, gc=False, omit_defaults=True):
    """An annotation; who says so and how long it took are keys of our own, which readers pass over."""

    id: int
    image_id: int
    category_id: int
    bbox: tuple[float, float, float, float]
    area: float
    iscrowd: int
    segmentation: tuple[()]
    annotator: str | None = None
    record: str | None = None
    credited_s: float | None = None
    confidence: float | None = None


class _Choice(Struct, gc=False, omit_defaults=True):
    id: int
    image_id: int
    category_id: int
    annotator: str | None = None
    record: str | None = None
    credited_s: float | None = None
    confidence: float | None = None


EXPORTER = Coco()
