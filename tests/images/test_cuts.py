"""Cells cut in two with the block characters that any font has."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageStat

from annotate.images.cuts import ACROSS, DOWN, FILLED, GLYPHS, SIZE, cut
from annotate.images.picture import RGB

EIGHTHS = {"ONE": 1, "THREE": 3, "FIVE": 5, "SEVEN": 7}
DARK, BRIGHT = (20, 40, 60), (220, 180, 200)
colours = st.tuples(*[st.integers(0, 255)] * 3)


def in_front(glyph: str) -> list[bool]:
    """Of a cell's pixels, line by line, those that a character fills, by its Unicode name."""
    name = unicodedata.name(glyph)
    return [_fills(name, (x + 0.5) / ACROSS, (y + 0.5) / DOWN) for y, x in product(range(DOWN), range(ACROSS))]


def _fills(name: str, x: float, y: float) -> bool:
    if name.startswith("QUADRANT"):
        here = f"{'UPPER' if y < 0.5 else 'LOWER'} {'LEFT' if x < 0.5 else 'RIGHT'}"
        return here in name
    if name == "FULL BLOCK":
        return True
    count = next((EIGHTHS[word] for word in name.split() if word in EIGHTHS), 1)
    share = count / 8 if "EIGHTH" in name else count / 4 if "QUARTER" in name else 1 / 2
    if "UPPER" in name:
        return y < share
    return y > 1 - share if "LOWER" in name else x < share


def cell(glyph: str, front: RGB, back: RGB) -> Image.Image:
    """A cell as the character shows it in these colours."""
    image = Image.new("RGB", (ACROSS, DOWN))
    image.putdata([front if filled else back for filled in in_front(glyph)])
    return image


def shown(pattern: bytes, front: Image.Image, back: Image.Image) -> Image.Image:
    """What the only cell of a cut picture looks like."""
    return cell(GLYPHS[pattern[0]], _first(front), _first(back))


def _first(image: Image.Image) -> RGB:
    red, green, blue = image.tobytes()[:3]
    return red, green, blue


def error(one: Image.Image, other: Image.Image) -> float:
    """How different two pictures are: the mean square over pixels and channels."""
    pairs = list(zip(one.tobytes(), other.tobytes(), strict=True))
    return sum((a - b) ** 2 for a, b in pairs) / len(pairs)


def test_it_is_known_how_much_of_a_cell_each_character_fills() -> None:
    """As its Unicode name says; none is there twice."""
    assert [sum(in_front(glyph)) for glyph in GLYPHS] == [SIZE, *FILLED]
    assert len(set(GLYPHS)) == len(GLYPHS)


@pytest.mark.parametrize("glyph", GLYPHS)
@pytest.mark.parametrize(("front", "back"), [(BRIGHT, DARK), (DARK, BRIGHT)])
def test_what_a_character_can_show_is_shown(glyph: str, front: RGB, back: RGB) -> None:
    """Exactly, but for rounding, whichever of the two colours is the brighter one."""
    wanted = cell(glyph, front, back)
    found = shown(*cut(wanted, (1, 1)))
    assert all(abs(a - b) <= 2 for a, b in zip(found.tobytes(), wanted.tobytes(), strict=True))


@given(colours)
def test_a_cell_of_one_colour_is_not_cut(colour: RGB) -> None:
    pattern, front, _back = cut(Image.new("RGB", (ACROSS, DOWN), colour), (1, 1))
    assert GLYPHS[pattern[0]] == "█"
    assert _first(front) == colour


@given(st.binary(min_size=3 * SIZE, max_size=3 * SIZE))
def test_a_cell_keeps_its_mean(data: bytes) -> None:
    """Whatever the cut, seen from afar nothing gets lighter or darker."""
    image = Image.frombytes("RGB", (ACROSS, DOWN), data)
    for wanted, found in zip(ImageStat.Stat(image).mean, ImageStat.Stat(shown(*cut(image, (1, 1)))).mean, strict=True):
        assert abs(wanted - found) <= 2


@given(st.lists(st.integers(0, 255), min_size=SIZE, max_size=SIZE))
def test_no_other_cut_is_better(greys: list[int]) -> None:
    """The mean square of what is wrong is the least there is, but for rounding."""
    image = Image.new("RGB", (ACROSS, DOWN))
    image.putdata([(grey, grey, grey) for grey in greys])
    least = min(error(image, _best(image, glyph)) for glyph in GLYPHS)
    assert error(image, shown(*cut(image, (1, 1)))) ** 0.5 <= least**0.5 + 2


def _best(image: Image.Image, glyph: str) -> Image.Image:
    filled = in_front(glyph)
    pixels = [image.getpixel((place % ACROSS, place // ACROSS)) for place in range(SIZE)]
    sides = [[pixel for pixel, on in zip(pixels, filled, strict=True) if on is side] for side in (True, False)]
    front, back = (_mean(side) if side else (0, 0, 0) for side in sides)
    return cell(glyph, front, back)


def _mean(pixels: Sequence[object]) -> RGB:
    values = [pixel for pixel in pixels if isinstance(pixel, tuple)]
    red, green, blue = (round(sum(band) / len(values)) for band in zip(*values, strict=True))
    return red, green, blue


def test_cells_are_cut_each_for_itself() -> None:
    """In lines, from the left."""
    image = Image.new("RGB", (2 * ACROSS, 2 * DOWN))
    for place, glyph in enumerate("▂▎▀▙"):
        image.paste(cell(glyph, BRIGHT, DARK), (place % 2 * ACROSS, place // 2 * DOWN))
    pattern, front, back = cut(image, (2, 2))
    assert [GLYPHS[number] for number in pattern] == ["▂", "▎", "▀", "▝"]
    assert front.size == back.size == (2, 2)
