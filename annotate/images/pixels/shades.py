"""Pictures without colour, for a person who asked for none."""

from __future__ import annotations

from PIL import Image


def shaded(rgb: Image.Image, grey: bool) -> Image.Image:
    """The RGB picture as it is, or in shades of grey."""
    return rgb.convert("L").convert("RGB") if grey else rgb
