"""iTerm2's inline pictures, read back."""

from __future__ import annotations

import io
import re
from base64 import standard_b64decode

from PIL import Image, ImageChops, ImageStat

from annotate.images.modes import Mode
from annotate.images.pixels import Painting, painter
from tests.images.files import quarters

CODE = re.compile(r"\x1b\]1337;File=([^:]*):([A-Za-z0-9+/=]*)\x07")


def painted(rgb: Image.Image, grey: bool = False) -> Painting:
    return painter(Mode("iterm", "truecolor", grey)).paint(rgb, 30, 11)


def read(painting: Painting) -> tuple[dict[str, str], Image.Image]:
    """What the code says of the picture, and the picture."""
    match = CODE.fullmatch(painting.over)
    assert match is not None
    about = dict(part.split("=") for part in match[1].split(";"))
    data = standard_b64decode(match[2])
    assert about["size"] == str(len(data))
    return about, Image.open(io.BytesIO(data))


def test_the_picture_comes_as_a_jpeg_that_looks_alike() -> None:
    rgb = quarters((320, 200))

    about, shown = read(painted(rgb))

    assert (shown.format, shown.size, shown.mode) == ("JPEG", (320, 200), "RGB")
    assert ImageStat.Stat(ImageChops.difference(rgb, shown)).rms < [6, 6, 6]
    assert about["inline"] == "1"


def test_the_terminal_is_told_the_cells_to_fill_and_stretches_the_picture_to_them() -> None:
    about, _shown = read(painted(quarters()))

    assert (about["width"], about["height"], about["preserveAspectRatio"]) == ("30", "11", "0")


def test_without_colour_there_are_shades() -> None:
    _about, shown = read(painted(quarters(), grey=True))

    red, green, blue = shown.convert("RGB").split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_the_cells_stay_blank_and_nothing_has_to_be_taken_back() -> None:
    painting = painted(quarters())

    assert (painting.before, painting.lines, painting.gone) == ("", None, "")


def test_a_thin_line_keeps_its_colour() -> None:
    """As the outlines of boxes must."""
    rgb = Image.new("RGB", (320, 200), (90, 120, 60))
    rgb.paste((21, 223, 255), (100, 0, 102, 200))

    _about, shown = read(painted(rgb))

    pixel = shown.convert("RGB").getpixel((100, 77))
    assert isinstance(pixel, tuple)
    assert all(abs(found - wanted) < 25 for found, wanted in zip(pixel, (21, 223, 255), strict=True))
