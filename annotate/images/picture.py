"""A decoded picture, and the reason why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

    from annotate.images.source import Digest

RGB = tuple[int, int, int]
Size = tuple[int, int]


class BadImage(Exception):
    """The file cannot be shown; the text says why, in a few words of the person's language."""

    def __init__(self, reason: str, sha256: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sha256 = sha256
        """Hash of the file's bytes, None if they could not be read."""


class Picture(NamedTuple):
    """A picture scaled for the screen, with what is worth knowing of its file."""

    rgb: Image.Image
    width: int
    """Width of the upright original in pixels."""
    height: int
    digest: Digest
    """Hash of the file's bytes, perhaps still in the making."""
    note: str | None
    """What the person should know of it: damage, or that it is one frame of many."""
    background: RGB | None
    """The colour that shows through its transparent parts; None if it has none."""

    @property
    def sha256(self) -> str:
        """Hash of the file's bytes, in hexadecimal; waits until it is made."""
        return self.digest.hex()

    @property
    def weight(self) -> int:
        """Bytes of memory that the scaled pixels take (Pillow keeps an RGB pixel in four)."""
        return 4 * self.rgb.width * self.rgb.height + 512
