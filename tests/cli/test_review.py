"""`annotate review` before there is a screen: what it refuses, and where there is nothing to decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import LabelStore
from tests.cli.robot import run
from tests.labelling import record
from tests.small_projects import text_project

UNDISPUTED = "Nothing is disputed here: annotators agree, or no item has two answers yet.\n"


def answered(folder: Path, *answers: tuple[str, str, str]) -> Path:
    """A project of one item with labels: annotator, label, activity."""
    project = text_project(folder, 1)
    with LabelStore.open(project.store_path) as store:
        for number, (who, label, activity) in enumerate(answers):
            store.append(record(f"s-{number}", "1", label, annotator=who, activity=activity))
    return folder


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ([], UNDISPUTED),
        ([("ana", "cat", "label")], UNDISPUTED),
        ([("ana", "cat", "label"), ("ben", "cat", "label")], UNDISPUTED),
        (
            [("ana", "cat", "label"), ("ben", "dog", "label"), ("zoe", "dog", "review")],
            "Nothing is left to do here.\n",
        ),
    ],
)
def test_where_nothing_is_to_be_decided_it_says_so_in_one_sentence(
    tmp_path: Path, answers: list[tuple[str, str, str]], sentence: str
) -> None:
    result = run("review", answered(tmp_path, *answers))

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", sentence)


def test_without_a_terminal_it_draws_nothing(tmp_path: Path) -> None:
    result = run("review", answered(tmp_path, ("ana", "cat", "label"), ("ben", "dog", "label")))

    assert result.exit_code == 1
    assert result.stderr == "annotate: `annotate review` draws on a terminal and there is none here: run it in one.\n"


def test_a_name_that_cannot_be_one_is_refused_before_anything_else(tmp_path: Path) -> None:
    assert run("review", tmp_path, "--annotator", "a\nb").exit_code == 1
