"""The colours of labels beside the picture."""

from __future__ import annotations

import pytest
from textual.color import Color

from annotate.boxing.colours import PALETTE, UNKNOWN
from annotate.tui.widgets.swatch import RGB, swatch

LIGHT, DARK = Color.parse("#e0e0e0"), Color.parse("#121212")


def contrast(one: Color, other: Color) -> float:
    """As it is counted for reading on screens."""
    low, high = sorted(_luminance(colour) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = ((channel / 255) ** 2.2 for channel in colour.rgb)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


@pytest.mark.parametrize("colour", [*PALETTE, UNKNOWN])
def test_a_label_s_colour_is_seen_on_any_ground(colour: RGB) -> None:
    """On dark ground it is the very colour of the lines on the picture."""
    assert Color.parse(swatch(colour, True)).rgb == colour
    assert contrast(Color.parse(swatch(colour, True)), DARK) >= 3
    assert contrast(Color.parse(swatch(colour, False)), LIGHT) >= 2.5


def test_colours_stay_apart_on_light_ground() -> None:
    assert len({swatch(colour, False) for colour in (*PALETTE, UNKNOWN)}) == len(PALETTE) + 1
