"""A cache that forgets what was not used for longest, and never holds more than its bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class ByteCache(Generic[Key, Value]):
    """Values by key, at most `limit` bytes of them, for any number of threads."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._entries: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._held = 0
        self._lock = Lock()

    @property
    def held(self) -> int:
        """Bytes in the cache, as its users declared them."""
        return self._held

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: Key) -> bool:
        return key in self._entries

    def get(self, key: Key) -> Value | None:
        """The value kept for the key, now the last to be forgotten; None if there is none."""
        with self._lock:
            if key not in self._entries:
                return None
            self._entries.move_to_end(key)
            return self._entries[key][0]

    def put(self, key: Key, value: Value, weight: int) -> None:
        """Keep a value of `weight` bytes, unless it alone is more than the cache may hold."""
        with self._lock:
            self._drop(key)
            if weight > self.limit:
                return
            while self._held + weight > self.limit:
                self._drop(next(iter(self._entries)))
            self._entries[key] = (value, weight)
            self._held += weight

    def _drop(self, key: Key) -> None:
        if (entry := self._entries.pop(key, None)) is not None:
            self._held -= entry[1]
