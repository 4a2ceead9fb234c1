"""How a cell of a picture is written: an escape sequence of fixed width with two colours, then one character.

Numbers are padded with zeros, so each digit of each colour of any number of cells is a strided slice of one buffer,
written and read by `bytes.translate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from PIL import Image, ImageChops

from annotate.images.modes import Colours, Mode
from annotate.images.picture import RGB

Digits = tuple[bytes, bytes, bytes]
"""Tables from a pixel's byte to the hundreds, tens and ones of the number that is written for it."""


class Code(NamedTuple):
    """A cell's escape sequence, where its numbers begin, and which number stands for which byte."""

    cell: bytes
    front: tuple[int, ...]
    back: tuple[int, ...]
    front_digits: Digits
    back_digits: Digits


def _digits(numbers: Iterable[int]) -> Digits:
    texts = [f"{number:03d}" for number in numbers]
    texts += ["000"] * (256 - len(texts))
    hundreds, tens, ones = (bytes(ord(text[place]) for text in texts) for place in range(3))
    return hundreds, tens, ones


@cache
def code(mode: Mode) -> Code:
    """How this mode writes a cell."""
    if mode.colours == "truecolor":
        digits = _digits(range(256))
        return Code(b"\x1b[38;2;RRR;GGG;BBB;48;2;RRR;GGG;BBBm", (7, 11, 15), (24, 28, 32), digits, digits)
    if mode.colours == "256":
        digits = _digits(_numbers(mode))
        return Code(b"\x1b[38;5;FFF;48;5;BBBm", (7,), (16,), digits, digits)
    fronts = [30 + number if number < 8 else 82 + number for number in _numbers(mode)]
    return Code(b"\x1b[FFF;BBBm", (2,), (6,), _digits(fronts), _digits(number + 10 for number in fronts))


def cell_length(mode: Mode) -> int:
    """Characters of one cell of a line, glyph included."""
    return 1 if mode.colours == "none" else len(code(mode).cell) + 1


def fill(out: bytearray, step: int, front: bytes, back: bytes, mode: Mode, unit: int = 1) -> None:
    """Write the colours of cells, as `painted` gives them, into escape sequences that begin every `step` bytes.

    `unit` is how many bytes a digit takes.
    """
    form = code(mode)
    for data, places, digits in ((front, form.front, form.front_digits), (back, form.back, form.back_digits)):
        for band, place in enumerate(places):
            channel = data[band :: len(places)]
            for digit, table in enumerate(digits):
                out[(place + digit) * unit :: step] = channel.translate(table)


def written(front: Image.Image, back: Image.Image, mode: Mode) -> list[str]:
    """The escape sequences of cells, without their characters, from pictures with one pixel a cell."""
    cell = code(mode).cell
    out = bytearray(cell * (front.width * front.height))
    fill(out, len(cell), painted(front, mode), painted(back, mode), mode)
    text = out.decode()
    return [text[start : start + len(cell)] for start in range(0, len(text), len(cell))]


def read(cells: str, mode: Mode) -> tuple[Image.Image, Image.Image, str]:
    """The front and back colours of written cells, as pictures one pixel high, and their characters."""
    form, step = code(mode), cell_length(mode)
    data = cells.encode("ascii", "replace")
    front = _read(data, form.front, form.front_digits, step, mode)
    return front, _read(data, form.back, form.back_digits, step, mode), cells[step - 1 :: step]


def _read(data: bytes, places: Sequence[int], digits: Digits, step: int, mode: Mode) -> Image.Image:
    bands = [_numbers_at(data, place, step) for place in places]
    if mode.colours == "truecolor":
        return Image.merge("RGB", bands)
    return Image.merge("RGB", [bands[0].point(table) for table in _colours_of(mode, digits)])


def _numbers_at(data: bytes, place: int, step: int) -> Image.Image:
    size = (len(data) // step, 1)
    hundreds, tens, ones = (
        Image.frombytes("L", size, data[place + digit :: step].translate(_worth(10 ** (2 - digit))))
        for digit in range(3)
    )
    return ImageChops.add(ImageChops.add(hundreds, tens), ones)


@cache
def _worth(unit: int) -> bytes:
    """A table from a digit's character to what it is worth."""
    return bytes((byte - 48) * unit % 256 if 48 <= byte < 58 else 0 for byte in range(256))


@cache
def _colours_of(mode: Mode, digits: Digits) -> list[list[int]]:
    """Tables from a written number to the red, green and blue that it stands for."""
    numbers = [int(bytes(table[index] for table in digits)) for index in range(len(_numbers(mode)))]
    tables = [[0] * 256 for _ in range(3)]
    for number, colour in zip(numbers, colours_of(mode), strict=True):
        for table, channel in zip(tables, colour, strict=True):
            table[number] = channel
    return tables


_CUBE = (0, 95, 135, 175, 215, 255)
_VGA = (
    *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)),
    *((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0)),
    *((92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)),
)


def _numbers(mode: Mode) -> Sequence[int]:
    """The terminal's numbers of the colours that this mode uses."""
    if mode.colours == "256":
        return range(16, 256)  # the first sixteen are the person's own, of unknown colour
    return (0, 8, 7, 15) if mode.grey else range(16)  # the neutral ones of the sixteen


def colours_of(mode: Mode) -> Sequence[RGB]:
    """What these numbers look like."""
    if mode.colours == "256":
        greys = [8 + 10 * step for step in range(24)]
        return [(r, g, b) for r in _CUBE for g in _CUBE for b in _CUBE] + [(grey, grey, grey) for grey in greys]
    return [_VGA[number] for number in _numbers(mode)]


def painted(rgb: Image.Image, mode: Mode) -> bytes:
    """The picture's bytes, three a pixel, or one where the colours come from a palette."""
    return rgb.tobytes() if mode.colours == "truecolor" else nearest(rgb, mode)[0].tobytes()


def nearest(rgb: Image.Image, mode: Mode) -> tuple[Image.Image, Image.Image]:
    """The places of the nearest colours of a mode's palette, and these colours."""
    # No dithering: at a pixel per half cell its noise costs more likeness than the finer tones give.
    drawn = rgb.quantize(palette=_palette(mode.colours, mode.grey), dither=Image.Dither.NONE)
    return Image.frombytes("L", rgb.size, drawn.tobytes()), drawn.convert("RGB")


@lru_cache(8)
def _palette(colours: Colours, grey: bool) -> Image.Image:
    values = [channel for colour in colours_of(Mode("half", colours, grey)) for channel in colour]
    palette = Image.new("P", (1, 1))
    palette.putpalette(values + values[-3:] * (256 - len(values) // 3))
    return palette
