"""How like the photograph a picture in cells is: ours, chafa's and timg's at the same number of cells, as a table.

python -m benchmarks.likeness PHOTO... [--cells 80x24] [--font FILE] [--keep FOLDER]

What each one writes is drawn as a terminal would draw it, and compared with the photograph scaled to the same pixels:
PSNR in dB, the same after both were blurred by half a cell, as seen from afar, and SSIM of the lightness, from 0 to 1.
More is better. `--keep` saves the drawings. Signs that are no blocks are drawn with the font: without one, tools are
held only to the blocks.
"""

from __future__ import annotations

import argparse
import math
import re
import shutil
import statistics
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageStat

from annotate.images.cells import encode
from annotate.images.fitting import fit
from annotate.images.loader import load
from annotate.images.modes import Colours, Glyphs, Mode
from annotate.images.picture import RGB, Size
from docs.svg import block

CELL = (12, 24)
"""Pixels of a drawn cell: all parts of all blocks are whole pixels then."""
GREY, BLACK = (229, 229, 229), (0, 0, 0)
"""What characters without a colour are drawn in, and on."""
FONT = "DejaVuSansMono.ttf"
_CUBE = (0, 95, 135, 175, 215, 255)
_SIXTEEN = (
    *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)),
    *((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0)),
    *((92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)),
)
"""xterm's."""
_CODE = re.compile(r"\x1b\[([\d;]*)m|\x1b\[\??[\d;]*[a-zA-Z]|(.)")


class Way(NamedTuple):
    """Somebody's way of drawing: ours in a mode, or a command that is given the size and the file."""

    who: str
    what: str
    mode: Mode | None = None
    command: tuple[str, ...] = ()


def _ours(what: str, glyphs: Glyphs, colours: Colours = "truecolor") -> Way:
    return Way("annotate", what, Mode(glyphs, colours))


def _chafa(what: str, symbols: str | None, colours: str = "full") -> Way:
    command = ("chafa", "-f", "symbols", "-c", colours, *(("--symbols", symbols) if symbols else ()))
    return Way("chafa", what, command=(*command, "--stretch", "-s"))


WAYS = (
    *(_ours("blocks", "blocks"), _ours("half blocks", "half"), _chafa("half blocks", "vhalf")),
    *(_ours("quadrants", "quadrant"), _chafa("quadrants", "quad"), _chafa("as it comes", None)),
    *(_ours("sextants", "sextant"), _chafa("sextants", "sextant"), _ours("octants", "octant")),
    *(
        _ours("256 colours, half", "half", "256"),
        _ours("256 colours", "blocks", "256"),
        _chafa("256 colours, half", "vhalf", "240"),
    ),
    _chafa("256 colours, as it comes", None, "240"),
    *(
        _ours("16 colours", "half", "16"),
        _ours("16 colours, blocks", "blocks", "16"),
        _chafa("16 colours, half", "vhalf", "16"),
    ),
    _chafa("16 colours, as it comes", None, "16"),
    *(_ours("no colours", "ascii", "none"), _chafa("no colours, ASCII", "ascii", "none")),
    _chafa("no colours, as it comes", None, "none"),
)


class Cell(NamedTuple):
    """A character with its two colours."""

    glyph: str
    front: RGB
    back: RGB


class Likeness(NamedTuple):
    """How like two pictures are."""

    psnr: float
    afar: float
    ssim: float


# From what was written to pixels


def cells(text: str) -> list[list[Cell]]:
    """What a terminal shows of this text, line by line."""
    rows, front, back, swapped = [], GREY, BLACK, False
    for line in text.splitlines():
        row = []
        for codes, glyph in _CODE.findall(line):
            if glyph:
                row.append(Cell(glyph, back, front) if swapped else Cell(glyph, front, back))
                continue
            numbers = iter([int(code or 0) for code in codes.split(";")])
            for number in numbers:
                if number in (0, 7):
                    front, back, swapped = (GREY, BLACK, False) if number == 0 else (front, back, True)
                elif number in (38, 48):
                    colour = _extended(numbers)
                    front, back = (colour, back) if number == 38 else (front, colour)
                elif number in (39, 49):
                    front, back = (GREY, back) if number == 39 else (front, BLACK)
                else:
                    front, back = _standard(number, front, back)
        rows.append(row)
    return [row for row in rows if row]


