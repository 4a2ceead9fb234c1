"""Marks over pictures in real pixels."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageFont

from annotate.images import lettering, outlines
from annotate.images.marks import Cursor, Mark
from annotate.images.outlines import outlined
from annotate.images.picture import RGB
from annotate.images.viewport import Viewport
from tests.images.test_overlay import anything, colours, views

VIEW = Viewport((200, 100), 20, 10, whole=(20, 10))  # a cell is 10 x 10 of the picture's pixels, and 10 x 20 here
GROUND: RGB = (90, 120, 150)
RED: RGB = (255, 90, 90)


@pytest.fixture(autouse=True)
def fresh_fonts() -> Iterator[None]:
    """No font is kept from one test to the next."""
    for kept in (outlines.lettering, lettering._own, lettering._found):
        kept.cache_clear()
    yield
    for kept in (outlines.lettering, lettering._own, lettering._found):
        kept.cache_clear()


def image(colour: RGB = GROUND) -> Image.Image:
    """What is visible, in one colour."""
    return Image.new("RGB", (200, 200), colour)


def where(drawn: Image.Image, colour: RGB) -> tuple[int, int, int, int] | None:
    """The smallest box around all pixels of a colour."""
    other = ImageChops.difference(drawn, Image.new("RGB", drawn.size, colour)).convert("L")
    return other.point([255] + [0] * 255).getbbox()


def test_without_marks_the_picture_is_the_same() -> None:
    """A tint alone is no outline."""
    picture = image()
    assert outlined(picture, [], VIEW) is picture
    assert outlined(picture, [Mark(0, 0, 50, 50, RED, tint=0.5, border=False)], VIEW) is picture


def test_an_outline_is_where_its_mark_is() -> None:
    """In its colour, with a dark line around it; the picture itself is not drawn on."""
    picture = image()
    drawn = outlined(picture, [Mark(20, 10, 60, 50, RED)], VIEW)
    assert picture.getcolors() == [(200 * 200, GROUND)]
    assert where(drawn, RED) == (20, 20, 60, 100)
    assert where(drawn, (0, 0, 0)) == (19, 19, 61, 101)
    row = [drawn.getpixel((x, 60)) for x in (18, 19, 20, 21, 22, 23)]
    assert row == [GROUND, (0, 0, 0), RED, RED, (0, 0, 0), GROUND]


def test_a_strong_outline_is_wider() -> None:
    """And so is the dark line around it."""
    drawn = outlined(image(), [Mark(20, 10, 60, 50, RED, strong=True)], VIEW)
    row = [drawn.getpixel((x, 60)) for x in range(17, 27)]
    assert row == [GROUND, *[(0, 0, 0)] * 2, *[RED] * 4, *[(0, 0, 0)] * 2, GROUND]


def test_lines_are_wider_where_pixels_are_finer() -> None:
    """On a screen with twice as many pixels a cell, they look the same."""
    drawn = outlined(image().resize((400, 400)), [Mark(20, 10, 60, 50, RED)], VIEW)
    row = [drawn.getpixel((x, 120)) for x in range(37, 47)]
    assert row == [GROUND, *[(0, 0, 0)] * 2, *[RED] * 4, *[(0, 0, 0)] * 2, GROUND]


def test_edges_beyond_the_visible_part_are_not_drawn() -> None:
    """The others end at its border."""
    drawn = outlined(image(), [Mark(-50, 20, 40, 300, RED)], VIEW)
    assert where(drawn, RED) == (0, 40, 40, 200)
    assert drawn.getpixel((0, 120)) == GROUND
    assert outlined(image(), [Mark(-50, -50, 400, 300, RED, "all around")], VIEW) == image()


@pytest.mark.parametrize(("x", "y"), [(0, 0), (200, 0), (0, 100), (200, 100), (100, 50)])
def test_a_mark_without_size_is_seen_even_at_the_borders(x: float, y: float) -> None:
    """As a small square."""
    assert where(outlined(image(), [Mark(x, y, x, y, RED)], VIEW), RED) is not None


def test_the_cursor_is_a_cross_hair_through_its_place() -> None:
    """From border to border."""
    drawn = outlined(image(), [Cursor(50, 50, RED)], VIEW)
    assert where(drawn, RED) == (0, 0, 200, 200)
    assert [drawn.getpixel((x, 20)) for x in range(47, 53)] == [GROUND, (0, 0, 0), RED, RED, (0, 0, 0), GROUND]
    assert [drawn.getpixel((20, y)) for y in range(97, 103)] == [GROUND, (0, 0, 0), RED, RED, (0, 0, 0), GROUND]


def filled(drawn: Image.Image, box: tuple[int, int, int, int]) -> float:
    """Which part of a box is in the mark's colour."""
    part = drawn.crop(box)
    counts = {colour: count for count, colour in part.getcolors(part.width * part.height) or []}
    return counts.get(RED, 0) / (part.width * part.height)


