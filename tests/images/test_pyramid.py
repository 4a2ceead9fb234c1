"""Any part of a picture, at any size, from all of its pixels."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from annotate.images import pyramid
from annotate.images.loader import load
from annotate.images.picture import BadImage, Size
from annotate.images.pyramid import Pyramid, load_pyramid
from tests.images.files import QUARTERS, exif, png_of_size, quarters, saved, write


def slopes(size: Size) -> Image.Image:
    """A picture with soft tones, different everywhere."""
    across = Image.linear_gradient("L").rotate(90).resize(size)
    return Image.merge(
        "RGB", (across, Image.linear_gradient("L").resize(size), Image.radial_gradient("L").resize(size))
    )


def likeness(one: Image.Image, other: Image.Image) -> float:
    """How alike two pictures are, in dB."""
    error = sum(value**2 for value in ImageStat.Stat(ImageChops.difference(one, other)).rms) / 3
    return 10 * math.log10(255**2 / error) if error else math.inf


def test_the_whole_picture_looks_as_the_loader_scales_it(tmp_path: Path) -> None:
    """Whether it is made smaller, from any of the copies, or a little larger."""
    path = write(tmp_path, saved(slopes((2100, 1500)), "PNG"))
    made = load_pyramid(path)
    for size in ((70, 50), (333, 201), (900, 700), (2099, 1499), (2100, 1500)):
        wanted = load(path, lambda _, size=size: size).rgb  # type: ignore[misc]
        assert likeness(made.crop((0, 0, 2100, 1500), size), wanted) > 40
        assert likeness(made.crop((0, 0, 2100, 1500), size, sharp=False), wanted) > 36


def test_pixels_that_are_twice_as_large_are_squares() -> None:
    """Each is as large as the others, in its own colour."""
    image = slopes((20, 12))
    made = Pyramid(image).crop((5, 2, 13, 8), (32, 24))
    assert made == image.crop((5, 2, 13, 8)).resize((32, 24), Image.Resampling.NEAREST)
    assert made.crop((0, 0, 4, 4)).getcolors() == [(16, image.getpixel((5, 2)))]


def test_the_parts_of_a_picture_are_where_they_belong() -> None:
    """At any level, and between pixels."""
    made = Pyramid(quarters((4000, 3000)))
    for size in ((40, 40), (400, 400), (1500, 1500)):
        for index, colour in enumerate(QUARTERS):
            left, top = index % 2 * 2000.0, index // 2 * 1500.0
            part = made.crop((left + 200.5, top + 200.5, left + 1799.5, top + 1299.5), size)
            assert part.getcolors() == [(size[0] * size[1], colour)]


@settings(max_examples=60)
@given(
    st.tuples(st.integers(1, 900), st.integers(1, 900)),
    st.tuples(st.floats(-10, 900), st.floats(-10, 900)),
    st.tuples(st.floats(0.01, 900), st.floats(0.01, 900)),
    st.tuples(st.integers(1, 60), st.integers(1, 60)),
    st.booleans(),
)
def test_any_region_has_the_size_that_is_wanted(
    size: Size, corner: tuple[float, float], extent: tuple[float, float], wanted: Size, sharp: bool
) -> None:
    """Even one that is thinner than a pixel or goes beyond the picture."""
    region = (corner[0], corner[1], corner[0] + extent[0], corner[1] + extent[1])
    made = Pyramid(Image.new("RGB", size, (1, 2, 3))).crop(region, wanted, sharp=sharp)
    assert made.getcolors() == [(wanted[0] * wanted[1], (1, 2, 3))]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_picture_is_upright(tmp_path: Path, orientation: int) -> None:
    """Its regions are counted in the pixels that are seen."""
    path = write(tmp_path, saved(quarters((64, 48)), "JPEG", exif=exif(orientation), quality=95))
    made = load_pyramid(path)
    assert made.size == ((48, 64) if orientation > 4 else (64, 48))
    whole = load(path, lambda size: size)
    assert likeness(made.crop((0, 0, *made.size), made.size), whole.rgb) > 40


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_any_kind_of_pixels_is_shown_as_the_loader_shows_it(tmp_path: Path, mode: str) -> None:
    """Over the same background."""
    source = slopes((96, 64))
    image = Image.new("I;16", (96, 64), 30_000) if mode == "I;16" else source.convert(mode)
    if mode in ("LA", "RGBA"):
        image.putalpha(128)
    path = write(tmp_path, saved(image, "TIFF"))
    wanted = load(path, lambda size: size, (0, 90, 0)).rgb
    assert load_pyramid(path, (0, 90, 0)).crop((0, 0, 96, 64), (96, 64)) == wanted


@pytest.mark.parametrize(("kind", "size"), [("JPEG", (401, 307)), ("PNG", (400, 306)), ("PNG", (401, 307))])
def test_a_very_large_picture_is_kept_smaller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, size: Size
) -> None:
    """Its regions are counted in its own pixels all the same."""
    monkeypatch.setattr(pyramid, "MOST_PIXELS", 40_000)
    made = load_pyramid(write(tmp_path, saved(quarters(size), kind)))
    assert made.size == size
    assert made.weight <= 4 * 40_000 * 1.01
    corner = made.crop((size[0] / 2 + 10, size[1] / 2 + 10, *size), (2, 2))
    assert likeness(corner, Image.new("RGB", (2, 2), QUARTERS[3])) > 35


def test_it_says_how_much_memory_it_takes() -> None:
    """The picture's and its copies'."""
    assert Pyramid(Image.new("RGB", (100, 100))).weight == 40_000
    assert Pyramid(Image.new("RGB", (1024, 512))).weight == 4 * (1024 * 512 + 512 * 256)


@pytest.mark.parametrize("data", [b"", b"no picture", png_of_size(20_000, 20_000), png_of_size(8, 8)])
def test_what_cannot_be_shown_is_a_bad_image(tmp_path: Path, data: bytes) -> None:
    """And nothing else is raised."""
    with pytest.raises(BadImage):
        load_pyramid(write(tmp_path, data))


def test_too_little_memory_for_the_copies_is_a_bad_image(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is told as for any picture that is too large."""
    path = write(tmp_path, saved(quarters((1200, 1200)), "PNG"))

    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Image.Image, "reduce", fail)
    with pytest.raises(BadImage, match="memory"):
        load_pyramid(path)


def test_what_could_be_read_of_a_damaged_picture_is_shown(tmp_path: Path) -> None:
    """As the loader shows it."""
    data = saved(slopes((300, 200)), "JPEG")
    path = write(tmp_path, data[: len(data) // 2])
    assert load_pyramid(path).crop((0, 0, 300, 200), (300, 200)) == load(path, lambda size: size, gap=1.0).rgb