def _extended(numbers: Iterator[int]) -> RGB:
    if next(numbers) == 2:
        return next(numbers), next(numbers), next(numbers)
    number = next(numbers)
    if number < 16:
        return _SIXTEEN[number]
    if number >= 232:
        return (8 + 10 * (number - 232),) * 3
    number -= 16
    return _CUBE[number // 36], _CUBE[number // 6 % 6], _CUBE[number % 6]


def _standard(number: int, front: RGB, back: RGB) -> tuple[RGB, RGB]:
    base, bright = number % 10, 8 if number >= 90 else 0
    if number // 10 in (3, 9) and base < 8:
        return _SIXTEEN[base + bright], back
    if number // 10 in (4, 10) and base < 8:
        return front, _SIXTEEN[base + bright]
    return front, back


def drawn(rows: Sequence[Sequence[Cell]], font: str) -> Image.Image:
    """The cells in pixels."""
    image = Image.new("RGB", (CELL[0] * max(map(len, rows)), CELL[1] * len(rows)))
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            left, top = x * CELL[0], y * CELL[1]
            image.paste(cell.back, (left, top, left + CELL[0], top + CELL[1]))
            image.paste(cell.front, (left, top), _mask(cell.glyph, font))
    return image


@cache
def _mask(glyph: str, font: str) -> Image.Image:
    mask = Image.new("L", CELL)
    if (parts := block(glyph)) is not None:
        for x, y, width, height in parts:
            left, right = round(x * CELL[0]), round((x + width) * CELL[0])
            top, bottom = round(y * CELL[1]), round((y + height) * CELL[1])
            mask.paste(255, (left, top, right, bottom))
    elif not glyph.isspace():
        face = _font(font)
        face_top, face_bottom = face.getmetrics()
        base = (CELL[1] - face_top - face_bottom) / 2 + face_top
        ImageDraw.Draw(mask).text((CELL[0] / 2, base), glyph, fill=255, font=face, anchor="ms")
    return mask


@cache
def _font(name: str) -> ImageFont.FreeTypeFont:
    size = next(size for size in range(6, 60) if ImageFont.truetype(name, size + 1).getlength("M") > CELL[0])
    return ImageFont.truetype(name, size)


# Likeness


def likeness(one: Image.Image, other: Image.Image) -> Likeness:
    """How like two pictures of one size are."""
    blur = ImageFilter.GaussianBlur(CELL[0] / 2)
    return Likeness(psnr(one, other), psnr(one.filter(blur), other.filter(blur)), ssim(one, other))


def psnr(one: Image.Image, other: Image.Image) -> float:
    """The peak signal to noise ratio in dB, over all channels."""
    squares = ImageStat.Stat(ImageChops.difference(one, other)).sum2
    mean = sum(squares) / (len(squares) * one.width * one.height)
    return 10 * math.log10(255 * 255 / mean) if mean else math.inf


def ssim(one: Image.Image, other: Image.Image, side: int = 8) -> float:
    """The structural similarity of the lightness, in squares of `side` pixels."""
    a, b = one.convert("L"), other.convert("L")
    low, high = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    values = []
    for box in _squares(one.size, side):
        x, y = a.crop(box).tobytes(), b.crop(box).tobytes()
        n, sx, sy = len(x), sum(x), sum(y)
        xx, yy, xy = sum(v * v for v in x), sum(v * v for v in y), sum(v * w for v, w in zip(x, y, strict=True))
        mx, my = sx / n, sy / n
        vx, vy, vxy = xx / n - mx * mx, yy / n - my * my, xy / n - mx * my
        values.append((2 * mx * my + low) * (2 * vxy + high) / ((mx * mx + my * my + low) * (vx + vy + high)))
    return statistics.fmean(values)


def _squares(size: Size, side: int) -> Iterator[tuple[int, int, int, int]]:
    for top in range(0, size[1] - side + 1, side):
        for left in range(0, size[0] - side + 1, side):
            yield left, top, left + side, top + side


# Everybody


def written(way: Way, path: Path, size: Size) -> str:
    """What is sent to a terminal to show the picture in so many cells."""
    if way.mode is not None:
        mode = way.mode
        return "\n".join(
            encode(
                load(path, lambda _size: mode.pixels(*size), gap=mode.gap, quick=mode.averages).rgb,
                mode,
            )
        )
    command = [*way.command, f"{size[0]}x{size[1]}", str(path)]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def measured(paths: Sequence[Path], space: Size, font: str, keep: Path | None) -> dict[Way, list[Likeness]]:
    """The likeness of every photograph, drawn in each way."""
    found: dict[Way, list[Likeness]] = {}
    for path in paths:
        with Image.open(path) as photo:
            size = fit(photo.size, *space)
            wanted = photo.convert("RGB").resize((size[0] * CELL[0], size[1] * CELL[1]), Image.Resampling.LANCZOS)
        for way in WAYS:
            if way.command and not shutil.which(way.command[0]):
                continue
            picture = drawn(cells(written(way, path, size)), font)
            if picture.size != wanted.size:
                raise SystemExit(f"{way.who} draws {picture.size} instead of {wanted.size} pixels of {path}")
            found.setdefault(way, []).append(likeness(picture, wanted))
            if keep is not None:
                picture.save(keep / f"{path.stem}-{space[0]}x{space[1]}-{way.who}-{way.what.replace(' ', '-')}.png")
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path, nargs="+")
    parser.add_argument("--cells", default="80x24", help="columns and rows that the photographs have to fit in")
    parser.add_argument("--font", default=FONT, help="a font file, or its name, whose characters have one width")
    parser.add_argument("--keep", type=Path, help="a folder for the drawings")
    given = parser.parse_args()
    columns, rows = map(int, given.cells.split("x"))
    print(f"{'':32}{'PSNR':>8}{'afar':>8}{'SSIM':>8}")
    for way, values in measured(given.photos, (columns, rows), given.font, given.keep).items():
        psnr_, afar, ssim_ = (statistics.fmean(column) for column in zip(*values, strict=True))
        print(f"{way.who:10}{way.what:22}{psnr_:8.2f}{afar:8.2f}{ssim_:8.3f}")


if __name__ == "__main__":
    main()
