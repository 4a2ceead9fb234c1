"""Pictures on their way into a dataset."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat, PngImagePlugin

from annotate.dataset.pictures import Broken, Changed, Original, bring, hashed, is_ended

ORIENTATION = 0x0112
COLOURS = [(250, 0, 0), (0, 250, 0), (0, 0, 250), (250, 250, 0), (250, 0, 250), (0, 250, 250)]
SIZE = (120, 80)
KINDS = {"JPEG": "a.jpg", "PNG": "a.png", "WEBP": "a.webp", "TIFF": "a.tif"}


def squares(mode: str = "RGB") -> Image.Image:
    """Three squares above three others, no two of one colour: no turn looks like another."""
    im = Image.new("RGB", SIZE)
    for number, colour in enumerate(COLOURS):
        left, top = 40 * (number % 3), 40 * (number // 3)
        im.paste(colour, (left, top, left + 40, top + 40))
    return im.convert(mode)


def saved(path: Path, kind: str, orientation: int = 1, mode: str = "RGB", **how: Any) -> Original:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    squares(mode).save(path, kind, exif=exif, **how)
    return Original(path, hashed(path))


def far(one: Image.Image, other: Image.Image) -> float:
    """The mean distance of two pictures' pixels, from 0 to 255."""
    difference = ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB")))
    return sum(difference.mean) / 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_comes_upright_whatever_it_says_of_itself(tmp_path: Path, kind: str, orientation: int) -> None:
    original = saved(tmp_path / KINDS[kind], kind, orientation)
    target = tmp_path / f"out{original.path.suffix}"
    size = bring(original, target, link=False)

    with Image.open(target) as made, Image.open(original.path) as before:
        upright = ImageOps.exif_transpose(before)
        assert made.format == kind
        assert made.getexif().get(ORIENTATION, 1) == 1
        assert size == made.size == upright.size == (SIZE if orientation < 5 else SIZE[::-1])
        assert far(made, upright) < 3


@pytest.mark.parametrize("orientation", [0, 9, 99])
def test_an_orientation_that_there_is_not_turns_nothing(tmp_path: Path, orientation: int) -> None:
    original = saved(tmp_path / "a.jpg", "JPEG", orientation)

    assert bring(original, tmp_path / "b.jpg", link=False) == SIZE
    assert (tmp_path / "b.jpg").read_bytes() == original.path.read_bytes()


@pytest.mark.parametrize(
    ("mode", "kind"), [("CMYK", "JPEG"), ("L", "JPEG"), ("P", "PNG"), ("RGBA", "PNG"), ("1", "PNG")]
)
def test_a_turned_picture_keeps_its_colours(tmp_path: Path, mode: str, kind: str) -> None:
    original = saved(tmp_path / KINDS[kind], kind, 6, mode)
    bring(original, tmp_path / "out", link=False)

    with Image.open(tmp_path / "out") as made, Image.open(original.path) as before:
        assert made.mode == mode
        assert far(made, ImageOps.exif_transpose(before)) < 4


@pytest.mark.parametrize("compression", ["tiff_lzw", "tiff_adobe_deflate", "jpeg", "packbits"])
def test_compressed_tiff_comes_upright_too(tmp_path: Path, compression: str) -> None:
    original = saved(tmp_path / "a.tif", "TIFF", 6, compression=compression)

    assert bring(original, tmp_path / "b.tif", link=False) == SIZE[::-1]
    with Image.open(tmp_path / "b.tif") as made, Image.open(original.path) as before:
        assert made.size == SIZE[::-1]
        assert far(made, before) < 3


@pytest.mark.parametrize("link", [False, True])
def test_an_upright_picture_comes_byte_by_byte(tmp_path: Path, link: bool) -> None:
    frames = [squares(), ImageOps.flip(squares())]
    for name, how in (("moves.gif", {"save_all": True, "append_images": frames[1:]}), ("ink.jpg", {"quality": 40})):
        path = tmp_path / name
        (frames[0] if name.endswith("gif") else squares("CMYK")).save(path, **how)

        assert bring(Original(path, hashed(path)), tmp_path / f"out-{name}", link=link) == SIZE
        assert (tmp_path / f"out-{name}").read_bytes() == path.read_bytes()
        assert (tmp_path / f"out-{name}").samefile(path) is link


