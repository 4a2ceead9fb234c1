from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import globox

from annotate.dataset.splits import Splits
from tests.dataset.jobs import planted
from tests.dataset.writers.boxed import DRAWN, LABELS, boxed, looked
from tests.labelling import record
from tests.small_projects import image_project


def root(folder: Path) -> ElementTree.Element:
    return ElementTree.parse(folder / "annotations.xml").getroot()


def test_an_independent_reader_sees_the_boxes(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="cvat")
    found = globox.AnnotationSet.from_cvat(tmp_path / "out/annotations.xml")
    boxes = sorted((box.label, box.xmin, box.ymin, box.xmax, box.ymax) for one in found for box in one.boxes)

    rounded = [(label, *(round(edge, 2) for edge in edges)) for drawn in DRAWN.values() for label, *edges in drawn]
    assert boxes == sorted(rounded)
    assert len(found) == len(DRAWN)


def test_labels_are_declared_in_order_with_what_is_told_of_a_shape(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="cvat")
    told = root(tmp_path / "out")

    assert [one.findtext("name") for one in told.iter("label")] == list(LABELS)
    assert {one.findtext("name") for one in told.iter("attribute")} - {None} == {"annotator", "credited_s", "record"}
    shape = next(told.iter("box"))
    assert {one.get("name"): one.text for one in shape.iter("attribute")} == {
        "annotator": "ana",
        "credited_s": "2.5",
        "record": "ana-4",
    }


def test_pictures_are_numbered_from_nought_and_say_their_part(tmp_path: Path) -> None:
    splits = Splits(("train", "val"), dict.fromkeys(DRAWN, "train") | {"a.png": "val"})
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="cvat", splits=splits)
    images = list(root(tmp_path / "out").iter("image"))

    assert [one.get("id") for one in images] == ["0", "1", "2", "3"]
    assert {one.get("name"): one.get("subset") for one in images}["a.png"] == "val"
    assert all((tmp_path / "out/images" / str(one.get("name"))).is_file() for one in images)


def test_a_dataset_in_parts_is_a_project_with_a_task_for_each_and_one_without_is_a_task(tmp_path: Path) -> None:
    project = boxed(tmp_path / "in")
    splits = Splits(("train", "val"), dict.fromkeys(DRAWN, "train") | {"a.png": "val"})
    planted(tmp_path / "parts", project, *looked(), format="cvat", splits=splits)
    planted(tmp_path / "whole", project, format="cvat")
    parts, whole = root(tmp_path / "parts"), root(tmp_path / "whole")

    assert [one.text for one in parts.iterfind("meta/project/tasks/task/subset")] == ["train", "val"]
    assert [one.findtext("name") for one in parts.iterfind("meta/project/labels/label")] == list(LABELS)
    assert [one.findtext("name") for one in whole.iterfind("meta/task/labels/label")] == list(LABELS)
    assert {one.get("subset") for one in whole.iter("image")} == {None}


def test_tags_are_tags(tmp_path: Path) -> None:
    project = image_project(tmp_path / "in", 1, kind="tag")
    planted(
        tmp_path / "out",
        project,
        record("s-1", "1.png", None, task="tag", answer={"tags": ["cat", "other"]}),
        format="cvat",
    )

    assert [one.get("label") for one in root(tmp_path / "out").iter("tag")] == ["cat", "other"]


def test_what_no_xml_can_say_is_replaced(tmp_path: Path) -> None:
    project = image_project(tmp_path / "in", 1, kind="tag", free=True)
    tags = ["\x1b[31m", "a\nb", "]]>", "🐈"]
    records = [record("s-1", "1.png", None, task="tag", answer={"tags": tags})]
    planted(tmp_path / "out", project, *records, format="cvat")

    assert [one.get("label") for one in root(tmp_path / "out").iter("tag")] == ["\ufffd[31m", "a\nb", "]]>", "🐈"]
