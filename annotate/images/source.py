"""A file's bytes and their hash, read once."""

from __future__ import annotations

import hashlib
import io
import stat
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from annotate.errors import reason
from annotate.i18n import _
from annotate.images.picture import BadImage
from annotate.images.sniff import HEAD_BYTES

IN_MEMORY = 64 * 1024 * 1024
"""Larger files, in bytes, are hashed in pieces and decoded from the disk instead of being held whole."""
SLOW = 16 * 1024 * 1024
"""From so many bytes on a hash takes long enough to be begun before the picture is decoded, not after."""
QUICK = 1024 * 1024
"""Up to so many bytes a hash takes less than a thread's start is worth."""


class Digest:
    """The SHA-256 of some bytes, made in the background so that a picture need not wait for it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._hash = hashlib.sha256()
        self._thread: Thread | None = None
        self._begun = False

    def begin(self) -> None:
        """Start hashing, once."""
        if self._begun:
            return
        self._begun = True
        if len(self._data) <= QUICK:
            self._hash.update(self._data)
        else:  # hashing does not hold the interpreter
            self._thread = Thread(target=self._hash.update, args=(self._data,), daemon=True)
            self._thread.start()
        self._data = b""

    def hex(self) -> str:
        """The hash in hexadecimal; waits for it."""
        self.begin()
        if self._thread is not None:
            self._thread.join()
        return self._hash.hexdigest()


class StoredDigest(Digest):
    """The SHA-256 of a file that is too large to be held in memory."""

    def __init__(self, stream: io.BufferedReader) -> None:
        super().__init__(b"")
        self._begun = True
        self._hash = hashlib.file_digest(stream, "sha256")


class Source:
    """The bytes of a picture file, from which it can be decoded; close it after use."""

    def __init__(self, path: Path) -> None:
        self.stream, self.digest = _opened(path)
        self.stream.seek(0)
        self.head = self.stream.read(HEAD_BYTES)

    def followed_by(self, tail: bytes) -> BinaryIO | None:
        """The bytes again, with some more at their end; None if they are not in memory."""
        return io.BytesIO(self.stream.getvalue() + tail) if isinstance(self.stream, io.BytesIO) else None

    def close(self) -> None:
        """Let the bytes go."""
        self.stream.close()


def _opened(path: Path) -> tuple[BinaryIO, Digest]:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # to read from a named pipe is to wait for ever
            raise BadImage(_("not a file"))
        return _from_disk(path) if about.st_size > IN_MEMORY else _from_memory(path.read_bytes())
    except OSError as error:
        raise BadImage(_why_unread(error)) from None
    except ValueError:  # a name with a zero byte
        raise BadImage(_("not a file")) from None


def _from_disk(path: Path) -> tuple[BinaryIO, Digest]:
    stream = path.open("rb")
    return stream, StoredDigest(stream)


def _from_memory(data: bytes) -> tuple[BinaryIO, Digest]:
    digest = Digest(data)
    if not data:
        raise BadImage(_("empty file"), digest.hex())
    if len(data) > SLOW:
        digest.begin()
    return io.BytesIO(data), digest


def _why_unread(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("no such file")
    if isinstance(error, PermissionError):
        return _("no permission to read it")
    return _("cannot be read: {reason}").format(reason=reason(error))
