from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.projects.checking import mistakes
from annotate.projects.gold import load_gold
from annotate.projects.project import Project
from sample_data.catalogue import REPORTED
from sample_data.moderation import FEED, IMAGES, POSTS, RATES, TEXTS, moderation_project, reported_file, tickets
from tests.sample_data.typography import breaks_before_punctuation

LANGUAGES = ("en", "fr")


def posts(language: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in reported_file(language).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_posts_and_pictures_are_projects_to_moderate_that_offer_a_rest_soon(tmp_path: Path, language: str) -> None:
    projects = [Project.load(folder) for folder in moderation_project(tmp_path, language)]
    texts = TEXTS[language]

    assert [project.name for project in projects] == list(texts.names)
    assert [project.items().media for project in projects] == ["text", "image"]
    for project in projects:
        assert project.kind.name == "moderate"
        assert project.labels.names == texts.reasons
        assert project.terms.rest_after_ms <= 60_000
        assert project.config.labour.rates == RATES
        assert project.instructions() == texts.instructions
        assert mistakes(project, project.items()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_was_posted_by_an_invented_account(tmp_path: Path, language: str) -> None:
    for folder in moderation_project(tmp_path, language):
        authors = [item.author or "" for item in Project.load(folder).items()]
        assert all(author.startswith("@") and len(author) <= 32 for author in authors)
    assert len({row["id"] for row in posts(language)}) == len(posts(language)) >= 20
    assert all(len(row["text"]) <= 180 for row in posts(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_items_are_controls_and_one_of_each_part_may_stay(tmp_path: Path, language: str) -> None:
    texts, images = (Project.load(folder) for folder in moderation_project(tmp_path, language))
    known = [load_gold(project, project.items()) for project in (texts, images)]

    names = [[row["id"] for row in posts(language)], [*FEED]]
    for one, controls, listed in zip(known, (POSTS, IMAGES), names, strict=True):
        assert set(one) == {tickets(listed)[name] for name in controls}
    assert all(None in {answer["reason"] for answer in one.values()} and len(one) == 2 for one in known)
    assert all((answer["decision"] == "keep") == (answer["reason"] is None) for one in known for answer in one.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_id_of_a_covered_item_does_not_say_what_it_is(tmp_path: Path, language: str) -> None:
    for folder in moderation_project(tmp_path, language):
        assert all(item_id.replace("-", "").isdecimal() for item_id in Project.load(folder).items().ids)


def test_the_controls_are_answered_by_what_the_pictures_were_drawn_for() -> None:
    subjects = {sample.title: sample.subject for sample in REPORTED}

    assert set(subjects) < set(FEED)
    for item, reason in IMAGES.items():
        assert subjects[item] == ("harmless" if reason is None else TEXTS["en"].reasons[reason])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_the_instructions_are_those_of_the_screen(tmp_path: Path, language: str) -> None:
    keys = Project.load(moderation_project(tmp_path, language)[0]).keymap()

    assert [keys[name] for name in ("open", "keep", "take-down", "escalate", "grey")] == ["o", "k", "t", "e", "g"]


def test_both_languages_have_the_same_posts_and_reasons() -> None:
    english, french = (TEXTS[language] for language in LANGUAGES)

    assert [row["id"] for row in posts("en")] == [row["id"] for row in posts("fr")]
    assert len(english.reasons) == len(french.reasons)
    assert english.instructions.count("**") == french.instructions.count("**")


def test_french_breaks_no_line_before_its_punctuation() -> None:
    french = TEXTS["fr"]
    shown = [*(row["text"] for row in posts("fr")), *french.names, *french.questions, french.instructions]

    assert not any(map(breaks_before_punctuation, shown))


def test_a_project_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    folders = moderation_project(tmp_path, "eo")
    assert TEXTS["en"].questions[0] in (folders[0] / "annotate.toml").read_text("utf-8")
    (folders[1] / "annotate.toml").write_text("mine")

    assert moderation_project(tmp_path, "fr") == folders
    assert (folders[1] / "annotate.toml").read_text() == "mine"