def test_the_name_stands_on_its_colour_in_the_corner() -> None:
    """And is cut to the outline's width; with nothing but a letter of it, it is left out."""
    wide = outlined(image(), [Mark(20, 10, 120, 90, RED, "cat")], VIEW)
    assert 0.5 < filled(wide, (20, 20, 45, 40)) < 1
    assert filled(wide, (60, 24, 110, 40)) == 0
    narrow = outlined(image(), [Mark(20, 10, 60, 90, RED, "hippopotamus")], VIEW)
    assert 0.5 < filled(narrow, (24, 24, 52, 38)) < 1
    assert filled(narrow, (64, 20, 110, 40)) == 0
    tiny = outlined(image(), [Mark(20, 10, 32, 90, RED, "hippopotamus")], VIEW)
    assert filled(tiny, (24, 24, 28, 38)) == 0
    bare = outlined(image(), [Mark(20, 10, 120, 90, RED, "cat", border=False)], VIEW)
    assert filled(bare, (20, 20, 45, 40)) > 0.5 and filled(bare, (20, 45, 120, 180)) == 0


def test_names_are_drawn_where_fonts_cannot_be_scaled(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the font of fixed size."""

    def load_default(size: float | None = None) -> ImageFont.ImageFont:
        if size is not None:
            raise ImportError("no FreeType")
        return ImageFont.load_default_imagefont()

    monkeypatch.setattr(ImageFont, "load_default", load_default)
    monkeypatch.setattr(lettering, "_FONTS", ())
    drawn = outlined(image(), [Mark(20, 10, 120, 90, RED, "ca\u0301t 猫")], VIEW)
    assert 0.5 < filled(drawn, (20, 20, 45, 40)) < 1


@given(colours, colours)
def test_lines_are_seen_on_any_picture(colour: RGB, ground: RGB) -> None:
    """They are never dark, and what is around them always is."""
    row = [outlined(image(ground), [Mark(20, 10, 60, 50, colour)], VIEW).getpixel((x, 60)) for x in range(19, 23)]
    assert row[0] == row[3] == (0, 0, 0)
    assert isinstance(row[1], tuple) and max(row[1]) > 100


def test_without_colours_lines_are_white() -> None:
    """For a person who asked for none."""
    drawn = outlined(image((9, 9, 9)), [Mark(20, 10, 60, 50, RED), Cursor(100, 50, RED)], VIEW, grey=True)
    assert where(drawn, RED) is None and where(drawn, (255, 255, 255)) == (0, 0, 200, 200)


@settings(max_examples=60)
@given(anything, views(), st.integers(1, 300), st.integers(1, 300))
def test_any_mark_can_be_drawn(marks: list[Mark | Cursor], view: Viewport, width: int, height: int) -> None:
    """The picture keeps its size."""
    assert outlined(Image.new("RGB", (width, height)), marks, view).size == (width, height)
