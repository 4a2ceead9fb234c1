"""Ways of drawing pictures, and the reasons for them, in the person's language."""

from __future__ import annotations

from annotate.i18n import N_, _
from annotate.images.modes import Mode
from annotate.terminals.choosing import Choice, Why
from annotate.terminals.terminal import Terminal

WAYS = {
    "kitty": N_("in pixels, by kitty's protocol"),
    "iterm": N_("in pixels, by iTerm2's protocol"),
    "sixel": N_("in pixels, by sixel"),
    "octant": N_("in eighths of a cell"),
    "sextant": N_("in sixths of a cell"),
    "blocks": N_("in block characters"),
    "quadrant": N_("in quarters of a cell"),
    "half": N_("in halves of a cell"),
    "ascii": N_("in plain characters"),
}
"""By the names that a person may wish for."""

_REASONS = {
    Why.ASKED: N_("you asked for it"),
    Why.PROVED: N_("the best that this terminal shows"),
    Why.CHARACTERS: N_("this terminal shows no pixels, as far as it says"),
    Why.PLAIN: N_("the terminal, as it is set up, has no colours or no Unicode"),
    Why.MULTIPLEXER: N_("pixels may be left behind in {multiplexer}"),
    Why.REMOTE: N_("sixel is too much for a line through SSH"),
    Why.CELL_UNKNOWN: N_("the terminal shows sixel, but does not say how many pixels a cell has"),
    Why.BROWSER: N_("the page in the browser shows characters alone"),
    Why.SILENT: N_("the terminal did not answer in time"),
    Why.NOT_ASKED: N_("the terminal was not asked"),
}


def way(mode: Mode) -> str:
    """How pictures are drawn."""
    return _(WAYS[mode.glyphs])


def because(choice: Choice, terminal: Terminal) -> str:
    """Why they are drawn so."""
    return _(_REASONS[choice.why]).format(multiplexer=terminal.multiplexer)


def caution(choice: Choice, terminal: Terminal) -> str | None:
    """What may come of a wish for pixels; None where nothing speaks against it."""
    proved = {"kitty": terminal.kitty, "iterm": terminal.iterm, "sixel": terminal.sixel}
    way_ = choice.mode.glyphs
    if choice.why is not Why.ASKED or proved.get(way_, True):
        return None
    if way_ == "kitty" and terminal.multiplexer == "tmux":
        return _("In tmux this needs kitty or Ghostty around it, and `set -g allow-passthrough on` in its settings.")
    return _("This terminal has not shown that it can: if you see rubbish instead of pictures, ask for auto.")
