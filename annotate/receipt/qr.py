"""QR codes (ISO/IEC 18004) of capital letters, digits and a few signs, with error correction M: all a receipt needs.

A library that makes every kind of such codes takes longer to load than a receipt takes to make; tests compare these
with its, dot by dot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise, zip_longest

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_BLOCKS = {
    1: (10, (16,)),
    2: (16, (28,)),
    3: (26, (44,)),
    4: (18, (32,) * 2),
    5: (24, (43,) * 2),
    6: (16, (27,) * 4),
    7: (18, (31,) * 4),
    8: (22, (38, 38, 39, 39)),
    9: (22, (36, 36, 36, 37, 37)),
    10: (26, (43, 43, 43, 43, 44)),
}
"""By version: bytes of correction for each block, and how many bytes of data are in each."""
_CENTRES = {1: (), 7: (6, 22, 38), 8: (6, 24, 42), 9: (6, 26, 46), 10: (6, 28, 50)}
"""Of the small squares, where it is not (6, side - 7)."""
_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda row, column: (row + column) % 2 == 0,
    lambda row, column: row % 2 == 0,
    lambda row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
)
_RUN = re.compile("0{5,}|1{5,}")
_FINDER = re.compile("(?=10111010000|00001011101)")


MOST = 311
"""Signs in the largest of these codes."""


def fits(text: str) -> bool:
    """Whether a code can say it."""
    return len(text) <= MOST and set(text) <= set(_SIGNS)


def matrix(text: str) -> list[list[bool]]:
    """The rows of dots, true where it is dark, without margin; ValueError: the text does not fit."""
    bits, version = _encoded(text)
    side = 17 + 4 * version
    drawn = _frame(version)
    room = [place for place in _way(side) if place not in drawn]
    data = _codewords(bits, version)
    stream = [byte >> shift & 1 for byte in data for shift in range(7, -1, -1)]
    filled = dict(zip(room, stream + [0] * (len(room) - len(stream)), strict=True))
    best = min(_masked(drawn, filled, side), key=_penalty)
    return [[char == "1" for char in row] for row in _texts(best)]


def _encoded(text: str) -> tuple[str, int]:
    """The data as bits, and the smallest version that has room for it."""
    if not fits(text):
        raise ValueError(text)
    values = [_SIGNS.index(sign) for sign in text]
    body = "".join(f"{one * 45 + two:011b}" for one, two in zip(values[::2], values[1::2], strict=False))
    if len(values) % 2:
        body += f"{values[-1]:06b}"
    head = {version: f"0010{len(text):0{9 if version < 10 else 11}b}" for version in _BLOCKS}
    room = {version: sum(blocks) * 8 for version, (_correction, blocks) in _BLOCKS.items()}
    version = next(version for version in _BLOCKS if len(head[version] + body) <= room[version])
    return head[version] + body, version


def _codewords(bits: str, version: int) -> list[int]:
    """Data and correction, the blocks' bytes taken in turns."""
    length, sizes = _BLOCKS[version]
    room = sum(sizes) * 8
    bits += "0" * min(4, room - len(bits))
    bits += "0" * (-len(bits) % 8)
    data = [int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)]
    data += [(0xEC, 0x11)[number % 2] for number in range(sum(sizes) - len(data))]
    blocks = []
    for size in sizes:
        blocks.append(data[:size])
        data = data[size:]
    corrections = [_correction(block, length) for block in blocks]
    return [
        byte for part in (blocks, corrections) for column in zip_longest(*part) for byte in column if byte is not None
    ]


@cache
def _field() -> tuple[list[int], list[int]]:
    """Powers of two in GF(256) modulo x⁸ + x⁴ + x³ + x² + 1, and their logarithms."""
    powers, logarithms, value = [0] * 510, [0] * 256, 1
    for exponent in range(255):
        powers[exponent] = powers[exponent + 255] = value
        logarithms[value] = exponent
        value <<= 1
        if value > 255:
            value ^= 0x11D
    return powers, logarithms


@cache
def _generator(length: int) -> tuple[int, ...]:
    """The logarithms of the Reed-Solomon generator's coefficients, without the first, which is one."""
    powers, logarithms = _field()
    found = [1]
    for root in range(length):
        shifted = [0, *(powers[logarithms[value] + root] if value else 0 for value in found)]
        found = [one ^ two for one, two in zip([*found, 0], shifted, strict=True)]
    return tuple(logarithms[value] for value in found[1:])


def _correction(block: list[int], length: int) -> list[int]:
    powers, logarithms = _field()
    rest = block + [0] * length
    for at in range(len(block)):
        if lead := rest[at]:
            exponent = logarithms[lead]
            for offset, other in enumerate(_generator(length), at + 1):
                rest[offset] ^= powers[exponent + other]
    return rest[len(block) :]


