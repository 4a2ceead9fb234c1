from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import globox
import pytest
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from annotate.dataset.splits import Splits
from tests.dataset.jobs import files, planted
from tests.dataset.writers.boxed import DRAWN, LABELS, Box, boxed, looked
from tests.labelling import record
from tests.small_projects import image_project

INSTANCES = "annotations/instances_train.json"


def read(folder: Path, part: str = "train", kind: str = "instances") -> Any:
    return json.loads((folder / f"annotations/{kind}_{part}.json").read_bytes())


def loaded(folder: Path) -> COCO:
    with contextlib.redirect_stdout(io.StringIO()):
        return COCO(str(folder / INSTANCES))


def test_the_reference_reader_sees_pictures_labels_and_boxes(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="coco")
    coco = loaded(tmp_path / "out")
    found: dict[str, list[Box]] = {image["item"]: [] for image in coco.dataset["images"]}
    for one in coco.dataset["annotations"]:
        x, y, width, height = one["bbox"]
        box = (coco.cats[one["category_id"]]["name"], x, y, x + width, y + height)
        found[coco.imgs[one["image_id"]]["item"]].append(box)

    assert found == {item: list(boxes) for item, boxes in DRAWN.items()}
    assert [one["name"] for one in coco.dataset["categories"]] == list(LABELS)
    assert min(one["id"] for name in ("images", "annotations", "categories") for one in coco.dataset[name]) == 1


def test_boxes_held_against_themselves_are_found_to_the_last(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="coco")
    coco = loaded(tmp_path / "out")
    found = [{**one, "score": 1.0} for one in coco.dataset["annotations"]]
    with contextlib.redirect_stdout(io.StringIO()):
        evaluation = COCOeval(coco, coco.loadRes(found), "bbox")
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()

    assert evaluation.stats[0] == pytest.approx(1.0)


def test_every_picture_is_where_its_file_name_says(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="coco")
    names = {image["file_name"] for image in read(tmp_path / "out")["images"]}

    assert {f"images/train/{name}" for name in names} | {INSTANCES} == set(files(tmp_path / "out"))
    assert len(names) == len(DRAWN)


def test_annotations_say_whose_they_are_and_how_long_they_took(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="coco")
    one = read(tmp_path / "out")["annotations"][0]

    assert (one["annotator"], one["record"], one["credited_s"]) == ("ana", "ana-4", 2.5)


def test_parts_are_files_and_folders_of_their_own(tmp_path: Path) -> None:
    parts = {"a.png": "train", "b/a.png": "val", "nothing here.png": "val", "-é ü.PNG": "train"}
    splits = Splits(("train", "val"), parts)
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="coco", splits=splits)

    for part in splits.names:
        items = {image["item"] for image in read(tmp_path / "out", part)["images"]}
        assert items == {item for item, name in parts.items() if name == part}
        assert len(list((tmp_path / "out/images" / part).iterdir())) == 2


def test_several_annotators_stand_side_by_side_only_where_that_is_asked_for(tmp_path: Path) -> None:
    project = boxed(tmp_path / "in")
    planted(tmp_path / "raw", project, *looked(), *looked(annotator="ben"), format="coco", view="latest")
    planted(tmp_path / "one", project, format="coco")

    assert len(read(tmp_path / "raw")["annotations"]) == 2 * len(read(tmp_path / "one")["annotations"])
    assert "annotator" not in read(tmp_path / "one")["annotations"][0]


def test_boxes_end_at_the_pictures_edge_and_those_beyond_it_are_left_out(tmp_path: Path) -> None:
    drawn = {"a.png": [("cat", 60, 40, 90, 90), ("dog", 70, 1, 80, 2)]}
    planted(tmp_path / "out", boxed(tmp_path / "in", drawn), *looked(drawn), format="coco")

    assert [one["bbox"] for one in read(tmp_path / "out")["annotations"]] == [[60, 40, 4, 8]]


def test_choices_and_tags_are_annotations_without_a_box(tmp_path: Path) -> None:
    project = image_project(tmp_path / "in", 2, kind="tag")
    records = [
        record("s-1", "1.png", None, task="tag", answer={"tags": ["cat", "dog"]}),
        record("s-2", "2.png", None, task="tag", answer={"tags": []}),
    ]
    planted(tmp_path / "out", project, *records, format="coco")
    found = read(tmp_path / "out", kind="labels")

    assert [(one["image_id"], one["category_id"]) for one in found["annotations"]] == [(1, 1), (1, 2)]
    assert [image["item"] for image in found["images"]] == ["1.png", "2.png"]


