"""When a rest is offered to somebody who looks at what is covered for good reason."""

from __future__ import annotations


class Rest:
    """Offers one after so much exposure, and again after as much again."""

    def __init__(self, after_ms: int) -> None:
        """`after_ms` 0: never."""
        self._after_ms = after_ms
        self._next_ms = after_ms

    def due(self, exposed_ms: int) -> bool:
        """Whether one is to be offered at this much exposure in all; True once each time."""
        if not self._after_ms or exposed_ms < self._next_ms:
            return False
        self._next_ms = exposed_ms + self._after_ms
        return True
