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


class Placed(NamedTuple):
    """A picture of the dataset."""

    name: str
    """Its path from the folder that was asked for: its file name, or the item's id where pictures stay in their
    place."""
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

    def place(self, sample: Sample, folder: str, *, may_link: bool = True) -> Placed | None:
        """Bring an item's picture, upright, into a folder of the dataset: copied, linked or not at all, as was asked.

        None where it is not there, not what was labelled, or no picture that can be read: the item then has no place in
        the dataset, and the job's notes say so. Where pictures stay in their place nothing is looked at but a size
        that no record knows. `may_link` False: a copy also where links were asked for.
        """
        noted = self._job.noted
        original = self._original(sample)
        if self._job.options.images == "none" and sample.width is not None and sample.height is not None:
            return Placed(sample.item, sample.width, sample.height)
        if original is None:
            noted.missing.append(sample.item)
            return None
        try:
            if self._job.options.images == "none":
                return Placed(sample.item, *original.size())
            target = self.path(f"{folder}/{sample.name}")
            target.parent.mkdir(parents=True, exist_ok=True)
            size = bring(original, target, link=may_link and self._job.options.images == "link")
        except Changed:
            noted.changed.append(sample.item)
        except FileNotFoundError:
            noted.missing.append(sample.item)
        except Broken:
            noted.broken.append(sample.item)
        else:
            return Placed(sample.name, *size)
        return None

    def _original(self, sample: Sample) -> Original | None:
        source = sample.source
        if source is not None and source.path is not None:
            return Original(source.path, sample.sha256)
        if sample.sha256 is None or self._job.options.images == "none":
            return None
        path = self._moved.get(sample.sha256)
        return None if path is None else Original(path, sample.sha256)

    @cached_property
    def _moved(self) -> dict[str, Path]:
        """Pictures that nobody labelled under their names, by hash: some may have been labelled under others."""
        from annotate.dataset.pictures import hashed

        items, by_item = self._job.items, self._job.by_item
        if items is None or items.media != "image":
            return {}
        paths = (item.path for item in items if not by_item.has(item.id) and item.path is not None)
        return {digest: path for path in paths if (digest := hashed(path)) is not None}
