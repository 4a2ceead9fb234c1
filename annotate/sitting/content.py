"""What was on the screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Content:
    """An item's content as it was shown: its hash and, for an image, its upright size in pixels."""

    sha256: str | None = None
    width: int | None = None
    height: int | None = None
