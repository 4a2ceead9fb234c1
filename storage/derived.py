"""What others work out from the records and wish to find again quickly: kept beside the index, never relied upon."""

from __future__ import annotations

import contextlib
import re
import zlib
from pathlib import Path

from storage.disk import make_folder, replace_file
from storage.errors import N_, StoreError

BAD_NAME = N_("{name} is no name for derived data. Use small letters, digits and hyphens.")

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def _path(store: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise StoreError(BAD_NAME, name=repr(name))
    return store / "idx" / f"{name}.bin"


def derived_files(store: Path) -> list[Path]:
    """All that was saved, in the order of the names."""
    return sorted((store / "idx").glob("*.bin"))


def load_derived(store: Path, name: str) -> bytes | None:
    """What was saved under a name; None if there is nothing, or not all of it."""
    try:
        crc, _, data = _path(store, name).read_bytes().partition(b"\n")
    except OSError:
        return None
    return data if crc == b"%08x" % zlib.crc32(data) else None


def save_derived(store: Path, name: str, data: bytes) -> None:
    """Keep data under a name; quietly nothing where that cannot be written."""
    path = _path(store, name)
    with contextlib.suppress(OSError):
        make_folder(path.parent)
        replace_file(path, b"%08x\n" % zlib.crc32(data) + data)