def test_without_pictures_names_are_paths_from_the_items_folder(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="coco", images="none")

    assert [image["file_name"] for image in read(tmp_path / "out")["images"]] == sorted(
        DRAWN, key=[one["item"] for one in read(tmp_path / "out")["images"]].index
    )
    assert set(files(tmp_path / "out")) == {INSTANCES}


def test_boxes_of_any_size_at_any_edge_are_found_to_the_last(tmp_path: Path) -> None:
    thin = 0.001
    drawn: dict[str, list[Box]] = {
        "a.png": [("cat", 0, 0, thin, thin), ("dog", 0, 0, 64, 48), ("cat", 64 - thin, 48 - thin, 99, 99)],
        "b.png": [("cat", 0.1, 0.2, 0.4, 0.7), ("cat", 0.1, 0.2, 0.4, 0.7)],
        "c.png": [],
    }
    planted(tmp_path / "out", boxed(tmp_path / "in", drawn), *looked(drawn), format="coco")
    coco = loaded(tmp_path / "out")
    assert [one["bbox"] for one in coco.imgToAnns[2]] == [[0.1, 0.2, 0.3, 0.5]] * 2
    assert min(one["area"] for one in coco.dataset["annotations"]) > 0

    found = [{**one, "score": 1.0} for one in coco.dataset["annotations"]]
    with contextlib.redirect_stdout(io.StringIO()):
        evaluation = COCOeval(coco, coco.loadRes(found), "bbox")
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    assert evaluation.stats[0] == pytest.approx(1.0)


def test_an_independent_reader_sees_the_same_boxes(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="coco")
    found = globox.AnnotationSet.from_coco(tmp_path / "out" / INSTANCES)
    boxes = sorted((box.label, box.xmin, box.ymin, box.xmax, box.ymax) for one in found for box in one.boxes)

    expected = sorted(box for drawn in DRAWN.values() for box in drawn)
    assert [box[0] for box in boxes] == [box[0] for box in expected]
    for one, other in zip(boxes, expected, strict=True):
        assert one[1:] == pytest.approx(other[1:])


def test_whoever_found_nothing_is_named_at_the_picture(tmp_path: Path) -> None:
    drawn: dict[str, list[Box]] = {"a.png": []}
    project = boxed(tmp_path / "in", drawn)
    planted(tmp_path / "out", project, *looked(drawn), *looked(annotator="ben"), format="coco", view="latest")

    images = {one["item"]: one["annotators"] for one in read(tmp_path / "out")["images"]}
    assert images["a.png"] == ["ana", "ben"]


def test_a_label_that_was_taken_out_of_the_label_set_is_the_last_category(tmp_path: Path) -> None:
    drawn: dict[str, list[Box]] = {"a.png": [("zebra", 0, 0, 5, 5), ("dog", 1, 1, 5, 5)]}
    planted(tmp_path / "out", boxed(tmp_path / "in", drawn), *looked(drawn), format="coco")
    coco = read(tmp_path / "out")

    assert [(one["id"], one["name"]) for one in coco["categories"]] == list(enumerate((*LABELS, "zebra"), 1))
    assert [one["category_id"] for one in coco["annotations"]] == [len(LABELS) + 1, 2]


def test_a_reviewers_own_label_beside_the_review_has_its_category(tmp_path: Path) -> None:
    project = image_project(tmp_path / "in", 1, kind="tag", free=True)
    own = record("s-1", "1.png", None, task="tag", answer={"tags": ["of my own"]})
    review = record("s-2", "1.png", None, task="tag", answer={"tags": ["cat"]}, activity="review")
    planted(tmp_path / "out", project, own, review, format="coco", view="latest")
    coco = read(tmp_path / "out", kind="labels")

    names = {one["id"]: one["name"] for one in coco["categories"]}
    assert {names[one["category_id"]] for one in coco["annotations"]} == {"cat", "of my own"}


def test_where_nothing_is_labelled_the_file_is_there_and_empty(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), format="coco")
    coco = loaded(tmp_path / "out")

    assert (coco.imgs, coco.anns, [one["name"] for one in coco.cats.values()]) == ({}, {}, list(LABELS))
