"""Pictures in real pixels, for the terminals that can show them: kitty's protocol, iTerm2's and sixel.

A view need not know which one it has. It scales the picture to `Painter.pixels`, calls `Painter.paint`, writes
`Painting.before`, gives out `Painting.lines` (or blank cells) as its strips, and puts `Painting.over` behind the last
of them with the cursor at the picture's top left corner. Once the picture is off the screen it writes `Painting.gone`.
Everything goes through the driver that writes the frames, so that no frame is cut in two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from PIL import Image

    from annotate.images.modes import Mode
    from annotate.images.picture import Size


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
    restored after. It knows of no windows: where something lies over the picture, draw characters instead.
    """
    gone: str = ""
    """To be written when the picture is no longer shown, after the frame that shows another one in its place."""


class Painter(Protocol):
    """A way to show pixels. Painting may be done in any thread."""

    step: int
    """Characters of a cell of `Painting.lines`; 1 where there are none."""

    def pixels(self, size: Size, columns: int, rows: int) -> Size:
        """What a picture, or the part of one that is shown, of `size` pixels is to be scaled to for so many cells."""

    def paint(self, rgb: Image.Image, columns: int, rows: int) -> Painting:
        """An RGB picture that fills `columns` x `rows` cells; best of the size that `pixels` says."""

    def close(self) -> None:
        """Take back what no terminal has fetched; nothing is painted after it."""


def painter(mode: Mode, *, files: bool = False, tmux: bool = False) -> Painter:
    """The painter of a mode of pixels.

    `files`: the terminal reads files that this process writes (`Terminal.files`); `tmux`: what is meant for the
    terminal has to be handed through tmux.
    """
    cell, way = (mode.across, mode.down), str(mode.glyphs)
    if way == "kitty":
        from annotate.images.pixels.kitty import KittyPainter

        return KittyPainter(cell, grey=mode.grey, files=files, tmux=tmux)
    if way == "iterm":
        from annotate.images.pixels.iterm import ItermPainter

        return ItermPainter(cell, grey=mode.grey)
    if way == "sixel":
        from annotate.images.pixels.sixel import SixelPainter

        return SixelPainter(cell, grey=mode.grey)
    raise ValueError(f"{way} is drawn in characters")


def no_larger(size: Size, columns: int, rows: int, cell: Size) -> Size:
    """The pixels for so many cells, in their very shape, but about as few as the picture has: the terminal enlarges."""
    width, height = columns * cell[0], rows * cell[1]
    scale = min(1.0, max(size[0] / width, size[1] / height))
    return max(1, round(width * scale)), max(1, round(height * scale))
