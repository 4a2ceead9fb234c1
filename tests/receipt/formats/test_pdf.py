"""The receipt as a PDF, read back: the same words and amounts on every paper, and nothing torn apart or cut off."""

from __future__ import annotations

import io
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from annotate.errors import AnnotateError
from annotate.i18n import set_language
from annotate.receipt.build import Mark, Options, build
from annotate.receipt.formats import fonts
from annotate.receipt.formats import table as formats
from annotate.receipt.formats.drawn import blocks, pen, sheet
from annotate.receipt.formats.drawn.marks import Text
from annotate.receipt.formats.pdf import PaperKind, file, render
from annotate.receipt.model import Receipt
from annotate.receipt.rates.table import bundled_rates
from annotate.receipt.told.document import document
from annotate.receipt.told.paper import Bar, Code, Pair, Paper, Para
from tests.receipt.conftest import Make
from tests.receipt.reading import HOSTILE
from tests.receipt.sample import NOW, label, records, sitting

if TYPE_CHECKING:
    from pypdf import PdfReader

pytestmark = pytest.mark.usefixtures("bare_machine")
pytest.importorskip("fpdf", reason="needs the extra pdf")
pypdf = pytest.importorskip("pypdf", reason="reads what was written")

KINDS: tuple[PaperKind, ...] = ("a4", "roll")
MM = 25.4 / 72


@cache
def usual(language: str, kind: PaperKind) -> tuple[Receipt, bytes]:
    """The receipt of the sitting in tests/receipt/sample.py."""
    set_language(language)
    receipt = build("street signs", records(), Options(), store=Mark("5eed" * 16), table=bundled_rates(), now=NOW)
    return receipt, render(receipt, kind)


def read(data: bytes) -> PdfReader:
    reader: PdfReader = pypdf.PdfReader(io.BytesIO(data))
    return reader


def texts(data: bytes) -> list[str]:
    """The text of each page, without any white space."""
    return ["".join(page.extract_text().split()) for page in read(data).pages]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_amount_stands_behind_what_it_is_of_and_every_word_can_be_searched(
    language: str, kind: PaperKind
) -> None:
    receipt, data = usual(language, kind)
    set_language(language)
    text = "".join(texts(data))
    said_in = document(receipt).blocks
    pairs = [squeezed(block.left + block.right) for block in said_in if isinstance(block, Pair)]

    assert len(pairs) > 30
    assert [pair for pair in pairs if pair.replace(".", "") not in text.replace(".", "")] == []
    for block in said_in:
        match block:
            case Para(said) | Code(_, said):
                assert all(squeezed(word) in text for word in said.split())


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_receipt_makes_the_same_bytes(kind: PaperKind) -> None:
    receipt, data = usual("en", kind)

    assert render(receipt, kind) == data
    assert render(msgspec.structs.replace(receipt, generated_at="2026-11-25T12:00:00.000Z"), kind) != data


def test_it_says_what_it_is_about() -> None:
    reader = read(usual("fr", "a4")[1])
    about = reader.metadata

    assert about is not None
    assert about.author == "amber-otter"
    assert about.title is not None and about.title.endswith("street signs")
    assert about.creation_date == NOW
    assert str(reader.root_object["/Lang"]) == "fr"
    assert [entry["/Title"] for entry in reader.outline][:1] == ["Temps"]  # type: ignore[call-overload]


def test_every_page_says_of_which_receipt_it_is_and_its_number() -> None:
    receipt, data = usual("en", "a4")
    pages = texts(data)

    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert f"receipt{receipt.id}" in text
        assert f"{number}/{len(pages)}" in text


def test_what_belongs_together_is_on_one_page(make: Make) -> None:
    paper = Paper()
    paper.heading("Values")
    for number in range(40):
        paper.blank()
        paper.para(f"first{number}.", "bold")
        for _row in range(1 + number % 3):
            paper.pair("value", f"{number} EUR")
        paper.para(f"last{number}.", "dim", indent=2)
    pages = texts(file(paper, make(), "a4"))

    assert len(pages) > 2
    for number in range(40):
        assert [f"first{number}." in text for text in pages] == [f"last{number}." in text for text in pages]