def _frame(version: int) -> dict[tuple[int, int], int]:
    """All dots that are not data, by row and column; what tells mask and level is light yet."""
    side = 17 + 4 * version
    dots: dict[tuple[int, int], int] = {}
    for at in range(9):
        dots |= {(8, at): 0, (at, 8): 0}
    for at in range(side - 8, side):
        dots |= {(8, at): 0, (at, 8): 0}
    for at in range(8, side - 8):
        dots |= {(6, at): 1 - at % 2, (at, 6): 1 - at % 2}
    for top, left in ((0, 0), (0, side - 7), (side - 7, 0)):
        _square(dots, top + 3, left + 3, 4, side)
    centres = _CENTRES.get(version, (6, side - 7))
    corners = {(6, 6), (6, side - 7), (side - 7, 6)}
    for row in centres:
        for column in centres:
            if (row, column) not in corners:
                _square(dots, row, column, 2, side)
    dots[side - 8, 8] = 1
    if version >= 7:
        word = _word(version, 12, 0x1F25)
        for bit in range(18):
            row, column = bit // 3, side - 11 + bit % 3
            dots[row, column] = dots[column, row] = word >> bit & 1
    return dots


def _square(dots: dict[tuple[int, int], int], row: int, column: int, reach: int, side: int) -> None:
    """Rings around a dark middle: the third is light, and so is the margin of a large square."""
    for down in range(-reach, reach + 1):
        for right in range(-reach, reach + 1):
            place = row + down, column + right
            if min(place) >= 0 and max(place) < side:
                ring = max(abs(down), abs(right))
                dots[place] = int(ring in (0, 1, 3) if reach == 4 else ring != 1)


def _word(value: int, length: int, polynomial: int) -> int:
    """The value with its BCH remainder of so many bits behind it."""
    rest = value << length
    while rest.bit_length() > length:
        rest ^= polynomial << rest.bit_length() - length - 1
    return value << length | rest


def _way(side: int) -> Iterator[tuple[int, int]]:
    """Two columns at a time from the right, up and down in turns, past the column of the ruler."""
    upward = True
    for right in [*range(side - 1, 6, -2), 5, 3, 1]:
        for row in range(side - 1, -1, -1) if upward else range(side):
            yield row, right
            yield row, right - 1
        upward = not upward


def _masked(frame: dict[tuple[int, int], int], data: dict[tuple[int, int], int], side: int) -> Iterator[list[int]]:
    """The code under each mask: its rows as numbers of so many bits, the first of which is the left-hand dot."""
    fixed, bits, room = (_numbers(dots, side) for dots in (frame, data, dict.fromkeys(data, 1)))
    for number, mask in enumerate(_MASKS):
        # All masks repeat themselves after twelve rows and after six columns.
        stripes = [int(("".join(str(int(mask(row, n))) for n in range(6)) * side)[:side], 2) for row in range(12)]
        told = _numbers(dict(_told(number, side)), side)
        yield [fixed[row] | told[row] | bits[row] ^ (stripes[row % 12] & room[row]) for row in range(side)]


def _told(mask: int, side: int) -> Iterator[tuple[tuple[int, int], int]]:
    """Where it stands, twice, which mask and which level were chosen; level M is 00."""
    word = _word(mask, 10, 0x537) ^ 0x5412
    for bit in range(15):
        dark = word >> bit & 1
        yield ((bit + (bit > 5) if bit < 8 else side - 15 + bit), 8), dark
        yield (8, (side - 1 - bit if bit < 8 else 15 - bit - (bit > 8))), dark


def _numbers(dots: dict[tuple[int, int], int], side: int) -> list[int]:
    rows = [0] * side
    for (row, column), dark in dots.items():
        rows[row] |= dark << side - 1 - column
    return rows


def _texts(rows: list[int]) -> list[str]:
    return [f"{row:0{len(rows)}b}" for row in rows]


def _penalty(rows: list[int]) -> int:
    """How hard it is for a camera: long runs, squares of one colour, what looks like a corner, more dark than light."""
    texts = _texts(rows)
    score = 0
    for line in (*texts, *("".join(column) for column in zip(*texts, strict=True))):
        score += sum(len(run) - 2 for run in _RUN.findall(line)) + 40 * len(_FINDER.findall(line))
    inner = (1 << len(rows) - 1) - 1
    for one, two in pairwise(rows):
        differing = (one ^ two) | (one ^ two) >> 1 | one ^ one >> 1
        score += 3 * (~differing & inner).bit_count()
    dark = sum(row.bit_count() for row in rows) * 100 / len(rows) ** 2
    return score + 10 * int(abs(dark - 50) / 5)
