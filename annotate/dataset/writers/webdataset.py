"""WebDataset: tar files of samples, each a picture or a text and a JSON file of the same number: `train-000000.tar`.

A sample's key is a number, for a point in it would part its name. All pictures of a dataset have one ending, since
loaders take its columns from the first samples: where they differ, all are made PNG. The card's front matter names the
columns with their types, so that also what only later samples have is loaded.
"""

from __future__ import annotations

import io
from contextlib import ExitStack, suppress
from pathlib import Path, PurePosixPath
from typing import Any
from weakref import WeakKeyDictionary

import msgspec

from annotate.dataset.boxes import boxes_of
from annotate.dataset.exporting import CONSENSUS, TreeExporter
from annotate.dataset.features import Columns, Type, answer_columns, answered, known
from annotate.dataset.job import Job
from annotate.dataset.samples import Sample
from annotate.dataset.shards import Files, Shards
from annotate.dataset.tree import Placed, Tree
from annotate.dataset.writers.hf import PARTS, fingerprint
from annotate.dataset.yaml import flow, quoted

_JPEG = {".jpg", ".jpeg"}
_ABOUT: Columns = {
    "item": "string",
    "file": "string",
    "annotator": "string",
    "record": "string",
    "credited_s": "float64",
    "confidence": "float64",
}
_PICTURE: Columns = {"width": "int64", "height": "int64"}
_PAIR: Columns = {"prompt": "string", "left": "string", "right": "string"}
_BOXES: Columns = {"boxes": [["float64"]], "labels": ["string"]}
_PASSING = ".annotate"
"""The folder that pictures pass through."""


class WebDataset(TreeExporter):
    """Writes tar files."""

    views = (*CONSENSUS, "latest")
    media = frozenset({"image", "text", "pair"})
    images = ("copy",)

    def write(self, job: Job, tree: Tree) -> int:
        """Write the tar files; how many samples there are."""
        ending, columns = _ending(job), _columns(job)
        count = 0
        with ExitStack() as stack:
            parts = {name: stack.enter_context(Shards(name, tree)) for name in (job.split_names or ("train",))}
            for sample in job.samples():
                files = _files(job, tree, sample, ending, columns)
                if files is not None:
                    parts[sample.split or "train"].add(files)
                    count += 1
        with suppress(FileNotFoundError):
            tree.path(_PASSING).rmdir()
        return count

    def front_matter(self, job: Job) -> str:
        """The tar files of each part, and the columns of a sample."""
        names = [name for name in (job.split_names or ("train",)) if job.tally.parts[name] or not job.split_names]
        files = "".join(f"      - split: {PARTS[name]}\n        path: {name}-*.tar\n" for name in names)
        return (
            f"pretty_name: {quoted(job.project.name)}\n"
            "configs:\n  - config_name: default\n"
            f"    description: {quoted(f'{job.tally.items} items, {fingerprint(job)}')}\n"
            f"    data_files:\n{files}"
            f"dataset_info:\n  config_name: default\n  features: {flow(_features(job))}\n"
        )


def _features(job: Job) -> list[dict[str, Any]]:
    """The columns of a sample as a card of `datasets` names them."""
    found: list[dict[str, Any]] = [{"name": _ending(job), "dtype": "image" if job.media == "image" else "string"}]
    found.append({"name": "json", "struct": _struct(job, _columns(job))})
    if job.project.kind.name == "classify":
        names = {str(number): name for number, name in enumerate(job.labels)}
        found.append({"name": "cls", "dtype": {"class_label": {"names": names}}})
    return [*found, {"name": "__key__", "dtype": "string"}, {"name": "__url__", "dtype": "string"}]


def _struct(job: Job, columns: Columns) -> list[dict[str, Any]]:
    return [{"name": name, **_typed(job, type_)} for name, type_ in columns.items()]