def test_a_long_name_leaves_its_amount_room() -> None:
    pair = Pair("to be told at length " * 4, "1 h 03 min 12 s")
    with pen.Pen("", "", "en", NOW, "") as paper:
        drawn = blocks.drawing(pair, sheet.COLUMN, paper.measure)
        rows: dict[float, float] = {}
        for mark in drawn.marks:
            if isinstance(mark, Text):
                rows[mark.y] = rows.get(mark.y, 0) + paper.measure(mark.text, mark.style, mark.size)

    assert len(rows) == 2
    assert all(width < sheet.COLUMN.width - 4 for width in rows.values())


@pytest.mark.parametrize("name", [HOSTILE, "שלום" * 80, "W" * 300])
def test_nothing_leaves_the_paper_whatever_the_name(make: Make, name: str) -> None:
    receipt = make(sitting(annotator=name), label(1, annotator=name), project=name)
    with pen.Pen("", "", "en", NOW, "") as paper:
        for page in sheet.pages(document(receipt), paper.measure):
            for mark in page.marks:
                width = paper.measure(mark.text, mark.style, mark.size) if isinstance(mark, Text) else 0.0
                left = mark.x - width * {"left": 0, "centre": 0.5, "right": 1}[getattr(mark, "align", "left")]
                assert left >= sheet.LEFT - 0.1
                assert left + width <= sheet.WIDTH - sheet.RIGHT + 0.1
                assert sheet.TOP <= mark.y <= sheet.HEIGHT - sheet.BOTTOM + 0.1
    assert render(receipt, "roll")


def test_markup_and_commands_in_names_are_letters(make: Make) -> None:
    text = "".join(texts(render(make(project="<b>**x** \n\x1b[2J\u202e"))))

    assert r"<b>**x**\n\x1b[2J\u202e" in text


def test_a_roll_is_one_page_as_high_as_it_needs(make: Make) -> None:
    short = read(render(make(sitting(), label(1)), "roll")).pages
    long = read(usual("en", "roll")[1]).pages

    assert len(short) == len(long) == 1
    assert float(short[0].mediabox.width) * MM == pytest.approx(80, abs=0.1)
    assert float(short[0].mediabox.height) < float(long[0].mediabox.height)


def test_what_is_longer_than_a_page_goes_on_the_next_one(make: Make) -> None:
    paper = Paper()
    paper.heading("Much")
    paper.bars([Bar(f"row{number}", 0.5, "1") for number in range(150)])
    pages = texts(file(paper, make(), "a4"))

    assert len(pages) == 3
    assert all(f"row{number}1" in "".join(pages) for number in range(150))


def test_a_simulated_receipt_says_so(make: Make) -> None:
    pages = texts(render(make(sitting(simulated=True), label(1))))

    assert "SIMULATED:nopersondidthiswork" in pages[0]


@pytest.mark.parametrize("kind", KINDS)
def test_without_the_shaper_names_are_still_written(
    make: Make, kind: PaperKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pen, "find_spec", lambda _name: None)
    receipt = make(sitting(annotator="אבי"), label(1, annotator="אבי"))

    assert {"אבי", "יבא"} & set(" ".join(page.extract_text() for page in read(render(receipt, "roll")).pages).split())


def test_a_font_that_the_library_refuses_is_shown_to_be_missing(
    make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = fonts.Face(tmp_path / "missing.ttf")
    monkeypatch.setattr(fonts, "elsewhere", lambda _char: broken)
    known = fonts.covered
    monkeypatch.setattr(fonts, "covered", lambda face: "日本" if face == broken else known(face))

    assert "□□" in "".join(texts(render(make(project="日本"))))


def test_without_its_extra_one_sentence_says_what_to_install(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fpdf", None)

    with pytest.raises(AnnotateError, match=r'pip install "weisure-annotate\[pdf\]"'):
        formats.render(make(), "pdf")


def test_together_has_no_author(make: Make) -> None:
    receipt: Receipt = msgspec.structs.replace(make(), annotator="", people=4)
    about = read(render(receipt)).metadata

    assert about is not None and not about.author
