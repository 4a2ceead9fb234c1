from __future__ import annotations

from pathlib import Path

import pytest

from annotate.dataset import check_kind, exporter
from annotate.dataset.exporting import TreeExporter
from annotate.dataset.splits import Splits
from annotate.errors import AnnotateError
from annotate.tasks import kind as kind_named
from storage import LabelRecord
from tests.dataset.jobs import delivered, files, planted
from tests.labelling import record, skip
from tests.small_projects import image_project

GIVEN = {"1.png": "cat", "a/1.png": "dog", "two words.PNG": "cat"}


def chosen(given: dict[str, str] = GIVEN, annotator: str = "ana") -> list[LabelRecord]:
    return [
        record(f"{annotator}-{number}", item, label, annotator=annotator)
        for number, (item, label) in enumerate(given.items(), 1)
    ]


def test_each_picture_is_in_the_folder_of_its_label(tmp_path: Path) -> None:
    project = image_project(tmp_path / "in", [*GIVEN, "unseen.png", "skipped.png"])
    planted(tmp_path / "out", project, *chosen(), skip("s-9", "skipped.png"), format="imagefolder")

    names = {"train/cat/1.png", "train/dog/a__1.png", "train/cat/two words.PNG"}
    assert set(files(tmp_path / "out")) == names
    assert not list((tmp_path / "out").rglob("other")), "a reader refuses folders without pictures"


def test_parts_are_folders_of_folders(tmp_path: Path) -> None:
    splits = Splits(("train", "val"), {"1.png": "val", "a/1.png": "train", "two words.PNG": "train"})
    project = image_project(tmp_path / "in", list(GIVEN))
    planted(tmp_path / "out", project, *chosen(), format="imagefolder", splits=splits)

    names = {"val/cat/1.png", "train/dog/a__1.png", "train/cat/two words.PNG"}
    assert set(files(tmp_path / "out")) == names


def test_nothing_beside_the_pictures_is_taken_for_a_table_of_them(tmp_path: Path) -> None:
    project = image_project(tmp_path / "in", list(GIVEN))
    out = delivered(tmp_path / "out", project, *chosen(), format="imagefolder")

    assert not list(out.rglob("metadata*"))
    assert {path.name for path in out.iterdir()} == {"train", "README.md", "labour"}


def test_of_several_annotators_the_most_decide(tmp_path: Path) -> None:
    project = image_project(tmp_path / "in", list(GIVEN))
    other, third = GIVEN | {"1.png": "dog", "a/1.png": "cat"}, GIVEN | {"1.png": "dog"}
    records = [*chosen(), *chosen(other, "ben"), *chosen(third, "cleo")]
    planted(tmp_path / "out", project, *records, format="imagefolder")

    names = {"train/dog/1.png", "train/dog/a__1.png", "train/cat/two words.PNG"}
    assert set(files(tmp_path / "out")) == names


def test_pictures_on_which_annotators_tie_are_left_out_and_told(tmp_path: Path) -> None:
    project = image_project(tmp_path / "in", list(GIVEN))
    done = planted(tmp_path / "out", project, *chosen(), *chosen(GIVEN | {"1.png": "dog"}, "ben"), format="imagefolder")

    assert done.noted.ties == ["1.png"]
    assert not [path for path in files(tmp_path / "out") if path.endswith("/1.png")]


def test_decisions_of_moderation_are_folders_too(tmp_path: Path) -> None:
    project = image_project(tmp_path / "in", 2, kind="moderate", labels=("spam", "hate/abuse"))
    answers = [{"decision": "keep", "reason": None}, {"decision": "remove", "reason": "hate/abuse"}]
    records = [
        record(f"s-{number}", f"{number}.png", None, task="moderate", answer=answer)
        for number, answer in enumerate(answers, 1)
    ]
    planted(tmp_path / "out", project, *records, format="imagefolder")

    assert set(files(tmp_path / "out")) == {"train/keep/1.png", "train/remove/2.png"}


@pytest.mark.parametrize(
    "label",
    [
        "a/b",
        "a\\b",
        ".hidden",
        "..",
        ".",
        "ends.",
        "a:b",
        "what?",
        'a"b',
        "<a>",
        "a|b",
        "*",
        "CON",
        "nul.txt",
        "🦦" * 55,
    ],
)
def test_a_label_that_can_be_no_folder_everywhere_is_named(tmp_path: Path, label: str) -> None:
    project = image_project(tmp_path / "in", 1, labels=(label, "fine"))

    with pytest.raises(AnnotateError, match="cannot be the name of a folder") as error:
        planted(tmp_path / "out", project, record("s-1", "1.png", "fine"), format="imagefolder")
    assert label in str(error.value)
    assert files(tmp_path / "out") == {}


@pytest.mark.parametrize("pair", [("Cat", "cat"), ("é", "e\u0301"), ("STRASSE", "straße")])
def test_labels_that_are_one_folder_on_some_systems_are_named(tmp_path: Path, pair: tuple[str, str]) -> None:
    project = image_project(tmp_path / "in", 1, labels=pair)

    with pytest.raises(AnnotateError, match="would be one folder on some systems"):
        planted(tmp_path / "out", project, format="imagefolder")


@pytest.mark.parametrize("label", ["1", "yes", "two words", "a, 'b'", "-rf", "=1+1", "labour", "🦦", "100%"])
def test_other_labels_are_folders_as_they_are(tmp_path: Path, label: str) -> None:
    project = image_project(tmp_path / "in", 1, labels=(label,))
    planted(tmp_path / "out", project, record("s-1", "1.png", label), format="imagefolder")

    assert set(files(tmp_path / "out")) == {f"train/{label}/1.png"}


@pytest.mark.parametrize("kind", ["tag", "boxes", "grid"])
def test_what_is_not_one_label_for_a_picture_is_refused(kind: str) -> None:
    with pytest.raises(AnnotateError, match="imagefolder"):
        check_kind("imagefolder", kind_named(kind), "image")


def test_pictures_cannot_stay_where_they_are(tmp_path: Path) -> None:
    writer = exporter("imagefolder")
    assert isinstance(writer, TreeExporter)
    assert "none" not in writer.images
    project = image_project(tmp_path / "in", 1)

    with pytest.raises(AnnotateError, match="leave out --images none"):
        planted(tmp_path / "out", project, record("s-1", "1.png"), format="yolo", images="none")


def test_nothing_labelled_is_nothing_written(tmp_path: Path) -> None:
    planted(tmp_path / "out", image_project(tmp_path / "in", 1), format="imagefolder")

    assert list((tmp_path / "out").iterdir()) == []
