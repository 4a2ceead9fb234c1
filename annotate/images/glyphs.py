"""The block characters, by the parts of a cell that they fill."""

from __future__ import annotations

from functools import cache

QUADRANTS = "▀▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""Bits: 1 top left, 2 top right, 4 bottom left, 8 bottom right; 0: any, as both colours are alike."""


def coverage(glyphs: str) -> bytes:
    """How much of its cell each block fills, from 0 to 255."""
    return glyphs.translate(_covers()).encode("latin-1", "replace")


@cache
def _covers() -> dict[int, str]:
    return {ord(glyph): chr(round(255 * bits.bit_count() / 4)) for bits, glyph in enumerate(QUADRANTS) if bits}
