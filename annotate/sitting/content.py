"""What was on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class Content:
    """An item's content as it was shown: its hash and, for an image, its upright size in pixels."""

    sha256: str | None = None
    width: int | None = None
    height: int | None = None

    @classmethod
    def of_sheet(cls, pictures: Sequence[Content]) -> Content:
        """A sheet of pictures: the hash of their hashes, as hexadecimal text, in order; it has no size of its own.

        A picture that could not be read has no hash; a hyphen stands for it.
        """
        return cls(sha256("".join(one.sha256 or "-" for one in pictures).encode()).hexdigest())
