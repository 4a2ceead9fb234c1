"""Locks that the system releases when the process dies: one writer per file, and a store for oneself or with others."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import msvcrt
    import os

    _FAR = 1 << 62
    """Locks are mandatory on Windows: a byte far beyond the end leaves the file readable."""
    _SEATS = 64
    """How many processes share a file at most: a lock there is one's own, so each takes a byte, and all is all."""

    def try_lock(fd: int) -> bool:
        """Take the lock if nobody holds it."""
        return _try(fd, 0, 1)

    def lock(fd: int) -> None:
        """Take the lock, waiting up to ten seconds for whoever looks at the file."""
        os.lseek(fd, _FAR, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_LOCK, 1)

    def share(fd: int) -> None:
        """Take the lock together with others, waiting up to ten seconds for whoever has it alone."""
        if not any(_try(fd, seat, 1) for seat in range(_SEATS)):
            lock(fd)

    def try_alone(fd: int) -> bool | None:
        """Take a lock that others may share, alone; no, if somebody has it."""
        return _try(fd, 0, _SEATS)

    def _try(fd: int, seat: int, count: int) -> bool:
        os.lseek(fd, _FAR + seat, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, count)
        except OSError:
            return False
        return True

else:
    import fcntl

    def try_lock(fd: int) -> bool:
        """Take the lock if nobody holds it; no, where the file system knows no locks."""
        return try_alone(fd) is True

    def lock(fd: int) -> None:
        """Take the lock, waiting for whoever looks at the file.

        A file system without locks is no obstacle: the file was created by this process alone, and nobody adopts what
        cannot be locked.
        """
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
        except OSError:
            return

    def share(fd: int) -> None:
        """Take the lock together with others, waiting for whoever has it alone.

        A file system without locks is no obstacle: nobody has anything alone there.
        """
        try:
            fcntl.flock(fd, fcntl.LOCK_SH)
        except OSError:
            return

    def try_alone(fd: int) -> bool | None:
        """Take a lock that others may share, alone; no, if somebody has it; None, where there are no locks."""
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return None
        return True
