"""A scaled picture as lines of terminal text, with no work per pixel in Python.

Every cell of a mode is the same number of characters (numbers are padded with zeros), so a whole frame is one
bytearray: each digit of each colour channel is a strided slice, filled by `bytes.translate`; and a line can be cut at
any cell by slicing. The block elements U+2580 to U+259F differ in their third UTF-8 byte alone, so glyphs are one more
such slice.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PIL import Image, ImageChops

from annotate.images.codes import cell_length, code, fill, painted
from annotate.images.modes import Mode

__all__ = ["cell_length", "encode"]

_RAMP = b" .,:;ox%8@"  # none of the characters that outlines are drawn with
_BRIGHTER = [0] + [255] * 255
_QUADRANTS = "▀▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"  # bits: 1 top left, 2 top right, 4 bottom left, 8 bottom right; 0: both colours alike


def encode(rgb: Image.Image, mode: Mode) -> list[str]:
    """An RGB picture of `across` x `down` pixels per cell as one line of fixed-width cells per row, without reset."""
    rgb = _whole_cells(rgb, mode)
    if mode.colours == "none":
        return _shades(rgb, mode.inverted)
    if mode.grey:
        rgb = rgb.convert("L").convert("RGB")
    if mode.glyphs == "quadrant":
        pattern, front, back = _split(rgb)
        return _lines(rgb.width // 2, mode, painted(front, mode), painted(back, mode), pattern)
    data, stride = painted(rgb, mode), rgb.width * (3 if mode.colours == "truecolor" else 1)
    return _lines(rgb.width, mode, _every_other(data, stride, 0), _every_other(data, stride, 1), None)


def _whole_cells(rgb: Image.Image, mode: Mode) -> Image.Image:
    width, height = rgb.width - rgb.width % mode.across, rgb.height - rgb.height % mode.down
    return rgb if (width, height) == rgb.size else rgb.crop((0, 0, width, height))


def _every_other(data: bytes, stride: int, first: int) -> bytes:
    return b"".join([data[start : start + stride] for start in range(first * stride, len(data), 2 * stride)])


def _lines(columns: int, mode: Mode, front: bytes, back: bytes, pattern: bytes | None) -> list[str]:
    form = code(mode)
    step = len(form.cell) + 3
    out = bytearray(_template(form.cell, len(front) // len(form.front)))
    fill(out, step, front, back, mode)
    if pattern is not None:
        out[step - 1 :: step] = pattern.translate(_glyph_bytes())
    text, width = out.decode(), columns * cell_length(mode)
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


def _shades(rgb: Image.Image, inverted: bool) -> list[str]:
    text = rgb.convert("L").tobytes().translate(_shade_table(inverted)).decode()
    return [text[start : start + rgb.width] for start in range(0, len(text), rgb.width)]


@cache
def _shade_table(inverted: bool) -> bytes:
    ramp = _RAMP[::-1] if inverted else _RAMP
    return bytes(ramp[value * len(ramp) // 256] for value in range(256))
