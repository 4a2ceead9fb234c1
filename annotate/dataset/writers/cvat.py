"""CVAT for images 1.1: one `annotations.xml` beside a flat `images/`; an image's part is its attribute `subset`.

Each box and tag carries who gave it as attributes that the labels declare, so that they survive an import.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.dataset.boxes import boxes_of
from annotate.dataset.exporting import CONSENSUS, TreeExporter
from annotate.dataset.job import Job
from annotate.dataset.samples import Given, Sample
from annotate.dataset.tree import Placed, Tree
from annotate.dataset.xml import attribute, element

_ABOUT = ("annotator", "credited_s", "record")


class Cvat(TreeExporter):
    """Writes boxes, choices and tags."""

    kinds = frozenset({"boxes", "classify", "tag"})
    media = frozenset({"image"})
    views = (*CONSENSUS, "latest")

    def write(self, job: Job, tree: Tree) -> int:
        """Write the pictures and the annotations; how many pictures there are."""
        count = 0
        with tree.open("annotations.xml") as file:
            file.write(_head(job).encode())
            for sample in job.samples():
                if (placed := tree.place(sample, "images")) is not None:
                    file.write(_image(job, sample, placed, count).encode())
                    count += 1
            file.write(b"</annotations>\n")
        return count


def _head(job: Job) -> str:
    declared = "".join(
        f"<attribute>\n{element('name', name)}{element('mutable', 'False')}{element('input_type', 'text')}"
        f"{element('default_value', '')}{element('values', '')}</attribute>\n"
        for name in _ABOUT
    )
    labels = "".join(
        f"<label>\n{element('name', label)}<attributes>\n{declared}</attributes>\n</label>\n" for label in job.labels
    )
    name, labels = element("name", job.project.name), f"<labels>\n{labels}</labels>\n"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<annotations>\n'
        f"{element('version', '1.1')}<meta>\n{_whole(name, labels, job.split_names)}</meta>\n"
    )


def _whole(name: str, labels: str, parts: Sequence[str]) -> str:
    """A task; with parts a project, with a task for each: readers ask only a project for its parts."""
    if not parts:
        return f"<task>\n{name}{labels}</task>\n"
    tasks = "".join(f"<task>\n{name}{element('subset', part)}</task>\n" for part in parts)
    listed = element("subsets", "\n".join(parts))
    return f"<project>\n{name}{labels}{listed}<tasks>\n{tasks}</tasks>\n</project>\n"


def _image(job: Job, sample: Sample, placed: Placed, number: int) -> str:
    subset = attribute("subset", sample.split) if sample.split else ""
    head = (
        f"<image{attribute('id', number)}{attribute('name', placed.name)}{subset}"
        f"{attribute('width', placed.width)}{attribute('height', placed.height)}>\n"
    )
    shapes = _boxes(sample, placed) if job.project.kind.name == "boxes" else _tags(job, sample)
    about = _about(sample.given[0])
    return head + "".join(f"{shape}>\n{about}</{shape[1:4]}>\n" for shape in shapes) + "</image>\n"


def _boxes(sample: Sample, placed: Placed) -> Iterator[str]:
    for box in boxes_of(sample.answer, placed.width, placed.height):
        edges = zip(("xtl", "ytl", "xbr", "ybr"), box[1:], strict=True)
        yield (
            f'<box{attribute("label", box.label)} source="manual" occluded="0"'
            + "".join(f' {name}="{value:.2f}"' for name, value in edges)
            + ' z_order="0"'
        )


def _tags(job: Job, sample: Sample) -> Iterator[str]:
    for label in job.project.kind.names(sample.answer):
        yield f'<tag{attribute("label", label)} source="manual"'


def _about(given: Given) -> str:
    told = {"annotator": given.annotator, "credited_s": given.credited_s, "record": given.record}
    return "".join(
        element("attribute", value, attribute("name", name)) for name, value in told.items() if value is not None
    )


EXPORTER = Cvat()
