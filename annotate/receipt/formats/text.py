"""The receipt for people: a till receipt that explains itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.receipt.formats.laying import lay
from annotate.receipt.formats.roll import Ink, Line, Piece, Roll, cells
from annotate.receipt.model import Receipt
from annotate.receipt.told.document import document
from annotate.receipt.told.paper import TINTS

if TYPE_CHECKING:
    from rich.text import Text

WIDEST = 52
_NARROWEST = 20
_MARGIN = 2
_INK = {
    "ink": "#2b2622",
    "bold": "bold #1c1815",
    "dim": "#7d7263",
    "stamp": "bold #a3262a",
    "bar": "#1f6f6b",
    "track": "#c9bfac",
}
_PAPER = "#fbf7ec"


def render(receipt: Receipt, width: int = WIDEST) -> str:
    """The receipt as plain text, at most `width` cells wide."""
    return roll(receipt, width, cameras=False).text()


def render_text(
    receipt: Receipt, width: int = WIDEST + 2 * _MARGIN, *, color: bool = True, inner: int | None = None
) -> Text:
    """The receipt for a terminal or a screen of the app, in the middle of `width` cells; on paper if in colour.

    `inner` is how wide the text itself is at most.
    """
    from rich.text import Text

    widest = inner or WIDEST
    inner = min(widest, width - 2 * _MARGIN) // 2 * 2
    if not color or inner < _NARROWEST:
        return Text(render(receipt, min(widest, width)).rstrip("\n"), no_wrap=True, overflow="ignore")
    left = " " * ((width - inner - 2 * _MARGIN) // 2)
    paper = Text(no_wrap=True, overflow="ignore")
    paper.append(f"{left}{'▟▙' * (inner // 2 + _MARGIN)}\n", _PAPER)
    for line in [[], *roll(receipt, inner).lines, []]:
        paper.append(left)
        _print(paper, line, inner)
    return paper.append(f"{left}{'▜▛' * (inner // 2 + _MARGIN)}", _PAPER)


def roll(receipt: Receipt, width: int, *, cameras: bool = True) -> Roll:
    """The lines of the receipt; `cameras`: with its code."""
    return lay(document(receipt), max(_NARROWEST, min(width, WIDEST)), cameras=cameras)


def _print(paper: Text, line: Line, width: int) -> None:
    rest = width - sum(cells(text) for text, _ink in line)
    margins: tuple[Piece, Piece] = (" " * _MARGIN, "ink"), (" " * (max(0, rest) + _MARGIN), "ink")
    for text, ink in [margins[0], *line, margins[1]]:
        paper.append(text, f"{_colour(ink)} on {_PAPER}")
    paper.append("\n")


def _colour(ink: Ink) -> str:
    return TINTS[ink % len(TINTS)] if isinstance(ink, int) else _INK[ink]
