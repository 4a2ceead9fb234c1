"""Draws marks into a PDF."""

from __future__ import annotations

from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Self

from annotate.receipt.formats import fonts
from annotate.receipt.formats.drawn.bidi import backward
from annotate.receipt.formats.drawn.blocks import SIZE_PT
from annotate.receipt.formats.drawn.marks import BOLD, Box, Dots, Leader, Mark, Measure, Text, colour, hatching
from annotate.receipt.formats.fonts import UNKNOWN, Face, Family, Run, bundled
from annotate.receipt.formats.roll import Ink
from annotate.text import clusters

if TYPE_CHECKING:
    from fpdf import FPDF

_POINT = 25.4 / 72
_MONO_ADVANCE = 1233 / 2048
"""How wide a letter of the font of the roll is, in times of its size."""
_HATCH = 0.75


class Pen:
    """A PDF in the making; use it in a `with` statement."""

    def __init__(self, title: str, author: str, language: str, made: datetime, maker: str) -> None:
        from fpdf import FPDF

        self._pdf: FPDF = FPDF(unit="mm")
        self._pdf.set_auto_page_break(False)
        self._pdf.set_margin(0)
        self._pdf.c_margin = 0
        self._pdf.set_title(title)
        self._pdf.set_author(author)
        self._pdf.set_lang(language)
        self._pdf.set_creator(maker)
        self._pdf.set_creation_date(made)
        self._pdf.set_display_mode("fullwidth")
        self._shapes = find_spec("uharfbuzz") is not None
        self._names: dict[Face, str] = {}
        self._refused: set[Face] = set()
        self._family: Family = "sans"
        self._size = SIZE_PT
        self._cell = 0.0
        self._cells: Measure | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """The library leaves the fonts' files open."""
        for font in self._pdf.fonts.values():
            file: Any = font
            file.ttfont.close()

    def page(self, width: float, height: float) -> None:
        """A page of that size in millimetres comes next."""
        self._pdf.add_page(format=(width, height))

    def letters(self, family: Family, cell: float, cells: Measure) -> None:
        """Write in cells so many millimetres wide."""
        self._family, self._cell, self._cells = family, cell, cells
        self._size = cell / _MONO_ADVANCE / _POINT

    def bookmark(self, name: str, y: float) -> None:
        """What begins there, for the reader's list of contents."""
        self._pdf.set_y(y)
        self._pdf.start_section(name)

    def file(self) -> bytes:
        """All of it."""
        return bytes(self._pdf.output())

    def measure(self, text: str, style: Ink, size: float) -> float:
        """How many millimetres wide a text is."""
        return sum(self._advance(run, size) for run in self._runs(text, style))

    def draw(self, mark: Mark, origin: tuple[float, float] = (0, 0), scale: tuple[float, float] = (1, 1)) -> None:
        """A mark whose lengths are in units of that many millimetres to the right and down."""
        x, y = origin[0] + mark.x * scale[0], origin[1] + mark.y * scale[1]
        match mark:
            case Text():
                self._write(mark, x, y)
            case Box():
                self._box(mark._replace(x=x, y=y, width=mark.width * scale[0], height=mark.height * scale[1]))
            case Leader(width=width):
                self._leader(x, y, width * scale[0])
            case Dots():
                self._dots(mark, x, y, mark.width * scale[0])

    def _runs(self, text: str, style: Ink) -> tuple[Run, ...]:
        bold = style in BOLD
        return tuple(
            run if self._usable(run.face) else self._missing(run, bold=bold)
            for run in fonts.runs(text, self._family, bold=bold)
        )

    def _missing(self, run: Run, *, bold: bool) -> Run:
        face = bundled(self._family, bold=bold)
        assert self._usable(face)
        return Run(UNKNOWN * len(clusters(run.text)), face)

    def _usable(self, face: Face) -> bool:
        """Whether the library understands the font: those of the machine can be of any kind."""
        if face not in self._names and face not in self._refused:
            name = f"face{len(self._names)}"
            try:
                self._pdf.add_font(name, fname=face.path, collection_font_number=face.number)
            except Exception:  # whatever a broken font makes of its reader
                self._refused.add(face)
            else:
                self._names[face] = name
        return face in self._names

    def _write(self, mark: Text, x: float, y: float) -> None:
        runs = self._runs(mark.text, mark.style)
        rooms = [self._room(run, mark.size) for run in runs]
        x -= sum(rooms) * {"left": 0.0, "centre": 0.5, "right": 1.0}[mark.align]
        self._pdf.set_text_color(colour(mark.style))
        for run, room in zip(runs, rooms, strict=True):
            wide = self._advance(run, mark.size)
            fits = mark.size if wide <= room * 1.01 or not wide else mark.size * room / wide
            self._select(run.face, fits)
            if run.backward and self._shapes:
                self._shaped(run.text, x, y)
            else:
                self._pdf.text(x, y, backward(run.text) if run.backward else run.text)
            x += room

    def _shaped(self, text: str, x: float, y: float) -> None:
        """Letters that join: only cells are shaped, and their letters stand by this rule within them."""
        size = self._pdf.font_size
        self._pdf.set_text_shaping(True, direction="rtl")
        self._pdf.set_xy(x, y - 0.8 * size)
        self._pdf.cell(h=size, text=text)
        self._pdf.set_text_shaping(False)

    def _room(self, run: Run, size: float) -> float:
        """What a run takes on its line: its cells on a roll, as much as it is wide on a page."""
        return self._cells(run.text, "ink", size) * self._cell if self._cells else self._advance(run, size)

    def _advance(self, run: Run, size: float) -> float:
        if not (run.backward and self._shapes):
            # What the library's own measuring adds up, in a tenth of the time.
            font: Any = self._pdf.fonts[self._names[run.face]]
            return float(sum(font.cw[ord(char)] for char in run.text) / 1000 * self._size * size * _POINT)
        self._select(run.face, size)
        self._pdf.set_text_shaping(True, direction="rtl")
        width = float(self._pdf.get_string_width(run.text))
        self._pdf.set_text_shaping(False)
        return width

    def _select(self, face: Face, size: float) -> None:
        self._pdf.set_font(self._names[face], size=self._size * size)

    def _box(self, box: Box) -> None:
        self._pdf.set_fill_color(colour(box.fill))
        self._pdf.set_draw_color(colour(box.fill))
        if box.pattern == "full":
            self._pdf.rect(box.x, box.y, box.width, box.height, style="F")
        self._pdf.set_line_width(0.2)
        for segment in hatching(box.x, box.y, box.width, box.height, box.pattern, _HATCH):
            self._pdf.line(*segment)
        if box.edged:
            self._pdf.rect(box.x, box.y, box.width, box.height, style="D")

    def _leader(self, x: float, y: float, width: float) -> None:
        """Dots that stand below each other from line to line."""
        self._pdf.set_fill_color(colour("track"))
        step, side = 1.5, 0.28
        at = (int(x / step) + 1) * step
        while at + side < x + width:
            self._pdf.rect(at, y - side, side, side, style="F")
            at += step

    def _dots(self, mark: Dots, x: float, y: float, width: float) -> None:
        """Dots side by side are one area, or a seam would show between them."""
        self._pdf.set_fill_color(colour("bold"))
        side = width / len(mark.rows)
        for row, dots in enumerate(mark.rows):
            start = 0
            for column in range(len(dots) + 1):
                if column < len(dots) and dots[column]:
                    continue
                if column > start:
                    self._pdf.rect(x + start * side, y + row * side, (column - start) * side, side * 1.01, style="F")
                start = column + 1
