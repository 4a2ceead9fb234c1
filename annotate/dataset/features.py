"""The columns of a table with one row for each item, and their types: as Arrow has them and as `datasets` has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec

from annotate.dataset.boxes import boxes_of
from annotate.dataset.job import Job
from annotate.dataset.samples import Sample
from annotate.dataset.tree import Placed

Type: TypeAlias = "str | list[Any] | dict[str, Any]"
"""`string`, `int64` or `float64`; `class`, the place of a label, from 0; a list of one type; a dict of several."""
Columns: TypeAlias = Mapping[str, Type]

_ABOUT: Columns = {
    "item": "string",
    "annotators": ["string"],
    "records": ["string"],
    "credited_s": "float64",
    "confidence": "float64",
}
_SOURCES: dict[str, Columns] = {
    "image": {"file_name": "string"},
    "text": {"text": "string"},
    "pair": {"prompt": "string", "left": "string", "right": "string"},
}
_ANSWERS: dict[str, Columns] = {
    "classify": {"label": "string", "label_id": "class"},
    "tag": {"tags": ["string"], "tag_ids": ["class"]},
    "boxes": {"objects": {"bbox": [["float64"]], "category": ["string"], "category_id": ["class"]}},
    "moderate": {"decision": "string", "reason": "string"},
    "grid": {"target": "string", "rows": "int64", "columns": "int64", "tiles": ["int64"], "unseen": ["int64"]},
    "compare": {"choice": "string"},
    "transcribe": {"transcription": "string"},
}
_OTHER: Columns = {"answer": "string"}
"""Of kinds without columns of their own: the answer as JSON."""


def columns(job: Job) -> Columns:
    """The columns: what the item is, its answer, whose labels that was made of and how long these took."""
    return {**_SOURCES[job.media], **answer_columns(job), **_ABOUT}


def answer_columns(job: Job) -> Columns:
    """Those of the answer alone."""
    return _ANSWERS.get(job.project.kind.name, _OTHER)


def row(job: Job, sample: Sample, placed: Placed | None) -> dict[str, Any]:
    """An item's row. `placed`: its picture, if it is one."""
    given = sample.given[0]
    return {
        **_source(sample, placed),
        **answered(job, sample, placed),
        "item": sample.item,
        "annotators": [vote.annotator for vote in sample.votes],
        "records": [vote.record for vote in sample.votes],
        "credited_s": given.credited_s,
        "confidence": given.confidence,
    }


def _source(sample: Sample, placed: Placed | None) -> dict[str, Any]:
    if placed is not None:
        return {"file_name": placed.name}
    assert sample.source is not None
    if sample.source.texts:
        left, right = sample.source.texts
        return {"prompt": sample.source.prompt, "left": left, "right": right}
    return {"text": sample.source.text}


def answered(job: Job, sample: Sample, placed: Placed | None) -> dict[str, Any]:
    """The columns of an item's answer."""
    answer, ids = sample.answer, job.class_ids
    name = job.project.kind.name
    if name == "classify":
        return {"label": answer["label"], "label_id": ids[answer["label"]]}
    if name == "tag":
        return {"tags": answer["tags"], "tag_ids": [ids[tag] for tag in answer["tags"]]}
    if name == "boxes":
        assert placed is not None
        boxes = list(boxes_of(answer, placed.width, placed.height))
        corners = [[float(box.x1), float(box.y1), float(box.width), float(box.height)] for box in boxes]
        found = [box.label for box in boxes]
        return {"objects": {"bbox": corners, "category": found, "category_id": [ids[label] for label in found]}}
    if name == "grid":
        return {**{part: answer[part] for part in ("target", "rows", "columns", "tiles")}, **_unseen(answer)}
    if name == "transcribe":
        return {"transcription": answer["text"]}
    if name in _ANSWERS:
        return {part: answer.get(part) for part in _ANSWERS[name]}
    return {"answer": msgspec.json.encode(answer, order="sorted").decode()}


def _unseen(answer: Mapping[str, Any]) -> dict[str, Any]:
    return {"unseen": list(answer.get("unseen", ()))}


def arrow(pa: Any, type_: Type) -> Any:
    """The type in Arrow."""
    if isinstance(type_, list):
        return pa.list_(arrow(pa, type_[0]))
    if isinstance(type_, dict):
        return pa.struct([pa.field(name, arrow(pa, one)) for name, one in type_.items()])
    return {"string": pa.string(), "float64": pa.float64()}.get(type_, pa.int64())


def feature(type_: Type, labels: Sequence[str]) -> Any:
    """The type in `datasets`, in the form that all its versions read."""
    if isinstance(type_, list):
        return [feature(type_[0], labels)]
    if isinstance(type_, dict):
        return {name: feature(one, labels) for name, one in type_.items()}
    if type_ == "class":
        return {"names": list(labels), "_type": "ClassLabel"} if labels else {"dtype": "int64", "_type": "Value"}
    return {"dtype": type_, "_type": "Value"}


def known(type_: Type, value: Any, path: str) -> Iterator[str]:
    """The paths in a column that a value tells the type of: an empty list tells nothing of what is in it."""
    if value is None:
        return
    if isinstance(type_, list):
        for one in value:
            yield from known(type_[0], one, f"{path}[]")
    elif isinstance(type_, dict):
        for name, one in type_.items():
            yield from known(one, value[name], f"{path}.{name}")
    else:
        yield path
