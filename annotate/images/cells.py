"""A scaled picture as lines of terminal text, with no work per pixel in Python.

Every cell of a mode is the same number of characters (numbers are padded with zeros), so a whole frame is one
bytearray: each digit of each colour channel is a strided slice, filled by `bytes.translate`; and a line can be cut at
any cell by slicing. The block elements U+2580 to U+259F differ in their third UTF-8 byte alone, so glyphs are one more
such slice.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from PIL import Image, ImageChops

from annotate.images.modes import Mode

_RAMP = b" .:-=+*#%@"
_BRIGHTER = [0] + [255] * 255
_QUADRANTS = "▀▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"  # bits: 1 top left, 2 top right, 4 bottom left, 8 bottom right; 0: both colours alike


class _Code(NamedTuple):
    """How a cell is written: its escape sequence, where the digits go, and which number stands for a pixel's byte."""

    cell: bytes
    front: tuple[int, ...]
    back: tuple[int, ...]
    front_digits: tuple[bytes, bytes, bytes]
    back_digits: tuple[bytes, bytes, bytes]


def _digits(numbers: Iterable[int]) -> tuple[bytes, bytes, bytes]:
    texts = [f"{number:03d}" for number in numbers]
    texts += ["000"] * (256 - len(texts))
    hundreds, tens, ones = (bytes(ord(text[place]) for text in texts) for place in range(3))
    return hundreds, tens, ones


def _sgr(indices: Iterable[int], plain: int, bright: int) -> tuple[bytes, bytes, bytes]:
    return _digits(plain + index if index < 8 else bright + index - 8 for index in indices)


@cache
def _code(mode: Mode) -> _Code:
    if mode.colours == "truecolor":
        digits = _digits(range(256))
        return _Code(b"\x1b[38;2;RRR;GGG;BBB;48;2;RRR;GGG;BBBm", (7, 11, 15), (24, 28, 32), digits, digits)
    if mode.colours == "256":
        digits = _digits(range(16, 256))  # the first sixteen are the person's own, of unknown colour
        return _Code(b"\x1b[38;5;FFF;48;5;BBBm", (7,), (16,), digits, digits)
    indices = _GREYS_16 if mode.grey else range(16)
    return _Code(b"\x1b[FFF;BBBm", (2,), (6,), _sgr(indices, 30, 90), _sgr(indices, 40, 100))


def cell_length(mode: Mode) -> int:
    """Characters of one cell of a line, glyph included."""
    return 1 if mode.colours == "none" else len(_code(mode).cell) + 1


