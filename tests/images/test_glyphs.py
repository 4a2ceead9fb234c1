"""The block characters are those whose names say which parts of a cell they fill."""

from __future__ import annotations

import re
import unicodedata
from itertools import product

import pytest

from annotate.images.glyphs import alphabet, coverage, patterns
from annotate.images.modes import Colours, Glyphs, Mode

DOWN: dict[Glyphs, int] = {"quadrant": 2, "sextant": 3, "octant": 4}
PUBLISHED = {
    0x1CEA8: "LEFT HALF UPPER ONE QUARTER BLOCK",
    0x1CEAB: "RIGHT HALF UPPER ONE QUARTER BLOCK",
    0x1CEA3: "LEFT HALF LOWER ONE QUARTER BLOCK",
    0x1CEA0: "RIGHT HALF LOWER ONE QUARTER BLOCK",
    0x1FBE6: "MIDDLE LEFT ONE QUARTER BLOCK",
    0x1FBE7: "MIDDLE RIGHT ONE QUARTER BLOCK",
}
"""Names of Unicode 16 that Python learnt in its version 3.14."""
OCTANTS = """
    1CD00:3 1CD01:23 1CD02:123 1CD03:4 1CD07:134 1CD0D:135 1CD1C:36 1CD28:156 1CD3F:247 1CD41:347 1CD5B:2467
    1CD5F:23467 1CD61:567 1CD77:1238 1CD78:48 1CD87:12358 1CD8B:12458 1CD9F:12568 1CDA6:24568 1CDB0:1378 1CDBD:2578
    1CDC6:124578 1CDCB:678 1CDD7:34678 1CDDA:1234678 1CDDD:125678 1CDDF:235678 1CDE3:1245678 1CDE5:2345678
"""
"""Code points with the parts that their names, such as BLOCK OCTANT-23, count from 1."""


def named(glyph: str) -> str | None:
    """The name that Unicode gives to a character; None if this Python does not know."""
    return unicodedata.name(glyph, None) or PUBLISHED.get(ord(glyph))


def filled(name: str, down: int) -> int:
    """The pattern of a character with this name in a cell of 2 x `down` parts."""
    if match := re.fullmatch(r"BLOCK (SEXTANT|OCTANT)-(\d+)", name):
        return sum(1 << int(digit) - 1 for digit in match[2])
    corners = re.findall(r"(UPPER|LOWER) (LEFT|RIGHT)", name) if name.startswith("QUADRANT") else []
    if corners:
        return sum(area({side: True}, {height: down // 2}, down) for height, side in corners)
    if name in ("SPACE", "FULL BLOCK"):
        return 0 if name == "SPACE" else (1 << 2 * down) - 1
    sides = {side: True for side in ("LEFT", "RIGHT") if side in name}
    quarters = 3 if "THREE" in name else 1 if "QUARTER" in name else 2
    heights = {word: quarters * down // 4 for word in ("UPPER", "LOWER") if word in name}
    return area(sides, {"MIDDLE": 0} if "MIDDLE" in name else heights, down)


def area(sides: dict[str, bool], heights: dict[str, int], down: int) -> int:
    """The pattern of one side, or both, at so many rows from above or below, or of the middle half, or of all rows."""
    columns = [column for column, side in enumerate(("LEFT", "RIGHT")) if not sides or side in sides]
    rows = range(down)
    if "UPPER" in heights:
        rows = range(heights["UPPER"])
    elif "LOWER" in heights:
        rows = range(down - heights["LOWER"], down)
    elif "MIDDLE" in heights:
        rows = range(down // 4, down - down // 4)
    return sum(1 << 2 * row + column for row, column in product(rows, columns))


@pytest.mark.parametrize("glyphs", DOWN)
def test_characters_fill_the_parts_that_their_names_say(glyphs: Glyphs) -> None:
    """All of them that have a name here."""
    names = {pattern: named(glyph) for pattern, glyph in enumerate(patterns(glyphs))}
    known = {pattern: name for pattern, name in names.items() if name is not None}
    assert {pattern: filled(name, DOWN[glyphs]) for pattern, name in known.items()} == {p: p for p in known}
    assert len(known) >= (26 if glyphs == "octant" else 4 ** DOWN[glyphs])


def test_octants_are_where_unicode_put_them() -> None:
    """In their own block, those that it has, in the order of their patterns and without gaps."""
    octants = patterns("octant")
    for entry in OCTANTS.split():
        code, digits = entry.split(":")
        assert octants[filled(f"BLOCK OCTANT-{digits}", 4)] == chr(int(code, 16))
    block = [ord(glyph) for glyph in octants if 0x1CD00 <= ord(glyph) <= 0x1CDE5]
    assert block == list(range(0x1CD00, 0x1CDE6))


@pytest.mark.parametrize("glyphs", DOWN)
def test_every_pattern_has_its_own_character(glyphs: Glyphs) -> None:
    """One code point each."""
    blocks = patterns(glyphs)
    assert len(set(blocks)) == len(blocks) == 4 ** DOWN[glyphs]


@pytest.mark.parametrize("colours", ["truecolor", "256"])
@pytest.mark.parametrize("glyphs", [*DOWN, "half", "blocks"])
def test_all_characters_take_as_many_bytes(glyphs: Glyphs, colours: Colours) -> None:
    """In the encoding that lines are made in."""
    blocks = alphabet(Mode(glyphs, colours))
    assert {len(glyph.encode(blocks.encoding)) for glyph in blocks.glyphs} == {blocks.width}


def test_how_much_of_its_cell_a_character_fills_is_known() -> None:
    """Whichever way of drawing it belongs to."""
    assert coverage(" ▀▄█▘▟🬀🬻▂▇▎▒░") == bytes([0, 128, 128, 255, 64, 191, 42, 212, 64, 223, 64, 128, 64])
    octants = patterns("octant")
    assert [round(share * 8 / 255) for share in coverage(octants)] == [n.bit_count() for n in range(256)]
