"""The block characters, by the parts of a cell that they fill.

Parts are counted line by line from the top left: a pattern has bit 0 for the first one, bit 1 for that to its right.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from annotate.images.cuts import FILLED, GLYPHS
from annotate.images.cuts import SIZE as PIXELS
from annotate.images.mixing import SHARES, SIGNS
from annotate.images.modes import Glyphs, Mode


class Alphabet(NamedTuple):
    """The characters of a way of drawing by their patterns, and how a line of them is encoded.

    The encoding is one in which all of them are as long, so that they are strided slices of a line's bytes.
    """

    glyphs: str
    encoding: str

    @property
    def unit(self) -> int:
        """Bytes of a digit."""
        return len("0".encode(self.encoding))

    @property
    def width(self) -> int:
        """Bytes of one of the characters."""
        return len(self.glyphs[0].encode(self.encoding))


QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_SEXTANTS = {0: " ", 21: "▌", 42: "▐", 63: "█"}
_OCTANTS = {
    **{0: " ", 1: "\U0001cea8", 2: "\U0001ceab", 3: "\U0001fb82", 5: "▘", 10: "▝", 15: "▀", 20: "\U0001fbe6"},
    **{40: "\U0001fbe7", 63: "\U0001fb85", 64: "\U0001cea3", 80: "▖", 85: "▌", 90: "▞", 95: "▛", 128: "\U0001cea0"},
    **{160: "▗", 165: "▚", 170: "▐", 175: "▜", 192: "▂", 240: "▄", 245: "▙", 250: "▟", 252: "▆", 255: "█"},
}
"""Those that Unicode had before it got a block of their own, which leaves them out."""


def _with_gaps(first: int, count: int, elsewhere: Mapping[int, str]) -> str:
    """The characters of a block that is in the order of the patterns, and leaves some out."""
    glyphs, code = [], first
    for pattern in range(count):
        if pattern in elsewhere:
            glyphs.append(elsewhere[pattern])
        else:
            glyphs.append(chr(code))
            code += 1
    return "".join(glyphs)


@cache
def patterns(glyphs: Glyphs) -> str:
    """The characters of a way of drawing, by their patterns."""
    if glyphs == "octant":
        return _with_gaps(0x1CD00, 256, _OCTANTS)
    if glyphs == "sextant":
        return _with_gaps(0x1FB00, 64, _SEXTANTS)
    return QUADRANTS if glyphs == "quadrant" else " ▀▄█"


@cache
def alphabet(mode: Mode) -> Alphabet:
    """How a line of a mode's characters is made; of half blocks the upper one is enough.

    No cell shows the pattern 0, a space: of two colours the lighter one is in front, and always somewhere.
    """
    blocks = {"half": "▀", "blocks": GLYPHS}.get(mode.glyphs) or "█" + patterns(mode.glyphs)[1:]
    blocks += SIGNS if mode.stipples else ""
    alike = len({len(glyph.encode()) for glyph in blocks}) == 1
    return Alphabet(blocks, "utf-8" if alike else "utf-32-le")


def coverage(glyphs: str) -> bytes:
    """How much of its cell each of these characters fills, from 0 to 255."""
    return glyphs.translate(_covers()).encode("latin-1", "replace")


@cache
def _covers() -> dict[int, str]:
    covers = {ord(glyph): chr(round(255 * filled / PIXELS)) for glyph, filled in zip(GLYPHS[1:], FILLED, strict=True)}
    covers |= {ord(sign): chr(round(255 * share)) for sign, share in zip(SIGNS, SHARES, strict=True)}
    for kind in ("octant", "sextant", "quadrant"):
        blocks = patterns(kind)
        parts = len(blocks).bit_length() - 1
        covers |= {ord(glyph): chr(round(255 * bits.bit_count() / parts)) for bits, glyph in enumerate(blocks)}
    return covers
