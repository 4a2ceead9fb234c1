"""A scaled picture as lines of terminal text, with no work per pixel in Python.

Every cell of a mode is the same number of characters, so a whole frame is one buffer in which each digit of each colour
is a strided slice, and so is each byte of the characters; and a line can be cut at any cell by slicing.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PIL import Image, ImageChops, ImageOps

from annotate.images.codes import cell_length, code, fill, painted
from annotate.images.cuts import cut, part_at
from annotate.images.glyphs import Alphabet, alphabet
from annotate.images.mixing import SIGNS, mixed
from annotate.images.modes import Mode
from annotate.images.picture import Size

__all__ = ["cell_length", "encode"]

_LOST = 1
"""Hundredths of a picture's pixels that may become all dark, and all light, where there are few tones."""
_RAMP = b" .,:;ox%8@"  # none of the characters that outlines are drawn with


def encode(rgb: Image.Image, mode: Mode) -> list[str]:
    """An RGB picture of `across` x `down` pixels per cell as one line of fixed-width cells per row, without reset."""
    rgb = _whole_cells(rgb, mode)
    if mode.colours in ("16", "none"):
        # Few tones are the more, the better they are used.
        rgb = ImageOps.autocontrast(rgb, cutoff=_LOST, preserve_tone=True)
    if mode.colours == "none":
        return _shades(rgb, mode.inverted)
    if mode.grey:
        rgb = rgb.convert("L").convert("RGB")
    size = (rgb.width // mode.across, rgb.height // mode.down)
    if mode.glyphs == "half" and not mode.stipples:
        data, stride = painted(rgb, mode), rgb.width * (3 if mode.colours == "truecolor" else 1)
        return _lines(size[0], mode, _every_other(data, stride, 0), _every_other(data, stride, 1), None)
    pattern, front, back = _parted(rgb, size, mode)
    if not mode.stipples:
        return _lines(size[0], mode, painted(front, mode), painted(back, mode), pattern)
    sign, mean = Image.frombytes("L", size, pattern), rgb.reduce((mode.across, mode.down))
    cells = mixed(sign, front, back, mean, len(alphabet(mode).glyphs) - len(SIGNS), mode)
    return _lines(size[0], mode, cells.front.tobytes(), cells.back.tobytes(), cells.sign.tobytes())


def _parted(rgb: Image.Image, size: Size, mode: Mode) -> tuple[bytes, Image.Image, Image.Image]:
    """The number of each cell's character, and its two colours."""
    if mode.glyphs == "half":
        return bytes(size[0] * size[1]), _part(rgb, size, 0, mode), _part(rgb, size, 1, mode)
    return cut(rgb, size) if mode.glyphs == "blocks" else _split(rgb, size, mode)


def _whole_cells(rgb: Image.Image, mode: Mode) -> Image.Image:
    width, height = rgb.width - rgb.width % mode.across, rgb.height - rgb.height % mode.down
    return rgb if (width, height) == rgb.size else rgb.crop((0, 0, width, height))


def _every_other(data: bytes, stride: int, first: int) -> bytes:
    return b"".join([data[start : start + stride] for start in range(first * stride, len(data), 2 * stride)])


def _lines(columns: int, mode: Mode, front: bytes, back: bytes, pattern: bytes | None) -> list[str]:
    form, blocks = code(mode), alphabet(mode)
    prefix = len(form.cell) * blocks.unit
    step = prefix + blocks.width
    out = bytearray(_template(form.cell, blocks, len(front) // len(form.front)))
    fill(out, step, front, back, mode, blocks.unit)
    if pattern is not None:
        for place, table in _glyph_bytes(blocks):
            out[prefix + place :: step] = pattern.translate(table)
    text, width = out.decode(blocks.encoding), columns * cell_length(mode)
    return [text[start : start + width] for start in range(0, len(text), width)]


@lru_cache(4)
def _template(cell: bytes, blocks: Alphabet, cells: int) -> bytes:
    return (cell.decode() + blocks.glyphs[0]).encode(blocks.encoding) * cells


@cache
def _glyph_bytes(blocks: Alphabet) -> list[tuple[int, bytes]]:
    """Those bytes of a character in which the patterns differ: their place, and a table from patterns to bytes."""
    encoded = [glyph.encode(blocks.encoding) for glyph in blocks.glyphs]
    columns = enumerate(zip(*encoded, strict=True))
    return [(place, bytes(column).ljust(256, b"\0")) for place, column in columns if len(set(column)) > 1]


def _split(rgb: Image.Image, size: Size, mode: Mode) -> tuple[bytes, Image.Image, Image.Image]:
    """The pattern of each cell, and its two colours.

    A part is in front unless it is darker than its cell's mean, and each colour is the mean of its parts: that of the
    first of them, into which each further one is mixed by its share.
    """
    grey, parts = rgb.convert("L"), mode.across * mode.down
    mean, pattern = grey.reduce((mode.across, mode.down)), Image.new("L", size, (1 << parts) - 1)
    for part in range(parts):
        darker = ImageChops.subtract(mean, _part(grey, size, part, mode)).point(_bit(part))
        pattern = ImageChops.subtract(pattern, darker)
    front = back = _part(rgb, size, 0, mode)
    for part in range(1, parts):
        colours = _part(rgb, size, part, mode)
        front = Image.composite(colours, front, pattern.point(_shares(part, 0)))
        back = Image.composite(colours, back, pattern.point(_shares(part, 255)))
    return pattern.tobytes(), front, back


def _part(im: Image.Image, size: Size, part: int, mode: Mode) -> Image.Image:
    """The pixels of one part of every cell."""
    return part_at(im, size, (mode.across, mode.down), (part % mode.across, part // mode.across))


@cache
def _bit(part: int) -> list[int]:
    return [0] + [1 << part] * 255


@cache
def _shares(part: int, flip: int) -> list[int]:
    """A table from patterns to this part's share, of 255, in the mean of those up to it that are in front.

    With all bits flipped, of those that are behind.
    """
    kept = [(pattern ^ flip) & ((2 << part) - 1) for pattern in range(256)]
    return [round(255 / bits.bit_count()) if bits >> part else 0 for bits in kept]


def _shades(rgb: Image.Image, inverted: bool) -> list[str]:
    text = rgb.convert("L").tobytes().translate(_shade_table(inverted)).decode()
    return [text[start : start + rgb.width] for start in range(0, len(text), rgb.width)]


@cache
def _shade_table(inverted: bool) -> bytes:
    ramp = _RAMP[::-1] if inverted else _RAMP
    return bytes(ramp[value * len(ramp) // 256] for value in range(256))
