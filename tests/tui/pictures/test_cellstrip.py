"""A strip of ready cells is a strip like any other, only quicker."""

from __future__ import annotations

from itertools import pairwise

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from rich.color import Color
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.filter import Monochrome
from textual.geometry import Size
from textual.strip import Strip

from annotate.images.cells import cell_length, encode
from annotate.images.modes import ASCII, Mode
from annotate.tui.pictures.cellstrip import CellStrip, Ground, centred

CONSOLE = Console(color_system="truecolor", force_terminal=True)
GROUND_STYLE = Style.from_color(Color.from_rgb(1, 2, 3), Color.from_rgb(17, 18, 19))
GROUND = Ground.of(Strip([Segment(" ", GROUND_STYLE)], 1), CONSOLE)
MODES = [Mode("half", "truecolor"), Mode("quadrant", "truecolor"), Mode("half", "256"), Mode("half", "16"), ASCII]
CELLS, LEFT, RIGHT = 9, 3, 4
LENGTH = LEFT + CELLS + RIGHT
places = st.integers(0, LENGTH + 3)


def picture(mode: Mode, cells: int = CELLS) -> list[str]:
    """Lines of cells in many colours."""
    size = (cells * mode.across, 2 * mode.down)
    count = 3 * size[0] * size[1]
    return encode(Image.frombytes("RGB", size, bytes(i * 37 % 256 for i in range(count))), mode)


def quick(mode: Mode) -> CellStrip:
    """A line with ground on both sides."""
    return CellStrip(picture(mode)[0], cell_length(mode), GROUND, LEFT, RIGHT)


def plain(strip: Strip) -> Strip:
    """The same as Textual would keep it."""
    return Strip(list(strip), strip.cell_length)


def shown(strip: Strip) -> list[object]:
    """What a terminal shows of a strip."""
    screen = pyte.Screen(LENGTH + 5, 1)
    pyte.Stream(screen).feed(strip.render(CONSOLE))
    return [screen.buffer[0][x] for x in range(strip.cell_length)]


def same(found: Strip, wanted: Strip) -> bool:
    """Whether two strips have the same length, segments and looks."""
    looks = shown(found) == shown(wanted) == shown(plain(found))
    simple = list(found.simplify()) == list(wanted.simplify())
    return looks and simple and found.cell_length == wanted.cell_length


@pytest.mark.parametrize("mode", MODES)
def test_it_shows_what_its_segments_show(mode: Mode) -> None:
    """The ready text and the segments made of it are one picture."""
    strip = quick(mode)
    assert same(strip, plain(strip))
    assert len(strip.text) == strip.cell_length == strip.cell_count == LENGTH
    assert next(iter(strip)) == Segment(" " * LEFT, GROUND_STYLE) or mode == ASCII


@pytest.mark.parametrize("mode", MODES)
@given(places, st.none() | places)
def test_cropping_gives_the_same_cells(mode: Mode, start: int, end: int | None) -> None:
    """Wherever it is cut, in the picture or in the ground, before, at or after the end."""
    strip = quick(mode)
    assert same(strip.crop(start, end), plain(strip).crop(start, end))
    if end is not None and start <= end <= LENGTH:
        assert same(strip[start:end], plain(strip)[start:end])


@pytest.mark.parametrize("mode", MODES)
@given(st.sets(places, min_size=1))
def test_dividing_gives_the_same_pieces(mode: Mode, cuts: set[int]) -> None:
    """As Textual divides lines where windows lie over them; the pieces join to the whole."""
    strip, ends = quick(mode), sorted(cuts)
    pieces, wanted = strip.divide(ends), plain(strip).divide(ends)
    assert len(pieces) == len(wanted)
    assert all(same(*pair) for pair in zip(pieces, wanted, strict=True))

    whole = [strip.crop(start, end) for start, end in pairwise([0, *ends, LENGTH])]
    assert same(Strip.join(whole), plain(strip))


@pytest.mark.parametrize("mode", MODES)
def test_what_needs_segments_gets_them(mode: Mode) -> None:
    """Tints, filters and padding work as on any strip."""
    strip, red = quick(mode), Style(bgcolor=Color.from_rgb(200, 0, 0))
    assert same(strip.apply_style(red), plain(strip).apply_style(red))
    assert same(strip.adjust_cell_length(5), plain(strip).adjust_cell_length(5))
    assert same(strip.crop_extend(2, LENGTH + 2, red), plain(strip).crop_extend(2, LENGTH + 2, red))
    assert same(strip.crop_pad(LENGTH, 1, 1, red), plain(strip).crop_pad(LENGTH, 1, 1, red))
    if mode.colours == "truecolor":
        from textual.color import Color as TextualColor

        black = TextualColor(0, 0, 0)
        assert same(strip.apply_filter(Monochrome(), black), plain(strip).apply_filter(Monochrome(), black))


def test_nothing_is_false_and_something_is_true() -> None:
    """Textual asks a strip whether there is anything to draw."""
    assert quick(MODES[0])
    assert not CellStrip("", 1, GROUND)
    assert not quick(MODES[0]).crop(LENGTH)


@given(st.integers(0, 14), st.integers(0, 5))
def test_lines_are_put_in_the_middle_of_any_space(width: int, height: int) -> None:
    """Exactly as many strips as rows, each as wide as the space, whether the picture fits or not."""
    mode = Mode("half", "truecolor")
    strips = centred(picture(mode), cell_length(mode), GROUND, Size(width, height))
    assert [strip.cell_length for strip in strips] == [width] * height
    assert all(len(shown(strip)) == width for strip in strips)
    if width >= CELLS and height >= 2:
        above, left = (height - 2) // 2, (width - CELLS) // 2
        assert strips[above].text.strip() == "▀" * CELLS
        assert strips[above].text.index("▀") == left
