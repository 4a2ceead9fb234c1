"""One writer per file, for as long as its process lives: a lock that the system releases when the process dies."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import msvcrt
    import os

    _FAR = 1 << 62
    """Locks are mandatory on Windows: a byte far beyond the end leaves the file readable."""

    def try_lock(fd: int) -> bool:
        """Take the lock if nobody holds it."""
        os.lseek(fd, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def lock(fd: int) -> None:
        """Take the lock, waiting up to ten seconds for whoever looks at the file."""
        os.lseek(fd, _FAR, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def try_lock(fd: int) -> bool:
        """Take the lock if nobody holds it; no, where the file system knows no locks."""
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def lock(fd: int) -> None:
        """Take the lock, waiting for whoever looks at the file.

        A file system without locks is no obstacle: the file was created by this process alone, and nobody adopts what
        cannot be locked.
        """
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
        except OSError:
            return
