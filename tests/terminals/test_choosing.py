"""Which way pictures are drawn, and why."""

from __future__ import annotations

from itertools import product

import pytest

from annotate.images.modes import ASCII, Mode
from annotate.images.modes import WISHES as CHARACTER_WISHES
from annotate.terminals.choosing import WISHES, Choice, Why, best, decide
from annotate.terminals.terminal import Terminal

ANSWERED = Terminal(asked=True, answered=True, cell=(9, 18))
ALL = ANSWERED._replace(kitty=True, iterm=True, sixel=True)


@pytest.mark.parametrize(
    ("terminal", "glyphs", "why"),
    [
        (ALL, "kitty", Why.PROVED),
        (ALL._replace(kitty=False), "iterm", Why.PROVED),
        (ALL._replace(kitty=False, iterm=False), "sixel", Why.PROVED),
        (ANSWERED, "blocks", Why.CHARACTERS),
        (ALL._replace(browser=True), "blocks", Why.BROWSER),
        (ALL._replace(multiplexer="tmux"), "blocks", Why.MULTIPLEXER),
        (ALL._replace(remote=True), "kitty", Why.PROVED),
        (ALL._replace(remote=True, kitty=False), "iterm", Why.PROVED),
        (ANSWERED._replace(remote=True, sixel=True), "blocks", Why.REMOTE),
        (ANSWERED._replace(sixel=True, cell=None), "blocks", Why.CELL_UNKNOWN),
        (Terminal(asked=True), "blocks", Why.SILENT),
        (Terminal(), "blocks", Why.NOT_ASKED),
        (None, "blocks", Why.NOT_ASKED),
    ],
)
def test_by_itself_the_best_way_that_is_safe(terminal: Terminal | None, glyphs: str, why: Why) -> None:
    choice = decide(terminal)

    assert (choice.mode.glyphs, choice.why) == (glyphs, why)


@pytest.mark.parametrize(
    "terminal", [ALL, ANSWERED, ALL._replace(multiplexer="tmux"), ALL._replace(browser=True), None]
)
@pytest.mark.parametrize("wish", [wish for wish in WISHES if wish not in ("auto", "off")])
def test_a_wish_is_followed_whatever_the_terminal_has_proved(terminal: Terminal | None, wish: str) -> None:
    choice = decide(terminal, wish)

    assert (choice.mode.glyphs, choice.why) == (wish, Why.ASKED)


def test_pixels_are_made_for_the_cells_of_the_terminal() -> None:
    assert best(ALL) == Mode("kitty", "truecolor", cell=(9, 18))
    assert best(None, "sixel").cell == Mode("sixel", "truecolor").cell


@pytest.mark.parametrize(
    ("color_system", "mode"),
    [
        ("truecolor", Mode("blocks", "truecolor")),
        ("256", Mode("blocks", "256")),
        ("standard", Mode("half", "16")),
        (None, ASCII),
    ],
)
def test_characters_are_those_of_the_terminal_s_colours(color_system: str | None, mode: Mode) -> None:
    assert best(ANSWERED, color_system=color_system) == mode


def test_no_colour_is_wished_for_in_pixels_too() -> None:
    assert best(ALL, grey=True).grey
    assert best(ANSWERED, grey=True).grey


def test_without_colours_or_unicode_there_are_plain_characters() -> None:
    assert decide(ALL, color_system=None) == Choice(ASCII, Why.PLAIN)
    assert decide(ALL, unicode=False) == Choice(ASCII, Why.PLAIN)
    assert decide(ALL, unicode=False, light=True).mode.inverted
    assert decide(ALL, "quadrant", unicode=False) == Choice(ASCII, Why.PLAIN)
    # kitty's placeholders are Unicode themselves, the codes of the others are plain ASCII
    assert decide(ALL, "kitty", unicode=False).mode == ASCII
    assert decide(ALL, "sixel", unicode=False).mode.glyphs == "sixel"


def test_whoever_wants_no_pictures_gets_no_pixels() -> None:
    assert decide(ALL, "off") == Choice(Mode("blocks", "truecolor"), Why.ASKED)


def test_every_wish_has_an_answer_everywhere() -> None:
    for terminal, wish, colours, unicode in product(
        (ALL, ANSWERED, None), WISHES, ("truecolor", "256", "standard", None), (True, False)
    ):
        mode = best(terminal, wish, color_system=colours, unicode=unicode)
        assert mode.across > 0
        assert mode.is_pixels <= (mode.colours != "none")
    assert set(CHARACTER_WISHES) <= set(WISHES)
    with pytest.raises(ValueError, match="unknown way of drawing: 'tiff'"):
        best(None, "tiff")
