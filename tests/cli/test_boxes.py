"""A project of boxes at the command line: status, receipt, export, import, known answers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from annotate.projects.gold import load_gold
from annotate.projects.project import Project
from storage import LabelRecord, LabelStore
from tests.cli.robot import run
from tests.folders import make_project
from tests.labelling import record, skip

BOXES = '[task]\nkind = "boxes"\nlabels = ["cat", "dog"]\n'
CAT = {"label": "cat", "x": 12.0, "y": 30.5, "width": 40.0, "height": 22.0}
DOG = {"label": "dog", "x": 0.0, "y": 0.0, "width": 3.0, "height": 4.0}


def boxed(name: str, item: str, *boxes: dict[str, Any], **fields: Any) -> LabelRecord:
    return record(name, item, task="boxes", answer={"boxes": list(boxes)}, width=64, height=60, **fields)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three pictures: one with three boxes, one with none, one that was skipped."""
    monkeypatch.chdir(tmp_path)
    made = make_project(Path("zoo"), toml=BOXES)
    with LabelStore.open(made.store_path) as store:
        store.append(
            boxed("s-1", "a.jpg", CAT, DOG, CAT, short_ms=9000),
            boxed("s-2", "b.jpg", short_ms=1000),
            skip("s-3", "c.jpg", "unsure", task="boxes"),
        )
    return Path("zoo")


def test_csv_has_a_row_for_each_box_and_one_for_nobody_there(project: Path) -> None:
    text = run("export", project, "--format", "csv").stdout
    found = list(csv.DictReader(io.StringIO(text, newline="")))

    assert [(row["item"], row["record"], row["label"], row["xmin"], row["xmax"]) for row in found] == [
        ("a.jpg", "s-1", "cat", "12.0", "52.0"),
        ("a.jpg", "s-1", "dog", "0.0", "3.0"),
        ("a.jpg", "s-1", "cat", "12.0", "52.0"),
        ("b.jpg", "s-2", "", "", ""),
        ("c.jpg", "s-3", "", "", ""),
    ]
    assert list(found[0])[-5:] == ["label", "xmin", "ymin", "xmax", "ymax"]
    assert (found[0]["ymin"], found[0]["ymax"], found[0]["credited_s"]) == ("30.5", "52.5", "9.000")


def test_the_count_of_an_export_is_that_of_records(project: Path) -> None:
    assert run("export", project, "--format", "csv", "--output", "out.csv").stderr == "3 records written to out.csv.\n"
    assert Path("out.csv").read_text().count("\n") == 6


def test_jsonl_goes_out_and_comes_in_the_same(project: Path) -> None:
    text = run("export", project).stdout
    assert json.loads(text.splitlines()[0])["answer"] == {"boxes": [CAT, DOG, CAT]}
    Path("labels.jsonl").write_text(text)
    make_project(Path("other"), toml=BOXES)

    assert run("import", "other", "labels.jsonl").stderr == "3 new records imported.\n"
    assert run("export", "other").stdout == text


@pytest.mark.parametrize(
    ("boxes", "mistake"),
    [
        ([{**CAT, "width": 0}], "box 1: “width” is a number of pixels above 0"),
        ([CAT, {**CAT, "label": "cow"}], "box 2: “cow” is not one of the labels"),
    ],
)
def test_boxes_that_are_none_do_not_come_in(project: Path, boxes: list[object], mistake: str) -> None:
    line = json.loads(run("export", project).stdout.splitlines()[0])
    line |= {"record": "t-1", "answer": {"boxes": boxes}}

    result = run("import", project, "-", stdin=json.dumps(line) + "\n")

    assert (result.exit_code, result.stdout) == (1, "")
    assert mistake in result.stderr


def test_status_counts_the_pictures_that_have_a_label(project: Path) -> None:
    found = json.loads(run("status", project, "--format", "json").stdout)

    assert (found["done"], found["labels"]) == (2, {"cat": 1, "dog": 1})


def test_the_receipt_counts_pictures_and_values_boxes(project: Path) -> None:
    result = run("receipt", project, "--annotator", "ana", "--format", "json", "--rate", "piece-box-google")
    found = json.loads(result.stdout)

    assert (found["work"]["labelled"], found["valuations"][0]["quantity"]) == (2, 3)


def test_known_boxes_are_read_in_full_or_as_a_mere_list(project: Path) -> None:
    (project / "annotate.toml").write_text(BOXES + '[queue]\ngold = "gold.jsonl"\n')
    known = [{"item": "a.jpg", "answer": {"boxes": [CAT]}}, {"item": "b.jpg", "answer": []}]
    (project / "gold.jsonl").write_text("\n".join(map(json.dumps, known)))
    loaded = Project.load(project)

    assert load_gold(loaded, loaded.items()) == {"a.jpg": {"boxes": [CAT]}, "b.jpg": {"boxes": []}}


def test_a_project_of_boxes_is_made_from_the_command_line(project: Path) -> None:
    result = run("new", "fresh", "--task", "boxes", "--labels", "cat,dog", "--items", project)

    assert result.exit_code == 0, result.stderr
    assert Project.load(Path("fresh")).kind.name == "boxes"
