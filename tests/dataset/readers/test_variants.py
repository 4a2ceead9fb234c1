"""What the formats have of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotate.dataset.readers.names import names_of
from annotate.projects.project import Project
from storage.blank import NEVER
from tests.dataset.readers.bringing import answers, brought, checked, looked, records
from tests.dataset.readers.specimens import COCO, LABEL_STUDIO, LABELME, VOC, put, specimens
from tests.small_projects import image_project, text_project, tiny_png

PICTURES: dict[str, str | bytes | object] = {"1.png": tiny_png(), "2.png": tiny_png()}


def small(folder: Path, kind: str = "classify", **settings: Any) -> Project:
    """A project of two pictures."""
    (folder / "project").mkdir()
    return image_project(folder / "project", 2, kind=kind, labels=("cat", "dog"), **settings)


def test_crowds_are_left_out_and_told(tmp_path: Path) -> None:
    crowd = {**COCO["annotations"][0], "iscrowd": 1}
    put(tmp_path, {"a.json": {**COCO, "annotations": [crowd]}})
    found = looked(tmp_path / "a.json", "coco")

    assert [one.boxes for one in found.readings] == [[], []]
    assert found.notes == ["1 crowd region is left out: it is no box of one thing."]


def test_categories_without_boxes_are_labels_of_pictures(tmp_path: Path) -> None:
    labels = [{"id": number, "image_id": 7, "category_id": number} for number in (1, 3)]
    put(tmp_path, {"labels_val.json": {**COCO, "annotations": labels}})
    found = looked(tmp_path / "labels_val.json", "coco")

    assert (found.kind, found.readings[0].labels, found.readings[0].fields) == ("tag", ["cat", "dog"], {"split": "val"})


def test_pictures_without_any_annotation_have_no_tag_or_no_box(tmp_path: Path) -> None:
    project = small(tmp_path, "tag")
    put(tmp_path, {"labels_val.json": {**COCO, "annotations": []}})
    brought(project, tmp_path / "labels_val.json", "coco")

    assert [one[2] for one in answers(project)] == [{"tags": []}, {"tags": []}]
    assert looked(tmp_path / "labels_val.json", "coco").kind == "boxes"


def test_no_name_of_what_came_in_can_be_guessed_from_what_it_says(tmp_path: Path) -> None:
    put(tmp_path, {"a.csv": "item,label,annotator\n1.png,cat,ana\n2.png,dog,ana\n"})
    first, second = (image_project(tmp_path / name, 2) for name in ("one", "two"))
    for project in (first, second):
        brought(project, tmp_path / "a.csv", "csv")
    kept = [*records(first), *records(second)]

    assert len({one.record for one in kept}) == 4
    assert len({one.session for one in kept}) == 2
    assert all(one.record.rpartition("-")[0] == one.session for one in kept)


def test_a_label_may_be_called_as_the_folder_of_the_labour_is(tmp_path: Path) -> None:
    put(tmp_path, {"train/labour/1.png": tiny_png(), "train/leisure/2.png": tiny_png(), "labour/labels.csv": ""})

    assert looked(tmp_path, "yolo").labels == ["labour", "leisure"]


def test_pictures_of_pascal_voc_can_be_counted_from_nought(tmp_path: Path) -> None:
    put(tmp_path, {"1.xml": VOC.replace("<xmin>2", "<xmin>0")})
    box = looked(tmp_path, "voc", voc_base=0).readings[0].boxes

    assert box is not None
    assert (box[0].left, box[0].top, box[0].right, box[0].bottom) == (0, 1, 3, 2)


@pytest.mark.parametrize(
    ("yaml", "names"),
    [
        ("names: [cat, 'a, b', \"c: \\u00e9\"]", ["cat", "a, b", "c: é"]),
        ("names: {1: dog, 0: cat} # two", ["cat", "dog"]),
        ("nc: 2\nnames:\n  # first\n  0: cat # here\n  1: 'yes'\ntrain: x", ["cat", "yes"]),
        ('names:\n- cat\n- "1"\nval: y', ["cat", "1"]),
        ("names: [\n  cat,\n  dog,\n]", ["cat", "dog"]),
    ],
)
def test_classes_are_read_however_yaml_writes_them(tmp_path: Path, yaml: str, names: list[str]) -> None:
    put(tmp_path, {"data.yaml": yaml})

    assert names_of(tmp_path / "data.yaml").names == names


def test_an_empty_label_file_says_that_there_is_nothing_and_a_missing_one_says_nothing(tmp_path: Path) -> None:
    put(tmp_path, {**specimens()["yolo"], "labels/train/1.txt": ""})
    found = looked(tmp_path, "yolo")

    assert [(one.file, one.boxes) for one in found.readings] == [("train/1.png", [])]
    assert len(found.pictures) == 2


def test_folders_that_are_named_after_labels_are_labels_also_in_parts(tmp_path: Path) -> None:
    put(tmp_path / "plain", {"cat/1.png": tiny_png(), "train set/2.png": tiny_png(), "labour/labels.csv": ""})
    put(tmp_path / "parts", {"train/cat/1.png": tiny_png(), "valid/dog/2.png": tiny_png()})

    assert looked(tmp_path / "plain", "yolo").labels == ["cat", "train set"]
    assert [(one.labels, one.fields["split"]) for one in looked(tmp_path / "parts", "yolo").readings] == [
        (["cat"], "train"),
        (["dog"], "val"),
    ]


def test_flags_of_labelme_are_labels_of_the_picture(tmp_path: Path) -> None:
    project = small(tmp_path, "tag")
    put(tmp_path / "data", {"1.json": {**LABELME, "shapes": [], "flags": {"dog": True, "cat": False}}})
    brought(project, tmp_path / "data", "labelme")

    assert answers(project) == [("1.png", "someone", {"tags": ["dog"]})]


def test_what_was_cancelled_in_label_studio_is_left_out_and_told(tmp_path: Path) -> None:
    put(tmp_path, {"project.json": LABEL_STUDIO})
    found = looked(tmp_path / "project.json", "label-studio")

    assert len(found.readings) == 1
    assert found.notes == ["1 annotation is left out: it was cancelled."]


def test_predictions_of_label_studio_stand_where_nobody_annotated(tmp_path: Path) -> None:
    told = {"result": [{"type": "choices", "value": {"choices": ["dog"]}}]}
    task = {"data": {"image": "/data/local-files/?d=photos/1%20a.png"}, "predictions": [told]}
    put(tmp_path, {"project.json": [task]})
    reading = looked(tmp_path / "project.json", "label-studio").readings[0]

    assert (reading.file, reading.labels) == ("photos/1 a.png", ["dog"])


def test_times_that_other_programs_tell_are_not_credited(tmp_path: Path) -> None:
    project = small(tmp_path, "boxes")
    put(tmp_path, {"project.json": LABEL_STUDIO})
    brought(project, tmp_path / "project.json", "label-studio")

    only = records(project)[0]
    assert (only.short_ms, only.inputs, only.first_input_ms, only.submitted_at) == (0, 0, None, NEVER)


@pytest.mark.parametrize(
    ("kind", "table", "answer"),
    [
        ("classify", "image;label\n1.png;dog\n", {"label": "dog"}),
        ("classify", "\ufefffile\tclass\n1.png\tdog\n", {"label": "dog"}),
        ("tag", "id,tags\n1.png,dog|cat\n", {"tags": ["cat", "dog"]}),
        ("tag", 'id,tags\n1.png,"[""dog""]"\n', {"tags": ["dog"]}),
        ("tag", "id,tags\n1.png,\n", {"tags": []}),
        ("tag", "file,label\n1.png,dog\n1.png,cat\n", {"tags": ["cat", "dog"]}),
        ("boxes", "file,label,x,y,width,height\n1.png,dog,1,1,2,2\n", None),
        ("moderate", "item,decision\n1.png,keep\n", {"decision": "keep", "reason": None}),
        ("transcribe", 'item,text\n1.png,"a\nb"\n', {"text": "a\nb"}),
    ],
)
def test_small_tables_are_read_as_people_write_them(
    tmp_path: Path, kind: str, table: str, answer: dict[str, Any] | None
) -> None:
    (tmp_path / "project").mkdir()
    labels = () if kind == "transcribe" else ("cat", "dog")
    project = image_project(tmp_path / "project", 2, kind=kind, labels=labels)
    put(tmp_path, {"data.csv": table})
    brought(project, tmp_path / "data.csv", "csv")

    box = {"label": "dog", "x": 1.0, "y": 1.0, "width": 2.0, "height": 2.0}
    assert answers(project) == [("1.png", "someone", answer or {"boxes": [box]})]


def test_batch_results_bring_workers_and_moments_but_no_work_time(tmp_path: Path) -> None:
    project = small(tmp_path)
    header = "HITId,AssignmentId,WorkerId,AssignmentStatus,AcceptTime,SubmitTime,WorkTimeInSeconds,Input.image_url,"
    at = "Tue Nov 24 09:00:00 PST 2026,Tue Nov 24 09:00:40 PST 2026,40"
    answer = '"[{""category"":{""label"":""dog""}}]"'
    rows = (
        f"h,a{one},W{one},{status},{at},https://x.org/1.png,{answer}\n"
        for one, status in ((1, "Approved"), (2, "Rejected"))
    )
    put(tmp_path, {"batch.csv": f"{header}Answer.taskAnswers\n{''.join(rows)}"})
    brought(project, tmp_path / "batch.csv", "mturk")

    only = records(project)[0]
    assert (only.item, only.annotator, only.answer, only.short_ms) == ("1.png", "W1", {"label": "dog"}, 0)
    assert (only.shown_at, only.submitted_at) == ("2026-11-24T17:00:00.000Z", "2026-11-24T17:00:40.000Z")
    assert looked(tmp_path / "batch.csv", "mturk").notes == ["1 rejected assignment is left out."]


def test_assignments_of_one_hit_are_about_one_item(tmp_path: Path) -> None:
    rows = "".join(f"h1,a{one},W{one},hello,cat\n" for one in (1, 2))
    put(tmp_path, {"batch.csv": f"HITId,AssignmentId,WorkerId,Input.text,Answer.label\n{rows}"})
    found = looked(tmp_path / "batch.csv", "mturk")

    assert (found.texts, [one.annotator for one in found.readings]) == ({"h1": "hello"}, ["W1", "W2"])


def test_rows_of_the_input_of_a_batch_are_items(tmp_path: Path) -> None:
    put(tmp_path, {"hits.csv": "id,text\n7,hello\n8,world\n"})
    found = looked(tmp_path / "hits.csv", "mturk")

    assert (found.readings, found.texts) == ([], {"7": "hello", "8": "world"})


def test_answers_of_the_same_people_come_in_once_from_whichever_format(tmp_path: Path) -> None:
    project = text_project(tmp_path, 2)
    put(tmp_path, {"a.csv": "item,label,annotator\n1,cat,ana\n", "b.csv": "id;class;worker\n1;cat;ana\n1;dog;ana\n"})
    brought(project, tmp_path / "a.csv", "csv")
    done = brought(project, tmp_path / "b.csv", "csv")

    assert (done.new, done.known) == (1, 1)


@pytest.mark.parametrize(
    ("named", "item"),
    [
        ("a/1.png", "a/1.png"),
        ("a__1.png", "a/1.png"),
        ("elsewhere/a/1.png", "a/1.png"),
        ("2.png", "b/2.png"),
        ("x\\y\\2.png", "b/2.png"),
        ("2", "b/2.png"),
    ],
)
def test_an_item_is_found_by_id_exported_name_and_the_end_of_its_path(tmp_path: Path, named: str, item: str) -> None:
    project = image_project(tmp_path, ("a/1.png", "b/1.png", "b/2.png"))
    put(tmp_path, {"data.csv": f"file,label\n{named},cat\n"})

    assert [one.item for one in checked(project, tmp_path / "data.csv", "csv").brought] == [item]


def test_an_item_is_found_by_its_content_where_its_name_is_another(tmp_path: Path) -> None:
    project = small(tmp_path)
    (project.root / "2.png").write_bytes(tiny_png() + b"2")
    put(tmp_path / "data", {"dog/other.png": tiny_png() + b"2"})
    brought(project, tmp_path / "data", "yolo")

    assert answers(project) == [("2.png", "someone", {"label": "dog"})]


def test_unknown_items_can_be_left_out_and_are_counted(tmp_path: Path) -> None:
    project = small(tmp_path)
    put(tmp_path, {"data.csv": "file,label\n1.png,cat\n9.png,cat\n2.png,\n"})
    found = checked(project, tmp_path / "data.csv", "csv", known_only=True)

    assert (len(found.brought), found.unknown, found.silent) == (1, 1, 1)
