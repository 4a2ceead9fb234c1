"""What another program writes is read here as that program meant it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotate.dataset.readers.checking import check
from annotate.dataset.readers.detect import format_of
from annotate.tasks.boxes import FIELDS
from tests.dataset.readers.bringing import looked
from tests.dataset.readers.specimens import put
from tests.small_projects import image_project, tiny_png

supervision = pytest.importorskip("supervision", reason="supervision is heavy and has an environment of its own")
numpy = pytest.importorskip("numpy", reason="it comes with supervision")

BOXES = {"1.png": [("dog", 1, 0, 3, 2), ("cat", 0, 0, 4, 3)], "2.png": [], "3.png": [("cat", 2, 1, 3, 3)]}
"""Edges in whole pixels: the formats differ in what else they can carry."""
CLASSES = ["cat", "dog"]


def dataset(folder: Path) -> Any:
    """The boxes as supervision has them."""
    put(folder, {name: tiny_png() for name in BOXES})
    found = {}
    for name, boxes in BOXES.items():
        if boxes:
            edges = numpy.array([box[1:] for box in boxes], dtype=float)
            ids = numpy.array([CLASSES.index(box[0]) for box in boxes])
            found[str(folder / name)] = supervision.Detections(xyxy=edges, class_id=ids)
        else:
            found[str(folder / name)] = supervision.Detections.empty()
    return supervision.DetectionDataset(CLASSES, [str(folder / name) for name in BOXES], found)


def wrote(data: Any, folder: Path, format: str) -> Path:
    """Have supervision write it."""
    images = str(folder / "images")
    if format == "coco":
        data.as_coco(images, str(folder / "annotations.json"))
        return folder / "annotations.json"
    if format == "voc":
        data.as_pascal_voc(images, str(folder / "Annotations"))
    else:
        data.as_yolo(images, str(folder / "labels"), str(folder / "data.yaml"))
    return folder


@pytest.mark.parametrize("format", ["coco", "voc", "yolo"])
def test_boxes_that_supervision_wrote_are_the_same_boxes(tmp_path: Path, format: str) -> None:
    path = wrote(dataset(tmp_path / "from"), tmp_path / "out", format)
    (tmp_path / "project").mkdir()
    project = image_project(tmp_path / "project", 3, kind="boxes", labels=CLASSES)
    found = looked(path, format, kind="boxes")
    brought = check(project, project.items(), found).brought

    assert format_of(path) == format
    assert found.labels == CLASSES
    assert {one.item: sorted(one.answer["boxes"], key=str) for one in brought if one.answer} == {
        name: sorted(map(as_answer, boxes), key=str) for name, boxes in BOXES.items()
    }


def as_answer(box: tuple[str, int, int, int, int]) -> dict[str, object]:
    """A box as answers have it."""
    label, left, top, right, bottom = box
    return dict(zip(FIELDS, (label, float(left), float(top), float(right - left), float(bottom - top)), strict=True))
