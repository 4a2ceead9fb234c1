"""Marks over a picture that is drawn in cells: lines in characters, with the picture darkened beneath them."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageChops

from annotate.images.codes import cell_length, read, written
from annotate.images.glyphs import coverage
from annotate.images.marks import Cursor, Mark
from annotate.images.modes import Mode
from annotate.images.picture import RGB
from annotate.images.strokes import Pen, Sheet, Stroke, Window
from annotate.images.viewport import Viewport

_BLACK, _WHITE, _BRIGHT_BLUE = (0, 0, 0), (255, 255, 255), (92, 92, 255)
_GREYISH = 48
"""Difference between the channels of a colour up to which it is taken for a grey."""
_CONTRAST, _STRONG_CONTRAST = 3.0, 5.0
"""How much lighter a line is than the ground under it, as contrast is counted for reading on screens."""
_NEAR = 1e-6
"""Cells: what is lost on the way from the picture to the screen."""
_INK = 0.28
"""Luminance of the darkest ink: a line in a darker one would need ground in which nothing is seen of the picture."""
_INK_OF_256 = 0.36
"""The same where ink and ground are rounded to 256 colours, of which few are dark."""


def overlaid(lines: Sequence[str], mode: Mode, marks: Sequence[Mark | Cursor], view: Viewport) -> list[str]:
    """The lines of the visible part, as `cells.encode` gives them, with the marks drawn over them, the last on top.

    Every cell stays as wide as it is.
    """
    columns = len(lines[0]) // cell_length(mode) if lines else 0
    sheet = Sheet((columns, len(lines)), view, plain=mode.colours == "none")
    for mark in marks:
        sheet.draw(mark)
    if not sheet.strokes:
        return list(lines)
    places = sorted(sheet.strokes)
    strokes = [sheet.strokes[place] for place in places]
    if mode.colours == "none":
        cells = [glyph for glyph, _ in strokes]
    else:
        cells = _coloured(_picked(lines, places, columns, mode), strokes, sheet.pens, mode)
    return _replaced(lines, places, cells, columns)


def tinted(rgb: Image.Image, marks: Sequence[Mark | Cursor], view: Viewport) -> Image.Image:
    """The scaled pixels of the visible part under the tints of the marks; the very picture, where there are none."""
    tints = [mark for mark in marks if isinstance(mark, Mark) and mark.tint > 0]
    if not tints:
        return rgb
    image, window = rgb.copy(), Window(view)
    across, down = (side / max(1, cells) for side, cells in zip(rgb.size, view.shown, strict=True))
    for mark in tints:
        left, top, right, bottom = window.bounds(mark)
        box = (
            max(0, round(left * across)),
            max(0, round(top * down)),
            min(rgb.width, round(right * across)),
            min(rgb.height, round(bottom * down)),
        )
        if box[0] < box[2] and box[1] < box[3]:
            part = image.crop(box)
            image.paste(Image.blend(part, Image.new("RGB", part.size, mark.colour), min(mark.tint, 1.0)), box)
    return image


def evened(rgb: Image.Image, marks: Sequence[Mark | Cursor], view: Viewport) -> Image.Image:
    """The tinted pixels with one colour across each cell that the upper or lower edge of a full tint runs through.

    Else such a cell might be cut at what is beside the edge, and the tint would have a hole.
    """
    full = [mark for mark in marks if isinstance(mark, Mark) and mark.tint >= 1]
    image, window, (columns, rows) = rgb.copy(), Window(view), view.shown
    down = rgb.height / max(1, rows)
    for edge in {place for mark in full for place in window.bounds(mark)[1::2]}:
        row, middle = math.floor(edge + _NEAR), round(edge * down)
        if 0 <= row < rows and edge - row > _NEAR:
            for top, bottom in ((round(row * down), middle), (middle, round((row + 1) * down))):
                if top < bottom:
                    part = image.crop((0, top, image.width, bottom)).resize((columns, 1), Image.Resampling.BOX)
                    image.paste(part.resize((image.width, bottom - top), Image.Resampling.NEAREST), (0, top))
    return image


def _picked(lines: Sequence[str], places: Sequence[int], columns: int, mode: Mode) -> str:
    """The cells at these places, one after the other."""
    step = cell_length(mode)
    return "".join([lines[place // columns][place % columns * step : (place % columns + 1) * step] for place in places])


def _replaced(lines: Sequence[str], places: Sequence[int], cells: Sequence[str], columns: int) -> list[str]:
    """The lines with other cells at these places, which go from left to right and down."""
    step, out = len(cells[0]), list(lines)
    first = 0
    while first < len(places):
        row = places[first] // columns
        last = bisect_left(places, (row + 1) * columns, first)
        line, end = lines[row], 0
        parts: list[str] = []
        offset = row * columns * step
        for place, cell in zip(places[first:last], cells[first:last], strict=True):
            start = place * step - offset
            parts += line[end:start], cell
            end = start + step
        out[row] = "".join(parts) + line[end:]
        first = last
    return out


def _coloured(cells: str, strokes: Sequence[Stroke], pens: Sequence[Pen], mode: Mode) -> list[str]:
    """The strokes as cells of this mode, over those that are there."""
    size = (len(strokes), 1)
    used = bytes([pen for _, pen in strokes])
    bands = [
        Image.frombytes("L", size, used.translate(bytes(band).ljust(256, b"\0")))
        for band in zip(*(_look(pen, mode) for pen in pens), strict=True)
    ]
    ink, lightest, is_name = Image.merge("RGB", bands[:3]), Image.merge("RGB", bands[3:4] * 3), bands[4]
    front, back, glyphs = read(cells, mode)
    mean = Image.composite(front, back, Image.frombytes("L", size, coverage(glyphs)))
    bounded = ImageChops.multiply(mean.point(_ROUNDED * 3), lightest)
    ground = Image.composite(ink, ImageChops.darker(mean, bounded), is_name)
    over = Image.composite(Image.new("RGB", size, _BLACK), ink, is_name)
    return [code + glyph for code, (glyph, _) in zip(written(over, ground, mode), strokes, strict=True)]


@lru_cache(1024)
def _look(pen: Pen, mode: Mode) -> tuple[int, int, int, int, int]:
    """A pen's ink, what white becomes under it, and 255 for a name."""
    ink = _ink(pen.colour, mode)
    contrast = _STRONG_CONTRAST if pen.is_strong or mode.grey else _CONTRAST  # hues help to tell lines from pictures
    lightest = int(255 * math.pow(max(0.0, (luminance(ink) + 0.05) / contrast - 0.05), 1 / 2.2))
    if mode.colours == "16":
        lightest = 0  # of sixteen colours no other is sure to be dark
    return *ink, lightest, 255 if pen.is_name else 0


