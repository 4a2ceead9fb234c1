"""What the store has to say when something cannot be done: one sentence that names the thing and the remedy.

The sentences are marked for translation, but not translated here: an error carries its template and its fields, so
that whoever shows it can look the template up first and fill it in after.
"""

from __future__ import annotations

import errno
from pathlib import Path


def N_(text: str) -> str:
    """Mark a sentence for the translators and hand it back as it is."""
    return text


class StoreError(Exception):
    """Anything the store refuses or cannot do."""

    def __init__(self, template: str, **fields: object) -> None:
        super().__init__(template.format(**fields))
        self.template = template
        self.fields = fields

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.template, self.fields)


def _rebuild(kind: type[StoreError], template: str, fields: dict[str, object]) -> StoreError:
    return kind(template, **fields)


class NotAStore(StoreError):
    """What lies at the path is something else."""


class NewerStore(StoreError):
    """Written by a later version of this program."""


class DamagedStore(StoreError):
    """The store says something that no version of this program would have written."""


class ReadOnlyStore(StoreError):
    """Opened for reading, or on a medium or in a folder that cannot be written."""


class WriteFailed(StoreError):
    """The disk refused; what was to be written is not saved."""


class DiskFull(WriteFailed):
    """No room left; what was to be written is not saved."""


class ClosedStore(StoreError):
    """Used after it was closed."""


class AppendOnly(StoreError):
    """An operation that would change or remove what was written."""


class NotStorable(StoreError, ValueError, TypeError):
    """A value that JSON cannot carry faithfully."""


class IdTaken(StoreError, ValueError):
    """A document number that is in use, or that another writer owns."""


class StalePosition(StoreError):
    """A position of another store, or of records that were disowned since."""


READ_ONLY = N_("{path} is open for reading only. Open it for writing to add labels.")
CANNOT_WRITE = N_("{path} cannot be written ({reason}). Ask its owner for permission, or copy the project elsewhere.")
NO_ROOM = N_("no room left on the disk of {path}: not saved. Free some space, then try again.")
FAILED = N_("{path} could not be written ({reason}): not saved. Check the disk, then try again.")
UNREADABLE = N_("{path} cannot be read ({reason}). Ask its owner for permission.")
CLOSED = N_("the store {path} is closed. Open it again.")

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EROFS, errno.EACCES, errno.EPERM)


def is_final(error: OSError) -> bool:
    """Whether a second attempt in another file would fail for the same cause."""
    return error.errno in _FULL + _FORBIDDEN


def write_error(error: OSError, path: Path) -> StoreError:
    """What an error of the operating system means to somebody who wanted to save."""
    reason = error.strerror or str(error)
    if error.errno in _FULL:
        return DiskFull(NO_ROOM, path=path)
    if error.errno in _FORBIDDEN:
        return ReadOnlyStore(CANNOT_WRITE, path=path, reason=reason)
    return WriteFailed(FAILED, path=path, reason=reason)
