"""Which way of drawing pictures an app has, for its terminal and the person's wish."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from textual.app import App

from annotate.images.fitting import CELL
from annotate.images.modes import PIXEL_WAYS, Mode
from annotate.images.picture import Size
from annotate.terminals.choosing import best, decide
from annotate.terminals.terminal import Terminal
from annotate.terminals.words import caution

if TYPE_CHECKING:
    from annotate.images.pixels import Painter

NARROWEST, WIDEST = 0.3, 0.8
"""How wide a cell can be, as a share of its height."""
CYCLE = ("blocks", "quadrant", "half", "ascii", "off", "octant", "sextant")
"""The ways of drawing in the order of the key that changes them: first those that every terminal shows."""


def mode_of(app: App[Any], wish: str | None) -> Mode:
    """How pictures are drawn in this app: as wished for here, else for the whole app."""
    return best(
        terminal_of(app),
        wish_of(app, wish),
        color_system=app.console.color_system,
        unicode=_speaks_unicode(app),
        grey=app.no_color,
        light=not app.current_theme.dark,
    )


def wish_of(app: App[Any], wish: str | None) -> str:
    """What a person asked for: here, else for the whole app."""
    return wish or str(getattr(app, "images", "auto"))


def terminal_of(app: App[Any]) -> Terminal | None:
    """What is known of the app's terminal."""
    terminal = getattr(app, "terminal", None)
    return terminal if isinstance(terminal, Terminal) else None


def caution_of(app: App[Any]) -> str | None:
    """What may come of the way that was asked for; None where nothing speaks against it, or nothing was asked for."""
    terminal, wish = terminal_of(app), wish_of(app, None)
    if terminal is None or wish not in PIXEL_WAYS:
        return None
    return caution(decide(terminal, wish), terminal)


def cell_of(app: App[Any]) -> Size:
    """Width and height of a cell, as the terminal says them if they can be: a picture keeps its shape by them."""
    cell = None if (terminal := terminal_of(app)) is None else terminal.cell
    return cell if cell is not None and NARROWEST <= cell[0] / cell[1] <= WIDEST else CELL


def spills(app: App[Any], mode: Mode) -> bool:
    """Whether the terminal leaves the column to the right of pixels black, which has to be drawn again."""
    return mode.glyphs == "iterm" and (terminal := terminal_of(app)) is not None and terminal.spills


def next_way(app: App[Any], wish: str | None) -> str:
    """The way after the present one, when a person tries them all."""
    ways: list[str] = [*(("auto",) if mode_of(app, "auto").is_pixels else ()), *CYCLE]
    now = wish_of(app, wish)
    if now == "auto" and now not in ways:
        now = mode_of(app, wish).glyphs
    return ways[(ways.index(now) + 1) % len(ways)] if now in ways else ways[0]


def painter_of(app: App[Any], mode: Mode) -> Painter:
    """What draws the pixels of this mode on the app's terminal."""
    from annotate.images.pixels import painter

    terminal = terminal_of(app) or Terminal()
    return painter(mode, files=terminal.files, tmux=terminal.multiplexer == "tmux")


def _speaks_unicode(app: App[Any]) -> bool:
    encodings = [app.console.encoding]
    if not app.is_headless and "TEXTUAL_DRIVER" not in os.environ:  # a page in a browser speaks UTF-8
        encodings.append(getattr(sys.__stderr__, "encoding", None) or "utf-8")
    return all(encoding.lower().replace("-", "").startswith("utf") for encoding in encodings)
