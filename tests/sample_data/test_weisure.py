from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from annotate.projects.project import Project
from sample_data import STORY, Story, weisure_project
from sample_data.shipped import posts_file
from sample_data.weisure import ALBUM, TEXTS

LANGUAGES = ("en", "fr")


def _posts(language: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in posts_file(language).read_text("utf-8").splitlines()]


def _toml(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "annotate.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_post_has_an_id_of_its_own_and_a_text(language: str) -> None:
    posts = _posts(language)
    assert len({post["id"] for post in posts}) == len(posts) >= 14
    assert all(set(post) == {"id", "text"} and 0 < len(post["text"]) <= 280 for post in posts)


def test_both_languages_have_the_same_posts() -> None:
    assert [post["id"] for post in _posts("en")] == [post["id"] for post in _posts("fr")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_captchas_come_first_and_then_tags(tmp_path: Path, language: str) -> None:
    projects = [Project.load(folder) for folder in weisure_project(tmp_path, language)]

    assert [project.kind.name for project in projects] == ["grid", "grid", "tag", "tag"]
    assert [project.items().media for project in projects] == ["image", "sheet", "image", "text"]
    assert all(
        project.config.labour.rates == ("piece-class-google", "wage-micro-all", "floor-fr") for project in projects
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_album_is_a_project_to_tag_whose_pictures_are_there(tmp_path: Path, language: str) -> None:
    _squares, _sheets, album, _posts = weisure_project(tmp_path, language)
    project = Project.load(album)
    items = project.items()

    assert len(items) == len(ALBUM) == len(set(ALBUM))
    assert project.labels.names == TEXTS[language].album_tags
    assert items.root is not None
    assert all((items.root / name).is_file() for name in items.pictures)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_posts_are_a_project_to_tag_with_tags_of_ones_own(tmp_path: Path, language: str) -> None:
    *_others, posts = weisure_project(tmp_path, language)
    config = _toml(posts)
    assert config["task"]["kind"] == "tag"
    assert config["task"]["free"] is True
    assert config["task"]["question"] == TEXTS[language].posts_question
    assert (posts / config["project"]["items"]).read_bytes() == posts_file(language).read_bytes()


def test_both_languages_ask_for_the_same_things_in_the_same_order() -> None:
    english, french = TEXTS["en"], TEXTS["fr"]
    assert len(english.album_tags) == len(french.album_tags)
    assert len(english.tags) == len(french.tags)


def test_an_unknown_language_is_answered_in_english(tmp_path: Path) -> None:
    *_others, posts = weisure_project(tmp_path, "eo")
    assert _toml(posts)["task"]["question"] == TEXTS["en"].posts_question


def test_a_project_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    *_others, posts = weisure_project(tmp_path, "en")
    (posts / "annotate.toml").write_text("mine")
    assert weisure_project(tmp_path, "fr")[-1] == posts
    assert (posts / "annotate.toml").read_text() == "mine"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_story_has_every_text_in_every_language(language: str) -> None:
    story = STORY[language]
    assert all(getattr(story, field.name) for field in fields(Story))
    assert any("arXiv 2311.10911" in source for source in story.sources)
    assert "819" in story.closing


def test_the_ready_made_projects_need_no_drawing_library() -> None:
    code = "import sys, sample_data; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
