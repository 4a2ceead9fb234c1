"""The receipt as a PDF: pages of A4, or one long strip as wide as a till's.

Texts are texts, to be marked, searched and read aloud; charts are lines and areas. The same receipt makes the same
file, byte for byte, on one machine: a name in a script that no font here has may look different on another.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from annotate.i18n import _, language
from annotate.receipt.formats.drawn import sheet
from annotate.receipt.formats.drawn.marks import Mark, Text
from annotate.receipt.formats.drawn.strip import cells, strip
from annotate.receipt.formats.drawn.wrapping import shortened
from annotate.receipt.model import Receipt
from annotate.receipt.told.document import document
from annotate.receipt.told.paper import Paper
from annotate.text import printable

if TYPE_CHECKING:
    from annotate.receipt.formats.drawn.pen import Pen

PaperKind: TypeAlias = Literal["a4", "roll"]

ROLL_MM, PRINTED_MM = 80.0, 72.0
"""How wide a till's paper is, and how much of it a till prints on."""
COLUMNS = 48
_CELL = PRINTED_MM / COLUMNS
_LINE = 3.15
_END = 6.0
"""Bare paper above and below a strip."""
_HEAD, _FOOT = 13.0, 285.0
"""Where the lines at the head and foot of a page stand."""
_NOTE = 0.8


def render(receipt: Receipt, paper: PaperKind = "a4") -> bytes:
    """The PDF file."""
    return file(document(receipt), receipt, paper)


def file(page: Paper, receipt: Receipt, paper: PaperKind) -> bytes:
    """Any paper as a PDF about that receipt."""
    from annotate.receipt.formats.drawn.pen import Pen

    made = datetime.fromisoformat(receipt.generated_at)
    maker = f"annotate {receipt.tool_version}"
    with Pen(_title(receipt), printable(receipt.annotator), language(), made, maker) as pen:
        if paper == "roll":
            _roll(pen, page)
        else:
            _sheets(pen, page, receipt)
        return pen.file()


def _title(receipt: Receipt) -> str:
    return _("Receipt: {project}").format(project=printable(receipt.project))


def _roll(pen: Pen, page: Paper) -> None:
    drawn = strip(page, COLUMNS, _LINE / _CELL)
    pen.page(ROLL_MM, drawn.height * _LINE + 2 * _END)
    pen.letters("mono", _CELL, cells)
    for mark in drawn.marks:
        pen.draw(mark, ((ROLL_MM - PRINTED_MM) / 2, _END), (_CELL, _LINE))


def _sheets(pen: Pen, page: Paper, receipt: Receipt) -> None:
    pages = sheet.pages(page, pen.measure)
    for number, one in enumerate(pages, 1):
        pen.page(sheet.WIDTH, sheet.HEIGHT)
        for name, y in one.sections:
            pen.bookmark(name, y)
        for mark in (*_head(receipt, pen), *one.marks, *_foot(number, len(pages))):
            pen.draw(mark)


def _head(receipt: Receipt, pen: Pen) -> Iterator[Mark]:
    """Which receipt it is, on every page: pages get lost."""
    right = sheet.WIDTH - sheet.RIGHT
    name = _("receipt {id}").format(id=receipt.id) if receipt.id else ""
    yield Text(sheet.LEFT, _HEAD, name, "dim", size=_NOTE)
    room = right - sheet.LEFT - pen.measure(name, "dim", _NOTE) - 8
    whose = " · ".join(filter(None, map(printable, (receipt.project, receipt.annotator))))
    yield Text(
        right, _HEAD, shortened(whose, room, lambda text: pen.measure(text, "dim", _NOTE)), "dim", "right", _NOTE
    )


def _foot(number: int, count: int) -> Iterator[Mark]:
    right = sheet.WIDTH - sheet.RIGHT
    yield Text(right, _FOOT, f"{number} / {count}", "dim", "right", _NOTE)
