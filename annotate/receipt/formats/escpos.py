"""The receipt for a till's printer: the bytes of its language, ESC/POS, to be sent to it as they are.

Text is sent as text, in the code pages that nearly every such printer has. Signs that none of them has are sent as one
that means the same here (`REPLACED`); a line with a name in letters that none has is sent as a picture of the line, so
that nobody's name is printed as something else.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.receipt.formats.drawn import raster
from annotate.receipt.formats.laying import lay
from annotate.receipt.formats.roll import Line
from annotate.receipt.model import Receipt
from annotate.receipt.told import code
from annotate.receipt.told.document import document
from annotate.receipt.told.paper import Block, Centre, Code, Paper

if TYPE_CHECKING:
    from annotate.receipt.formats.drawn.raster import Raster

COLUMNS, COLUMNS_58 = 48, 32
"""Letters in a line of the larger font, on paper 80 and 58 mm wide."""
CODE_PAGES = ("CP437", "CP850", "CP858", "CP1252")
_BOLD = frozenset({"bold", "stamp"})
_CODE_DOTS = 6
"""Dots of the printer for one of the code: three quarters of a millimetre."""

REPLACED = str.maketrans(
    {
        "●": "■",
        "○": "o",
        "◐": "½",
        "▸": ">",
        "−": "-",
        "’": "'",
        "–": "-",
        "\u202f": " ",
        "\u00a0": " ",
        "\u2011": "-",
        "▏": "▌",
        "▎": "▌",
        "▍": "▌",
        "▋": "▌",
        "▊": "█",
        "▉": "█",
        "▁": "_",
        "▂": "▄",
        "▃": "▄",
        "▅": "▄",
        "▆": "█",
        "▇": "█",
        "▚": "#",
        "▞": "≡",
        "═": "=",
        "┊": "│",
        "→": ">",
        "✓": "√",
        "\u2068": "",
        "\u2069": "",
    }
)
"""What is printed for signs of a receipt that code pages lack; each takes as much room as what it stands for."""


def render(receipt: Receipt, width: int = COLUMNS) -> bytes:
    """What to send to the printer; `width`: how many letters it has in a line, 48 or 32 on the usual paper."""
    if width < COLUMNS_58:
        raise AnnotateError(
            _("a till's printer has 32 letters in a line or more, usually 48: not {count}").format(count=width)
        )
    return printed(document(receipt), width)


def printed(paper: Paper, width: int) -> bytes:
    """Any paper."""
    till = _Till(width)
    for number, block in enumerate(paper.blocks):
        till.block(block, first=not number)
    return till.finished()


@contextmanager
def _no_litter() -> Iterator[None]:
    """The library leaves a folder among the temporary ones when it is loaded: it is taken away with what is in it."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


class _Till:
    """A printer, and what it was told last."""

    def __init__(self, width: int) -> None:
        with _no_litter():
            from escpos.magicencode import Encoder
            from escpos.printer import Dummy

        # Numbers, not texts as the profile has them: of the pages that have a letter, the one of the lowest is used.
        pages = {name: int(slot) for name, slot in Dummy().profile.get_code_pages().items() if name in CODE_PAGES}
        self._encoder: Any = Encoder(pages)
        self._printer: Any = Dummy(magic_encode_args={"encoder": self._encoder})
        self._printer.hw("INIT")
        self._width = width
        self._bold = False

    def block(self, block: Block, *, first: bool) -> None:
        """Prints it; the receipt's name, which comes first, in letters of twice the size."""
        match block:
            case Code(content, caption):
                self._raster(raster.square(code.matrix(content), self._width, _CODE_DOTS), margin=True)
                self._laid(Centre(caption, "dim"))
            case Centre(text, "bold") if first and text.isascii() and len(text) <= self._width // 2:
                self._printer.set(double_width=True, double_height=True)
                self._text(text.center(self._width // 2).rstrip(), bold=True)
                self._printer.set(normal_textsize=True)
            case _:
                self._laid(block)

    def finished(self) -> bytes:
        """Everything, and the paper cut off."""
        self._printer.set(bold=False)
        self._printer.cut()
        return bytes(self._printer.output)

    def _laid(self, block: Block) -> None:
        alone = Paper()
        alone.blocks.append(block)
        for line in lay(alone, self._width).lines:
            self._line(line)

    def _line(self, line: Line) -> None:
        text = "".join(text for text, _ink in line)
        bold = any(ink in _BOLD for piece, ink in line if piece.strip())
        if self._has(text.translate(REPLACED)):
            for piece, ink in line:
                self._text(piece.translate(REPLACED), bold=ink in _BOLD, end="")
            self._printer.text("\n")
        else:
            self._raster(raster.line(text.rstrip(), self._width, bold=bold))

    def _text(self, text: str, *, bold: bool, end: str = "\n") -> None:
        if bold != self._bold and text.strip():
            self._printer.set(bold=bold)
            self._bold = bold
        self._printer.text(text + end)

    def _has(self, text: str) -> bool:
        """Whether the printer has all of the letters."""
        return text.isprintable() and all(
            char.isascii() or any(self._encoder.can_encode(page, char) for page in self._encoder.codepages)
            for char in text
        )

    def _raster(self, dots: Raster, *, margin: bool = False) -> None:
        """As `GS v 0`, which prints a picture line by line and needs no memory for it."""
        if margin:
            self._printer.text("\n")
        size = dots.width_bytes.to_bytes(2, "little") + dots.height.to_bytes(2, "little")
        self._printer._raw(b"\x1dv0\x00" + size + dots.data)
        if margin:
            self._printer.text("\n")
