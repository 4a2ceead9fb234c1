"""Files by which pixels reach a terminal on the same machine, faster than by its line."""

from __future__ import annotations

import contextlib
import os
import tempfile
from base64 import standard_b64encode
from pathlib import Path

NAME = "tty-graphics-protocol"
"""What must be in the file's path: the terminal deletes no other once it has read it."""


def written(data: bytes) -> Path:
    """A new temporary file that nobody else can read; an OSError where there is no room for it."""
    handle, name = tempfile.mkstemp(prefix=f"{NAME}-")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError:
        remove(path)
        raise
    return path


def remove(path: Path) -> None:
    """Delete the file, if the terminal has not."""
    with contextlib.suppress(OSError):
        path.unlink()


def told(path: Path) -> str:
    """The path as an escape code carries it."""
    return standard_b64encode(os.fsencode(path)).decode()
