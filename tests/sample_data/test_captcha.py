from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from annotate.projects.checking import mistakes
from annotate.projects.gold import load_gold
from annotate.projects.project import Project
from annotate.tasks.grid import tile_keys
from sample_data import captcha_project
from sample_data.captcha import CONTROL, PAGE, SHEETS, STREETS, TEXTS
from sample_data.catalogue import SAMPLES
from sample_data.scenarios import SCENARIOS
from sample_data.story import Story

LANGUAGES = ("en", "fr")


def projects(folder: Path, language: str) -> list[Project]:
    return [Project.load(path) for path in captcha_project(folder, language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_projects_show_the_three_ways_to_use_tiles(tmp_path: Path, language: str) -> None:
    squares, sheets, page = projects(tmp_path, language)

    assert [(len(one.items()), one.items().media) for one in (squares, sheets, page)] == [
        (len(STREETS), "image"),
        (len(SHEETS), "sheet"),
        (len(PAGE), "image"),
    ]
    assert [one.kind.page_size(one.terms) for one in (squares, sheets, page)] == [1, 1, 12]
    assert [one.name for one in (squares, sheets, page)] == list(TEXTS[language].names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_them_and_no_picture_is_missing(tmp_path: Path, language: str) -> None:
    for project in projects(tmp_path, language):
        items = project.items()

        assert mistakes(project, items) == ()
        assert items.root is not None
        assert all((items.root / name).is_file() for name in items.pictures)
        assert project.instructions()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_item_asks_for_a_word_of_its_language(tmp_path: Path, language: str) -> None:
    squares, sheets, page = projects(tmp_path, language)
    words = TEXTS[language].words

    assert [item.target for item in squares.items()] == [words[word] for word in STREETS.values()]
    assert [item.target for item in sheets.items()] == [words[word] for word in SHEETS]
    assert page.labels.names == (words["fruit"],)


def test_the_control_is_answered_by_what_the_pictures_show(tmp_path: Path) -> None:
    _squares, sheets, _page = projects(tmp_path, "en")
    (name, known), *others = load_gold(sheets, sheets.items()).items()

    assert not others
    assert {name: known["tiles"]} == CONTROL
    assert known["tiles"] == [
        tile for tile, number in enumerate(SHEETS[name]) if SAMPLES[number - 1].subject == known["target"]
    ]


def test_what_is_looked_for_is_on_every_street_sheet_and_page() -> None:
    subjects = [sample.subject for sample in SAMPLES]

    assert all(subjects[int(name[:2]) - 1] == word for name, word in STREETS.items())
    assert all(2 <= sum(subjects[number - 1] == word for number in numbers) <= 5 for word, numbers in SHEETS.items())
    assert all(sum(subjects[number - 1] == "fruit" for number in page) >= 2 for page in (PAGE[:12], PAGE[12:]))
    assert len(set(PAGE)) == len(PAGE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_the_instructions_are_those_of_the_tiles(tmp_path: Path, language: str) -> None:
    squares, _sheets, page = projects(tmp_path, language)

    for project in (squares, page):
        keys, columns = tile_keys(project.terms), project.terms.columns
        rows = [" ".join(keys[start : start + columns]) for start in range(0, len(keys), columns)]
        assert all(f"**{row}**" in (project.instructions() or "") for row in rows)
    assert page.keymap()["all-tiles"] == "A"
    assert "**A**" in (page.instructions() or "")


def test_a_project_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    squares, *_others = captcha_project(tmp_path, "en")
    (squares / "annotate.toml").write_text("mine")

    assert captcha_project(tmp_path, "fr")[0] == squares
    assert (squares / "annotate.toml").read_text() == "mine"


# Scenarios


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_has_a_story_and_a_part_for_each_project(tmp_path: Path, name: str, language: str) -> None:
    scenario = SCENARIOS[name]
    story = scenario.told(language)

    assert all(getattr(story, field.name) for field in fields(Story))
    folders = scenario.write(tmp_path, language)
    assert len(folders) == len(scenario.parts)
    for folder, part in zip(folders, scenario.parts, strict=True):
        assert part.goal <= len(Project.load(folder).items()) * 1.5  # some come twice


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_story_in_french_breaks_no_line_before_its_punctuation(name: str) -> None:
    story = SCENARIOS[name].told("fr")

    for text in (story.opening, story.turning, story.closing, *story.sources):
        assert not any(f" {mark}" in text for mark in ":;?!»%")
        assert "« " not in text


@pytest.mark.parametrize("name", SCENARIOS)
def test_shares_are_all_that_is_wanted_as_far_as_there_are_items(name: str) -> None:
    scenario = SCENARIOS[name]
    counts = [10 * (place + 1) for place in range(len(scenario.parts))]

    for items in range(1, 2 * sum(counts)):
        shares = scenario.shares(items, counts)
        assert sum(shares) == min(items, sum(counts))
        assert all(0 <= share <= count for share, count in zip(shares, counts, strict=True))
