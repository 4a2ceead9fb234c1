"""Pictures as lines of cells: fixed width, the right colours, in every mode."""

from __future__ import annotations

import io
import math
import re
from importlib.resources import files
from itertools import pairwise, product

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from annotate.images.cells import cell_length, encode
from annotate.images.glyphs import patterns
from annotate.images.modes import ASCII, Colours, Glyphs, Mode
from annotate.images.picture import RGB

QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
GLYPHS: tuple[Glyphs, ...] = ("half", "quadrant")
COLOURS: tuple[Colours, ...] = ("truecolor", "256", "16")
FINE: tuple[Glyphs, ...] = ("sextant", "octant")
MODES = [Mode(*mode) for mode in product((*GLYPHS, "blocks", *FINE), COLOURS, (False, True))] + [ASCII]
CELL = re.compile(r"\x1b\[([\d;]+)m([^\x1b])")


def noise(columns: int, rows: int, mode: Mode, data: bytes = b"\x00\xff\x80\x20\xa0\x07\xfe") -> Image.Image:
    """A picture for so many cells, of repeated bytes."""
    size = (columns * mode.across, rows * mode.down)
    count = 3 * size[0] * size[1]
    return Image.frombytes("RGB", size, (data * (count // len(data) + 1))[:count])


def drawn(lines: list[str], columns: int) -> pyte.Screen:
    """What a terminal shows of the lines."""
    screen = pyte.Screen(columns, len(lines))
    pyte.Stream(screen).feed("\x1b[0m\r\n".join(lines))
    return screen


def parts(screen: pyte.Screen, x: int, y: int) -> list[str]:
    """The colours of a cell's four quarters, as the terminal names them."""
    cell = screen.buffer[y][x]
    if cell.data in "▒░":
        return [cell.fg, cell.bg] * 2
    bits = QUADRANTS.index(cell.data)
    return [cell.fg if bits >> part & 1 else cell.bg for part in range(4)]


@pytest.mark.parametrize("mode", MODES)
@settings(max_examples=15)
@given(st.integers(1, 40), st.integers(1, 12), st.binary(min_size=1, max_size=40))
def test_every_cell_of_every_line_is_as_wide(mode: Mode, columns: int, rows: int, data: bytes) -> None:
    """As many lines as rows, as many cells as columns, as many characters as told, whatever the colours."""
    lines = encode(noise(columns, rows, mode, data), mode)
    assert [len(line) for line in lines] == [columns * cell_length(mode)] * rows
    if mode.colours != "none":
        assert all(len(CELL.findall(line)) == columns for line in lines)


@pytest.mark.parametrize("mode", MODES)
@settings(max_examples=15)
@given(st.integers(0, 20), st.integers(0, 20))
def test_a_line_cut_at_any_cell_shows_the_same_cells(mode: Mode, start: int, end: int) -> None:
    """A slice of the text is a slice of the picture."""
    line = encode(noise(20, 1, mode), mode)[0]
    step = cell_length(mode)
    piece = line[start * step : end * step]
    if mode.glyphs in FINE:  # younger than what the emulator knows
        assert CELL.findall(piece) == CELL.findall(line)[start:end]
        return
    whole, shown = drawn([line], 20).buffer[0], drawn([piece], 20).buffer[0]
    assert [shown[x] for x in range(max(0, end - start))] == [whole[x] for x in range(start, end)]


def test_half_blocks_show_every_pixel() -> None:
    """Two pixels a cell, exactly, in truecolor."""
    mode = Mode("half", "truecolor")
    im = noise(9, 5, mode)
    screen = drawn(encode(im, mode), 9)
    for x, y in product(range(9), range(5)):
        upper, lower = (bytes(channels(im, x, 2 * y + part)).hex() for part in range(2))
        assert parts(screen, x, y) == [upper, upper, lower, lower]


def channels(im: Image.Image, x: int, y: int) -> RGB:
    """One pixel of an RGB picture."""
    value = im.getpixel((x, y))
    assert isinstance(value, tuple)
    return value[0], value[1], value[2]


@given(st.lists(st.booleans(), min_size=4, max_size=4))
def test_quadrants_show_any_two_colours(pattern: list[bool]) -> None:
    """Of the sixteen ways to put a bright and a dark colour into a cell, none looks different."""
    dark, bright = (20, 40, 60), (220, 180, 200)
    im = Image.new("RGB", (2, 2))
    im.putdata([bright if on else dark for on in pattern])
    screen = drawn(encode(im, Mode("quadrant", "truecolor")), 1)
    assert all(near(part, bright if on else dark) for part, on in zip(parts(screen, 0, 0), pattern, strict=True))


def near(shown: str, wanted: RGB) -> bool:
    """Whether a colour looks as wanted, but for rounding."""
    return all(abs(a - b) <= 1 for a, b in zip(bytes.fromhex(shown), wanted, strict=True))


def test_quadrants_average_what_two_colours_cannot_show() -> None:
    """The cell's bright pixels have their mean, and its dark ones theirs."""
    im = Image.new("RGB", (2, 2))
    im.putdata([(200, 0, 0), (240, 0, 0), (10, 0, 0), (30, 0, 0)])
    screen = drawn(encode(im, Mode("quadrant", "truecolor")), 1)
    wanted = [(220, 0, 0), (220, 0, 0), (20, 0, 0), (20, 0, 0)]
    assert all(near(*pair) for pair in zip(parts(screen, 0, 0), wanted, strict=True))


@pytest.mark.parametrize("glyphs", ("quadrant", *FINE))
@given(st.data())
def test_every_part_has_one_of_two_colours(glyphs: Glyphs, data: st.DataObject) -> None:
    """Parts that are darker than the cell's mean have their own mean, and the others have theirs."""
    mode = Mode(glyphs, "truecolor")
    greys = data.draw(st.lists(st.integers(0, 255), min_size=2 * mode.down, max_size=2 * mode.down))
    im = Image.new("RGB", (2, mode.down))
    im.putdata([(grey, grey, grey) for grey in greys])
    shown = pictured(encode(im, mode), mode).tobytes()[::3]
    mean = im.convert("L").reduce(im.size).getpixel((0, 0))
    assert isinstance(mean, int)
    for group in (
        [g for g in range(len(greys)) if greys[g] >= mean],
        [g for g in range(len(greys)) if greys[g] < mean],
    ):
        wanted = sum(greys[g] for g in group) / max(1, len(group))
        assert all(abs(shown[g] - wanted) <= 2 for g in group)


def pictured(lines: list[str], mode: Mode) -> Image.Image:
    """The picture that cells in truecolor show, with as many pixels a cell as they have parts."""
    cells = [CELL.findall(line) for line in lines]
    blocks = patterns(mode.glyphs)
    im = Image.new("RGB", mode.pixels(len(cells[0]), len(cells)))
    for y, x in product(range(im.height), range(im.width)):
        codes, glyph = cells[y // mode.down][x // mode.across]
        numbers = [int(number) for number in codes.split(";")]
        in_front = blocks.index(glyph) >> (y % mode.down * mode.across + x % mode.across) & 1
        red, green, blue = numbers[2:5] if in_front else numbers[7:10]
        im.putpixel((x, y), (red, green, blue))
    return im


@pytest.mark.parametrize("picture", ["02-window-seat.png", "06-flower-basket.png", "08-red-cushion.png"])
def test_finer_characters_show_more_of_a_picture(picture: str) -> None:
    """Octants more than sextants, these more than quadrants, these more than half blocks."""
    source = Image.open(io.BytesIO(files("sample_data").joinpath("pictures", picture).read_bytes())).convert("RGB")
    wanted = source.resize((4 * 40, 12 * 20), Image.Resampling.LANCZOS)
    likeness = []
    for glyphs in ("half", "quadrant", "sextant", "octant"):
        mode = Mode(glyphs, "truecolor")
        lines = encode(source.resize(mode.pixels(40, 20), Image.Resampling.LANCZOS), mode)
        shown = pictured(lines, mode).resize(wanted.size, Image.Resampling.NEAREST)
        error = sum(value**2 for value in ImageStat.Stat(ImageChops.difference(shown, wanted)).rms) / 3
        likeness.append(10 * math.log10(255**2 / error))
    assert all(finer > coarser for coarser, finer in pairwise(likeness)), likeness


@pytest.mark.parametrize("glyphs", GLYPHS)
def test_256_colours_are_the_nearest_of_the_cube(glyphs: Glyphs) -> None:
    """Colours of the cube and of its greys are themselves."""
    mode = Mode(glyphs, "256")
    for colour in [(0, 0, 0), (95, 135, 175), (255, 0, 215), (238, 238, 238), (255, 255, 255)]:
        screen = drawn(encode(Image.new("RGB", (mode.across, mode.down), colour), mode), 1)
        assert parts(screen, 0, 0) == [bytes(colour).hex()] * 4


@pytest.mark.parametrize("glyphs", GLYPHS)
@pytest.mark.parametrize(
    ("colour", "name"),
    [((0, 0, 0), "black"), ((205, 0, 0), "red"), ((255, 255, 255), "brightwhite"), ((92, 92, 255), "brightblue")],
)
def test_16_colours_are_named(glyphs: Glyphs, colour: RGB, name: str) -> None:
    """Plain and bright ones, in front and behind."""
    mode = Mode(glyphs, "16")
    screen = drawn(encode(Image.new("RGB", (mode.across, mode.down), colour), mode), 1)
    assert parts(screen, 0, 0) == [name] * 4


@pytest.mark.parametrize("colours", COLOURS)
def test_without_colour_there_are_only_greys(colours: Colours) -> None:
    """For a person who asked for no colour, at any depth."""
    mode = Mode("quadrant", colours, grey=True)
    slope = Image.linear_gradient("L")
    im = Image.merge("RGB", (slope, slope.rotate(90), slope)).resize((24, 8))
    screen = drawn(encode(im, mode), 12)
    shown = {part for x, y in product(range(12), range(4)) for part in parts(screen, x, y)}
    names = {"black", "white", "brightblack", "brightwhite"}
    assert len(shown) > 1
    assert all(part in names or part[:2] == part[2:4] == part[4:] for part in shown)


def test_ascii_is_darker_where_the_picture_is() -> None:
    """Plain characters, from a space to a full one, and no escape code; the other way round in dark ink."""
    im = Image.new("RGB", (3, 1))
    im.putdata([(0, 0, 0), (128, 128, 128), (255, 255, 255)])
    assert encode(im, ASCII) == [" o@"]
    assert encode(im, ASCII._replace(inverted=True)) == ["@; "]


def test_pixels_that_make_no_whole_cell_are_left_out() -> None:
    """An odd size is no error."""
    mode = Mode("quadrant", "truecolor")
    assert [len(line) for line in encode(Image.new("RGB", (5, 7)), mode)] == [2 * cell_length(mode)] * 3


@pytest.mark.parametrize("mode", [ASCII, Mode("half", "16")])
def test_few_tones_are_all_used(mode: Mode) -> None:
    """A picture that is dim all over is shown from dark to light."""
    dim, full = (Image.linear_gradient("L").point(lambda v, top=top: v * top // 255) for top in (60, 255))
    shown = [encode(Image.merge("RGB", (im, im, im)).resize((16, 16)), mode) for im in (dim, full)]
    assert shown[0][0] == shown[1][0] and shown[0][-1] == shown[1][-1]
