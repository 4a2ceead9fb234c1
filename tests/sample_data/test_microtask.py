from __future__ import annotations

from pathlib import Path

import pytest

from annotate.projects.gold import load_answers, load_gold
from annotate.projects.project import Project
from annotate.receipt.rates.table import rate_table
from sample_data.catalogue import SAMPLES
from sample_data.microtask import ANSWERS, OWN_TEXTS, REQUESTER, microtask_project
from sample_data.transcripts import TRUE_TEXTS

LANGUAGES = ("en", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_kinds_of_tasks_have_one_price_and_unmarked_checks(tmp_path: Path, language: str) -> None:
    pictures, slips = (Project.load(folder) for folder in microtask_project(tmp_path, language))

    assert (pictures.kind.name, slips.kind.name) == ("classify", "transcribe")
    assert pictures.config.labour.reward == slips.config.labour.reward == "0.01 USD"
    assert [len(load_gold(project, project.items())) for project in (pictures, slips)] == [2, 1]
    assert pictures.config.queue.repeat > 0


def test_what_is_earned_can_be_held_against_a_floor_in_its_currency(tmp_path: Path) -> None:
    for project in map(Project.load, microtask_project(tmp_path, "en")):
        (floor, *_others) = [rate for rate in project.config.labour.rates if rate.startswith("floor-")]

        assert rate_table()[floor].currency == project.config.labour.currency


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_requester_has_an_answer_to_everything_that_the_queue_agrees_with(tmp_path: Path, language: str) -> None:
    for project in map(Project.load, microtask_project(tmp_path, language)):
        items = project.items()
        own = load_answers(project, items, project.root / REQUESTER)

        assert set(own) == set(items.ids)
        assert load_gold(project, items).items() <= own.items()


def test_one_answer_in_each_part_can_be_argued_about() -> None:
    assert [number for number, subject in ANSWERS.items() if SAMPLES[number - 1].subject != subject] == [19]
    assert [name for name, text in OWN_TEXTS.items() if TRUE_TEXTS[name] != text] == ["02-cafe-sign.png"]


def test_a_project_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    folders = microtask_project(tmp_path, "en")
    before = [(folder / "annotate.toml").read_text("utf-8") for folder in folders]

    assert microtask_project(tmp_path, "fr") == folders
    assert [(folder / "annotate.toml").read_text("utf-8") for folder in folders] == before
