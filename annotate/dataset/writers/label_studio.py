"""Label Studio: `tasks.json` for its import, `config.xml` for its labelling interface, pictures in `images/`.

One task for each item, one annotation for each annotator. The server refuses a whole file for an annotator whom it does
not know, so names go into each region's `meta`, which it keeps, and not into `completed_by`. `ground_truth` is written
because its usual value is true. All numbers of boxes are percent of the picture.
"""

from __future__ import annotations

from collections.abc import Iterator
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

_LOCAL = "/data/local-files/?d="
"""Where a server with local files switched on serves them, by their path from its document root."""
_encode = msgspec.json.Encoder().encode


class LabelStudio(TreeExporter):
    """Writes tasks with annotations."""

    kinds = frozenset({"boxes", "classify", "tag", "moderate", "compare", "transcribe"})
    media = frozenset({"image", "text", "pair"})
    views = ("latest", *CONSENSUS)
    several = True

    def write(self, job: Job, tree: Tree) -> int:
        """Write the tasks; how many there are."""
        with tree.open("config.xml") as file:
            file.write(config(job).encode())
        count = 0
        with tree.open("tasks.json") as file:
            file.write(b"[")
            for sample in job.samples(several=True):
                task = _task(job, tree, sample, count + 1)
                if task is not None:
                    file.write((b",\n" if count else b"\n") + _encode(task))
                    count += 1
            file.write(b"\n]\n")
        return count


def config(job: Job) -> str:
    """The labelling interface that the tasks are for."""
    name = job.project.kind.name
    labels = (*job.labels, *_others(name))
    choices = "".join(f"    <Choice{attribute('value', label)}/>\n" for label in labels)
    if job.media == "image":
        shown = '  <Image name="item" value="$image"/>\n'
    elif job.media == "pair":
        shown = '  <Text name="prompt" value="$prompt"/>\n  <Pairwise name="answer" toName="left,right"/>\n'
        shown += '  <Text name="left" value="$left"/>\n  <Text name="right" value="$right"/>\n'
    else:
        shown = '  <Text name="item" value="$text"/>\n'
    if name == "boxes":
        marks = "".join(f"    <Label{attribute('value', label)}/>\n" for label in job.labels)
        asked = f'  <RectangleLabels name="answer" toName="item">\n{marks}  </RectangleLabels>\n'
    elif name == "transcribe":
        asked = '  <TextArea name="answer" toName="item"/>\n'
    elif name == "compare":
        asked = ""
    else:
        how = "multiple" if name == "tag" else "single"
        asked = f'  <Choices name="answer" toName="item" choice="{how}">\n{choices}  </Choices>\n'
    return f"<View>\n{shown}{asked}</View>\n"


def _others(kind: str) -> tuple[str, ...]:
    return ("keep", "remove", "escalate") if kind == "moderate" else ()


def _task(job: Job, tree: Tree, sample: Sample, number: int) -> dict[str, Any] | None:
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
    return {
        "id": number,
        "data": data,
        "annotations": [_annotation(job, sample, given, placed) for given in sample.given],
        "predictions": [],
    }


def _annotation(job: Job, sample: Sample, given: Given, placed: Placed | None) -> dict[str, Any]:
    meta = {"annotator": given.annotator, "record": given.record, "confidence": given.confidence}
    told = {name: value for name, value in meta.items() if value is not None}
    result = []
    for place, region in enumerate(_regions(job, given, placed)):
        name = blake2b(_encode((sample.item, given.annotator, place)), digest_size=5).hexdigest()
        result.append({"id": name, "from_name": "answer", **region, "meta": told})
    annotation: dict[str, Any] = {"result": result, "was_cancelled": False, "ground_truth": False, **told}
    if given.credited_s is not None:
        annotation["lead_time"] = given.credited_s
    return annotation


def _regions(job: Job, given: Given, placed: Placed | None) -> Iterator[dict[str, Any]]:
    kind, answer = job.project.kind.name, given.answer
    if kind == "boxes" and placed is not None:
        yield from _rectangles(answer, placed)
    elif kind == "compare":
        value = {"left": "left", "right": "right"}.get(answer["choice"])
        if value is not None:  # a tie is an annotation without a result
            yield {"to_name": "left,right", "type": "pairwise", "value": {"selected": value}}
    elif kind == "transcribe":
        yield {"to_name": "item", "type": "textarea", "value": {"text": [answer["text"]]}}
    else:
        chosen = list(job.project.kind.names(answer))
        if kind == "moderate":
            chosen = [name for name in (answer["decision"], answer["reason"]) if name is not None]
        yield {"to_name": "item", "type": "choices", "value": {"choices": chosen}}


def _rectangles(answer: dict[str, Any], placed: Placed) -> Iterator[dict[str, Any]]:
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
