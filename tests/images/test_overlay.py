"""Marks over pictures in cells: where they are, that they are seen, and that nothing else is touched."""

from __future__ import annotations

import re
from itertools import product

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from annotate.images.cells import cell_length, encode
from annotate.images.marks import Cursor, Mark
from annotate.images.modes import ASCII, Colours, Glyphs, Mode
from annotate.images.overlay import evened, light_enough, luminance, overlaid, tinted
from annotate.images.picture import RGB, Size
from annotate.images.strokes import one_cell_each
from annotate.images.viewport import Viewport

GLYPHS: tuple[Glyphs, ...] = ("half", "quadrant", "blocks", "sextant", "octant")
PALETTES: tuple[Colours, ...] = ("truecolor", "256", "16")
MODES = [
    *(Mode(glyphs, palette) for glyphs, palette in product(GLYPHS, PALETTES)),
    Mode("quadrant", "truecolor", grey=True),
    Mode("half", "16", grey=True),
    ASCII,
]
QUADRANT = Mode("quadrant", "truecolor")
RED: RGB = (255, 90, 90)
COLUMNS, ROWS = 20, 10
VIEW = Viewport((200, 100), COLUMNS, ROWS, whole=(COLUMNS, ROWS))  # a cell is 10 x 10 of the picture's pixels

