from __future__ import annotations

from pathlib import Path

import pytest

from annotate.errors import AnnotateError
from annotate.projects.gold import load_gold
from annotate.projects.project import Project
from tests.folders import CLASSIFY, TAG, make_project


def test_a_project_has_its_kind_labels_items_and_store(tmp_path: Path) -> None:
    project = make_project(tmp_path / "street signs")

    assert project.name == "street signs"
    assert project.kind.name == "classify"
    assert project.labels.names == ("cat", "dog", "other")
    assert project.store_path == tmp_path / "street signs" / "labels.store"
    assert project.items().ids == ["a.jpg", "b.jpg", "c.jpg"]


def test_items_may_lie_elsewhere(tmp_path: Path) -> None:
    make_project(tmp_path / "photos", "1.jpg")
    project = make_project(tmp_path / "project", toml=f"[project]\nitems = '../photos'\n{CLASSIFY}")

    assert project.items().ids == ["1.jpg"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(AnnotateError, match=r"there is no folder .*nowhere: name another"):
        Project.load(tmp_path / "nowhere")


def test_a_folder_without_a_project_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(AnnotateError, match=r"has no annotate.toml: make one with `annotate new"):
        Project.load(tmp_path)


def test_instructions_are_read_when_there_are_some(tmp_path: Path) -> None:
    assert make_project(tmp_path).instructions() is None
    project = make_project(tmp_path, toml=f"[project]\ninstructions = 'how.md'\n{CLASSIFY}")
    with pytest.raises(AnnotateError, match=r"how.md cannot be read \(No such file or directory\): correct"):
        project.instructions()

    (tmp_path / "how.md").write_text("# Look closely\n")

    assert project.instructions() == "# Look closely\n"


GOLD = CLASSIFY + "[queue]\ngold = 'gold.jsonl'\n"


def test_known_answers_are_checked_like_any(tmp_path: Path) -> None:
    project = make_project(tmp_path, toml=GOLD)
    (tmp_path / "gold.jsonl").write_text('{"item": "a.jpg", "answer": {"label": "cat"}}\n\n')

    assert load_gold(project, project.items()) == {"a.jpg": {"label": "cat"}}


@pytest.mark.parametrize(
    ("toml", "plain", "answer"),
    [(CLASSIFY, '"cat"', {"label": "cat"}), (TAG, '["indoor", "cat"]', {"tags": ["cat", "indoor"]})],
)
def test_known_answers_may_be_plain(tmp_path: Path, toml: str, plain: str, answer: object) -> None:
    project = make_project(tmp_path, toml=f"{toml}[queue]\ngold = 'gold.jsonl'\n")
    (tmp_path / "gold.jsonl").write_text(f'{{"item": "a.jpg", "answer": {plain}}}\n')

    assert load_gold(project, project.items()) == {"a.jpg": answer}


def test_a_project_without_known_answers_has_none(tmp_path: Path) -> None:
    project = make_project(tmp_path)

    assert load_gold(project, project.items()) == {}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"item": "z.jpg", "answer": {"label": "cat"}}', "line 2: there is no item “z.jpg”"),
        ('{"item": "b.jpg", "answer": {"label": "cow"}}', "line 2: “cow” is not one of the labels"),
        ('{"item": "b.jpg", "answer": "cow"}', "line 2: “cow” is not one of the labels"),
        ('{"item": "b.jpg"}', 'line 2: this is not a control item such as {"item": "1.jpg", "answer": {"label": "'),
        ("b.jpg,cat", "line 2: this is not a control item such as"),
    ],
)
def test_a_wrong_known_answer_is_named_by_its_line(tmp_path: Path, line: str, sentence: str) -> None:
    project = make_project(tmp_path, toml=GOLD)
    (tmp_path / "gold.jsonl").write_text(f'{{"item": "a.jpg", "answer": {{"label": "cat"}}}}\n{line}\n')

    with pytest.raises(AnnotateError) as error:
        load_gold(project, project.items())
    assert sentence in str(error.value)


def test_a_missing_file_of_known_answers_is_named(tmp_path: Path) -> None:
    project = make_project(tmp_path, toml=GOLD)

    with pytest.raises(AnnotateError, match=r"gold.jsonl cannot be read .*: correct “gold” in annotate.toml"):
        load_gold(project, project.items())
