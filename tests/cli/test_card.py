"""annotate export --card, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.projects.project import Project
from storage import LabelStore
from tests.cli.robot import run
from tests.labelling import record
from tests.small_projects import image_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two pictures that somebody labelled."""
    project = image_project(tmp_path / "photos", 2)
    with LabelStore.open(project.store_path) as store:
        store.append(record("s-1", "1.png", short_ms=1500, inputs=1), record("s-2", "2.png", "dog"))
    return project


def test_a_format_of_one_file_gets_its_card_where_it_is_asked_for(project: Project, tmp_path: Path) -> None:
    given = ("--output", tmp_path / "labels.csv", "--card", tmp_path / "card.md")

    result = run("export", project.root, "--format", "csv", *given)

    text = (tmp_path / "card.md").read_text("utf-8")
    assert result.exit_code == 0, result.stderr
    assert "2 labelled items" in text
    assert "open('labels.csv'" in text


def test_a_card_lies_beside_what_goes_to_standard_output(project: Project, tmp_path: Path) -> None:
    result = run("export", project.root, "--format", "jsonl", "--card", tmp_path / "card.md")

    assert len(result.stdout.splitlines()) == 2
    assert (tmp_path / "card.md").exists()


def test_a_folder_that_has_its_card_refuses_another(project: Project, tmp_path: Path) -> None:
    given = ("--output", tmp_path / "out", "--card", tmp_path / "card.md")

    result = run("export", project.root, "--format", "coco", *given)

    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_the_receipt_beside_a_dataset_is_what_the_store_says(project: Project, tmp_path: Path) -> None:
    run("export", project.root, "--format", "hf", "--output", tmp_path / "out")

    result = run("verify", project.root, "--receipt", tmp_path / "out/labour/receipt.json")

    assert result.exit_code == 0, result.stderr


def test_a_dataset_among_the_pictures_of_a_project_is_no_part_of_it(project: Project) -> None:
    given = ("--format", "hf", "--output", project.root / "dataset")

    result = run("export", project.root, *given)

    assert result.exit_code == 0, result.stderr
    assert project.items().ids == ["1.png", "2.png"]
