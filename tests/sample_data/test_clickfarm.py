from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.projects.checking import mistakes
from annotate.projects.gold import load_gold
from annotate.projects.project import Project
from sample_data.clickfarm import CONTROL, RATES, TEXTS, clickfarm_project, orders_file
from tests.sample_data.typography import breaks_before_punctuation

LANGUAGES = ("en", "fr")


def posts(language: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in orders_file(language).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_click_farm_is_a_project_of_posts_to_engage_with_at_a_pace(tmp_path: Path, language: str) -> None:
    (folder,) = clickfarm_project(tmp_path, language)
    project = Project.load(folder)
    items = project.items()

    assert (project.kind.name, project.name, items.media) == ("engage", TEXTS[language].name, "text")
    assert project.labels.names == TEXTS[language].actions
    assert project.terms.pace_ms == 6_000
    assert project.config.labour.rates == RATES
    assert project.instructions() == TEXTS[language].instructions
    assert mistakes(project, items) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_account_is_invented_and_every_post_is_short_enough_for_six_seconds(language: str) -> None:
    rows = posts(language)

    assert len({row["id"] for row in rows}) == len(rows) >= 20
    assert all(set(row) == {"id", "author", "text"} for row in rows)
    assert len({row["author"] for row in rows}) == len(rows)
    assert all(row["author"].startswith("@") and len(row["author"]) <= 32 for row in rows)
    assert all(len(row["text"]) <= 150 for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_known_of_the_order_follows_from_its_instructions(tmp_path: Path, language: str) -> None:
    (folder,) = clickfarm_project(tmp_path, language)
    project = Project.load(folder)
    known = load_gold(project, project.items())
    texts = {row["id"]: row["text"] for row in posts(language)}
    like, follow, share = TEXTS[language].actions

    assert set(known) == set(CONTROL)
    for name, answer in known.items():
        assert (share in answer["actions"]) == (TEXTS[language].hashtag in texts[name])
        assert (like in answer["actions"]) == (follow in answer["actions"])


def test_both_languages_have_the_same_posts_and_share_the_same_ones() -> None:
    english, french = posts("en"), posts("fr")

    assert [row["id"] for row in english] == [row["id"] for row in french]
    shared = [
        [TEXTS[tongue].hashtag in row["text"] for row in rows] for tongue, rows in (("en", english), ("fr", french))
    ]
    assert shared[0] == shared[1]


def test_french_breaks_no_line_before_its_punctuation() -> None:
    assert not any(map(breaks_before_punctuation, [row["text"] for row in posts("fr")]))
    assert not breaks_before_punctuation(TEXTS["fr"].question)


def test_a_project_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (folder,) = clickfarm_project(tmp_path, "eo")
    assert f'"{TEXTS["en"].name}"' in (folder / "annotate.toml").read_text("utf-8")
    (folder / "annotate.toml").write_text("mine")

    assert clickfarm_project(tmp_path, "fr") == [folder]
    assert (folder / "annotate.toml").read_text() == "mine"
