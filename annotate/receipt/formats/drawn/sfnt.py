"""Which characters a font file has: read from its own table, with nothing to install.

The layout is the OpenType specification's: table directory, and `cmap` subtables of formats 4 and 12.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platforms and encodings whose codes are Unicode, the widest first."""


@dataclass(frozen=True)
class Coverage:
    """Runs of characters, from the first of each to its last."""

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    outlines: bool
    """Whether its letters are outlines, which can be drawn at any size."""

    def __contains__(self, char: object) -> bool:
        if not isinstance(char, str):
            return False
        at = bisect_right(self.firsts, ord(char)) - 1
        return at >= 0 and ord(char) <= self.lasts[at]


NOTHING = Coverage((), (), False)


def coverage(path: Path, number: int = 0) -> Coverage:
    """What is in the file's font of that number; nothing if the file cannot be read or is no font."""
    try:
        return _coverage(path.read_bytes(), number)
    except (OSError, struct.error, IndexError, KeyError):
        return NOTHING


def _coverage(data: bytes, number: int) -> Coverage:
    start = struct.unpack_from(">I", data, 12 + 4 * number)[0] if data[:4] == b"ttcf" else 0
    tables = {}
    for index in range(struct.unpack_from(">H", data, start + 4)[0]):
        tag, _check, offset, _length = struct.unpack_from(">4sIII", data, start + 12 + 16 * index)
        tables[tag] = offset
    cmap = tables[b"cmap"]
    found = {}
    for index in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * index)
        found[platform, encoding] = cmap + offset
    at = next(found[key] for key in (*_UNICODE, *found) if key in found)
    runs = sorted(_runs(data, at))
    firsts, lasts = zip(*runs, strict=True) if runs else ((), ())
    return Coverage(tuple(firsts), tuple(lasts), bool({b"glyf", b"CFF ", b"CFF2"} & set(tables)))


def _runs(data: bytes, at: int) -> list[tuple[int, int]]:
    format = struct.unpack_from(">H", data, at)[0]
    if format == 12:
        count = struct.unpack_from(">I", data, at + 12)[0]
        groups = (struct.unpack_from(">III", data, at + 16 + 12 * index) for index in range(count))
        return [(first, last) for first, last, _glyph in groups]
    return _segments(data, at) if format == 4 else []


def _segments(data: bytes, at: int) -> list[tuple[int, int]]:
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    lasts = struct.unpack_from(f">{count}H", data, at + 14)
    firsts = struct.unpack_from(f">{count}H", data, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 4 * count)
    offsets_at = at + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    runs: list[tuple[int, int]] = []
    for index, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        if first == 0xFFFF:
            continue
        if not offsets[index]:
            holes = [-deltas[index] % 0x10000]
        else:
            glyphs_at = offsets_at + 2 * index + offsets[index]
            glyphs = struct.unpack_from(f">{last - first + 1}H", data, glyphs_at)
            holes = [first + place for place, glyph in enumerate(glyphs) if not glyph]
        for hole in [hole for hole in holes if first <= hole <= last]:
            if first < hole:
                runs.append((first, hole - 1))
            first = hole + 1
        if first <= last:
            runs.append((first, last))
    return runs
