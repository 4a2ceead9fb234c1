"""Tar files of samples, one after the other: what WebDataset reads as a stream.

Loaders take the columns of a dataset, and their types, from its first samples, and an empty list or a null tells of no
type. So of the samples that begin a part the one that tells most comes first.
"""

from __future__ import annotations

import io
import tarfile
from contextlib import ExitStack
from types import TracebackType
from typing import NamedTuple

from annotate.dataset.tree import Tree

SAMPLES = 10_000
"""So many samples are in a tar file at most."""
BYTES = 512 * 1024 * 1024
"""With so many bytes a tar file ends, once its sample is whole."""
_WAITING, _WAITING_BYTES = 64, 16 * 1024 * 1024
"""So many samples, or bytes of them, wait for one that tells more."""


class Files(NamedTuple):
    """A sample."""

    files: dict[str, bytes]
    """Its files by their endings."""
    told: int
    """How many of its columns' types it tells."""


class Shards:
    """The tar files of a part, `train-000000.tar` and so on; none where it has no sample."""

    def __init__(self, part: str, tree: Tree) -> None:
        """Take the part's name."""
        self._part, self._tree = part, tree
        self._own = ExitStack()
        self._tar: tarfile.TarFile | None = None
        self._samples = self._bytes = self._shards = 0
        self._waiting: list[Files] | None = []

    def add(self, sample: Files) -> None:
        """One more sample."""
        if self._waiting is None:
            self._write(sample)
            return
        self._waiting.append(sample)
        size = sum(len(data) for one in self._waiting for data in one.files.values())
        if len(self._waiting) == _WAITING or size >= _WAITING_BYTES:
            self._write_waiting()

    def _write_waiting(self) -> None:
        waiting, self._waiting = self._waiting or [], None
        waiting.sort(key=lambda one: one.told, reverse=True)
        for sample in waiting:
            self._write(sample)

    def _write(self, sample: Files) -> None:
        is_full = self._bytes >= BYTES or self._samples % SAMPLES == 0
        tar = self._next() if self._tar is None or is_full else self._tar
        for ending, data in sample.files.items():
            info = tarfile.TarInfo(f"{self._samples:09}.{ending}")  # its time and owner are nobody's
            info.size, info.mode = len(data), 0o644
            tar.addfile(info, io.BytesIO(data))
            self._bytes += len(data)
        self._samples += 1

    def _next(self) -> tarfile.TarFile:
        self._own.close()
        file = self._own.enter_context(self._tree.open(f"{self._part}-{self._shards:06}.tar"))
        tar = tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT)  # noqa: SIM115 - the stack closes it
        self._tar = self._own.enter_context(tar)
        self._shards += 1
        self._bytes = 0
        return tar

    def __enter__(self) -> Shards:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._own:
            if error is None:
                self._write_waiting()
