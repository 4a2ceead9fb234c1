"""What is wrong in a dataset is said with its place, and nothing of the dataset comes in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotate.errors import AnnotateError
from annotate.projects.project import Project
from tests.dataset.readers.bringing import brought, records
from tests.dataset.readers.specimens import COCO, LABEL_STUDIO, LABELME, VOC, YAML, put, specimens
from tests.small_projects import image_project

BOMB = '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n<annotation>&b;</annotation>'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of boxes on two pictures."""
    (tmp_path / "project").mkdir()
    return image_project(tmp_path / "project", 2, kind="boxes", labels=("cat", "dog"))


def coco(**changes: Any) -> dict[str, str | bytes | object]:
    """The files of a COCO dataset with other fields."""
    return {**specimens()["coco"], "annotations/instances_train.json": {**COCO, **changes}}


def annotation(**changes: Any) -> dict[str, str | bytes | object]:
    """The same with other fields of its one annotation."""
    return coco(annotations=[{**COCO["annotations"][0], **changes}])


def voc(before: str, after: str) -> dict[str, str | bytes | object]:
    """The files of a Pascal VOC dataset with a change in one of them."""
    assert before in VOC
    return {**specimens()["voc"], "Annotations/1.xml": VOC.replace(before, after)}


def yolo(lines: str, yaml: str = YAML) -> dict[str, str | bytes | object]:
    """The files of a YOLO dataset with other lines."""
    return {**specimens()["yolo"], "labels/train/1.txt": lines, "data.yaml": yaml}


def labelme(**changes: Any) -> dict[str, str | bytes | object]:
    """The files of a labelme dataset with other fields."""
    return {"1.json": {**LABELME, **changes}}


def shape(**changes: Any) -> dict[str, str | bytes | object]:
    """The same with other fields of its one shape."""
    return labelme(shapes=[{**LABELME["shapes"][0], **changes}])


def region(**changes: Any) -> dict[str, str | bytes | object]:
    """The file of a Label Studio dataset with other fields of its one region."""
    tasks = json.loads(json.dumps(LABEL_STUDIO))
    tasks[0]["annotations"][0]["result"][0].update(changes)
    return {"project.json": tasks}


