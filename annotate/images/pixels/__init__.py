"""Pictures in real pixels, for the terminals that can show them: kitty's protocol, iTerm2's and sixel.

A view need not know which one it has. It calls `Painter.paint` with a picture of about `Mode.pixels`, writes
`Painting.before`, gives out `Painting.lines` (or blank cells) as its strips, and puts `Painting.over` behind the last
of them with the cursor at the picture's top left corner. Once the picture is off the screen it writes `Painting.gone`.
Everything goes through the driver that writes the frames, so that no frame is cut in two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from PIL import Image

    from annotate.images.modes import Mode


class Painting(NamedTuple):
    """One picture as a terminal gets it."""

    before: str = ""
    """To be written before the cells: moves no cursor and shows nothing yet."""
    lines: list[str] | None = None
    """One string of `Painter.step` characters a cell per row, without reset at its end, to be cut at any cell.

    None: the cells stay blank. The colours in it are no colours: whoever would tint or filter them draws characters
    instead.
    """
    over: str = ""
    """To be written after the cells, with the cursor at the picture's top left corner, which is to be saved before and
    restored after. It knows of no windows: where something lies over the picture, draw characters instead. Nor may it
    reach the screen's last row, below which some terminals put the cursor then, and scroll.
    """
    gone: str = ""
    """To be written when the picture is no longer shown, after the frame that shows another one in its place."""


class Painter(Protocol):
    """A way to show pixels. Painting may be done in any thread."""

    step: int
    """Characters of a cell of `Painting.lines`; 1 where there are none."""

    def paint(self, rgb: Image.Image, columns: int, rows: int) -> Painting:
        """An RGB picture in `columns` x `rows` cells, whatever its own size.

        kitty keeps the picture's shape: one of another shape than the cells gets a margin. The others stretch it.
        """

    def close(self) -> None:
        """Take back what no terminal has fetched; nothing is painted after it."""


def painter(mode: Mode, *, files: bool = False, tmux: bool = False) -> Painter:
    """The painter of a mode of pixels.

    `files`: the terminal reads files that this process writes (`Terminal.files`); `tmux`: what is meant for the
    terminal has to be handed through tmux.
    """
    if mode.glyphs == "kitty":
        from annotate.images.pixels.kitty import KittyPainter

        return KittyPainter(grey=mode.grey, files=files, tmux=tmux)
    if mode.glyphs == "iterm":
        from annotate.images.pixels.iterm import ItermPainter

        return ItermPainter(grey=mode.grey)
    if mode.glyphs == "sixel":
        from annotate.images.pixels.sixel import SixelPainter

        return SixelPainter(mode.cell, grey=mode.grey)
    raise ValueError(f"{mode.glyphs} is drawn in characters")
