"""Pascal VOC: an XML file for each picture in `Annotations/`, lists of the parts in `ImageSets/Main/`.

Two ways to count pixels are about, and a file does not say which is its own. The first one is that of the original
development kit: whole numbers, the first pixel is 1, the last one of a box belongs to it. With `--voc-base 0` edges are
written as they are measured here: the first pixel is 0, right and bottom edges are exclusive.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from annotate.dataset.boxes import Edges, boxes_of
from annotate.dataset.exporting import CONSENSUS, TreeExporter
from annotate.dataset.job import Job
from annotate.dataset.samples import Sample
from annotate.dataset.tree import Placed, Tree
from annotate.dataset.xml import element, safe


class Voc(TreeExporter):
    """Writes boxes."""

    kinds = frozenset({"boxes"})
    media = frozenset({"image"})
    views = (*CONSENSUS, "latest")
    options = frozenset({"voc_base"})

    def write(self, job: Job, tree: Tree) -> int:
        """Write pictures, their boxes and the lists; how many pictures there are."""
        parts: dict[str, list[str]] = {name: [] for name in (job.split_names or ("train",))}
        for folder in ("Annotations", "JPEGImages"):
            tree.path(folder).mkdir()
        for sample in job.samples():
            placed = tree.place(sample, "JPEGImages")
            if placed is None:
                continue
            stem = PurePosixPath(sample.name).stem
            with tree.open(f"Annotations/{stem}.xml") as file:
                file.write(_annotation(job, sample, placed).encode())
            parts[sample.split or next(iter(parts))].append(stem)
        for name, stems in parts.items():
            with tree.open(f"ImageSets/Main/{name}.txt") as file:
                file.write("".join(f"{stem}\n" for stem in stems).encode())
        with tree.open("labelmap.txt") as file:
            names = dict.fromkeys(("background", *job.labels))
            file.write("".join(f"{name}:::\n" for name in names if can_be_mapped(name)).encode())
        return sum(map(len, parts.values()))


def can_be_mapped(label: str) -> bool:
    """Whether a line of labelmap.txt can begin with a label: colons part these, and some are remarks."""
    return ":" not in label and not label.startswith("#") and safe(label) == label


def _annotation(job: Job, sample: Sample, placed: Placed) -> str:
    base = job.options.voc_base
    objects = "".join(_object(box, base, placed) for box in boxes_of(sample.answer, placed.width, placed.height))
    size = element("width", placed.width) + element("height", placed.height) + element("depth", 3)
    head = element("folder", "JPEGImages") + element("filename", placed.name)
    return f"<annotation>\n{head}<size>\n{size}</size>\n{element('segmented', 0)}{objects}</annotation>\n"


def _object(box: Edges, base: int, placed: Placed) -> str:
    numbers = _devkit(box, placed) if base else dict(zip(_EDGES, map(_short, box[1:]), strict=True))
    edges = "".join(element(name, value) for name, value in numbers.items())
    about = element("name", box.label) + element("pose", "Unspecified") + element("truncated", 0)
    return f"<object>\n{about}{element('difficult', 0)}<bndbox>\n{edges}</bndbox>\n</object>\n"


_EDGES = ("xmin", "ymin", "xmax", "ymax")


def _short(edge: float) -> Any:
    """A whole number where it is one: many readers know no others."""
    return int(edge) if edge == int(edge) else edge


def _devkit(box: Edges, placed: Placed) -> dict[str, int]:
    """The first and the last pixel of the box, counted from 1: at least one, and inside the picture."""
    x1, y1 = min(round(box.x1), placed.width - 1), min(round(box.y1), placed.height - 1)
    x2, y2 = max(round(box.x2), x1 + 1), max(round(box.y2), y1 + 1)
    return dict(zip(_EDGES, (x1 + 1, y1 + 1, x2, y2), strict=True))


EXPORTER = Voc()
