"""Files from anywhere become upright RGB pictures, or a reason in plain words."""

from __future__ import annotations

import errno
import hashlib
import os
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from annotate.images import loader, source
from annotate.images.loader import load
from annotate.images.picture import RGB, BadImage, Picture, Size
from tests.images.files import BLUE, GREEN, QUARTERS, RED, WHITE, exif, png_of_size, quarters, saved, write

PARTLY = "damaged: only a part of the picture could be read"


def small(size: Size) -> Size:
    """A target that keeps the shape of a picture of 64 x 48 or 48 x 64 pixels."""
    return (32, 24) if size[0] > size[1] else (24, 32)


def corners(picture: Picture) -> list[RGB]:
    """The colours in the middle of the picture's quarters."""
    width, height = picture.rgb.size
    places = [(x * width // 4, y * height // 4) for y in (1, 3) for x in (1, 3)]
    return [pixel(picture.rgb, *place) for place in places]


def pixel(im: Image.Image, x: int, y: int) -> RGB:
    """One pixel of an RGB picture."""
    value = im.getpixel((x, y))
    assert isinstance(value, tuple)
    return value[0], value[1], value[2]


def close(found: RGB, wanted: RGB, tolerance: int = 12) -> bool:
    """Whether two colours look the same."""
    return all(abs(a - b) <= tolerance for a, b in zip(found, wanted, strict=True))


def looks_right(picture: Picture, wanted: tuple[RGB, ...] = QUARTERS) -> bool:
    """Whether the quarters have these colours."""
    return all(close(*pair) for pair in zip(corners(picture), wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_every_format_shows_its_colours(tmp_path: Path, kind: str) -> None:
    """The picture has the size asked for, the original's size is told, and the colours are right."""
    picture = load(write(tmp_path, saved(quarters(), kind)), small)

    assert picture.rgb.mode == "RGB" and picture.rgb.size == (32, 24)
    assert (picture.width, picture.height, picture.note) == (64, 48, None)
    assert looks_right(picture)


def test_the_hash_is_of_the_files_bytes(tmp_path: Path) -> None:
    """The same as any other tool would print."""
    data = saved(quarters(), "PNG")
    assert load(write(tmp_path, data), small).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_picture_is_shown_upright(tmp_path: Path, kind: str, orientation: int) -> None:
    """All eight ways to hold a camera, in every format that can say so."""
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    turned = quarters()
    if orientation > 1:
        turned = turned.transpose(Image.Transpose(undo[orientation]))
    picture = load(write(tmp_path, saved(turned, kind, exif=exif(orientation), quality=95)), small)

    assert (picture.width, picture.height) == (64, 48)
    assert looks_right(picture)


@pytest.mark.parametrize("compression", [None, "tiff_lzw"])
@pytest.mark.parametrize("orientation", [3, 6])
def test_a_turned_tiff_is_shown_upright(tmp_path: Path, compression: str | None, orientation: int) -> None:
    """A TIFF says it in a tag of its own."""
    undo = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90}
    data = saved(quarters().transpose(undo[orientation]), "TIFF", compression=compression, tiffinfo={274: orientation})
    picture = load(write(tmp_path, data), small)

    assert (picture.width, picture.height) == (64, 48)
    assert looks_right(picture)


@pytest.mark.parametrize("mode", ["CMYK", "YCbCr", "LAB", "P", "RGBA"])
def test_other_colour_models_show_the_same_colours(tmp_path: Path, mode: str) -> None:
    """Whatever the file keeps, the terminal gets RGB."""
    im = quarters()
    if mode == "LAB":
        from PIL import ImageCms

        lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(im, srgb, lab, outputMode="LAB")
        assert converted is not None
        im = converted
    else:
        im = im.convert(mode)
    kinds = {"CMYK": "JPEG", "YCbCr": "JPEG", "LAB": "TIFF"}
    options = {"quality": 95} if mode in ("CMYK", "YCbCr") else {}
    picture = load(write(tmp_path, saved(im, kinds.get(mode, "PNG"), **options)), small)
    assert looks_right(picture)


@pytest.mark.parametrize(("white", "value", "shown"), [(65535, 32768, 128), (4095, 2048, 128), (255, 128, 128)])
def test_sixteen_bit_greys_keep_their_brightness(tmp_path: Path, white: int, value: int, shown: int) -> None:
    """White is what the bits that are used call white, not what the file could hold."""
    im = Image.frombytes("I;16", (8, 8), struct.pack("<8H", *[white] * 4, *[value] * 4) * 8)
    picture = load(write(tmp_path, saved(im, "PNG")), lambda size: size)

    assert close(pixel(picture.rgb, 1, 4), (255, 255, 255), 1)
    assert close(pixel(picture.rgb, 6, 4), (shown, shown, shown), 2)


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (-500.0, 500.0), (0.0, 65535.0)])
def test_pictures_of_numbers_span_black_to_white(tmp_path: Path, low: float, high: float) -> None:
    """A floating-point TIFF is shown from its darkest to its lightest."""
    im = Image.new("F", (8, 8), low)
    im.paste(high, (0, 0, 4, 8))
    picture = load(write(tmp_path, saved(im, "TIFF")), lambda size: size)

    assert close(pixel(picture.rgb, 1, 4), (255, 255, 255), 1)
    assert close(pixel(picture.rgb, 6, 4), (0, 0, 0), 1)


def test_a_black_and_white_picture_is_smoothed(tmp_path: Path) -> None:
    """One bit a pixel becomes greys when it is made smaller."""
    im = Image.new("1", (64, 48))
    im.paste(1, (0, 0, 32, 48))
    picture = load(write(tmp_path, saved(im, "PNG")), lambda size: (4, 3))
    assert close(pixel(picture.rgb, 0, 1), (255, 255, 255), 20)
    assert close(pixel(picture.rgb, 3, 1), (0, 0, 0), 20)


@pytest.mark.parametrize("mode", ["RGBA", "P", "LA"])
def test_transparent_parts_show_the_background(tmp_path: Path, mode: str) -> None:
    """The ground of the screen is behind the picture, and the picture knows which colour that was."""
    im = quarters().convert("RGBA")
    im.paste((0, 0, 0, 0), (0, 0, 32, 24))
    ground = (10, 60, 110)
    picture = load(write(tmp_path, saved(im.convert(mode), "PNG")), small, background=ground)

    assert picture.background == ground
    assert close(corners(picture)[0], ground)
    assert not close(corners(picture)[3], ground)


def test_a_colour_that_stands_for_nothing_is_transparent(tmp_path: Path) -> None:
    """A PNG may name one colour that is not to be drawn."""
    data = saved(quarters(), "PNG", transparency=RED)
    picture = load(write(tmp_path, data), lambda size: size, background=BLUE)
    assert looks_right(picture, (BLUE, GREEN, BLUE, WHITE))


def test_an_opaque_picture_does_not_depend_on_the_background(tmp_path: Path) -> None:
    """So it need not be made again when the theme changes."""
    assert load(write(tmp_path, saved(quarters(), "JPEG")), small, background=RED).background is None


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_of_many_frames_the_first_is_shown_and_the_rest_mentioned(tmp_path: Path, kind: str) -> None:
    """An animation is a picture with a note; a document has pages."""
    others = [Image.new("RGB", (64, 48), colour) for colour in (BLUE, GREEN)]
    options = {"lossless": True} if kind == "WEBP" else {}
    data = saved(quarters(), kind, save_all=True, append_images=others, **options)
    picture = load(write(tmp_path, data), small)

    assert looks_right(picture)
    assert picture.note == ("first of 3 pages" if kind == "TIFF" else "first of 3 frames")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP"])
def test_of_a_file_that_stops_half_way_the_decoded_part_is_shown(tmp_path: Path, kind: str) -> None:
    """The upper half is there (the lower one of a BMP, which is stored upside down), with a note."""
    im = Image.effect_noise((400, 300), 60).convert("RGB")
    im.paste(RED, (0, 0, 400, 60))
    im.paste(RED, (0, 240, 400, 300))
    data = saved(im, kind)
    picture = load(write(tmp_path, data[: len(data) // 2]), lambda size: (40, 30))

    assert picture.note == PARTLY
    assert close(pixel(picture.rgb, 20, 27 if kind == "BMP" else 2), RED)


def test_a_progressive_jpeg_that_stops_half_way_is_shown_coarsely(tmp_path: Path) -> None:
    """Its first passes are enough for a picture."""
    data = saved(quarters((400, 300)), "JPEG", progressive=True)
    picture = load(write(tmp_path, data[: len(data) * 2 // 3]), lambda size: (40, 30))
    assert picture.note == PARTLY
    assert looks_right(picture)


REASONS = [
    (b"", "empty file"),
    (b"a shopping list\n", "not an image"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not an image"),
    (b"%!PS-Adobe-3.0 EPSF-3.0\n", "not an image"),
    (b"\xff\xd8\xff\xe0", "damaged: the picture cannot be read"),
    (b"\x89PNG\r\n\x1a\n", "damaged: the picture cannot be read"),
    (png_of_size(20000, 20000), "too large: 20000x20000"),
    (png_of_size(0, 5), "damaged: the picture cannot be read"),
]


@pytest.mark.parametrize(("data", "reason"), REASONS)
def test_what_cannot_be_shown_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    """In a few plain words, with the hash of what was read."""
    with pytest.raises(BadImage) as caught:
        load(write(tmp_path, data, "cat.jpg"), small)
    assert str(caught.value) == reason
    assert caught.value.sha256 == hashlib.sha256(data).hexdigest()


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    """Files that are not there, and things that are no files."""
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    for path, reason in [
        (tmp_path / "none.jpg", "no such file"),
        (tmp_path, "not a file"),
        (pipe, "not a file"),
        (Path("a\0b"), "not a file"),
    ]:
        with pytest.raises(BadImage) as caught:
            load(path, small)
        assert (str(caught.value), caught.value.sha256) == (reason, None)


def test_a_disk_that_fails_half_way_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file was opened, and then nothing more could be read of it."""

    def fail(path: Path) -> object:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("annotate.images.loader.Source", fail)
    with pytest.raises(BadImage) as caught:
        load(tmp_path / "a.jpg", small)
    assert str(caught.value) == "cannot be read: Input/output error"


def test_a_large_jpeg_is_decoded_at_a_fraction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is for what is decoded, and a JPEG's decoder shrinks."""
    monkeypatch.setattr(loader, "MAX_PIXELS", 100 * 100)
    picture = load(write(tmp_path, saved(quarters((400, 300)), "JPEG")), small)
    assert (picture.width, picture.height) == (400, 300)
    assert looks_right(picture)

    with pytest.raises(BadImage, match="too large: 400x300"):
        load(write(tmp_path, saved(quarters((400, 300)), "PNG")), small)


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 1), (20000, 3)])
def test_extreme_shapes_are_pictures_too(tmp_path: Path, size: Size) -> None:
    """Nothing is divided by nothing."""
    data = saved(Image.new("RGB", size, RED), "PNG")
    picture = load(write(tmp_path, data), lambda size: (max(0, size[0] // 500), max(0, size[1] // 500)))
    assert close(pixel(picture.rgb, 0, 0), RED)


def test_a_file_too_large_for_memory_is_read_from_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture and the hash are the same."""
    data = saved(quarters(), "PNG")
    monkeypatch.setattr(source, "IN_MEMORY", 10)
    picture = load(write(tmp_path, data), small)
    assert picture.sha256 == hashlib.sha256(data).hexdigest()
    assert looks_right(picture)


def test_a_large_file_is_hashed_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before or after decoding: the hash is the same."""
    data = saved(quarters(), "PNG")
    for limit in ("QUICK", "SLOW"):
        monkeypatch.setattr(source, limit, 10)
        assert load(write(tmp_path, data), small).sha256 == hashlib.sha256(data).hexdigest()


WHOLE = {kind: saved(quarters(), kind) for kind in ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(WHOLE)), st.floats(0, 1), st.binary(min_size=1, max_size=8), st.booleans())
def test_whatever_the_bytes_there_is_a_picture_or_a_reason(
    tmp_path: Path, kind: str, place: float, noise: bytes, cut: bool
) -> None:
    """Never another error: a folder of broken files cannot stop the work."""
    data = WHOLE[kind]
    at = int(place * len(data))
    broken = data[:at] + noise + (b"" if cut else data[at + len(noise) :])
    try:
        picture = load(write(tmp_path, broken), lambda size: (8, 6))
    except BadImage as bad:
        assert bad.reason
    else:
        assert picture.rgb.size == (8, 6) and picture.rgb.mode == "RGB"
