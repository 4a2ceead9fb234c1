"""Known answers from a dataset: the project's file of control items, and the line that names it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.dataset.readers.controls import Gold, bring_gold
from annotate.errors import AnnotateError
from annotate.projects.gold import load_gold
from annotate.projects.project import Project
from annotate.projects.start import start_project
from tests.dataset.readers.bringing import checked
from tests.dataset.readers.specimens import put
from tests.small_projects import image_project, tiny_png


def golden(project: Project, table: str) -> Gold:
    """What becomes of a table of items and labels."""
    put(project.root, {"known.csv": f"item,label\n{table}"})
    return bring_gold(project, project.items(), checked(project, project.root / "known.csv", "csv").brought)


def known(project: Project) -> dict[str, str]:
    """The labels of the control items that the project finds by itself."""
    again = Project.load(project.root)
    return {item: answer["label"] for item, answer in load_gold(again, again.items()).items()}


def test_the_file_is_made_and_named_in_place_of_the_line_that_was_put_out_of_use(tmp_path: Path) -> None:
    put(tmp_path, {"1.png": tiny_png(), "2.png": tiny_png()})
    project, _items = start_project(tmp_path, kind="classify", labels=["cat", "dog"])
    before = (tmp_path / "annotate.toml").read_text()
    done = golden(project, "1.png,cat\n")

    assert (done.new, done.known, done.line) == (1, 0, None)
    assert known(project) == {"1.png": "cat"}
    assert (tmp_path / "annotate.toml").read_text() == before.replace('# gold = "gold.jsonl"', 'gold = "gold.jsonl"')


@pytest.mark.parametrize("more", ["", "[queue]\noverlap = 2\n", "[queue]  # who\n\n[labour]\nidle_after = '90s'\n"])
def test_the_line_goes_into_its_table_wherever_that_is(tmp_path: Path, more: str) -> None:
    project = image_project(tmp_path, 2, more=more)
    golden(project, "1.png,cat\n")

    assert known(project) == {"1.png": "cat"}
    assert Project.load(tmp_path).config.labour == project.config.labour


def test_a_table_that_is_written_otherwise_is_left_to_the_owner(tmp_path: Path) -> None:
    image_project(tmp_path, 2)
    path = tmp_path / "annotate.toml"
    path.write_text(f"queue.overlap = 2\n{path.read_text()}")
    done = golden(Project.load(tmp_path), "1.png,cat\n")

    assert done.line == 'gold = "gold.jsonl"'
    assert "gold" not in path.read_text()


def test_known_answers_are_added_once_to_the_file_that_the_project_names(tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text('{"item": "1.png", "answer": "dog"}')
    project = image_project(tmp_path, 3, more="[queue]\ngold = 'mine.jsonl'\n")
    first, second = (golden(project, "1.png,dog\n2.png,cat\n2.png,cat\n") for _time in "12")

    assert [(one.new, one.known) for one in (first, second)] == [(1, 1), (0, 2)]
    assert [json.loads(line)["item"] for line in (tmp_path / "mine.jsonl").read_text().splitlines()] == [
        "1.png",
        "2.png",
    ]


@pytest.mark.parametrize("table", ["1.png,cat\n", "2.png,cat\n2.png,dog\n"])
def test_an_item_has_one_known_answer(tmp_path: Path, table: str) -> None:
    (tmp_path / "gold.jsonl").write_text('{"item": "1.png", "answer": "dog"}\n')
    project = image_project(tmp_path, 2)
    with pytest.raises(AnnotateError, match="has another known answer, too"):
        golden(project, table)

    assert (tmp_path / "gold.jsonl").read_text().count("\n") == 1
