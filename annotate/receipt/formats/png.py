"""The receipt as a picture: the strip of paper, to be shared or shown on a wall."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from annotate.i18n import language
from annotate.receipt.formats import fonts
from annotate.receipt.formats.drawn.bidi import backward
from annotate.receipt.formats.drawn.marks import BOLD, PAPER, Box, Dots, Drawing, Leader, Mark, Text, colour, hatching
from annotate.receipt.formats.drawn.strip import cells, strip
from annotate.receipt.formats.fonts import Face, Run
from annotate.receipt.model import Receipt
from annotate.receipt.told.document import document
from annotate.receipt.told.paper import Paper
from annotate.text import printable

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

COLUMNS = 48
CELL, LINE = 24, 50
"""Pixels of a character: twice as many as a screen of the usual fineness would need."""
_POINTS = 39.86
"""The size at which a letter of the font is `CELL` pixels wide: 1233 of 2048 units."""
_MARGIN = 3 * CELL
_TOOTH = CELL + CELL // 2
_AROUND = 2 * CELL
_DESK = "#57504a"
_COLOURS = 64
"""In the picture's palette: letters need few shades, and a palette makes the file a quarter as large."""


def render(receipt: Receipt) -> bytes:
    """The picture as a PNG file; who opens its data finds the receipt's id and its store's hash in there."""
    about = {
        "Title": f"annotate receipt {printable(receipt.project)}",
        "Author": printable(receipt.annotator),
        "Receipt": receipt.id,
        "Store": receipt.store.head if receipt.store.kept else "",
        "Creation Time": receipt.generated_at,
        "Language": language(),
        "Software": f"annotate {receipt.tool_version}",
    }
    return picture(document(receipt), about)


def picture(paper: Paper, about: dict[str, str]) -> bytes:
    """The picture of any paper, with texts about it that are not drawn."""
    from PIL import Image, PngImagePlugin

    info = PngImagePlugin.PngInfo()
    for name, text in about.items():
        if text:
            info.add_itxt(name, text) if not text.isascii() else info.add_text(name, text)
    out = io.BytesIO()
    image = draw(strip(paper, COLUMNS, LINE / CELL))
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG", pnginfo=info)
    return out.getvalue()


def draw(drawing: Drawing) -> Image:
    """The strip on its paper, torn off at both ends, on a dark desk."""
    from PIL import Image, ImageDraw

    wide, high = COLUMNS * CELL + 2 * _MARGIN, round(drawing.height * LINE) + 3 * _TOOTH + 2 * LINE
    image = Image.new("RGB", (wide + 2 * _AROUND, high + 2 * _AROUND), _DESK)
    pen = ImageDraw.Draw(image)
    pen.polygon(_torn(_AROUND, _AROUND, wide, high), PAPER)
    for mark in drawing.marks:
        _draw(pen, mark, _AROUND + _MARGIN, _AROUND + _TOOTH + LINE)
    return image


def _torn(x: int, y: int, wide: int, high: int) -> list[tuple[float, float]]:
    """The paper's outline: teeth above and below."""
    teeth = wide // _TOOTH
    step = wide / teeth / 2
    upper = [(x + n * step, y + (_TOOTH / 2 if n % 2 == 0 else 0.0)) for n in range(2 * teeth + 1)]
    lower = [(x + n * step, y + high - (_TOOTH / 2 if n % 2 == 0 else 0.0)) for n in range(2 * teeth, -1, -1)]
    return upper + lower


def _draw(pen: ImageDraw, mark: Mark, left: int, top: int) -> None:
    x, y = left + mark.x * CELL, top + mark.y * LINE
    match mark:
        case Text():
            write(pen, mark, x, y)
        case Box():
            _box(pen, mark, x, y)
        case Dots():
            _dots(pen, mark, round(x), round(y))
        case Leader():
            raise AssertionError("a strip has its dots in its texts")


def write(pen: ImageDraw, mark: Text, x: float, y: float) -> None:
    """A text whose pieces stand in the cells that they take on a roll, whatever fonts they are in."""
    x -= cells(mark.text, size=mark.size) * CELL * {"left": 0.0, "centre": 0.5, "right": 1.0}[mark.align]
    for run in fonts.runs(mark.text, "mono", bold=mark.style in BOLD):
        room = cells(run.text, size=mark.size) * CELL
        font, text, direction = _fitting(run, mark.size, room)
        # Letters stand at whole pixels, or the same letter would be drawn in different shades.
        pen.text((round(x), round(y)), text, colour(mark.style), font, anchor="ls", direction=direction)
        x += room


def _fitting(run: Run, size: float, room: float) -> tuple[FreeTypeFont, str, str | None]:
    """The run's font at the size that fits into its cells, the text as that font is to be given it."""
    points = _POINTS * size
    font = _font(run.face, points)
    shaped = _shapes()
    text = backward(run.text) if run.backward and not shaped else run.text
    direction = "rtl" if run.backward and shaped else None
    if run.face in (fonts.bundled("mono"), fonts.bundled("mono", bold=True)) and not run.backward:
        return font, text, None
    wide = font.getlength(text, direction=direction)
    return (font if wide <= room or not wide else _font(run.face, points * room / wide)), text, direction


@cache
def _font(face: Face, points: float) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(face.path, points, face.number)


@cache
def _shapes() -> bool:
    """Whether Pillow was built with what joins letters and knows their direction."""
    from PIL import features

    return bool(features.check("raqm"))


def _box(pen: ImageDraw, mark: Box, x: float, y: float) -> None:
    right, low = x + mark.width * CELL, y + mark.height * LINE
    edges = (round(x), round(y), max(round(right), round(x) + 1) - 1, max(round(low), round(y) + 2) - 1)
    ink = colour(mark.fill)
    pen.rectangle(edges, fill=ink if mark.pattern == "full" else None)
    lines = hatching(edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1], mark.pattern, CELL * 0.36)
    for segment in lines:
        pen.line(segment, ink, 4 if mark.pattern == "dots" else 3)
    if mark.edged:
        pen.rectangle(edges, outline=ink, width=2)


def _dots(pen: ImageDraw, mark: Dots, x: int, y: int) -> None:
    """In whole pixels, so that each dot is as large as the others."""
    side = max(1, int(mark.width * CELL) // len(mark.rows))
    for row, dots in enumerate(mark.rows):
        for column, dark in enumerate(dots):
            if dark:
                left, top = x + column * side, y + row * side
                pen.rectangle((left, top, left + side - 1, top + side - 1), colour("bold"))
