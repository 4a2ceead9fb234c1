"""annotate agreement: what it says of a project, and of one where there is nothing to compare."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from storage import LabelRecord, LabelStore
from tests.cli.robot import run
from tests.labelling import record
from tests.small_projects import text_project


def labelled(folder: Path, *records: LabelRecord, **settings: Any) -> Path:
    project = text_project(folder, 4, **settings)
    with LabelStore.open(project.store_path) as store:
        store.append(*records)
    return folder


def by_two(first: str = "cat", second: str = "dog") -> list[LabelRecord]:
    """Two items of ana's and bo's, the second one disputed, and one of ana's alone."""
    return [
        record("a1", "1", first),
        record("b1", "1", first, annotator="bo"),
        record("a2", "2", first),
        record("b2", "2", second, annotator="bo"),
        record("a3", "3", first),
    ]


def test_measures_labels_annotators_and_disputed_items_are_told(tmp_path: Path) -> None:
    result = run("agreement", labelled(tmp_path, *by_two()), "--bootstrap", 50)

    assert result.exit_code == 0, result.output
    for words in (
        "small · classify",
        "2 items were answered by two annotators or more, 1 by one alone.",
        "alpha (Krippendorff)",
        "ana and the others",
        "1 item is disputed. Decide them with `annotate review`.",
        "ana: cat",
        "bo: dog",
    ):
        assert words in result.output


def test_programs_get_the_same_as_json(tmp_path: Path) -> None:
    result = run("agreement", labelled(tmp_path, *by_two()), "--format", "json", "--bootstrap", 50)
    told = json.loads(result.stdout)

    assert result.exit_code == 0
    assert told["measures"]["percent"]["value"] == 0.5
    assert told["most_disputed"] == [
        {
            "item": "2",
            "agreement": 0.0,
            "answers": [
                {"annotator": "ana", "answer": {"label": "cat"}},
                {"annotator": "bo", "answer": {"label": "dog"}},
            ],
        }
    ]


def test_only_annotators_that_are_named_are_compared(tmp_path: Path) -> None:
    folder = labelled(tmp_path, *by_two(), record("c1", "1", "dog", annotator="cy"))
    told = json.loads(run("agreement", folder, "-a", "ana", "-a", "cy", "-f", "json", "--bootstrap", 0).stdout)

    assert (told["items"], told["measures"]["percent"]) == (1, {"value": 0.0, "interval": None})


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([], "Nobody has labelled anything here"),
        ([record("a", "1")], "There is one annotator, so there is nothing to compare"),
        ([record("a", "1"), record("b", "2", annotator="bo")], "No item has labels of two annotators"),
        (by_two("cat", "cat"), "A dash: all answers are the same"),
    ],
)
def test_where_there_is_nothing_to_compare_a_sentence_says_why(
    tmp_path: Path, records: list[LabelRecord], words: str
) -> None:
    result = run("agreement", labelled(tmp_path, *records), "--bootstrap", 0)

    assert result.exit_code == 0, result.output
    assert words in " ".join(result.output.split())


@pytest.mark.parametrize(
    "arguments", [("--threshold", 0), ("--threshold", "nan"), ("--items", -1), ("--bootstrap", -1), ("--format", "xml")]
)
def test_what_cannot_be_is_a_mistake_of_usage(tmp_path: Path, arguments: tuple[object, ...]) -> None:
    assert run("agreement", labelled(tmp_path), *arguments).exit_code == 2


def test_a_name_that_nobody_has_is_refused(tmp_path: Path) -> None:
    result = run("agreement", labelled(tmp_path, *by_two()), "-a", "nobody")

    assert result.exit_code == 1
    assert "nothing here is by “nobody”" in result.output


def test_names_that_steer_a_terminal_are_shown_as_text(tmp_path: Path) -> None:
    answers = [record("a", "1", annotator="x\x1b[31m"), record("b", "1", "dog", annotator="bo")]
    result = run("agreement", labelled(tmp_path, *answers), "--bootstrap", 0)

    assert result.exit_code == 0
    assert "\x1b" not in result.output


def test_more_samples_than_help_are_refused(tmp_path: Path) -> None:
    result = run("agreement", tmp_path, "--bootstrap", "999999999")

    assert result.exit_code == 2
    assert "no interval better" in " ".join(result.stderr.replace("│", " ").split())
