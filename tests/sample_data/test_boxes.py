from __future__ import annotations

from pathlib import Path

import pytest

from annotate.projects.project import Project
from sample_data import boxes_project
from sample_data.boxes import GATHERINGS, RATES, TEXTS

LANGUAGES = ("en", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_boxes_are_a_project_with_instructions(tmp_path: Path, language: str) -> None:
    project = Project.load(boxes_project(tmp_path / "boxes", language))

    assert project.kind.name == "boxes"
    assert project.labels.names == TEXTS[language].labels
    assert project.labels.keys == ("1", "2", "3", "4")
    assert project.config.labour.rates == RATES
    assert project.instructions() == TEXTS[language].instructions
    assert sorted(project.items().ids) == sorted(path.name for path in GATHERINGS.iterdir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_the_instructions_are_those_of_the_screen(tmp_path: Path, language: str) -> None:
    project = Project.load(boxes_project(tmp_path, language))
    keys = project.keymap()

    assert (keys["grip"], keys["undo-edit"], keys["whole"]) == ("g", "z", "0")
    assert {"**g**", "**z**", "**0**"} <= set((project.instructions() or "").split())


def test_both_languages_ask_for_the_same_things() -> None:
    english, french = (TEXTS[language] for language in LANGUAGES)

    assert len(english.labels) == len(french.labels)
    assert english.instructions.count("**") == french.instructions.count("**")
    assert english.instructions.count("\n- ") == french.instructions.count("\n- ")


def test_an_unknown_language_is_answered_in_english_and_what_is_there_is_left_alone(tmp_path: Path) -> None:
    assert Project.load(boxes_project(tmp_path, "eo")).name == TEXTS["en"].name
    (tmp_path / "annotate.toml").write_text("mine")
    boxes_project(tmp_path, "fr")

    assert (tmp_path / "annotate.toml").read_text() == "mine"
