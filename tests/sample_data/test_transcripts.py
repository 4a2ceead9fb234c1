from __future__ import annotations

from pathlib import Path

import pytest

from annotate.projects.checking import mistakes
from annotate.projects.gold import load_gold
from annotate.projects.project import Project
from sample_data.catalogue import WRITINGS as SAMPLES
from sample_data.catalogue import Sample
from sample_data.drawing import letters
from sample_data.drawing.canvas import Canvas, Pen
from sample_data.drawing.palette import DAY, INK, RGB
from sample_data.generate import named
from sample_data.transcripts import CONTROL, RATES, TEXTS, TRUE_TEXTS, transcripts_project
from tests.sample_data.typography import breaks_before_punctuation

LANGUAGES = ("en", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_writings_are_a_project_to_transcribe(tmp_path: Path, language: str) -> None:
    (folder,) = transcripts_project(tmp_path, language)
    project = Project.load(folder)

    assert (project.kind.name, project.name) == ("transcribe", TEXTS[language].name)
    assert project.config.labour.rates == RATES
    assert project.instructions() == TEXTS[language].instructions
    assert project.items().ids == list(TRUE_TEXTS)
    assert mistakes(project, project.items()) == ()


def test_the_true_texts_are_known_answers_where_nothing_is_in_doubt(tmp_path: Path) -> None:
    (folder,) = transcripts_project(tmp_path, "en")
    project = Project.load(folder)

    assert load_gold(project, project.items()) == {name: {"text": TRUE_TEXTS[name]} for name in CONTROL}


@pytest.mark.parametrize(("name", "sample"), list(named(SAMPLES)), ids=[sample.title for sample in SAMPLES])
def test_every_picture_says_its_true_text(name: str, sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    written = list[str]()
    real = letters.write

    def note(pen: Pen, text: str, size: float, colour: RGB, weight: float = 0.17, **settings: float) -> None:
        written.append(text)
        real(pen, text, size, colour, weight, **settings)

    monkeypatch.setattr(letters, "write", note)
    sample.draw(Canvas(sample.title, sample.mood))

    # Neon is written twice, prices apart from what they are for, and a captcha or a meter one figure at a time.
    assert "".join(dict.fromkeys(written)).replace(" ", "") == "".join(TRUE_TEXTS[name].split())


def test_every_letter_has_strokes_and_a_text_fits_its_room() -> None:
    assert all(letters.strokes(letter) for letter in letters.GLYPHS)
    assert letters.width("MM", 60) > letters.width("II", 60) > 0


def test_a_letter_that_nobody_has_drawn_is_an_error() -> None:
    with pytest.raises(KeyError):
        letters.width("ß", 20)


def test_a_line_is_as_wide_as_its_room_allows() -> None:
    canvas = Canvas("room", DAY)
    canvas.pen.box(0, 0, 320, 240, (255, 255, 255))
    letters.write(canvas.pen.move(160, 60), "WWWWWWWW", 60, INK, room=200)
    picture = canvas.finished().convert("L").point(lambda shade: 255 if shade < 128 else 0)
    left, top, right, bottom = picture.getbbox() or (0, 0, 0, 0)

    assert 198 <= right - left <= 214
    assert 60 <= bottom - top <= 74


def test_french_breaks_no_line_before_its_punctuation() -> None:
    assert not breaks_before_punctuation(TEXTS["fr"].instructions)
    assert not breaks_before_punctuation(TEXTS["fr"].question)


def test_both_languages_say_the_same_keys() -> None:
    english, french = (TEXTS[language].instructions for language in LANGUAGES)

    assert english.count("**") == french.count("**")


def test_a_project_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (folder,) = transcripts_project(tmp_path, "eo")
    assert TEXTS["en"].question in (folder / "annotate.toml").read_text("utf-8")
    (folder / "annotate.toml").write_text("mine")

    assert transcripts_project(tmp_path, "fr") == [folder]
    assert (folder / "annotate.toml").read_text() == "mine"