WRONG: list[tuple[str, dict[str, str | bytes | object], str]] = [
    (
        "coco",
        {"annotations/instances_train.json": '{"images": [],\n"annotations": [}'},
        r"train\.json, line 2: this is no",
    ),
    (
        "coco",
        {"annotations/instances_train.json": '{"images":\n[NaN]}'},
        r"train\.json, line 2: NaN is no number of JSON",
    ),
    ("coco", {"annotations/instances_train.json": b'{"a":\n"\xff"}'}, r"train\.json, line 2: this is not UTF-8"),
    ("coco", {"annotations/instances_train.json": [1]}, r"train\.json: this should be an object"),
    ("coco", {"annotations/instances_train.json": {"categories": []}}, "“images” is missing"),
    ("coco", annotation(image_id=99), r"annotations\[0\]: “image_id” is 99, and no image"),
    ("coco", annotation(image_id=[7]), r"annotations\[0\]: “image_id” is \[7\], and no image"),
    ("coco", annotation(category_id=99), r"annotations\[0\]: “category_id” is 99, and no category"),
    ("coco", annotation(bbox=[1, 2, 3]), r"annotations\[0\]: “bbox” has 3 numbers"),
    ("coco", annotation(bbox=[1, 2, -3, 3]), r"annotations\[0\]: the box has no width"),
    ("coco", annotation(bbox=[1, 2, 10**400, 3]), "no JSON|no number that can be meant"),
    ("coco", annotation(bbox=["1", 2, 3, 3]), r"annotations\[0\]: “bbox” should be a number"),
    ("coco", annotation(bbox=[-5, 2, 6, 3]), "begins left of the picture"),
    ("coco", coco(images=[*COCO["images"], COCO["images"][0]]), r"images\[2\]: the id 7 is there twice"),
    (
        "coco",
        coco(categories=[*COCO["categories"], {**COCO["categories"][0], "name": "cow"}]),
        r"categories\[2\]: the id 3 is there twice",
    ),
    ("coco", coco(images=[{"id": 7, "file_name": "1.png", "width": -4, "height": 3}]), r"images\[0\]: .*below zero"),
    ("coco", coco(images=[{"id": 7}]), r"images\[0\]: “file_name” should be a text"),
    ("coco", coco(images=[{"id": 7, "file_name": "9.png"}]), "9.png”: put it there, or leave out .* --known-only"),
    (
        "coco",
        coco(categories=[{"id": 3, "name": "cow"}]),
        r"annotations\[0\]: box 1: “cow” is not one of the labels: add",
    ),
    ("voc", voc("<xmax>3", "<xmax>1_0"), "“xmax” should be a number, and is “1_0”"),
    ("voc", {"Annotations/1.xml": BOMB}, r"1\.xml, line 2: the file has a document type"),
    ("voc", {"Annotations/1.xml": "<annotation>\n<object></annotation>"}, r"1\.xml, line 2: this is no XML"),
    ("voc", {"Annotations/1.xml": "<a>" * 5000}, "nested out of all reason"),
    ("voc", {"Annotations/1.xml": "<html/>"}, "should begin with <annotation>, and begins with <html>"),
    ("voc", voc("<xmin>2", "<xmin>two"), r"1\.xml, line 6: “xmin” should be a number, and is “two”"),
    ("voc", voc("<xmin>2", "<xmin>inf"), r"1\.xml, line 6: “xmin” is no number"),
    ("voc", voc("<xmin>2", "<xmin>0"), r"1\.xml, line 6: the box begins at 0, .* --voc-base 0"),
    ("voc", voc("<xmin>2", "<xmin>9"), r"1\.xml, line 6: the box has no width"),
    ("voc", voc("<xmin>2</xmin>", ""), r"1\.xml, line 6: the box has no <xmin>"),
    ("voc", voc("<name>dog</name>", ""), r"1\.xml, line 5: the object has no <name>"),
    ("yolo", yolo("1 0.5 0.5 0.5\n"), r"1\.txt, line 1: a box is .*, and this line has 4 numbers"),
    ("yolo", yolo("0 .5 .5 .5 .5\n1 .1 .1 .2 .1 .2 .2 .1 .2\n"), r"1\.txt, line 2: .* has 9 numbers: outlines"),
    ("yolo", yolo("2 0.5 0.5 0.5 0.5\n"), r"1\.txt, line 1: the class 2 is not among those of .*data\.yaml"),
    ("yolo", yolo("1 nan 0.5 0.5 0.5\n"), r"1\.txt, line 1: “cx” is no number"),
    ("yolo", yolo("1 120 80 50 50\n"), r"1\.txt, line 1: the box lies outside .* shares of it"),
    ("yolo", yolo("1 0.5 0.5 -0.5 0.5\n"), r"1\.txt, line 1: the box has no width"),
    ("yolo", yolo("", "train: x\n"), r"data\.yaml: it names no classes"),
    ("yolo", yolo("", "names: [a, a]\n"), r"data\.yaml: the class “a” is there twice"),
    ("yolo", yolo("", "nc: 1\nnames: [a, 'b\n"), r"data\.yaml, line 2: "),
    ("yolo", yolo("", "names:\n  zero: cat\n"), r"data\.yaml, line 2: a class is written 0: cat"),
    ("labelme", shape(shape_type="polygon", points=[[0, 0], [1, 1], [2, 0]]), r"shapes\[0\]: “dog” is a polygon of 3"),
    ("labelme", shape(points=[[0, 0], [1]]), r"shapes\[0\]: a point has two numbers"),
    ("labelme", shape(points=[[1, 1], [1, 1]]), r"shapes\[0\]: the box has no width"),
    ("labelme", shape(label=None), r"shapes\[0\]: “label” should be a text"),
    ("labelme", {"1.json": {"version": "5"}}, r"1\.json: “shapes” is missing"),
    (
        "label-studio",
        region(type="polygonlabels"),
        r"\[0\]\.annotations\[0\]\.result\[0\]: “polygonlabels” is not read",
    ),
    ("label-studio", region(value={"x": 50, "y": 0, "width": 90, "height": 9, "rectanglelabels": ["dog"]}), "percents"),
    (
        "label-studio",
        {
            "project.json": [
                {"data": {"image": address}, "annotations": [{"result": 1}]} for address in ("http://[a.jpg",)
            ]
        },
        r"\[0\]\.annotations\[0\]: “result” should be a list",
    ),
    ("label-studio", region(value={**{"x": 5, "y": 0, "width": 9, "height": 9}, "rotation": 3}), "the box is turned"),
    ("label-studio", {"project.json": [{"data": {"x": 1}}]}, r"\[0\]: “data” names neither"),
    ("label-studio", {"project.json": [{"data": {"image": "1.png"}, "annotations": [4]}]}, "a mere number: export"),
    (
        "csv",
        {"data.csv": "file,label,xmin,ymin,xmax,ymax\n1.png,dog,1,1,x,2\n"},
        r"data\.csv, line 2: “xmax” should be",
    ),
    ("csv", {"data.csv": "file,label,xmin,ymin,xmax,ymax\n1.png,dog,1,1\n"}, r"data\.csv, line 2: the row has 4 cells"),
    ("csv", {"data.csv": "file,label\n1.png,dog\n"}, r"data\.csv, line 2: no columns tell boxes: name them xmin"),
    ("csv", {"data.csv": "what,label,xmin,ymin,xmax,ymax\n"}, r"data\.csv, line 1: no columns tell items and answers"),
    ("csv", {"data.csv": "file,file,xmin\n"}, "the column “file” is there twice"),
    ("csv", {"data.csv": "file,label,xmin,ymin,xmax,ymax\n1.png,,1,1,2,2\n"}, r"data\.csv, line 2: “label” is empty"),
    ("mturk", {"data.csv": "HITId,Input.item,Answer.taskAnswers\na,1.png,[{]\n"}, r"line 2: “taskanswers” is no JSON"),
]


