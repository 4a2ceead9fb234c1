"""The folder that a dataset is written into: nothing leaves it, whatever the names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, NamedTuple

from annotate.dataset.job import Job
from annotate.dataset.pictures import Broken, Changed, Original, bring
from annotate.dataset.samples import Sample
from annotate.tasks.base import Size


class Placed(NamedTuple):
    """A picture of the dataset."""

    name: str
    """Its path from the folder that was asked for: its file name, or that from the items' folder where pictures stay in
    their place."""
    width: int
    """Of the upright picture in pixels."""
    height: int


class Tree:
    """A folder that is being filled."""

    def __init__(self, root: Path, job: Job) -> None:
        """Take an empty folder."""
        self.root = root
        self._job = job

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """A file to write, by its path in the folder with `/`; folders on the way are made."""
        target = self.path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            yield file

    def path(self, path: str) -> Path:
        """A place in the folder; ValueError where it would lie outside."""
        steps = path.split("/")
        if not path or any(step in ("", ".", "..") or "\\" in step or "\0" in step for step in steps):
            raise ValueError(f"no path inside a dataset: {path!r}")
        return self.root.joinpath(*steps)

    def place(self, sample: Sample, folder: str) -> Placed | None:
        """Bring an item's picture, upright, into a folder of the dataset: copied, linked or not at all, as was asked.

        One that has been moved is found again by its content. None where it is not there, not what was labelled, or no
        picture that can be read: the item then has no place in the dataset, and the job's notes say so. Where pictures
        stay in their place nothing is looked at but a size that no record knows.
        """
        noted = self._job.noted
        try:
            if self._job.options.images == "none":
                return Placed(self._job.path_of(sample.item), *self._known_size(sample))
            return Placed(sample.name, *self._brought(sample, self.path(f"{folder}/{sample.name}")))
        except Changed:
            noted.changed.append(sample.item)
        except FileNotFoundError:
            noted.missing.append(sample.item)
        except Broken:
            noted.broken.append(sample.item)
        return None

    def _known_size(self, sample: Sample) -> Size:
        return _labelled(sample) or _original(sample).size()

    def _brought(self, sample: Sample, target: Path) -> Size:
        target.parent.mkdir(parents=True, exist_ok=True)
        link = self._job.options.images == "link"
        try:
            return bring(_original(sample), target, link=link)
        except (Changed, FileNotFoundError):
            path = None if sample.sha256 is None else self._moved.get(sample.sha256)
            if path is None:
                raise
            return bring(Original(path, sample.sha256), target, link=link)

    @cached_property
    def _moved(self) -> dict[str, Path]:
        """Pictures that nobody labelled under their names, by hash: some may have been labelled under others."""
        from annotate.dataset.pictures import hashed

        items, by_item = self._job.items, self._job.by_item
        if items is None or items.media != "image":
            return {}
        paths = (item.path for item in items if not by_item.has(item.id) and item.path is not None)
        return {digest: path for path in paths if (digest := hashed(path)) is not None}


def _original(sample: Sample) -> Original:
    """The picture's file under the item's name; FileNotFoundError where the project does not have it."""
    source = sample.source
    if source is None or source.path is None:
        raise FileNotFoundError
    return Original(source.path, sample.sha256, _labelled(sample))


def _labelled(sample: Sample) -> Size | None:
    """The size that the picture had when it was labelled."""
    return None if sample.width is None or sample.height is None else (sample.width, sample.height)
