"""iTerm2's inline pictures as JPEG: small, quick to make, and true in colour; the terminal scales them to the cells.

iTerm2, WezTerm, Konsole, mintty, Rio and VS Code know them.
"""

from __future__ import annotations

import io
from base64 import standard_b64encode

from PIL import Image

from annotate.images.pixels import Painting
from annotate.images.pixels.shades import shaded

QUALITY = 88


class ItermPainter:
    """Draws the picture over blank cells."""

    step = 1

    def __init__(self, *, grey: bool = False) -> None:
        self._grey = grey

    def paint(self, rgb: Image.Image, columns: int, rows: int) -> Painting:
        """The whole picture, stretched to exactly these cells."""
        buffer = io.BytesIO()
        # Thin lines in colours are drawn on it: those must not be mixed with what is beside them.
        shaded(rgb, self._grey).save(buffer, "jpeg", quality=QUALITY, subsampling="4:4:4")
        data = buffer.getvalue()
        about = f"inline=1;size={len(data)};width={columns};height={rows};preserveAspectRatio=0"
        return Painting(over=f"\x1b]1337;File={about}:{standard_b64encode(data).decode()}\x07")

    def close(self) -> None:
        """Nothing is left anywhere."""