@pytest.mark.parametrize(("format", "files", "sentence"), WRONG)
def test_a_mistake_is_said_with_its_place(
    project: Project, tmp_path: Path, format: str, files: dict[str, str | bytes | object], sentence: str
) -> None:
    folder = put(tmp_path / "data", files)
    named = {"csv": "data.csv", "mturk": "data.csv", "label-studio": "project.json"}
    with pytest.raises(AnnotateError, match=sentence):
        brought(project, folder / named.get(format, ""), format)

    assert records(project) == []


def test_nothing_comes_in_where_the_last_of_many_is_wrong(project: Project, tmp_path: Path) -> None:
    rows = "1.png,dog,1,1,2,2\n" * 3 + "2.png,dog,1,1,2,2\n2.png,cow,1,1,2,2\n"
    put(tmp_path, {"data.csv": f"file,label,xmin,ymin,xmax,ymax\n{rows}"})
    with pytest.raises(AnnotateError, match="box 2: “cow”"):
        brought(project, tmp_path / "data.csv", "csv")

    assert records(project) == []


def test_boxes_in_shares_need_a_picture(project: Project, tmp_path: Path) -> None:
    files = {name: one for name, one in specimens()["yolo"].items() if not name.endswith(".png")}
    folder = put(tmp_path / "data", files)
    assert brought(project, folder, "yolo").new == 1
    (project.root / "1.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(AnnotateError, match="the size of “train/1” is not known"):
        brought(project, folder, "yolo")
