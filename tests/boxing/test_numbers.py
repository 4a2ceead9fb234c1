from __future__ import annotations

import pytest

from annotate.boxing.numbers import place_of
from annotate.errors import AnnotateError

SIZE = (640, 480)


@pytest.mark.parametrize(
    "text", ["12 30.5 40 22", "12,30.5,40,22", " 12 ; 30.5  40 x 22 ", "12, 30.500, 40., 22", "12 30.5 40×22"]
)
def test_four_numbers_are_a_place_however_they_are_parted(text: str) -> None:
    assert place_of(text, SIZE) == (12.0, 30.5, 40.0, 22.0)


def test_all_of_the_picture_is_a_place() -> None:
    assert place_of("0 0 640 480", SIZE) == (0, 0, 640, 480)


@pytest.mark.parametrize(
    "text", ["", "12 30 40", "1 2 3 4 5", "a b c d", "1 2 3 nan", "1e2 2 3 4", "-1 2 3 4", "١ ٢ ٣ ٤"]
)
def test_anything_else_says_what_is_wanted(text: str) -> None:
    with pytest.raises(AnnotateError) as error:
        place_of(text, SIZE)
    assert str(error.value) == "type four numbers of pixels: x, y, width, height"


@pytest.mark.parametrize("text", ["1 2 0 4", "1 2 3 0.0001"])
def test_a_box_has_an_area(text: str) -> None:
    with pytest.raises(AnnotateError, match="above 0"):
        place_of(text, SIZE)


@pytest.mark.parametrize("text", ["1 2 640 4", "1 400 3 80.001", "641 0 1 1", "999999999 0 1 1"])
def test_a_box_ends_on_the_picture(text: str) -> None:
    with pytest.raises(AnnotateError) as error:
        place_of(text, SIZE)
    assert str(error.value) == "this box would end outside of the picture, which has 640 × 480 pixels"
