"""Label Studio: `tasks.json` for its import, `config.xml` for its labelling interface, pictures in `images/`.

One task for each item, one annotation for each annotator. The server refuses a whole file for an annotator whom it does
not know, so names go into each region's `meta`, which it keeps, and not into `completed_by`. `ground_truth` is written
because its usual value is true. All numbers of boxes are percent of the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any
from urllib.parse import quote

import msgspec

from annotate.dataset.boxes import boxes_of
from annotate.dataset.exporting import CONSENSUS, TreeExporter
from annotate.dataset.job import Job
from annotate.dataset.samples import Given, Sample
from annotate.dataset.tree import Placed, Tree
from annotate.dataset.xml import attribute
from annotate.sitting.suggested import load_suggestions
from annotate.sitting.suggestions import NONE
from annotate.tasks.base import Answer
from annotate.tasks.moderate import DECISIONS

_LOCAL = "/data/local-files/?d="
"""Where a server with local files switched on serves them, by their path from its document root."""
_encode = msgspec.json.Encoder().encode


class LabelStudio(TreeExporter):
    """Writes tasks with annotations; what a machine suggested are their predictions."""

    kinds = frozenset({"boxes", "classify", "tag", "moderate", "compare", "transcribe"})
    media = frozenset({"image", "text", "pair"})
    views = ("latest", *CONSENSUS)
    several = True

    def write(self, job: Job, tree: Tree) -> int:
        """Write the tasks; how many there are."""
        with tree.open("config.xml") as file:
            file.write(config(job).encode())
        suggestions = NONE if job.items is None else load_suggestions(job.project, job.items, job.store)
        count = 0
        with tree.open("tasks.json") as file:
            file.write(b"[")
            for sample in job.samples(several=True):
                task = _task(job, tree, sample, suggestions.of(sample.item))
                if task is not None:
                    count += 1
                    file.write((b",\n" if count > 1 else b"\n") + _encode({"id": count, **task}))
            file.write(b"\n]\n")
        return count


def config(job: Job) -> str:
    """The labelling interface that the tasks are for."""
    name = job.project.kind.name
    if job.media == "pair":
        shown = (
            '  <Text name="prompt" value="$prompt"/>\n  <Pairwise name="answer" toName="left,right"/>\n'
            '  <Text name="left" value="$left"/>\n  <Text name="right" value="$right"/>\n'
        )
    elif job.media == "image":
        shown = '  <Image name="item" value="$image"/>\n'
    else:
        shown = '  <Text name="item" value="$text"/>\n'
    if name == "boxes":
        asked = _control("RectangleLabels", "answer", "Label", job.labels)
    elif name == "transcribe":
        asked = '  <TextArea name="answer" toName="item"/>\n'
    elif name == "moderate":
        asked = _control("Choices", "answer", "Choice", DECISIONS, "single")
        if reasons := _reasons(job):
            asked += _control("Choices", "reason", "Choice", reasons, "single")
    elif name == "compare":
        asked = ""
    else:
        asked = _control("Choices", "answer", "Choice", job.labels, "multiple" if name == "tag" else "single")
    return f"<View>\n{shown}{asked}</View>\n"


def _reasons(job: Job) -> tuple[str, ...]:
    """The labels of a moderation: those of the project, and others that answers name and that are no decisions."""
    known = job.project.labels
    return tuple(label for label in job.labels if label in known or label not in DECISIONS)


def _control(tag: str, name: str, part: str, labels: Iterable[str], choice: str | None = None) -> str:
    parts = "".join(f"    <{part}{attribute('value', label)}/>\n" for label in labels)
    how = "" if choice is None else attribute("choice", choice)
    return f'  <{tag} name="{name}" toName="item"{how}>\n{parts}  </{tag}>\n'


def _task(job: Job, tree: Tree, sample: Sample, suggested: Answer | None) -> dict[str, Any] | None:
    placed = None
    if job.media == "image":
        if (placed := tree.place(sample, "images")) is None:
            return None
        path = placed.name if job.options.images == "none" else f"images/{placed.name}"
        data = {"image": _LOCAL + quote(path)}
    elif sample.source is None:
        job.noted.missing.append(sample.item)
        return None
    elif job.media == "pair":
        left, right = sample.source.texts
        data = {"left": left, "right": right, "prompt": sample.source.prompt or ""}
    else:
        data = {"text": sample.source.text or ""}
    data["item"] = sample.item
    if sample.split:
        data["split"] = sample.split
    kind = job.project.kind.name
    return {
        "data": data,
        "annotations": [_annotation(kind, sample.item, given, placed) for given in sample.given],
        "predictions": [] if suggested is None else [{"result": _result(kind, sample.item, suggested, placed, None)}],
    }


def _annotation(kind: str, item: str, given: Given, placed: Placed | None) -> dict[str, Any]:
    meta = {"annotator": given.annotator, "record": given.record, "confidence": given.confidence}
    told = {name: value for name, value in meta.items() if value is not None}
    result = _result(kind, item, given.answer, placed, told)
    annotation: dict[str, Any] = {"result": result, "was_cancelled": False, "ground_truth": False, **told}
    if given.credited_s is not None:
        annotation["lead_time"] = given.credited_s
    return annotation


def _result(
    kind: str, item: str, answer: Answer, placed: Placed | None, told: dict[str, Any] | None
) -> list[dict[str, Any]]:
    """The regions, each by a name that it always gets. `told`: whose work they are; None: a machine's."""
    result = []
    for place, region in enumerate(_regions(kind, answer, placed)):
        name = blake2b(_encode((item, told, place)), digest_size=5).hexdigest()
        named = {"id": name, "from_name": "answer", **region}
        result.append(named if told is None else {**named, "meta": told})
    return result


def _regions(kind: str, answer: Answer, placed: Placed | None) -> Iterator[dict[str, Any]]:
    if kind == "boxes" and placed is not None:
        yield from _rectangles(answer, placed)
    elif kind == "compare":
        if answer["choice"] != "tie":  # a tie is an annotation without a result
            # of the two that a comparison is about, its SDK takes one
            yield {"to_name": "left", "type": "pairwise", "value": {"selected": answer["choice"]}}
    elif kind == "transcribe":
        yield {"to_name": "item", "type": "textarea", "value": {"text": [answer["text"]]}}
    elif kind == "moderate":
        yield _choices([answer["decision"]])
        if answer["reason"] is not None:
            yield {**_choices([answer["reason"]]), "from_name": "reason"}
    else:
        yield _choices(list(answer["tags"]) if kind == "tag" else [answer["label"]])


def _choices(chosen: list[str]) -> dict[str, Any]:
    return {"to_name": "item", "type": "choices", "value": {"choices": chosen}}


def _rectangles(answer: Answer, placed: Placed) -> Iterator[dict[str, Any]]:
    width, height = placed.width, placed.height
    for box in boxes_of(answer, width, height):
        yield {
            "to_name": "item",
            "type": "rectanglelabels",
            "original_width": width,
            "original_height": height,
            "image_rotation": 0,
            "value": {
                "x": 100 * box.x1 / width,
                "y": 100 * box.y1 / height,
                "width": 100 * box.width / width,
                "height": 100 * box.height / height,
                "rotation": 0,
                "rectanglelabels": [box.label],
            },
        }


EXPORTER = LabelStudio()
