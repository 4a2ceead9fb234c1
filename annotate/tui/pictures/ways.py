"""Which way of drawing pictures an app has, for its terminal and the person's wish."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from textual.app import App

from annotate.images.modes import Mode, choose

if TYPE_CHECKING:
    from annotate.images.pixels import Painter

CYCLE = ("quadrant", "half", "ascii", "octant", "sextant")
"""The ways of drawing in the order of the key that changes them: first those that every terminal shows."""


def mode_of(app: App[Any], wish: str | None) -> Mode:
    """How pictures are drawn in this app."""
    return choose(
        app.console.color_system,
        unicode=_speaks_unicode(app),
        grey=app.no_color,
        light=not app.current_theme.dark,
        wish=wish,
    )


def next_way(now: str) -> str:
    """The way after this one, when a person tries them all."""
    return CYCLE[(CYCLE.index(now) + 1) % len(CYCLE)] if now in CYCLE else CYCLE[0]


def painter_of(app: App[Any], mode: Mode) -> Painter:
    """What draws the pixels of this mode on the app's terminal."""
    from annotate.images.pixels import painter

    return painter(mode)


def _speaks_unicode(app: App[Any]) -> bool:
    encodings = [app.console.encoding]
    if not app.is_headless and "TEXTUAL_DRIVER" not in os.environ:  # a page in a browser speaks UTF-8
        encodings.append(getattr(sys.__stderr__, "encoding", None) or "utf-8")
    return all(encoding.lower().replace("-", "").startswith("utf") for encoding in encodings)