def test_a_jpeg_that_a_trainer_would_write_anew_is_never_linked(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    saved(path, "JPEG")
    assert is_ended(path)
    path.write_bytes(path.read_bytes() + b"\0\0")

    bring(Original(path, hashed(path)), tmp_path / "b.jpg", link=True)
    assert not is_ended(path)
    assert not (tmp_path / "b.jpg").samefile(path)


def test_a_turned_picture_is_never_linked_and_its_original_stays(tmp_path: Path) -> None:
    original = saved(tmp_path / "a.jpg", "JPEG", 6)
    bring(original, tmp_path / "b.jpg", link=True)

    assert hashed(original.path) == original.sha256 != hashed(tmp_path / "b.jpg")


def test_a_link_leads_to_the_picture_and_not_to_another_link(tmp_path: Path) -> None:
    original = saved(tmp_path / "a.png", "PNG")
    (tmp_path / "link.png").symlink_to(original.path)
    bring(Original(tmp_path / "link.png", original.sha256), tmp_path / "b.png", link=True)

    assert not (tmp_path / "b.png").is_symlink()
    assert (tmp_path / "b.png").samefile(original.path)


def test_a_picture_is_turned_the_same_each_time(tmp_path: Path) -> None:
    original = saved(tmp_path / "a.jpg", "JPEG", 8)
    made = [tmp_path / name for name in ("1.jpg", "2.jpg")]
    for target in made:
        bring(original, target, link=False)

    assert made[0].read_bytes() == made[1].read_bytes()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-300])


def _no_picture(path: Path) -> None:
    path.write_bytes(b"GIF89a, said the text")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [_cut, _no_picture, _empty, _folder])
def test_what_cannot_be_read_is_broken_and_leaves_nothing(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    path = saved(tmp_path / "a.jpg", "JPEG", 6).path
    spoil(path)

    for digest in (None, hashed(path)):
        with pytest.raises(Broken):
            bring(Original(path, digest), tmp_path / "b.jpg", link=True)
    assert not (tmp_path / "b.jpg").exists()


def test_another_picture_is_known_by_its_hash_or_where_there_is_none_by_its_size(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", "PNG").path
    other = hashlib.sha256(b"another").hexdigest()

    for original in (Original(path, other), Original(path, None, SIZE[::-1])):
        with pytest.raises(Changed):
            bring(original, tmp_path / "b.png", link=True)
    assert not (tmp_path / "b.png").exists()
    assert bring(Original(path, None, SIZE), tmp_path / "b.png", link=True) == SIZE


@pytest.mark.parametrize("path", ["gone.png", "a.png/gone.png"])
def test_what_is_not_there_is_not_found(tmp_path: Path, path: str) -> None:
    saved(tmp_path / "a.png", "PNG")

    for digest in (None, "00" * 32):
        with pytest.raises(FileNotFoundError):
            bring(Original(tmp_path / path, digest), tmp_path / "b.png", link=False)


def test_a_huge_picture_is_none_the_worse_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = saved(tmp_path / "a.jpg", "JPEG", 6)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)

    assert bring(original, tmp_path / "b.jpg", link=False) == SIZE[::-1]


@pytest.mark.parametrize("key", ["Raw profile type exif", "XML:com.adobe.xmp"])
def test_png_says_in_several_ways_how_it_is_to_be_turned(tmp_path: Path, key: str) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    block = exif.tobytes()
    told = PngImagePlugin.PngInfo()
    if key.startswith("XML"):
        told.add_itxt(key, '<x:xmpmeta xmlns:x="adobe:ns:meta/"><a tiff:Orientation="6"/></x:xmpmeta>')
    else:
        told.add_text(key, f"\nexif\n{len(block):8}\n{block.hex()}\n", zip=True)
    squares().save(tmp_path / "a.png", pnginfo=told)

    assert bring(Original(tmp_path / "a.png", None), tmp_path / "b.png", link=True) == SIZE[::-1]
    with Image.open(tmp_path / "b.png") as made:
        assert made.size == SIZE[::-1]
        assert made.getexif().get(ORIENTATION, 1) == 1


def test_png_that_says_nothing_of_it_is_not_decoded(tmp_path: Path) -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Software", "a camera")
    squares().save(tmp_path / "a.png", pnginfo=told)
    (tmp_path / "cut.png").write_bytes((tmp_path / "a.png").read_bytes()[:-30])

    assert bring(Original(tmp_path / "cut.png", None), tmp_path / "b.png", link=False) == SIZE
