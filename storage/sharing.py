"""Who has a store: writers share it, whoever rewrites it has it alone, and what was begun to be rewritten is finished.

.lock           held by every writer together with others, by whoever rewrites the store alone
.forgetting/    a rewritten store that is not whole yet: it counts for nothing
.forgotten/     the same, whole: from the moment it has this name it is the store, file by file moved into place

A process may be killed at any instant. The one change of name is what decides: before it nothing has happened, after
it the next one to open the store moves what is not in its place yet.
"""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import msgspec

from storage.disk import make_folder, open_file, sync_folder
from storage.errors import N_, StoreError
from storage.folder import NAME, segments_folder
from storage.locks import lock, share

LOCK = ".lock"
DRAFT = ".forgetting"
DONE = ".forgotten"
ALSO = "also.json"
"""Names of further files in the store's folder that go."""

UNFINISHED = N_(
    "{path} was being rewritten when the program was stopped, and cannot be finished here ({reason}). "
    "Run `annotate verify` once where the folder can be written."
)


class Share:
    """A writer's part in a store; it ends with the object, if it is not let go before."""

    def __init__(self, fd: int) -> None:
        self._fd: int | None = fd

    def let_go(self) -> None:
        """Let others rewrite the store, as far as it is ours to say."""
        fd, self._fd = self._fd, None
        if fd is not None:
            os.close(fd)

    __del__ = let_go


def enter(path: Path) -> Share | None:
    """Share the store with other writers, waiting for whoever rewrites it.

    None, where no lock can be had: what cannot be locked cannot be rewritten either.
    """
    while (fd := open_lock(path)) is not None:
        share(fd)
        if not (path / DONE).exists():
            shutil.rmtree(path / DRAFT, ignore_errors=True)  # nobody is at it as long as we are here
            return Share(fd)
        os.close(fd)
        settle(path)
    return None


def open_lock(path: Path) -> int | None:
    """The file that is locked; None where there is none and none can be made."""
    for flags in (os.O_RDWR, os.O_RDWR | os.O_CREAT, os.O_RDONLY):
        try:
            return open_file(path / LOCK, flags)
        except OSError:
            continue
    return None


def settle(path: Path) -> None:
    """Finish what a killed process had decided; StoreError where that cannot be done."""
    if not (path / DONE).exists():
        return
    fd = open_lock(path)
    try:
        if fd is not None:
            lock(fd)
        if (path / DONE).exists():
            complete(path)
    finally:
        if fd is not None:
            os.close(fd)


def edition(path: Path) -> tuple[int, int] | None:
    """What changes whenever a store was rewritten; what was begun is finished first."""
    settle(path)
    try:
        found = (path / NAME).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def complete(path: Path) -> None:
    """Move the rewritten store into place, whatever of it is not there yet, and remove what told of the old one.

    A store may come from anybody: nothing is moved or removed outside of it, whatever it says. StoreError.
    """
    try:
        for folder in (path / DONE, segments_folder(path), path / "idx"):
            if folder.is_symlink():
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder))
        _complete(path, path / DONE)
    except OSError as error:
        raise StoreError(UNFINISHED, path=path, reason=error.strerror or str(error)) from error


def _complete(path: Path, done: Path) -> None:
    sync_folder(path)  # its name has to be on the disk before anything follows from it
    segments, derived = segments_folder(path), path / "idx"
    make_folder(segments)
    for found in sorted(done.glob("*.jsonl")):
        found.replace(segments / found.name)
    sync_folder(segments)
    make_folder(derived)
    for stale in derived.iterdir():
        stale.unlink()
    sync_folder(derived)
    for name in _also(done):
        (path / name).unlink(missing_ok=True)
    if (done / NAME).exists():
        (done / NAME).replace(path / NAME)
    sync_folder(path)
    shutil.rmtree(done)
    sync_folder(path)


def _also(done: Path) -> list[str]:
    try:
        names = msgspec.json.decode((done / ALSO).read_bytes(), type=list[str])
    except (FileNotFoundError, msgspec.DecodeError):
        return []
    return [name for name in names if name == Path(name).name and name not in ("", "..")]
