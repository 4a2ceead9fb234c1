"""Which font a name is drawn in, in which order its letters stand, and what happens where no font has them."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.receipt.formats import fonts
from annotate.receipt.formats.drawn.bidi import Span, backward, spans
from annotate.receipt.formats.drawn.sfnt import coverage
from annotate.receipt.formats.fonts import UNKNOWN, Face, Family, bundled, covered, runs

FOLDER = Path(fonts.__file__).parents[2] / "fonts"
FACES = [bundled(family, bold=bold) for family in ("mono", "sans") for bold in (False, True)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_fonts_have_every_letter_of_every_sentence(language: str) -> None:
    locale = Path(fonts.__file__).parents[2] / "locale"
    catalogue = gettext.translation("annotate", locale, ["fr"])._catalog  # type: ignore[attr-defined]
    texts = catalogue.values() if language == "fr" else [k if isinstance(k, str) else k[0] for k in catalogue]
    letters = set("".join(texts)) - set("\n\u2068\u2069") | set("█▏▎▍▌▋▊▉─·●○◐▸×−…€$£¥₹" + UNKNOWN)

    for face in FACES:
        assert sorted(char for char in letters if char not in covered(face)) == []


@pytest.mark.parametrize("face", FACES)
def test_what_a_font_has_is_read_as_others_read_it(face: Face) -> None:
    ttlib = pytest.importorskip("fontTools.ttLib", reason="comes with the extra pdf")
    known = set(ttlib.TTFont(face.path).getBestCmap())

    assert {code for code in range(0x20000) if chr(code) in covered(face)} == known


@given(
    st.text(st.characters(max_codepoint=0x17F, categories=["L", "N", "P", "S", "Zs"])),
    st.sampled_from(["mono", "sans"]),
)
def test_no_letter_of_europe_is_lost(text: str, family: Family) -> None:
    assert "".join(run.text for run in runs(text, family)) == text
    assert {run.face for run in runs(text, family)} <= {bundled(family)}


def test_a_machine_without_fonts_shows_that_letters_are_missing(bare_machine: None) -> None:
    found = runs("日本語 🚦 Ωмир", "mono")

    assert "".join(run.text for run in found) == f"{UNKNOWN * 3} {UNKNOWN} Ωмир"
    assert {run.face for run in found} == {bundled("mono")}


def test_joiners_and_marks_that_no_font_has_leave_no_square(bare_machine: None) -> None:
    assert "".join(run.text for run in runs("a\ufe0fb\U000e0020c\u0301", "mono")) == "abc\u0301"


@given(st.text())
def test_any_text_is_drawn_of_letters_that_its_fonts_have(text: str) -> None:
    for run in runs(text, "sans"):
        assert all(char in covered(run.face) for char in run.text)


def test_a_font_of_the_machine_is_asked_of_fontconfig_then_sought(
    bare_machine: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Face(tmp_path / "here.ttf")
    here.path.write_bytes(bundled("mono").path.read_bytes())
    monkeypatch.setattr(fonts, "_matched", lambda _char: [Face(tmp_path / "no.ttf"), here])
    assert fonts.elsewhere("Ω") == here
    assert fonts.elsewhere("Ж") == here
    assert fonts.elsewhere("日") is None

    monkeypatch.setattr(fonts, "_found", [])
    monkeypatch.setattr(fonts, "_matched", lambda _char: [])
    monkeypatch.setattr(fonts, "_installed", lambda: (here,))
    assert fonts.elsewhere("Ω") == here


def test_a_machine_without_fontconfig_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert fonts._matched("日") == []


def test_files_that_are_no_fonts_have_no_letters(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(bundled("mono").path.read_bytes()[:700])

    assert "a" not in coverage(broken)
    assert "a" not in coverage(tmp_path / "missing.ttf")
    assert "a" not in coverage(tmp_path)


def test_a_line_runs_the_way_of_its_first_letter() -> None:
    assert spans("by שלום 12 עולם and") == [Span("by ", False), Span("שלום 12 עולם", True), Span(" and", False)]
    assert spans("שלום abc!") == [Span("!", True), Span("abc", False), Span("שלום ", True)]
    assert spans("12 (a)") == [Span("12 (a)", False)]
    assert spans("\u2068(שלום)\u2069") == [Span("(שלום)", True)]


@given(st.text("abאבجد 1(.\u0301\u05b8"))
def test_no_letter_is_lost_or_doubled_on_the_way(text: str) -> None:
    pieces = [span.text for span in spans(text)]

    assert text in ("".join(pieces), "".join(reversed(pieces)))
    assert sorted(backward(text).replace(")", "(")) == sorted(text)


def test_letters_from_right_to_left_are_turned_with_their_marks_and_not_their_numbers() -> None:
    assert backward("שָׁב 123 (א)") == "(א) 123 בשָׁ"


def test_letters_from_right_to_left_are_in_one_font_so_that_they_join() -> None:
    assert [run.backward for run in runs("مرحبا (1) שלום", "mono", bold=True)] == [True]


def test_the_licence_lies_beside_the_fonts() -> None:
    assert {path.suffix for path in FOLDER.iterdir()} == {".ttf", ".txt", ".md"}
    assert "Bitstream Vera Fonts Copyright" in (FOLDER / "LICENSE.txt").read_text("utf-8")
