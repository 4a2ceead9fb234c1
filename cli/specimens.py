"""The same small picture in every way that the terminal may show, to judge by one's own eyes."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.images.modes import Glyphs, Mode
from annotate.terminals.choosing import best
from annotate.terminals.terminal import Terminal
from annotate.terminals.words import way
from cli.checkup import Screen

COLUMNS, ROWS = 24, 6
_CHARACTERS: tuple[Glyphs, ...] = ("ascii", "half", "quadrant", "blocks", "sextant", "octant")


def specimens(screen: Screen) -> Iterator[tuple[str, str]]:
    """For each way its name and what to write for it: characters, and the pixels that the terminal is known to show."""
    for glyphs in (*_CHARACTERS, *_pixels(screen.terminal)):
        mode = best(screen.terminal, glyphs, color_system=screen.color_system, unicode=screen.unicode, grey=screen.grey)
        if mode.glyphs == glyphs:
            yield f"{glyphs}: {way(mode)}", _drawn(mode, screen.terminal)


def _pixels(terminal: Terminal) -> list[Glyphs]:
    proved: dict[Glyphs, bool] = {"kitty": terminal.kitty, "iterm": terminal.iterm, "sixel": terminal.sixel}
    safe = not (terminal.multiplexer or terminal.browser)
    return [glyphs for glyphs, shown in proved.items() if shown and safe]


def _drawn(mode: Mode, terminal: Terminal) -> str:
    """The picture where the cursor is, which is then below it."""
    from annotate.images.specimen import specimen

    rgb = specimen(mode.pixels(COLUMNS, ROWS))
    if not mode.is_pixels:
        from annotate.images.cells import encode

        return "".join(f"{line}\x1b[0m\n" for line in encode(rgb, mode))
    from annotate.images.pixels import painter

    painting = painter(mode, files=False).paint(rgb, COLUMNS, ROWS)
    if painting.lines is not None:
        return painting.before + "".join(f"{line}\x1b[0m\n" for line in painting.lines)
    # Room first, and a line more: at the foot of the screen the picture would scroll what is above it.
    below = ROWS + 1
    return "\n" * below + f"\x1b[{below}A\x1b7{painting.over}\x1b8\x1b[{ROWS}B"
