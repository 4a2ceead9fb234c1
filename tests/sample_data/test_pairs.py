from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotate.projects.checking import mistakes
from annotate.projects.gold import load_gold
from annotate.projects.project import Project
from sample_data.pairs import BETTER, FITS, RATES, SHOWN, TEXTS, answers_file, pairs_project
from tests.sample_data.typography import breaks_before_punctuation

LANGUAGES = ("en", "fr")


def pairs(language: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answers_file(language).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_and_pictures_are_projects_to_compare(tmp_path: Path, language: str) -> None:
    projects = [Project.load(folder) for folder in pairs_project(tmp_path, language)]

    assert [project.name for project in projects] == list(TEXTS[language].names)
    assert [project.items().media for project in projects] == ["pair", "sheet"]
    for project, instructions in zip(projects, TEXTS[language].instructions, strict=True):
        assert project.kind.name == "compare"
        assert project.config.labour.rates == RATES
        assert project.instructions() == instructions
        assert mistakes(project, project.items()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pair_says_what_it_answers_and_no_picture_is_missing(tmp_path: Path, language: str) -> None:
    answers, pictures = (Project.load(folder).items() for folder in pairs_project(tmp_path, language))

    assert all(item.prompt and len(item.texts) == 2 for item in answers)
    assert [item.prompt for item in pictures] == list(TEXTS[language].wishes.values())
    assert all(len(item.paths) == 2 and all(path.is_file() for path in item.paths) for item in pictures)


@pytest.mark.parametrize("language", LANGUAGES)
def test_known_answers_are_on_both_sides(tmp_path: Path, language: str) -> None:
    for folder, known in zip(pairs_project(tmp_path, language), (BETTER, FITS), strict=True):
        project = Project.load(folder)
        assert load_gold(project, project.items()) == {item: {"choice": choice} for item, choice in known.items()}
        assert set(known.values()) == {"left", "right"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_fits_half_a_small_screen(language: str) -> None:
    assert all(len(text) <= 140 for pair in pairs(language) for text in pair["texts"])
    assert all(len(pair["prompt"]) <= 76 for pair in pairs(language))


def test_both_languages_have_the_same_pairs() -> None:
    assert [pair["id"] for pair in pairs("en")] == [pair["id"] for pair in pairs("fr")]
    assert list(TEXTS["en"].wishes) == list(TEXTS["fr"].wishes) == list(SHOWN)
    assert all(len(set(numbers)) == 2 for numbers in SHOWN.values())


def test_french_breaks_no_line_before_its_punctuation() -> None:
    french = TEXTS["fr"]
    shown = [*french.names, *french.questions, *french.wishes.values(), *french.instructions]
    shown += [text for pair in pairs("fr") for text in (pair["prompt"], *pair["texts"])]

    assert not any(map(breaks_before_punctuation, shown))


def test_a_project_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    folders = pairs_project(tmp_path, "eo")
    assert TEXTS["en"].questions[0] in (folders[0] / "annotate.toml").read_text("utf-8")
    (folders[1] / "annotate.toml").write_text("mine")

    assert pairs_project(tmp_path, "fr") == folders
    assert (folders[1] / "annotate.toml").read_text() == "mine"
