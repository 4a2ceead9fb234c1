"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

NORMAL = 0o666
"""The mode of a normal new file: what the person's umask leaves of it."""
PRIVATE = 0o600


@contextmanager
def replacing(path: Path, mode: int = NORMAL) -> Iterator[BinaryIO]:
    """A file to write that takes the path's place once all is written; after an error what was there stays.

    What is no regular file (a pipe, a device) is written to directly; a link keeps leading to its file.
    """
    try:
        yield from _replacing(followed(path), mode)
    except OSError as error:
        if error.filename in (None, os.path.realpath(path)):  # of a write, the system says no name
            error.filename = os.fspath(path)
        raise


def followed(path: Path) -> Path:
    """Where a path leads, whether something is there or not; OSError where links lead in a circle."""
    try:
        return path.resolve()
    except RuntimeError as error:  # what Python before 3.13 makes of a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), os.fspath(path)) from error


def _replacing(target: Path, mode: int) -> Iterator[BinaryIO]:
    if target.exists() and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    import secrets

    draft = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except BaseException as error:
        if isinstance(error, OSError) and error.filename == os.fspath(draft):
            error.filename = error.filename2 = None  # the draft's name is nobody's business
        with suppress(OSError):
            draft.unlink()
        raise