def encode(rgb: Image.Image, mode: Mode) -> list[str]:
    """An RGB picture of `across` x `down` pixels per cell as one line of fixed-width cells per row, without reset."""
    rgb = _whole_cells(rgb, mode)
    if mode.colours == "none":
        return _shades(rgb)
    if mode.grey:
        rgb = rgb.convert("L").convert("RGB")
    if mode.glyphs == "quadrant":
        pattern, front, back = _split(rgb)
        return _lines(rgb.width // 2, mode, _painted(front, mode), _painted(back, mode), pattern)
    data, stride = _painted(rgb, mode), rgb.width * (3 if mode.colours == "truecolor" else 1)
    return _lines(rgb.width, mode, _every_other(data, stride, 0), _every_other(data, stride, 1), None)


def _whole_cells(rgb: Image.Image, mode: Mode) -> Image.Image:
    width, height = rgb.width - rgb.width % mode.across, rgb.height - rgb.height % mode.down
    return rgb if (width, height) == rgb.size else rgb.crop((0, 0, width, height))


def _every_other(data: bytes, stride: int, first: int) -> bytes:
    return b"".join([data[start : start + stride] for start in range(first * stride, len(data), 2 * stride)])


def _lines(columns: int, mode: Mode, front: bytes, back: bytes, pattern: bytes | None) -> list[str]:
    code = _code(mode)
    cells = len(front) // len(code.front)
    out = bytearray(_template(code.cell, cells))
    step = len(code.cell) + 3
    for data, places, digits in ((front, code.front, code.front_digits), (back, code.back, code.back_digits)):
        for band, place in enumerate(places):
            channel = data[band :: len(places)]
            for digit, table in enumerate(digits):
                out[place + digit :: step] = channel.translate(table)
    if pattern is not None:
        out[step - 1 :: step] = pattern.translate(_glyph_bytes())
    text, width = out.decode(), columns * (len(code.cell) + 1)
    return [text[start : start + width] for start in range(0, len(text), width)]


@lru_cache(4)
def _template(cell: bytes, cells: int) -> bytes:
    return (cell + "▀".encode()) * cells


@cache
def _glyph_bytes() -> bytes:
    return bytes(glyph.encode()[2] for glyph in _QUADRANTS).ljust(256, b"\x80")


def _split(rgb: Image.Image) -> tuple[bytes, Image.Image, Image.Image]:
    """The quadrant pattern of each cell, and its two colours.

    A pixel is in front if it is brighter than its cell's mean, and each colour is the mean of its pixels: Pillow's
    `reduce` weighs by alpha, which makes it a mean over a mask.
    """
    box = (2, 2)
    grey = rgb.convert("L")
    mean = grey.reduce(box).resize(grey.size, Image.Resampling.NEAREST)
    mask = ImageChops.subtract(grey, mean).point(_BRIGHTER)
    flat = rgb.reduce(box)
    return _pattern(mask), _masked_mean(rgb, mask, flat), _masked_mean(rgb, ImageChops.invert(mask), flat)


def _masked_mean(rgb: Image.Image, mask: Image.Image, otherwise: Image.Image) -> Image.Image:
    layer = rgb.copy()
    layer.putalpha(mask)
    layer = layer.reduce((2, 2))
    mean = otherwise.copy()
    mean.paste(layer.convert("RGB"), mask=layer.getchannel("A").point(_BRIGHTER))
    return mean


def _pattern(mask: Image.Image) -> bytes:
    data, stride = mask.tobytes(), mask.width
    size = (mask.width // 2, mask.height // 2)
    pattern = Image.new("L", size)
    for bit in range(4):
        corner = _every_other(data, stride, bit // 2)[bit % 2 :: 2]
        layer = Image.frombytes("L", size, corner.translate(_bit_table(1 << bit)))
        pattern = ImageChops.add(pattern, layer)
    return pattern.tobytes()


@cache
def _bit_table(bit: int) -> bytes:
    return bytes(255) + bytes([bit])


_CUBE = (0, 95, 135, 175, 215, 255)
_VGA = (
    *(0, 0, 0, 205, 0, 0, 0, 205, 0, 205, 205, 0, 0, 0, 238, 205, 0, 205, 0, 205, 205, 229, 229, 229),
    *(127, 127, 127, 255, 0, 0, 0, 255, 0, 255, 255, 0, 92, 92, 255, 255, 0, 255, 0, 255, 255, 255, 255, 255),
)
_GREYS_16 = (0, 8, 7, 15)  # the neutral ones of the sixteen


def _painted(rgb: Image.Image, mode: Mode) -> bytes:
    """The picture's bytes, three a pixel, or one where the colours come from a palette."""
    if mode.colours == "truecolor":
        return rgb.tobytes()
    # No dithering: at a pixel per half cell its noise costs more likeness than the finer tones give.
    return rgb.quantize(palette=_palette(mode.colours, mode.grey), dither=Image.Dither.NONE).tobytes()


@cache
def _palette(colours: str, grey: bool) -> Image.Image:
    if colours == "256":
        values = [channel for r in _CUBE for g in _CUBE for b in _CUBE for channel in (r, g, b)]
        values += [8 + 10 * step for step in range(24) for _ in range(3)]
    else:
        indices = _GREYS_16 if grey else range(16)
        values = [channel for index in indices for channel in _VGA[3 * index : 3 * index + 3]]
    palette = Image.new("P", (1, 1))
    palette.putpalette(values + values[-3:] * (256 - len(values) // 3))
    return palette


def _shades(rgb: Image.Image) -> list[str]:
    text = rgb.convert("L").tobytes().translate(_shade_table()).decode()
    return [text[start : start + rgb.width] for start in range(0, len(text), rgb.width)]


@cache
def _shade_table() -> bytes:
    return bytes(_RAMP[value * len(_RAMP) // 256] for value in range(256))
