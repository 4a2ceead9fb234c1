"""A veil before a picture hides what is there, however one looks at it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from annotate.images.veil import PATCHES, veiled

SIZE = (160, 120)


def scene(x: int, y: int) -> Image.Image:
    """A black spot of 8 pixels on a field of one colour: as much as an eye in a face."""
    picture = Image.new("RGB", SIZE, (180, 160, 140))
    ImageDraw.Draw(picture).ellipse((x, y, x + 8, y + 8), fill=0)
    return picture


def steepest(picture: Image.Image) -> int:
    """The largest difference between neighbours, in tones."""
    grey = picture.convert("L")
    width, height = grey.size
    tones = grey.tobytes()
    return max(abs(tones[y * width + x] - tones[y * width + x - 1]) for y in range(height) for x in range(1, width))


@given(st.integers(0, SIZE[0] - 9), st.integers(0, SIZE[1] - 9))
@settings(max_examples=10)
def test_no_edge_is_left_of_a_small_thing_wherever_it_is(x: int, y: int) -> None:
    assert steepest(scene(x, y)) > 100
    assert steepest(veiled(scene(x, y), SIZE, SIZE)) < 10


@given(st.integers(0, 120), st.integers(0, 90), st.integers(1, 40))
@settings(max_examples=10)
def test_from_nearby_there_is_nothing_more_to_see(left: int, top: int, side: int) -> None:
    """However large the part of it is shown, it is made of the same patches as the whole picture."""
    region = (left, top, left + side, top + side * 3 / 4)

    assert steepest(veiled(scene(40, 40), SIZE, SIZE, region)) < 10


def test_fine_lines_become_one_tone() -> None:
    """Letters, for one: a page of text is as grey all over."""
    picture = Image.new("RGB", (320, 320), "white")
    for y in range(0, 320, 4):
        ImageDraw.Draw(picture).line((0, y, 320, y), fill=0, width=2)
    tones = set(veiled(picture, (320, 320), (80, 80)).convert("L").tobytes())

    assert 120 <= min(tones) <= max(tones) <= 140


@pytest.mark.parametrize("size", [(4, 3), (7, 7), (15, 15)])
def test_a_very_small_picture_is_a_single_tone(size: tuple[int, int]) -> None:
    picture = Image.effect_noise(size, 100).convert("RGB")

    assert len(veiled(picture.resize((160, 120)), size, (40, 30)).getcolors() or []) == 1


@pytest.mark.parametrize("size", [(10_000, 20), (20, 10_000), (1, 1), (4000, 3000)])
def test_every_shape_has_a_veil_of_few_patches(size: tuple[int, int]) -> None:
    picture = Image.effect_noise((64, 64), 100).convert("RGB")

    shown = veiled(picture, size, (48, 48))
    assert shown.size == (48, 48)
    assert steepest(shown) < 256 // PATCHES


def test_its_colours_are_those_of_the_picture() -> None:
    halves = Image.new("RGB", (80, 40), "red")
    halves.paste((0, 0, 255), (40, 0, 80, 40))
    shown = veiled(halves, (80, 40), (80, 40))

    assert shown.getpixel((4, 20)) == (255, 0, 0)
    assert shown.getpixel((75, 20)) == (0, 0, 255)
