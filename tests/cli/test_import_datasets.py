"""annotate import of datasets, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.projects.project import Project
from storage import LabelRecord, LabelStore, SuggestionRecord
from tests.cli.robot import run
from tests.dataset.readers.specimens import BOX, put, specimens
from tests.small_projects import image_project
from tests.tui.driving import stored


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of boxes on two pictures, and a COCO dataset of its own pictures."""
    monkeypatch.chdir(tmp_path)
    Path("photos").mkdir()
    put(Path("coco"), specimens()["coco"])
    return image_project(Path("photos"), 2, kind="boxes", labels=("cat", "dog"))


def test_a_dataset_comes_in_once_and_its_format_is_found(project: Project) -> None:
    first, second = run("import", "photos", "coco"), run("import", "photos", "coco")

    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr.startswith("2 new records imported.\n2 labels name nobody and are “coco”'s: say whose ")
    assert second.stderr == "0 new records imported; 2 were here already.\n"
    assert [(one.item, one.annotator) for one in stored(project, LabelRecord)] == [("1.png", "coco"), ("2.png", "coco")]
    assert run("verify", "photos").exit_code == 0


def test_answers_are_those_of_whom_one_names(project: Project) -> None:
    result = run("import", "photos", "coco", "--format", "coco", "--annotator", "zoe")

    assert result.stderr == "2 new records imported.\n"
    assert {one.annotator for one in stored(project, LabelRecord)} == {"zoe"}
    assert run("import", "photos", "coco", "--annotator", "z\x1b").exit_code == 1


def test_a_dataset_comes_in_as_suggestions_of_its_name(project: Project) -> None:
    result = run("import", "photos", "coco", "--suggestions")

    assert (result.exit_code, result.stderr) == (0, "2 new suggestions imported.\n")
    assert [(one.item, one.answer, one.source) for one in stored(project, SuggestionRecord)] == [
        ("1.png", BOX, "coco"),
        ("2.png", {"boxes": []}, "coco"),
    ]
    assert "2 were here already" in run("import", "photos", "coco", "--suggestions").stderr


def test_a_dataset_comes_in_as_control_items(project: Project) -> None:
    result = run("import", "photos", "coco", "--gold")

    assert (result.exit_code, result.stderr) == (0, "2 new control items written to photos/gold.jsonl.\n")
    assert json.loads(Path("photos/gold.jsonl").read_text().splitlines()[0]) == {"item": "1.png", "answer": BOX}
    assert Project.load(Path("photos")).config.queue.gold == "gold.jsonl"
    assert "2 were there already" in run("import", "photos", "coco", "--gold").stderr


def test_label_records_can_be_control_items_too(project: Project) -> None:
    run("import", "photos", "coco", "--annotator", "zoe")
    run("export", "photos", "--output", "labels.jsonl")

    assert "2 new control items" in run("import", "photos", "labels.jsonl", "--gold").stderr


def test_a_machine_says_one_thing_of_an_item(project: Project) -> None:
    rows = [f"1.png,{who},cat,0,0,1,{height}" for who, height in (("ana", 1), ("ben", 2))]
    Path("both.csv").write_text("\n".join(["item,annotator,label,xmin,ymin,xmax,ymax", *rows]))
    result = run("import", "photos", "both.csv", "--suggestions")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "“1.png” has another answer by “ana”: export one for each item, with --aggregate majority" in result.stderr
    assert stored(project, SuggestionRecord) == []


def test_what_is_left_out_is_told(project: Project) -> None:
    Path("photos/2.png").unlink()
    result = run("import", "photos", "coco")
    assert (result.exit_code, "no item “2.png”" in result.stderr) == (1, True)
    assert stored(project, LabelRecord) == []

    result = run("import", "photos", "coco", "--known-only", "--annotator", "zoe")
    assert result.stderr == ("1 new record imported.\n1 answer is left out: the project does not have its item.\n")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("coco", "--suggestions", "--gold"), 2, "choose --suggestions or --gold"),
        (("coco", "--gold", "--annotator", "a"), 2, "belongs to labels"),
        (("coco", "--format", "cocoa"), 1, "there is no format “cocoa” here"),
        (("photos/1.png",), 1, "is not seen from its layout: say it with --format"),
        (("cvat.xml",), 1, "cvat.xml is a dataset of CVAT, which is not read here: export it there as COCO or YOLO"),
        (("coco", "--voc-base", "2"), 2, "--voc-base"),
    ],
)
def test_what_cannot_be_meant_is_said(project: Project, arguments: tuple[str, ...], status: int, sentence: str) -> None:
    Path("cvat.xml").write_text('<?xml version="1.0"?>\n<annotations>\n</annotations>\n')
    result = run("import", "photos", *arguments)

    assert (result.exit_code, result.stdout) == (status, "")
    assert sentence in " ".join(result.stderr.replace("│", " ").split())
    assert not Path("photos/labels.store").exists() or _is_empty(project)


def _is_empty(project: Project) -> bool:
    with LabelStore.open(project.store_path, read_only=True) as store:
        return store.count(LabelRecord) == 0


def test_what_is_wrong_with_standard_input_is_said_of_it(project: Project) -> None:
    result = run("import", "photos", "-", "--format", "coco", stdin="[")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("annotate: standard input, line 1: ")
