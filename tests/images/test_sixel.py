"""Sixel, read back dot by dot."""

from __future__ import annotations

import math
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from annotate.images.modes import Mode
from annotate.images.pixels import Painting, painter
from annotate.images.pixels.sixel import BAND, MOST, encode
from tests.images.files import quarters
from tests.images.sixels import RGB, draw


def picture(width: int, height: int, data: bytes) -> Image.Image:
    """An RGB picture of repeated bytes."""
    count = 3 * width * height
    return Image.frombytes("RGB", (width, height), (data * (count // len(data) + 1))[:count])


def painted(rgb: Image.Image, columns: int, rows: int, cell: tuple[int, int], grey: bool = False) -> Painting:
    mode = Mode("sixel", "truecolor", grey, cell)
    return painter(mode).paint(rgb, columns, rows)


def hundredths(colour: RGB) -> RGB:
    red, green, blue = (round(value * 100 / 255) for value in colour)
    return red, green, blue


@given(st.integers(1, 30), st.integers(1, 30), st.binary(min_size=1, max_size=60))
def test_what_is_drawn_are_the_pixels_in_the_colours_of_the_palette(width: int, height: int, data: bytes) -> None:
    """Every pixel is drawn, none beside the picture, in the nearest hundredth of its palette colour."""
    rgb = picture(width, height, data)
    wanted = rgb.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).convert("RGB")

    drawn = draw(encode(rgb).decode())

    assert drawn.size == (width, height)
    assert set(drawn.dots) == {(x, y) for x in range(width) for y in range(height)}
    assert all(colour == hundredths(cast(RGB, wanted.getpixel(at))) for at, colour in drawn.dots.items())


@given(st.integers(1, 20), st.integers(1, 20), st.integers(1, 3), st.integers(0, 2), st.integers(0, 2))
def test_an_enlarged_pixel_is_a_square_and_the_last_ones_are_cut(
    width: int, height: int, each: int, less: int, lower: int
) -> None:
    rgb = picture(width, height, b"\x00\xff\x80\x20\xa0\x07\xfe")
    size = width * each - min(less, each - 1), height * each - min(lower, each - 1)
    small = draw(encode(rgb).decode()).dots

    drawn = draw(encode(rgb, size, each).decode())

    assert drawn.size == size
    assert drawn.dots == {(x, y): small[x // each, y // each] for x in range(size[0]) for y in range(size[1])}


def test_nothing_is_touched_below_the_picture_and_no_further_band_is_begun() -> None:
    """A band more would scroll the screen, and a ground would cover the line below."""
    drawn = draw(encode(quarters((8, 2 * BAND + 1))).decode())

    assert drawn.transparent
    assert drawn.bands == 3
    assert max(y for _x, y in drawn.dots) == 2 * BAND


@pytest.mark.parametrize("size", [(64, 48), (7, 5), (60, 40)])
def test_a_picture_of_any_size_fills_its_cells_to_the_pixel(size: tuple[int, int]) -> None:
    drawn = draw(painted(quarters(size), 6, 2, (10, 20)).over)

    assert drawn.size == (60, 40)
    assert len(drawn.dots) == 60 * 40
    corners = [drawn.dots[at] for at in ((0, 0), (59, 0), (0, 39), (59, 39))]
    wanted = [hundredths(cast(RGB, quarters().getpixel(at))) for at in ((0, 0), (63, 0), (0, 47), (63, 47))]
    assert all(math.dist(*pair) < 4 for pair in zip(corners, wanted, strict=True))


def test_many_pixels_are_drawn_larger_and_the_picture_is_not() -> None:
    """The terminal gets about as many tokens as for the most that it is given one by one."""
    columns, rows, cell = 120, 61, (10, 21)
    assert columns * cell[0] * rows * cell[1] > MOST

    codes = painted(quarters((300, 200)), columns, rows, cell).over

    assert len(codes) < 7 * MOST
    assert draw(codes).size == (1200, 1281)


def test_without_colour_there_are_shades() -> None:
    drawn = draw(painted(quarters(), 2, 1, (10, 20), grey=True).over)

    assert all(red == green == blue for red, green, blue in drawn.dots.values())


def test_the_codes_are_plain_ascii_and_the_cells_stay_blank() -> None:
    painting = painted(quarters(), 3, 2, (5, 9))

    assert painting.over.isascii()
    assert (painting.before, painting.lines, painting.gone) == ("", None, "")


def test_a_sky_has_no_steps() -> None:
    """Every small part of it has its own colour, though the colours are few."""
    slope = Image.linear_gradient("L").resize((96, 96))
    bands = [slope, slope.rotate(90), slope.rotate(180)]
    sky = Image.merge("RGB", [band.point([100 + value // 8 for value in range(256)]) for band in bands])
    dots = draw(encode(sky, colours=256).decode()).dots
    shown = Image.new("RGB", sky.size)
    shown.putdata([tuple(round(part * 2.55) for part in dots[x, y]) for y in range(96) for x in range(96)])

    pairs = list(zip(sky.reduce(12).tobytes(), shown.reduce(12).tobytes(), strict=True))
    assert sum(abs(wanted - found) for wanted, found in pairs) / len(pairs) < 1
