"""WebDataset: tar files of samples, each a picture or a text and a JSON file of the same number: `train-000000.tar`.

A sample's key is a number, for a point in it would part its name. All pictures of a dataset have one ending, since
loaders take its columns from the first samples: where they differ, all are made PNG.
"""

from __future__ import annotations

import io
import tarfile
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from annotate.dataset.boxes import boxes_of
from annotate.dataset.exporting import CONSENSUS, TreeExporter
from annotate.dataset.job import Job
from annotate.dataset.samples import Sample
from annotate.dataset.tree import Placed, Tree

SHARD_SAMPLES = 10_000
SHARD_BYTES = 512 * 1024 * 1024
_JPEG = {".jpg", ".jpeg"}


class WebDataset(TreeExporter):
    """Writes shards."""

    views = (*CONSENSUS, "latest")
    media = frozenset({"image", "text", "pair"})
    images = ("copy",)

    def write(self, job: Job, tree: Tree) -> int:
        """Write the shards; how many samples there are."""
        ending = _ending(job) if job.media == "image" else "txt"
        count = 0
        with ExitStack() as stack:
            parts = {name: _Part(name, tree, stack) for name in (job.split_names or ("train",))}
            for sample in job.samples():
                members = _members(job, tree, sample, ending)
                if members is not None:
                    parts[sample.split or "train"].add(members)
                    count += 1
        return count


class _Part:
    """The shards of a part, the newest one open."""

    def __init__(self, name: str, tree: Tree, stack: ExitStack) -> None:
        self._name, self._tree, self._stack = name, tree, stack
        self._samples = self._bytes = self._shards = 0
        self._open()

    def _open(self) -> None:
        self._own = self._stack.enter_context(ExitStack())
        file = self._own.enter_context(self._tree.open(f"{self._name}-{self._shards:06}.tar"))
        tar = tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT)  # noqa: SIM115 - the stack closes it
        self._tar = self._own.enter_context(tar)
        self._shards += 1
        self._bytes = 0

    def add(self, members: dict[str, bytes]) -> None:
        """A sample, its files side by side."""
        if self._bytes >= SHARD_BYTES or (self._samples and self._samples % SHARD_SAMPLES == 0):
            self._own.close()
            self._open()
        for ending, data in members.items():
            info = tarfile.TarInfo(f"{self._samples:09}.{ending}")  # its time and owner are nobody's
            info.size, info.mode = len(data), 0o644
            self._tar.addfile(info, io.BytesIO(data))
            self._bytes += len(data)
        self._samples += 1


def _ending(job: Job) -> str:
    """`jpg` where all pictures are JPEG files by their names, else `png`."""
    from annotate.images.sniff import sniff

    paths = (item.path for item in job.items or () if item.path is not None and job.by_item.has(item.id))
    return "jpg" if all(path.suffix.lower() in _JPEG and _sniffed(path, sniff) == "JPEG" for path in paths) else "png"


def _sniffed(path: Path, sniff: Any) -> str | None:
    try:
        with path.open("rb") as file:
            found: str | None = sniff(file.read(64))
            return found
    except OSError:
        return "JPEG"  # it will not be there


def _members(job: Job, tree: Tree, sample: Sample, ending: str) -> dict[str, bytes] | None:
    members: dict[str, bytes] = {}
    placed = None
    if job.media == "image":
        placed = tree.place(sample, ".annotate")
        if placed is None:
            return None
        path = tree.path(f".annotate/{placed.name}")
        members[ending] = _picture(path, ending)
        path.unlink()
        path.parent.rmdir()
    elif sample.source is None:
        job.noted.missing.append(sample.item)
        return None
    else:
        source = sample.source
        members["txt"] = (source.text or "\n\n".join(source.texts)).encode()
    members["json"] = msgspec.json.encode(_document(job, sample, placed))
    if job.project.kind.name == "classify":
        members["cls"] = str(job.class_ids[sample.answer["label"]]).encode()
    return members


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


def _document(job: Job, sample: Sample, placed: Placed | None) -> dict[str, Any]:
    given = sample.given[0]
    document: dict[str, Any] = {
        "item": sample.item,
        "file": PurePosixPath(sample.name).name,
        "answer": sample.answer,
        "annotator": given.annotator,
        "record": given.record,
        "credited_s": given.credited_s,
        "confidence": given.confidence,
    }
    if placed is not None:
        document |= {"width": placed.width, "height": placed.height}
        if job.project.kind.name == "boxes":
            boxes = list(boxes_of(sample.answer, placed.width, placed.height))
            document["boxes"] = [list(box[1:]) for box in boxes]
            document["labels"] = [box.label for box in boxes]
    return document


EXPORTER = WebDataset()
