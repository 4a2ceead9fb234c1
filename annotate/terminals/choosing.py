"""Which way pictures are drawn: what the person wishes, else the best that is safe in this terminal."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from annotate.images.modes import WISHES as CHARACTER_WISHES
from annotate.images.modes import Colours, Glyphs, Mode, choose
from annotate.terminals.terminal import Terminal

WISHES = ("auto", "kitty", "iterm", "sixel", "octant", "sextant", "blocks", "quadrant", "half", "ascii", "off")
"""What a person may ask for."""
_PIXELS: tuple[Glyphs, ...] = ("kitty", "iterm", "sixel")


class Why(StrEnum):
    """Why a way was chosen."""

    ASKED = "asked"
    """The person wishes it."""
    PROVED = "proved"
    """It is the best way that the terminal is known to show."""
    CHARACTERS = "characters"
    """The terminal is not known to show pixels."""
    PLAIN = "plain"
    """The terminal, or its encoding, has neither colours nor block characters."""
    MULTIPLEXER = "multiplexer"
    """Pixels would stay behind when a multiplexer moves its windows."""
    REMOTE = "remote"
    """Sixel is too much for a line through SSH."""
    CELL_UNKNOWN = "cell-unknown"
    """The terminal shows sixel, but not how many pixels a cell has."""
    BROWSER = "browser"
    """A page shows characters alone."""
    SILENT = "silent"
    """The terminal did not answer."""
    NOT_ASKED = "not-asked"
    """There was no terminal that could be asked."""


class Choice(NamedTuple):
    """A way to draw, and why this one."""

    mode: Mode
    why: Why


def best(
    terminal: Terminal | None,
    wish: str = "auto",
    *,
    color_system: str | None = "truecolor",
    unicode: bool = True,
    grey: bool = False,
    light: bool = False,
) -> Mode:
    """The way to draw; see `decide`."""
    return decide(terminal, wish, color_system=color_system, unicode=unicode, grey=grey, light=light).mode


def decide(
    terminal: Terminal | None,
    wish: str = "auto",
    *,
    color_system: str | None = "truecolor",
    unicode: bool = True,
    grey: bool = False,
    light: bool = False,
) -> Choice:
    """The way to draw on a terminal, None if nothing is known of it.

    `wish` is one of WISHES, and followed wherever it can be drawn at all: the person sees what comes of it. With `off`
    there is no picture, and the way is that of anything else that may be drawn. `color_system` is the name that Rich
    gives to the terminal's colours, None if it has none; `unicode` whether it gets UTF-8; `grey` whether the person
    asked for no colour; `light` whether the ground is a light one.
    """
    if wish not in WISHES:
        raise ValueError(f"unknown way of drawing: {wish!r}")
    terminal = terminal or Terminal()
    characters = choose(
        color_system, unicode=unicode, grey=grey, light=light, wish=wish if wish in CHARACTER_WISHES else None
    )
    wished = next((way for way in _PIXELS if way == wish), None)
    if wished is not None and (wished != "kitty" or unicode):  # its placeholders are characters of Unicode
        return Choice(_in_pixels(wished, characters, terminal, grey), Why.ASKED)
    if wish in ("off", characters.glyphs):
        return Choice(characters, Why.ASKED)
    if color_system is None or not unicode:
        return Choice(characters, Why.PLAIN)
    proved, why = _proved(terminal)
    return Choice(characters if proved is None else _in_pixels(proved, characters, terminal, grey), why)


def _proved(terminal: Terminal) -> tuple[Glyphs | None, Why]:
    """The best way to send pixels that is safe, None if there is none; and why."""
    if terminal.browser:
        return None, Why.BROWSER
    if terminal.multiplexer:
        return None, Why.MULTIPLEXER
    if terminal.kitty:
        return "kitty", Why.PROVED
    if terminal.iterm:
        return "iterm", Why.PROVED
    if terminal.sixel and not terminal.remote:
        return (None, Why.CELL_UNKNOWN) if terminal.cell is None else ("sixel", Why.PROVED)
    if terminal.sixel:
        return None, Why.REMOTE
    if terminal.answered:
        return None, Why.CHARACTERS
    return None, Why.SILENT if terminal.asked else Why.NOT_ASKED


def _in_pixels(way: Glyphs, characters: Mode, terminal: Terminal, grey: bool) -> Mode:
    colours: Colours = "16" if characters.colours == "none" else characters.colours
    mode = Mode(way, colours, grey)
    return mode if terminal.cell is None else mode._replace(cell=terminal.cell)
