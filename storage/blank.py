"""What stands in a record where somebody was forgotten."""

from __future__ import annotations

NEVER = "1970-01-01T00:00:00.000Z"
"""A moment that is none: wherever one is read, this one can be, and it tells nothing."""

FORGOTTEN = "forgotten-"
"""How the chance name begins that stands for the annotator."""