_ROUNDED = [round(255 * (1 - (1 - value / 255) ** 2)) for value in range(256)]
"""A table that keeps apart dark tones rather than light ones, when all are made darker."""


def _ink(colour: RGB, mode: Mode) -> RGB:
    if mode.grey:
        return _WHITE
    if mode.colours == "16":
        return vivid(colour)
    return light_enough(colour, _INK_OF_256 if mode.colours == "256" else _INK)


def vivid(colour: RGB) -> RGB:
    """The bright one of the sixteen colours that has the hue of this one; white for a grey."""
    low, high = min(colour), max(colour)
    if high - low < _GREYISH:
        return _WHITE
    red, green, blue = (255 if 2 * channel > low + high else 0 for channel in colour)
    return _BRIGHT_BLUE if (red, green, blue) == (0, 0, 255) else (red, green, blue)


@lru_cache(1024)
def light_enough(colour: RGB, least: float = _INK) -> RGB:
    """The colour, or as much lighter as it must be to stand out from a dark ground."""
    for step in range(21):
        red, green, blue = (round(channel + (255 - channel) * step / 20) for channel in colour)
        if luminance((red, green, blue)) >= least:
            break
    return red, green, blue


def luminance(colour: RGB) -> float:
    """How light a colour looks, from 0 to 1."""
    red, green, blue = (math.pow(channel / 255, 2.2) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
