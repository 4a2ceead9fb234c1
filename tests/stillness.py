"""Whether a program of its own has done all that was asked of it, however busy the machine is."""

from __future__ import annotations

import time
from pathlib import Path

STILL_S = 0.15
"""How long it sleeps before it counts as still: longer than a frame waits for the next one to be drawn with it."""


class Stillness:
    """Of one process: it draws nothing, and all of its threads sleep, rather than wait for their turn or the disk."""

    def __init__(self, process: int) -> None:
        self._threads = Path(f"/proc/{process}/task")
        self._since: float | None = None

    def look(self, *, drawn: bool) -> bool:
        """Look once more, which is to be done often; `drawn`: it has drawn since. Whether it is still."""
        now = time.monotonic()
        if drawn or not self._asleep():
            self._since = None
        elif self._since is None:
            self._since = now
        return self._since is not None and now - self._since >= STILL_S

    def _asleep(self) -> bool:
        """Where a system does not tell of threads, only what is drawn counts."""
        try:
            return all(_state(thread) == "S" for thread in self._threads.iterdir())
        except OSError:  # none of that, or a thread has just ended
            return not self._threads.exists()


def _state(thread: Path) -> str:
    """The letter after the name, which may hold anything."""
    return (thread / "stat").read_text().rpartition(")")[2].split()[0]
