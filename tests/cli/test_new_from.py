"""annotate new --from, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.projects.project import Project
from storage import LabelRecord, SuggestionRecord
from tests.cli.robot import run
from tests.dataset.readers.specimens import BOX, COCO, VOC_BOX, put, specimens
from tests.small_projects import text_project, tiny_png
from tests.tui.driving import stored


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own, which it is in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("format", "source", "items"),
    [
        ("coco", "data", "../data/images/train"),
        ("yolo", "data/data.yaml", "../data/images/train"),
        ("voc", "data", "../data/JPEGImages"),
        ("labelme", "data", "../data"),
        ("label-studio", "data/project.json", "../data"),
        ("csv", "data/data.csv", "../data"),
    ],
)
def test_a_project_is_made_of_a_dataset_where_it_is(format: str, source: str, items: str) -> None:
    put(Path("data"), specimens()[format])
    result = run("new", "made", "--from", source)
    project = Project.load(Path("made"))

    assert (result.exit_code, result.stdout) == (0, "")
    assert f"{source} is a dataset of the format “{format}” with " in result.stderr
    assert "Next: annotate label made" in result.stderr
    assert (project.kind.name, project.config.project.items) == ("boxes", items)
    assert project.labels.names[-1] == "dog"
    first = stored(project, LabelRecord)[0]
    assert (first.item, first.answer) == ("1.png", VOC_BOX if format == "voc" else BOX)


def test_labels_are_in_the_dataset_s_order_or_as_they_are_named() -> None:
    put(Path("data"), specimens()["coco"])
    run("new", "made", "--from", "data")
    run("new", "other", "--from", "data", "--labels", "dog,cow,cat")

    assert Project.load(Path("made")).labels.names == ("cat", "dog")
    assert Project.load(Path("other")).labels.names == ("dog", "cow", "cat")


def test_a_project_can_be_made_in_the_dataset_itself() -> None:
    put(Path("data"), specimens()["coco"])
    result = run("new", "data", "--from", "data")

    assert result.exit_code == 0
    assert Project.load(Path("data")).config.project.items == "images/train"


def test_answers_can_be_suggestions_or_control_items_of_the_project() -> None:
    put(Path("data"), specimens()["coco"])
    assert "2 new suggestions imported." in run("new", "one", "--from", "data", "--suggestions").stderr
    assert "2 new control items written to" in run("new", "two", "--from", "data", "--gold").stderr

    assert len(stored(Project.load(Path("one")), SuggestionRecord)) == 2
    assert Project.load(Path("two")).config.queue.gold == "gold.jsonl"
    assert not Path("two/labels.store").exists()


def test_texts_that_came_with_labels_become_items_of_the_project() -> None:
    Path("texts.csv").write_text("id,text,label,annotator\n7,hello,nice,ana\n8,go away,rude,ana\n7,hello,rude,ben\n")
    result = run("new", "made", "--from", "texts.csv")
    project = Project.load(Path("made"))

    assert result.exit_code == 0
    assert [(item.id, item.text) for item in project.items()] == [("7", "hello"), ("8", "go away")]
    assert [(one.item, one.annotator) for one in stored(project, LabelRecord)] == [
        ("7", "ana"),
        ("8", "ana"),
        ("7", "ben"),
    ]


def test_label_records_with_their_texts_make_the_same_project_again() -> None:
    Path("posts").mkdir()
    text_project(Path("posts"), 3)
    Path("some.jsonl").write_text('{"item": "2", "answer": "dog"}\n')
    run("new", "seen", "--from", "some.jsonl", "--items", "posts/posts.jsonl", "--suggestions")
    Path("x.csv").write_text("id,label\n2,dog\n1,cat\n")
    run("import", "posts", "x.csv")
    run("export", "posts", "--with-text", "--output", "all.jsonl")
    result = run("new", "made", "--from", "all.jsonl")

    assert result.exit_code == 0, result.stderr
    assert run("export", "made").stdout == run("export", "posts").stdout


def test_the_input_of_a_batch_makes_a_project_without_answers() -> None:
    Path("hits.csv").write_text("id,text\n7,hello\n8,world\n")
    result = run("new", "made", "--from", "hits.csv", "--format", "mturk", "--task", "classify", "--labels", "a,b")

    assert result.exit_code == 0
    assert [item.id for item in Project.load(Path("made")).items()] == ["7", "8"]
    assert not Path("made/labels.store").exists()


def test_pictures_without_an_answer_are_items_too() -> None:
    put(Path("data"), specimens()["yolo"])
    run("new", "made", "--from", "data")
    project = Project.load(Path("made"))

    assert (len(project.items()), len(stored(project, LabelRecord))) == (2, 1)


BAD = {**COCO, "annotations": [{**COCO["annotations"][0], "category_id": 5}]}


@pytest.mark.parametrize(
    ("files", "arguments", "status", "sentence"),
    [
        ({"annotations/instances_train.json": BAD}, (), 1, "no category has that id"),
        ({"images/train/2.png": None}, (), 1, "the picture “2.png” is not there"),
        ({}, ("--labels", "cat"), 1, "box 1: “dog” is not one of the labels"),
        ({}, ("--task", "classify"), 1, "has boxes here, which a task of the kind “classify” does not ask for"),
        ({}, ("--format", "voc"), 1, "data has no Annotations/*.xml"),
        ({}, ("--annotator", "x" * 61), 1, "a name has at most"),
        ({}, ("--grid", "3x3"), 2, "leave it out beside --from"),
        ({}, ("--gold", "--suggestions"), 2, "choose --suggestions or --gold"),
    ],
)
def test_where_anything_is_wrong_nothing_of_a_project_is_left(
    files: dict[str, object], arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    merged = {**specimens()["coco"], **files}
    put(Path("data"), {name: content for name, content in merged.items() if content is not None})
    for name in ("deep/made", "data"):
        result = run("new", name, "--from", "data", *arguments)

        assert (result.exit_code, result.stdout) == (status, "")
        assert sentence in " ".join(result.stderr.replace("│", " ").split())
        assert sorted(path.name for path in Path().iterdir()) == ["data"]
        assert sorted(path.name for path in Path("data").iterdir()) == ["annotations", "images"]


def test_what_was_there_stays_where_a_project_cannot_be_made() -> None:
    put(Path("data"), {**specimens()["coco"], "gold.jsonl": "mine\n"})
    assert run("new", "data", "--from", "data", "--labels", "cow").exit_code == 1
    assert Path("data/gold.jsonl").read_text() == "mine\n"

    run("new", "data", "--from", "data")
    before = sorted(Path("data").rglob("*"))
    assert run("new", "data", "--from", "data").exit_code == 1
    assert sorted(Path("data").rglob("*")) == before


def test_options_of_datasets_belong_to_from() -> None:
    put(Path("photos"), {"1.png": tiny_png()})
    for option in (("--gold",), ("--format", "csv"), ("--annotator", "ana"), ("--suggestions",)):
        result = run("new", "photos", "--labels", "a,b", *option)
        assert (result.exit_code, "it belongs to --from" in result.stderr) == (2, True)


def test_a_grid_of_rows_keeps_what_is_asked_for() -> None:
    rows = [{"item": "1.png", "answer": {"target": "cat", "rows": 3, "columns": 3, "tiles": [1]}}]
    put(Path("data"), {"1.png": tiny_png(), "a.jsonl": "".join(f"{json.dumps(row)}\n" for row in rows)})
    run("new", "made", "--from", "data/a.jsonl", "--gold")

    assert Project.load(Path("made")).kind.name == "grid"
