"""The receipt as a picture: its code is read by a camera, and all of it is on its paper."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from annotate.i18n import set_language
from annotate.receipt.formats import fonts, png
from annotate.receipt.formats.drawn.marks import PAPER, Text
from annotate.receipt.formats.drawn.strip import BASE, strip
from annotate.receipt.formats.fonts import Run
from annotate.receipt.formats.png import CELL, COLUMNS, LINE, picture, render
from annotate.receipt.told.code import content
from annotate.receipt.told.document import document
from annotate.receipt.told.paper import Paper
from tests.receipt.conftest import Make
from tests.receipt.reading import HOSTILE
from tests.receipt.sample import label, sitting

pytestmark = pytest.mark.usefixtures("bare_machine")


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_its_code_is_read_where_it_is_shown_and_its_data_says_which_receipt_it_is(make: Make) -> None:
    zxingcpp = pytest.importorskip("zxingcpp", reason="needs zxing-cpp")
    receipt = make(project="Straßen\n<b>")
    shown = opened(render(receipt))
    about = shown.info
    foot = shown.crop((0, shown.height * 2 // 3, shown.width, shown.height)).convert("L")
    small = foot.resize((foot.width // 2, foot.height // 2))

    assert [code.text for code in zxingcpp.read_barcodes(small)] == [content(receipt)]
    assert about["Receipt"] == receipt.id
    assert about["Store"] == "5eed" * 16
    assert about["Title"] == "annotate receipt Straßen\\n<b>"


def test_the_same_paper_makes_the_same_picture() -> None:
    paper = Paper()
    paper.pair("Credited", "2 min", "bold")

    assert picture(paper, {"Receipt": "1", "Store": ""}) == picture(paper, {"Receipt": "1"})
    assert picture(paper, {"Receipt": "1"}) != picture(paper, {"Receipt": "2"})


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_text_is_drawn_in_its_place_on_the_paper(make: Make, language: str) -> None:
    """Where a text stands there is ink as wide as it is, and none where nothing stands."""
    set_language(language)
    drawing = strip(document(make()), COLUMNS, LINE / CELL)
    image = png.draw(drawing)
    left, top = png._AROUND + png._MARGIN, png._AROUND + png._TOOTH + LINE
    texts = [mark for mark in drawing.marks if isinstance(mark, Text) and mark.align == "left"]

    assert len(texts) > 100
    for mark in texts:
        x, y = round(left + mark.x * CELL), round(top + (mark.y - BASE) * LINE)
        inked = _ink(image.crop((x - CELL, y, x + (len(mark.text) + 1) * CELL, y + LINE)))
        assert inked is not None
        assert inked[2] <= (len(mark.text) + 1) * CELL + 2, "a bold letter may lean over by two dots"
        assert inked[2] - inked[0] >= (len(mark.text) - 1.2) * CELL


@pytest.mark.parametrize("name", [HOSTILE, "W" * 300, "ض" * 190])
def test_the_paper_s_margins_stay_clean_whatever_the_name(make: Make, name: str) -> None:
    receipt = make(sitting(annotator=name), label(1, annotator=name), project=name)
    image = png.draw(strip(document(receipt), COLUMNS, LINE / CELL))
    top, bottom = png._AROUND + png._TOOTH, image.height - png._AROUND - png._TOOTH
    inner = png._AROUND + png._MARGIN

    assert image.width == COLUMNS * CELL + 2 * inner
    for x in (png._AROUND, image.width - inner + 2):
        assert _ink(image.crop((x, top, x + png._MARGIN - 2, bottom))) is None


def test_without_the_shaper_names_from_right_to_left_are_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run("אבג 12", fonts.bundled("sans"), True)
    monkeypatch.setattr(png, "_shapes", lambda: False)

    assert png._fitting(run, 1.0, 1000)[1:] == ("12 גבא", None)


def _ink(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Where anything but paper is."""
    return ImageChops.difference(image, Image.new("RGB", image.size, PAPER)).getbbox()
