"""A label's colour beside the picture: that of its lines there, or, on a light ground, one as dark as is needed."""

from __future__ import annotations

from functools import lru_cache

from textual.color import Color

RGB = tuple[int, int, int]

_LIGHTEST = 0.4
"""Brightness of a sign that is well seen on a light ground."""


@lru_cache(64)
def swatch(colour: RGB, dark: bool) -> str:
    """The style of a sign that shows this colour in a dark theme, or in a light one."""
    shown = Color(*colour)
    while not dark and shown.brightness > _LIGHTEST:
        shown = shown.darken(0.04)
    return shown.hex
