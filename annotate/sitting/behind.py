"""Writing in the background: what changes with every key reaches the disk soon, and no key waits for it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

DELAY_S = 0.5
"""How long after a change the newest state is written, however much is changed meanwhile."""
PATIENCE_S = 2.0
"""How long `close` waits for a disk that does not answer."""


class Behind(Generic[T]):
    """Hands the newest state to `write`, in a thread of its own."""

    def __init__(self, write: Callable[[T], object], delay_s: float = DELAY_S) -> None:
        """`write` is called in the other thread, and raises nothing."""
        self._write = write
        self._delay_s = delay_s
        self._newest: deque[T] = deque(maxlen=1)
        self._changed = threading.Event()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to wait for states: that takes longer than a key may."""
        self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
        self._thread.start()

    def keep(self, state: T) -> None:
        """Have this written instead of what waits, and return at once; after `close` nothing is written."""
        self._newest.append(state)
        self._changed.set()

    def close(self) -> None:
        """Write what waits, at once, and end."""
        self._closing.set()
        self._changed.set()
        if self._thread is not None:
            self._thread.join(PATIENCE_S)

    def _run(self) -> None:
        last = False
        while not last:
            self._changed.wait()
            self._closing.wait(self._delay_s)
            self._changed.clear()
            last = self._closing.is_set()  # looked at after the clearing, which nothing that ends this can fall into
            while self._newest:
                self._write(self._newest.popleft())