numbers = st.floats(allow_nan=False, allow_infinity=False)
near = st.floats(-50, 250)
texts = st.text(max_size=8)
colours = st.tuples(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
mark = st.builds(Mark, near, near, near, near, colours, texts, st.booleans(), st.floats(0, 1), st.booleans())
far_mark = st.builds(Mark, numbers, numbers, numbers, numbers, colours, texts, st.booleans(), numbers, st.booleans())
anything = st.lists(mark | far_mark | st.builds(Cursor, numbers, numbers, colours), max_size=4)


@st.composite
def views(draw: st.DrawFn) -> Viewport:
    """A picture in a space, looked at from anywhere."""
    size = draw(st.tuples(st.integers(1, 500), st.integers(1, 500)))
    view = Viewport(size, draw(st.integers(1, 30)), draw(st.integers(1, 15)))
    return view.zoomed(draw(st.floats(1, 1000))).panned(draw(st.floats(-99, 99)), draw(st.floats(-99, 99)))


def plain(size: Size, mode: Mode, colour: RGB = (200, 200, 200)) -> list[str]:
    """The lines of a picture of one colour."""
    return encode(Image.new("RGB", mode.pixels(*size), colour), mode)


def shown(marks: list[Mark | Cursor], mode: Mode = QUADRANT, view: Viewport = VIEW) -> list[str]:
    """The characters that are drawn over the picture, with a dot where there is none."""
    lines = plain(view.shown, mode)
    drawn = overlaid(lines, mode, marks, view)
    step = cell_length(mode)
    return [
        "".join(
            new[at + step - 1] if new[at : at + step] != old[at : at + step] else "." for at in range(0, len(old), step)
        )
        for old, new in zip(lines, drawn, strict=True)
    ]


@pytest.mark.parametrize("mode", MODES)
@settings(max_examples=15)
@given(anything, views())
def test_every_cell_stays_as_wide_whatever_is_drawn(mode: Mode, marks: list[Mark | Cursor], view: Viewport) -> None:
    """As many cells, each with colours written as before and one character of one cell."""
    lines = plain(view.shown, mode)
    drawn = overlaid(lines, mode, marks, view)
    assert [len(line) for line in drawn] == [len(line) for line in lines]
    step = cell_length(mode)
    cells = [line[at : at + step] for line in drawn for at in range(0, len(line), step)]
    glyphs = {cell[-1] for cell in cells} - set(lines[0][step - 1 :: step])
    assert all(one_cell_each(glyph) == glyph for glyph in glyphs)
    assert {re.sub(r"\d", "0", cell[:-1]) for cell in cells} == {re.sub(r"\d", "0", lines[0][: step - 1])}


@pytest.mark.parametrize("mode", MODES)
def test_without_marks_the_lines_are_the_same(mode: Mode) -> None:
    """Nothing, or nothing that is visible, draws nothing."""
    lines = plain((COLUMNS, ROWS), mode)
    assert overlaid(lines, mode, [], VIEW) == lines
    beyond: list[Mark | Cursor] = [
        Mark(-50, 10, -20, 30, RED, "left"),
        Mark(10, 101, 20, 130, RED, "below"),
        Cursor(900, 50, RED),
    ]
    assert overlaid(lines, mode, beyond, VIEW) == lines
    assert overlaid(lines, mode, [Mark(10, 10, 60, 60, RED, border=False)], VIEW) == lines
    assert overlaid([], mode, [Mark(10, 10, 60, 60, RED)], VIEW) == []


def test_an_outline_goes_through_the_cells_of_its_edges() -> None:
    """Thin, or heavy where the mark is the chosen one; its inside stays as it is."""
    assert shown([Mark(20, 10, 60, 50, RED)])[:6] == [
        "....................",
        "..┌──┐..............",
        "..│..│..............",
        "..│..│..............",
        "..└──┘..............",
        "....................",
    ]
    assert shown([Mark(25, 19, 51, 41, RED, strong=True)])[1:5] == [
        "..┏━━┓..............",
        "..┃..┃..............",
        "..┃..┃..............",
        "..┗━━┛..............",
    ]


def test_plain_characters_draw_outlines_too() -> None:
    """For terminals that have no others, and no colours."""
    assert shown([Mark(20, 10, 60, 40, RED)], ASCII)[1:4] == [
        "..+--+..............",
        "..|..|..............",
        "..+--+..............",
    ]
    assert shown([Mark(20, 10, 60, 40, RED, strong=True)], ASCII)[1] == "..####.............."
    assert shown([Mark(20, 10, 60, 40, RED, strong=True)], ASCII)[2] == "..#..#.............."
    assert shown([Mark(0, 0, 90, 100, RED, "Élan猫")], ASCII)[0] == "+Elan?--+..........."


def test_the_last_mark_is_on_top() -> None:
    """Where two cross, its line goes through."""
    crossing: list[Mark | Cursor] = [Mark(0, 0, 50, 50, RED), Mark(20, 20, 80, 40, RED, strong=True)]
    assert shown(crossing)[:5] == [
        "┌───┐...............",
        "│...│...............",
        "│.┏━━━━┓............",
        "│.┗━━━━┛............",
        "└───┘...............",
    ]


def test_edges_beyond_the_visible_part_are_not_drawn() -> None:
    """The others end at its border."""
    assert shown([Mark(-30, 20, 40, 300, RED, "cat")])[1:4] == [
        "....................",
        "cat┐................",
        "...│................",
    ]
    assert shown([Mark(-30, -20, 400, 300, RED, "all around")]) == ["." * COLUMNS] * ROWS
    closer = VIEW.zoomed(2, (0, 0))
    assert shown([Mark(50, 25, 150, 45, RED)], view=closer)[5] == "..........┌─────────"


@pytest.mark.parametrize(
    ("box", "rows"),
    [
        ((52, 21, 58, 29), ["...", ".□.", "..."]),
        ((52, 21, 52, 21), ["...", ".□.", "..."]),
        ((52, 12, 58, 38), [".╥.", ".║.", ".╨."]),
        ((42, 21, 68, 29), ["...", "╞═╡", "..."]),
    ],
)
def test_a_mark_smaller_than_a_cell_is_seen(box: tuple[float, float, float, float], rows: list[str]) -> None:
    """As a small box, or as one that is narrow or flat."""
    assert [row[4:7] for row in shown([Mark(*box, RED)])[1:4]] == rows


@pytest.mark.parametrize(("x", "y"), [(0, 0), (200, 0), (0, 100), (200, 100), (100, 50)])
def test_a_mark_without_size_is_seen_even_at_the_borders(x: float, y: float) -> None:
    """And so is the cursor."""
    assert sum(row.count("□") for row in shown([Mark(x, y, x, y, RED)])) == 1
    assert sum(row.count("╋") for row in shown([Cursor(x, y, RED)])) == 1


def test_a_mark_over_the_whole_picture_is_seen_whole() -> None:
    """Its edges are in the outermost cells, whatever is lost in counting."""
    view = Viewport((333, 77), 47, 13, whole=(47, 13))
    rows = shown([Mark(0, 0, 333, 77, RED)], view=view)
    assert rows[0] == f"┌{'─' * 45}┐" and rows[-1] == f"└{'─' * 45}┘"
    assert all(row == f"│{'.' * 45}│" for row in rows[1:-1])


def test_the_name_begins_in_the_corner_and_is_cut_to_the_width() -> None:
    """What takes no cell is left out, and what takes more than one is not shown."""
    assert shown([Mark(20, 10, 100, 50, RED, "cat")])[1] == "..cat────┐.........."
    assert shown([Mark(20, 10, 60, 50, RED, "elephant")])[1] == "..elep.............."
    assert shown([Mark(20, 10, 40, 50, RED, "elephant")])[1] == "..┌┐................"
    assert shown([Mark(20, 10, 40, 50, RED, "no")])[1] == "..no................"
    assert shown([Mark(20, 10, 100, 50, RED, "e\u0301\u200b猫\x1b\n7")])[1] == "..é???7──┐.........."
    assert shown([Mark(20, 10, 100, 50, RED, "12", border=False)])[1:3] == ["..12................", "." * COLUMNS]


def test_the_cursor_is_a_cross() -> None:
    """With arms that no outline has."""
    rows = shown([Cursor(95, 45, RED)])
    assert rows[4] == "......━━━╋━━━......."
    assert [row[9] for row in rows[3:6]] == ["┃", "╋", "┃"]


def test_many_marks_in_many_colours_are_all_drawn() -> None:
    """Even if not each of them in its own."""
    marks: list[Mark | Cursor] = [Mark(x, 10, x + 9, 19, (250, x, 200)) for x in range(200)]
    rows = shown([*marks, *[Mark(x, 30, x + 9, 39, (200, 250, x)) for x in range(200)]])
    assert rows[1].count(".") == rows[3].count(".") == 0


def contrast(one: RGB, other: RGB) -> float:
    """How well two colours can be told apart, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def seen(marks: list[Mark | Cursor], mode: Mode, ground: RGB) -> pyte.Screen:
    """What a terminal shows of marks over a picture of one colour."""
    screen = pyte.Screen(COLUMNS, ROWS)
    pyte.Stream(screen).feed("\x1b[0m\r\n".join(overlaid(plain((COLUMNS, ROWS), mode, ground), mode, marks, VIEW)))
    return screen


@pytest.mark.parametrize("glyphs", ["half", "quadrant"])
@pytest.mark.parametrize(("palette", "least"), [("truecolor", 2.9), ("256", 2.0)])
@pytest.mark.parametrize("grey", [False, True])
@settings(max_examples=15)
@given(colours, colours)
def test_lines_stand_out_from_any_picture(
    glyphs: Glyphs, palette: Colours, least: float, grey: bool, colour: RGB, ground: RGB
) -> None:
    """Whatever their colour; and names do from theirs."""
    screen = seen([Mark(20, 10, 100, 50, colour, "cat")], Mode(glyphs, palette, grey), ground)
    for column in (2, 8):
        cell = screen.buffer[1][column]
        front, back = (tuple(bytes.fromhex(code)) for code in (cell.fg, cell.bg))
        assert contrast((front[0], front[1], front[2]), (back[0], back[1], back[2])) >= least


@pytest.mark.parametrize("ground", [(0, 0, 0), (255, 255, 255), (205, 0, 0), (0, 0, 238), (127, 127, 127)])
@settings(max_examples=20)
@given(colours)
def test_lines_in_sixteen_colours_are_on_black(ground: RGB, colour: RGB) -> None:
    """There is no other ground that is sure to be dark, and no ink as dark as it."""
    cell = seen([Mark(20, 10, 100, 50, colour)], Mode("half", "16"), ground).buffer[1][8]
    assert cell.bg == "black" and cell.fg.startswith("bright") and cell.fg != "brightblack"


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ((120, 255, 120), "brightgreen"),
        ((0, 0, 90), "brightblue"),
        ((255, 140, 200), "brightmagenta"),
        ((255, 165, 0), "brightbrown"),
        ((90, 90, 90), "brightwhite"),
    ],
)
def test_lines_in_sixteen_colours_keep_their_hue(colour: RGB, name: str) -> None:
    """The nearest of the sixteen to a pale colour would be a grey. The emulator calls yellow brown."""
    assert seen([Mark(20, 10, 100, 50, colour)], Mode("half", "16"), (0, 0, 0)).buffer[1][8].fg == name


def test_the_picture_is_seen_beneath_a_line() -> None:
    """Darker where it is light, as it is where it is dark."""
    dark, light = (
        seen([Mark(20, 10, 100, 50, (250, 250, 90))], QUADRANT, ground) for ground in ((20, 10, 5), (90, 200, 255))
    )
    assert dark.buffer[1][8].bg == "140a05"
    red, green, blue = bytes.fromhex(light.buffer[1][8].bg)
    assert 0 < red < green < blue < 150


@given(colours)
def test_a_colour_that_is_light_enough_stays(colour: RGB) -> None:
    """And others get as light."""
    made = light_enough(colour)
    assert luminance(made) >= 0.28 and light_enough(made) == made
    assert made == colour or luminance(colour) < 0.28


def test_a_tint_lies_over_the_inside_of_its_mark() -> None:
    """In the scaled pixels, the last one on top; the rest stays."""
    image = Image.new("RGB", (40, 20), (100, 100, 100))
    assert tinted(image, [Mark(0, 0, 50, 50, RED), Cursor(1, 1, RED)], VIEW) is image
    marks = [Mark(50, 20, 100, 60, (200, 0, 0), tint=0.5), Mark(90, 40, 500, 500, (0, 0, 0), tint=1)]
    made = tinted(image, marks, VIEW)
    assert image.getcolors() == [(800, (100, 100, 100))]
    assert [made.getpixel(at) for at in ((9, 4), (10, 4), (17, 11), (18, 8), (39, 19), (20, 7))] == [
        *((100, 100, 100), (150, 50, 50), (150, 50, 50), (0, 0, 0), (0, 0, 0), (100, 100, 100)),
    ]


@given(anything, views())
def test_any_mark_can_be_tinted(marks: list[Mark | Cursor], view: Viewport) -> None:
    """The picture keeps its size."""
    image = Image.new("RGB", QUADRANT.pixels(*view.shown))
    assert tinted(image, marks, view).size == image.size


def test_the_edge_of_a_full_tint_is_seen_in_every_cell() -> None:
    """However much the picture beside it is striped."""
    mode, view = Mode("blocks", "truecolor"), Viewport((40, 40), 4, 2, whole=(4, 2))
    stripes = Image.new("RGB", mode.pixels(4, 2), (255, 255, 255))
    for x in range(0, stripes.width, mode.across):
        stripes.paste((0, 0, 0), (x, 0, x + 2, stripes.height))
    marks = [Mark(0, 20, 40, 30, (20, 20, 20), tint=1.0, border=False)]
    lines = encode(evened(tinted(stripes, marks, view), marks, view), mode)

    assert [re.sub(r"\x1b\[[\d;]*m", "", line) for line in lines] == ["▌▌▌▌", "▀▀▀▀"]
