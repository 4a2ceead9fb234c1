"""Which font has the letters of a text: the ones that come along first, then whatever the machine has.

DejaVu (annotate/fonts) has Latin, Greek, Cyrillic, Hebrew, Arabic and many signs. A name in another script is drawn in
a font of the machine, if there is one; what no font has is drawn as an empty square, so that it is seen to be missing.
"""

from __future__ import annotations

import subprocess
import unicodedata
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from annotate.receipt.formats.drawn.bidi import spans
from annotate.receipt.formats.drawn.sfnt import Coverage, coverage
from annotate.text import clusters

Family: TypeAlias = Literal["mono", "sans"]

UNKNOWN = "□"
"""Stands for a character that no font has."""

_BUNDLED = Path(__file__).parents[2] / "fonts"
_NAMES = {"mono": "DejaVuSansMono", "sans": "DejaVuSansCondensed"}
_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/System/Library/Fonts"),
    Path("/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
_TURNING = frozenset({"R", "AL", "AN", "LRI", "RLI", "FSI", "PDI"})
"""Kinds of characters (UAX 9) that have a say in which way a line runs."""
_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_MOST_FILES = 400
"""How many font files are opened at most in search of a character: a machine can have thousands."""


class Face(NamedTuple):
    """A font: a file, and which one of those in it."""

    path: Path
    number: int = 0


class Run(NamedTuple):
    """A piece of text in one font, and whether its letters go from right to left."""

    text: str
    face: Face
    backward: bool = False


@cache
def bundled(family: Family, *, bold: bool = False) -> Face:
    """The font that comes along."""
    return Face(_BUNDLED / f"{_NAMES[family]}{'-Bold' if bold else ''}.ttf")


@lru_cache(4096)
def runs(text: str, family: Family, *, bold: bool = False) -> tuple[Run, ...]:
    """The line's pieces from left to right; each piece's characters stand in the order in which they are read."""
    if _simple(family, bold).issuperset(text):
        return (Run(text, bundled(family, bold=bold)),) if text else ()
    found: list[Run] = []
    for span in spans(text):
        # Letters that join are drawn in one piece, so all that goes from right to left is in one font where it can be.
        first: Family = "sans" if span.backward else family
        some: list[Run] = []
        for cluster in clusters(span.text):
            written, face = _drawable(cluster, first, bold)
            if some and some[-1].face == face:
                some[-1] = some[-1]._replace(text=some[-1].text + written)
            elif written:
                some.append(Run(written, face, span.backward))
        found += reversed(some) if span.backward else some
    return tuple(found)


@cache
def _simple(family: Family, bold: bool) -> frozenset[str]:
    """Letters of the bundled font that stand one after the other from left to right: nearly all that is ever drawn."""
    ranges = covered(bundled(family, bold=bold))
    letters = (
        chr(code) for first, last in zip(ranges.firsts, ranges.lasts, strict=True) for code in range(first, last + 1)
    )
    return frozenset(char for char in letters if unicodedata.bidirectional(char) not in _TURNING)


def _drawable(cluster: str, family: Family, bold: bool) -> tuple[str, Face]:
    """What is drawn of a letter, in which font: if need be without marks that the font lacks."""
    own, other = bundled(family, bold=bold), bundled("sans", bold=bold)
    for face in (own, other):
        if all(char in covered(face) for char in cluster):
            return cluster, face
    base = cluster[0]
    face = own if base in covered(own) else other if base in covered(other) else elsewhere(base) or own
    if base not in covered(face):
        return ("" if unicodedata.category(base) == "Cf" else UNKNOWN), own
    return base + "".join(char for char in cluster[1:] if char in covered(face)), face


@cache
def covered(face: Face) -> Coverage:
    """The characters that a font has."""
    return coverage(face.path, face.number)


_found: list[Face] = []
"""Fonts of the machine that have been of use already: the next letter of a name is in the same."""
_lacking: set[int] = set()
"""Neighbourhoods of 128 characters in which one was sought in vain: it is not sought for each of them."""


def elsewhere(char: str) -> Face | None:
    """A font of this machine that has the character; None: it has none, or none whose letters are outlines."""
    if (known := next((face for face in _found if char in covered(face)), None)) is not None:
        return known
    if ord(char) >> 7 in _lacking:
        return None
    for face in (*_matched(char), *_installed()):
        if char in covered(face) and covered(face).outlines:
            _found.append(face)
            return face
    _lacking.add(ord(char) >> 7)
    return None


def _matched(char: str) -> list[Face]:
    """What fontconfig proposes, where it is installed."""
    command = ["fc-match", "-f", "%{file}\t%{index}", f":charset={ord(char):x}"]
    try:
        answer = subprocess.run(command, capture_output=True, timeout=5, check=True).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return []
    path, _tab, number = answer.partition("\t")
    return [Face(Path(path), int(number) & 0xFFFF if number.isdigit() else 0)] if path else []


@cache
def _installed() -> tuple[Face, ...]:
    """Font files where systems keep them."""
    files = (path for folder in _FOLDERS for path in sorted(folder.rglob("*")) if path.suffix.lower() in _ENDINGS)
    return tuple(Face(path) for path in islice(files, _MOST_FILES))
