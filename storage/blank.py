"""What stands in a record where somebody was forgotten."""

from __future__ import annotations

from hashlib import sha256

NEVER = "1970-01-01T00:00:00.000Z"
"""A moment that is none: wherever one is read, this one can be, and it tells nothing."""

FORGOTTEN = "forgotten-"
"""How the chance name begins that stands for the annotator."""


def trace(name: str) -> str:
    """What is kept of the name of a sitting or a label that was forgotten: enough to know it again, not to tell it."""
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
