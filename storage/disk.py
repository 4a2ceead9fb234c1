"""What reaches the disk, and when: writing, syncing, private files and folders."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

_BINARY: int = getattr(os, "O_BINARY", 0)
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def _sync(fd: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        try:  # fsync() there stops at the drive's own cache
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(fd)
    elif hasattr(os, "fdatasync"):
        os.fdatasync(fd)
    else:
        os.fsync(fd)


class Disk:
    """The two calls on which durability hangs; tests replace them to make a disk that fails."""

    def write(self, fd: int, data: bytes) -> int:
        """Hand the bytes to the system; how many it took."""
        return os.write(fd, data)

    def sync(self, fd: int) -> None:
        """Return when all that was written to the file is on the medium."""
        _sync(fd)


def open_file(path: Path, flags: int) -> int:
    """Open, creating with access for the owner alone whatever the umask says."""
    fd = os.open(path, flags | _BINARY, PRIVATE_FILE)
    if flags & os.O_CREAT and hasattr(os, "fchmod"):
        with contextlib.suppress(OSError):  # file systems without modes
            os.fchmod(fd, PRIVATE_FILE)
    return fd


def make_folder(path: Path) -> None:
    """Create one folder for the owner alone, unless it is there."""
    try:
        path.mkdir(mode=PRIVATE_FOLDER)
    except FileExistsError:
        return
    with contextlib.suppress(OSError):
        path.chmod(PRIVATE_FOLDER)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system has a way to ask for it."""
    if sys.platform == "win32":
        return
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def write_whole(path: Path, data: bytes, *, sync: bool = False) -> None:
    """Write a new file."""
    fd = open_file(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(fd, view) :]
        if sync:
            _sync(fd)
    finally:
        os.close(fd)


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in place at once; not synced: for what can be made again."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        write_whole(draft, data)
        draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def read_part(path: Path, start: int, length: int) -> bytes:
    """So many bytes from an offset, fewer at the end of the file."""
    with path.open("rb", buffering=0) as file:
        file.seek(start)
        return file.read(length) or b""
