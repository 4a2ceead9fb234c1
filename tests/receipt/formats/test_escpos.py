"""The receipt as a till's printer prints it: read back by a reader that knows no byte but those it must."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotate.errors import AnnotateError
from annotate.i18n import set_language
from annotate.receipt.formats.escpos import REPLACED, printed, render
from annotate.receipt.formats.laying import lay
from annotate.receipt.model import Receipt
from annotate.receipt.told.code import content
from annotate.receipt.told.document import document
from annotate.receipt.told.paper import Centre, Code, Paper
from tests.receipt.conftest import Make
from tests.receipt.reading import HOSTILE, decoded
from tests.receipt.sample import label, sitting
from tests.receipt.till import Picture, Printed, Till

pytestmark = pytest.mark.usefixtures("bare_machine")
pytest.importorskip("escpos", reason="needs the extra escpos")


def expected(receipt: Receipt, width: int) -> list[str]:
    """The lines of the text, its code left out, in the letters that printers have."""
    paper = Paper()
    paper.blocks += [Centre(block.caption) if isinstance(block, Code) else block for block in document(receipt).blocks]
    return [line.translate(REPLACED).strip() for line in lay(paper, width).text().splitlines()]


@pytest.mark.parametrize("width", [32, 48])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_lines_are_those_of_the_text(make: Make, language: str, width: int) -> None:
    set_language(language)
    till = Till(render(make(), width))

    lines = [line.strip() for line in till.lines if line]
    assert lines == [line for line in expected(make(), width) if line]
    assert all(len(line.rstrip()) <= width for line in till.lines)
    assert till.cuts == 1


def test_the_code_is_printed_as_dots_that_a_camera_reads(make: Make) -> None:
    pictures = Till(render(make())).pictures

    assert len(pictures) == 1
    assert decoded(pictures[0].rows) == content(make())


def test_the_title_is_twice_as_large_and_amounts_that_count_are_bold(make: Make) -> None:
    lines = [line for line in Till(render(make())).printed if isinstance(line, Printed)]

    assert [line.text.strip() for line in lines if line.double] == ["R E C E I P T"]
    assert next(line for line in lines if line.text.startswith("Credited ")).bold
    assert not next(line for line in lines if "First answers" in line.text).bold


@pytest.mark.parametrize("name", ["אבי כהן", "日本語", "مرحبا", "Ольга", "🚦🚦"])
def test_a_name_in_letters_that_no_code_page_has_is_printed_as_a_picture_of_its_line(make: Make, name: str) -> None:
    printed = Till(render(make(sitting(annotator=name), label(1, annotator=name)))).printed
    above = next(n for n, line in enumerate(printed) if isinstance(line, Printed) and "street signs" in line.text)
    line = printed[above + 1]

    assert isinstance(line, Picture)
    assert {len(row) for row in line.rows} == {48 * 12}
    assert any(map(any, line.rows))
    assert not any(row[0] or row[-1] for row in line.rows)
    assert not any("?" in one.text for one in printed if isinstance(one, Printed))


def test_no_name_reaches_the_printer_as_a_command(make: Make) -> None:
    name = f"{HOSTILE}\x1dV\x00 \x1bp\x00"
    till = Till(render(make(sitting(annotator=name), label(1, annotator=name), project=name), 32))

    assert till.cuts == 1
    assert "gap to what was paid" in " ".join(" ".join(till.lines).split())


def test_accents_and_currencies_are_letters_not_pictures() -> None:
    paper = Paper()
    paper.para("à la pièce, n° 5 : 12,02 € × 3 « œuvre » … ÀÉÇ")

    assert Till(printed(paper, 48)).printed[0] == Printed("à la pièce, n° 5 : 12,02 € × 3 « œuvre » … ÀÉÇ")


def test_charts_are_of_blocks_that_printers_have() -> None:
    paper = Paper()
    paper.columns([("< 1", 2), ("1–2", 7), ("≥ 2", 1)], "seconds")

    assert not Till(printed(paper, 48)).pictures


def test_paper_too_narrow_for_any_till_is_refused(make: Make) -> None:
    with pytest.raises(AnnotateError, match="32 letters in a line or more, usually 48: not 20"):
        render(make(), 20)


def test_nothing_is_left_among_the_temporary_files(tmp_path: Path) -> None:
    load = "from annotate.receipt.formats import escpos; from annotate.receipt.told import paper"
    code = f"{load}; escpos.printed(paper.Paper(), 48)"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "TMPDIR": str(tmp_path)})

    assert list(tmp_path.iterdir()) == []


def test_what_is_printed_instead_takes_as_much_room() -> None:
    from rich.cells import cell_len

    assert all(
        len(there) == cell_len(chr(sign)) for sign, there in REPLACED.items() if there and isinstance(there, str)
    )