def _typed(job: Job, type_: Type) -> dict[str, Any]:
    if isinstance(type_, list):
        inner = _typed(job, type_[0])
        return {"sequence": inner["dtype"] if isinstance(inner.get("dtype"), str) else inner}
    if isinstance(type_, dict):
        return {"struct": _struct(job, type_)}
    return {"dtype": "int64" if type_ == "class" else type_}


_endings: WeakKeyDictionary[Job, str] = WeakKeyDictionary()
"""What was found out about the pictures of a job: each has to be opened for it."""


def _ending(job: Job) -> str:
    """`jpg` where all pictures are JPEG files, by their names and by themselves, else `png`; of texts `txt`."""
    if job not in _endings:
        _endings[job] = _looked_up(job) if job.media == "image" else "txt"
    return _endings[job]


def _looked_up(job: Job) -> str:
    items = job.items or ()
    paths = [item.path for item in items if item.path is not None and job.by_item.has(item.id)]
    foreign = [Path(item) for item in job.by_item.foreign]  # they may be found again under other names
    if all(path.suffix.lower() in _JPEG for path in (*paths, *foreign)) and all(map(_may_be_jpeg, paths)):
        return "jpg"
    return "png"


def _may_be_jpeg(path: Path) -> bool:
    """Whether a file begins as JPEG files do, or cannot be read and will not be there."""
    try:
        with path.open("rb") as file:
            return file.read(2) == b"\xff\xd8"
    except OSError:
        return True


def _files(job: Job, tree: Tree, sample: Sample, ending: str, columns: Columns) -> Files | None:
    placed = None
    if job.media == "image":
        if (placed := tree.place(sample, _PASSING)) is None:
            return None
        path = tree.path(f"{_PASSING}/{placed.name}")
        data = _picture(path, ending)
        path.unlink()
    elif sample.source is None:
        job.noted.missing.append(sample.item)
        return None
    else:
        data = (sample.source.text or "\n\n".join(sample.source.texts)).encode()
    document = _document(job, sample, placed)
    files = {ending: data, "json": msgspec.json.encode(document)}
    if job.project.kind.name == "classify":
        files["cls"] = str(job.class_ids[sample.answer["label"]]).encode()
    told = {path for name, type_ in columns.items() for path in known(type_, document[name], name)}
    return Files(files, len(told))


def _picture(path: Path, ending: str) -> bytes:
    from PIL import Image

    data = path.read_bytes()
    if ending == "jpg" or data.startswith(b"\x89PNG"):
        return data
    out = io.BytesIO()
    with Image.open(io.BytesIO(data)) as im:
        usual = im if im.mode in ("1", "L", "LA", "I", "I;16", "P", "RGB", "RGBA") else im.convert("RGB")
        usual.save(out, "PNG")
    return out.getvalue()


def _columns(job: Job) -> Columns:
    """What the JSON file of each sample says, and of which type."""
    shown = {"image": _PICTURE, "pair": _PAIR}.get(job.media, {})
    return {**_ABOUT, **shown, **(_BOXES if job.project.kind.name == "boxes" else answer_columns(job))}


def _document(job: Job, sample: Sample, placed: Placed | None) -> dict[str, Any]:
    given = sample.given[0]
    document: dict[str, Any] = {
        "item": sample.item,
        "file": PurePosixPath(sample.name).name,
        "annotator": given.annotator,
        "record": given.record,
        "credited_s": given.credited_s,
        "confidence": given.confidence,
    }
    if placed is not None:
        document |= {"width": placed.width, "height": placed.height}
    elif job.media == "pair" and sample.source is not None:
        left, right = sample.source.texts
        document |= {"prompt": sample.source.prompt, "left": left, "right": right}
    if placed is None or job.project.kind.name != "boxes":
        return {**document, **answered(job, sample, placed)}
    boxes = list(boxes_of(sample.answer, placed.width, placed.height))
    edges = [[float(edge) for edge in box[1:]] for box in boxes]
    return {**document, "boxes": edges, "labels": [box.label for box in boxes]}


EXPORTER = WebDataset()
