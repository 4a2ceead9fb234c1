from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import globox

from annotate.dataset.splits import Splits
from tests.dataset.jobs import planted
from tests.dataset.writers.boxed import DRAWN, HEIGHT, WIDTH, boxed, looked
from tests.labelling import record
from tests.small_projects import image_project


def read(path: Path) -> Any:
    return json.loads(path.read_bytes())


def test_an_independent_reader_sees_the_boxes(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="labelme")
    found = globox.AnnotationSet.from_labelme(tmp_path / "out/images")
    boxes = sorted((box.label, box.xmin, box.ymin, box.xmax, box.ymax) for one in found for box in one.boxes)

    assert boxes == sorted(box for drawn in DRAWN.values() for box in drawn)


def test_each_picture_has_a_file_of_its_name_that_knows_its_size(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="labelme")
    files = sorted((tmp_path / "out/images").glob("*.json"))

    assert len(files) == len(DRAWN)
    for path in files:
        told = read(path)
        assert (path.parent / told["imagePath"]).is_file()
        assert Path(told["imagePath"]).stem == path.stem
        assert (told["imageWidth"], told["imageHeight"], told["imageData"]) == (WIDTH, HEIGHT, None)


def test_it_says_whose_labour_it_is(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="labelme")

    assert read(tmp_path / "out/images/a.json")["annotate"] == {
        "item": "a.png",
        "annotator": "ana",
        "credited_s": 2.5,
        "record": "ana-1",
    }


def test_choices_are_flags_of_the_picture_in_a_folder_of_its_part(tmp_path: Path) -> None:
    project = image_project(tmp_path / "in", 1)
    splits = Splits(("train", "val"), {"1.png": "val"})
    planted(tmp_path / "out", project, record("s-1", "1.png", "dog"), format="labelme", splits=splits)

    assert read(tmp_path / "out/val/1.json")["flags"] == {"cat": False, "dog": True, "other": False}
