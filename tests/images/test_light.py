"""Another light for a picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from annotate.images.light import STEPS, Light

steps = st.integers(-STEPS, STEPS)
lights = st.builds(Light, steps, steps)


def tones(light: Light) -> list[int]:
    """What becomes of every grey, from black to white."""
    row = Image.frombytes("L", (256, 1), bytes(range(256)))
    return list(light.apply(Image.merge("RGB", (row, row, row))).getchannel("G").tobytes())


def test_the_usual_light_changes_nothing() -> None:
    """The very picture is given back."""
    picture = Image.new("RGB", (2, 2), (1, 2, 3))
    assert Light().is_usual and Light().apply(picture) is picture
    assert not Light(1).is_usual and not Light(0, -1).is_usual


@given(lights)
def test_what_is_lighter_stays_lighter(light: Light) -> None:
    """No two tones change places, whatever the light, and all channels are treated alike."""
    made = tones(light)
    assert made == sorted(made)
    assert set(light.apply(Image.new("RGB", (1, 1), (70, 70, 70))).tobytes()) == {made[70]}


@given(st.integers(1, STEPS))
def test_brightness_opens_shadows_and_keeps_white(step: int) -> None:
    """Black and white stay, all between gets lighter, and no highlight is lost in white."""
    made = tones(Light(step))
    assert made[0] == 0 and made[255] == 255
    assert all(new > old for old, new in enumerate(made[2:200], 2))
    assert made[250] < 255
    assert all(new < old for old, new in enumerate(tones(Light(-step))[20:250], 20))


@given(st.integers(1, STEPS))
def test_contrast_turns_around_the_middle(step: int) -> None:
    """What is light gets lighter, what is dark darker; less contrast does the contrary."""
    more, less = tones(Light(0, step)), tones(Light(0, -step))
    assert abs(more[128] - 128) <= 2 and abs(less[128] - 128) <= 2
    assert more[100] < 100 < less[100] and less[160] < 160 < more[160]


def test_each_step_goes_farther_until_the_last() -> None:
    """Back and forth is where one was."""
    light, seen = Light(), []
    for _ in range(STEPS + 2):
        light = light.brighter().more_contrast()
        seen.append(light)
    assert seen[-1] == seen[STEPS - 1] == Light(STEPS, STEPS)
    assert Light(1, 1).darker().less_contrast() == Light()
    for _ in range(2 * STEPS + 2):
        light = light.darker().less_contrast()
    assert light == Light(-STEPS, -STEPS)


@pytest.mark.parametrize("step", range(STEPS))
def test_brightness_can_be_told_from_step_to_step(step: int) -> None:
    """Each is visible in a dark picture."""
    assert tones(Light(step + 1))[40] - tones(Light(step))[40] >= 8


@given(lights)
def test_grey_keeps_the_tones_and_the_usual_light_keeps_grey(light: Light) -> None:
    """How light a picture is can be judged without its colours."""
    grey = light._replace(grey=True)
    assert not grey.is_usual
    assert tones(grey) == tones(light)
    assert grey.usual() == Light(grey=True) and light._replace(grey=False).usual() == Light()
    assert len(set(grey.apply(Image.new("RGB", (1, 1), (200, 10, 90))).tobytes())) == 1
