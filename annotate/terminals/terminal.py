"""What is known of a terminal that matters for pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from annotate.images.picture import Size
from annotate.terminals.replies import LARGEST, SMALLEST, Replies

DIRECT, BY_FILE = 4211, 4212
"""The numbers of the pictures of one pixel that kitty's protocol is asked with."""
SIXEL = 4

_PLACEHOLDERS: Mapping[str, tuple[int, ...]] = {"kitty": (0, 28), "ghostty": ()}
"""Who draws placeholders, from which version on. Others answer that they know the protocol, and draw rubbish."""
_INLINE: Mapping[str, tuple[int, ...]] = {"iterm2": (), "wezterm": (), "konsole": (22, 4), "mintty": (), "rio": ()}
"""Who shows iTerm2's inline pictures, from which version on."""
_PROGRAMS = ("iTerm.app", "WezTerm", "mintty", "rio")
"""The same by the name in the environment, which may be that of another terminal that this one was started from."""
_MULTIPLEXERS = {"TMUX": "tmux", "STY": "screen", "ZELLIJ": "Zellij"}


class Terminal(NamedTuple):
    """A terminal, by its own answers and by the environment. Without any it is one that shows characters."""

    name: str = ""
    """What it calls itself, with its version; else the program that the environment names."""
    kitty: bool = False
    """Whether it shows kitty's pictures by placeholders."""
    files: bool = False
    """Whether it reads kitty's pictures from files that this process writes."""
    iterm: bool = False
    """Whether it shows iTerm2's inline pictures."""
    sixel: bool = False
    cell: Size | None = None
    """Width and height of a cell in pixels, None if it is not known."""
    asked: bool = False
    answered: bool = False
    """False although asked: what it may still answer comes as if it were keys."""
    multiplexer: str = ""
    """`tmux`, `screen`, `Zellij`, or nothing."""
    remote: bool = False
    """Whether all that it gets goes through SSH."""
    browser: bool = False
    """Whether it is a page in a browser."""

    @property
    def spills(self) -> bool:
        """Whether inline pictures leave the column to their right black, as Konsole's do."""
        return self.iterm and self.name.lower().startswith("konsole")


def by_environment(environment: Mapping[str, str]) -> Terminal:
    """What is known without asking."""
    return Terminal(
        name=environment.get("TERM_PROGRAM", ""),
        multiplexer=_multiplexer(environment, ""),
        remote=is_remote(environment),
        browser=bool(environment.get("TEXTUAL_DRIVER")),
    )


def by_replies(replies: Replies, environment: Mapping[str, str], window_cell: Size | None = None) -> Terminal:
    """What is known after asking; `window_cell` is the size of a cell by that of the window, None if not known."""
    known = by_environment(environment)
    sixel = SIXEL in replies.attributes
    return known._replace(
        name=replies.name or known.name,
        kitty=draws_placeholders(replies.name) and replies.graphics.get(DIRECT) == "OK",
        files=replies.graphics.get(BY_FILE) == "OK",
        iterm=_shows_inline(replies.name, environment, sixel),
        sixel=sixel,
        cell=replies.cell or window_cell,
        asked=True,
        answered=replies.answers > 0,
        multiplexer=_multiplexer(environment, replies.name),
    )


def is_remote(environment: Mapping[str, str]) -> bool:
    """Whether the environment is that of a login through SSH."""
    return any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))


def draws_placeholders(name: str) -> bool:
    """Whether a terminal that calls itself so is known to draw kitty's placeholders."""
    return _is_one_of(_PLACEHOLDERS, name)


def cell_of_window(rows: int, columns: int, width: int, height: int) -> Size | None:
    """The size of a cell by that of the window in cells and in pixels, which many terminals leave at 0."""
    if not (rows and columns):
        return None
    cell = width // columns, height // rows
    return cell if all(SMALLEST <= side <= LARGEST for side in cell) else None


def _shows_inline(name: str, environment: Mapping[str, str], sixel: bool) -> bool:
    if name.lower().startswith("xterm.js"):  # VS Code and pages: with their image add-on it does, and says sixel, too
        return sixel
    if name:
        return _is_one_of(_INLINE, name)
    return environment.get("TERM_PROGRAM") in _PROGRAMS or environment.get("LC_TERMINAL") == "iTerm2"


def _is_one_of(known: Mapping[str, tuple[int, ...]], name: str) -> bool:
    match = re.match(r"([a-z]+\d?)(?![\w.])[ (]*([\d.]*)", name.lower())
    if match is None or match[1] not in known:
        return False
    version = tuple(int(part) for part in match[2].split(".") if part)
    return version >= known[match[1]]


def _multiplexer(environment: Mapping[str, str], name: str) -> str:
    inside = next((each for variable, each in _MULTIPLEXERS.items() if environment.get(variable)), "")
    if inside:
        return inside
    # Through SSH the variables do not come along, but the kind of terminal does, and tmux says its name.
    kind = environment.get("TERM", "")
    if name.startswith("tmux") or kind.startswith("tmux"):
        return "tmux"
    return "screen" if kind.startswith("screen") else ""
