"""A file's bytes and their hash, read once."""

from __future__ import annotations

import hashlib
import io
import stat
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from annotate.i18n import _
from annotate.images.picture import BadImage
from annotate.images.sniff import HEAD_BYTES

IN_MEMORY = 64 * 1024 * 1024
"""Larger files, in bytes, are hashed in pieces and decoded from the disk instead of being held whole."""
_WORTH_A_THREAD = 1024 * 1024


class Source:
    """The bytes of a picture file, from which it can be decoded; close it after use."""

    def __init__(self, path: Path) -> None:
        self._digest: hashlib._Hash | None = None
        self._hashing: Thread | None = None
        self.stream = self._open(path)
        self.head = self._read_head()

    def _open(self, path: Path) -> BinaryIO:
        try:
            if not stat.S_ISREG(path.stat().st_mode):  # to read from a named pipe is to wait for ever
                raise BadImage(_("not a file"))
            with path.open("rb") as file:
                data = file.read(IN_MEMORY + 1)
            if len(data) > IN_MEMORY:
                return self._from_disk(path)
        except OSError as error:
            raise BadImage(_why_unread(error)) from None
        except ValueError:  # a name with a zero byte
            raise BadImage(_("not a file")) from None
        return self._from_memory(data)

    def _from_disk(self, path: Path) -> BinaryIO:
        stream = path.open("rb")
        self._digest = hashlib.file_digest(stream, "sha256")
        return stream

    def _from_memory(self, data: bytes) -> BinaryIO:
        if not data:
            raise BadImage(_("empty file"), hashlib.sha256(b"").hexdigest())
        self._digest = hashlib.sha256()
        if len(data) < _WORTH_A_THREAD:
            self._digest.update(data)
        else:  # neither hashing nor decoding holds the interpreter: the two run side by side
            self._hashing = Thread(target=self._digest.update, args=(data,), daemon=True)
            self._hashing.start()
        return io.BytesIO(data)

    def _read_head(self) -> bytes:
        self.stream.seek(0)
        return self.stream.read(HEAD_BYTES)

    @property
    def sha256(self) -> str:
        """Hash of all the file's bytes, in hexadecimal."""
        if self._hashing is not None:
            self._hashing.join()
        assert self._digest is not None
        return self._digest.hexdigest()

    def close(self) -> None:
        """Let the bytes go."""
        self.stream.close()


def _why_unread(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("no such file")
    if isinstance(error, PermissionError):
        return _("no permission to read it")
    return _("cannot be read: {reason}").format(reason=error.strerror or type(error).__name__)
