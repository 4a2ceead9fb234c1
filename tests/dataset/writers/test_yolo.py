from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import globox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.dataset.boxes import Edges, boxes_of
from annotate.dataset.splits import Splits
from annotate.dataset.tree import Placed
from annotate.dataset.writers.yolo import _line
from annotate.errors import AnnotateError
from tests.dataset.jobs import files, planted
from tests.dataset.writers.boxed import DRAWN, HEIGHT, LABELS, WIDTH, Box, boxed, looked
from tests.labelling import record
from tests.small_projects import image_project

BOTH = Splits(("train", "val"), dict.fromkeys(DRAWN, "train") | {"b/a.png": "val"})


def test_the_trainers_own_rules_hold(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="yolo", splits=BOTH)
    pictures = sorted((tmp_path / "out/images").rglob("*.*"))

    assert len(pictures) == len(DRAWN)
    for path in pictures:
        # The label's path is the picture's, with the last /images/ made /labels/ and the ending .txt.
        label = Path("/labels/".join(str(path).rsplit("/images/", 1))).with_suffix(".txt")
        for line in label.read_text().splitlines():
            number, *box = line.split()
            assert 0 <= int(number) < len(LABELS)
            assert len(box) == 4 and all(0 <= float(edge) <= 1 for edge in box)


def test_an_independent_reader_sees_the_boxes(tmp_path: Path) -> None:
    few = {item: drawn for item, drawn in DRAWN.items() if item.endswith("png")}
    planted(tmp_path / "out", boxed(tmp_path / "in", few), *looked(few), format="yolo")
    labels, images = (tmp_path / "out" / name / "train" for name in ("labels", "images"))
    found = globox.AnnotationSet.from_yolo_v5(folder=labels, image_folder=images, image_extension=".png")
    boxes = sorted(
        (LABELS[int(box.label)], *(round(edge, 2) for edge in (box.xmin, box.ymin, box.xmax, box.ymax)))
        for one in found
        for box in one.boxes
    )

    expected = sorted(box for drawn in few.values() for box in drawn)
    assert [box[0] for box in boxes] == [box[0] for box in expected]
    for one, other in zip(boxes, expected, strict=True):
        assert one[1:] == pytest.approx(other[1:], abs=0.01)


def test_data_yaml_names_the_parts_and_quotes_the_classes(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="yolo", splits=BOTH)
    lines = (tmp_path / "out/data.yaml").read_text("utf-8").splitlines()

    assert lines[:4] == ["train: images/train", "val: images/val", f"nc: {len(LABELS)}", "names:"]
    assert [json.loads(line.split(": ", 1)[1]) for line in lines[4:]] == list(LABELS)
    assert not any(line.startswith("path:") for line in lines)


def test_where_there_is_one_part_it_is_both_of_those_that_must_be_there(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="yolo")

    assert (tmp_path / "out/data.yaml").read_text().splitlines()[:2] == ["train: images/train", "val: images/train"]


def test_a_picture_on_which_nothing_was_found_has_an_empty_file(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="yolo")

    assert (tmp_path / "out/labels/train/nothing here.txt").read_bytes() == b""
    assert not list((tmp_path / "out").rglob("unseen*"))


def test_the_same_box_twice_is_one_line(tmp_path: Path) -> None:
    drawn = {"a.png": [("cat", 0, 0, 10, 10)] * 2}
    planted(tmp_path / "out", boxed(tmp_path / "in", drawn), *looked(drawn), format="yolo")
    line = f"0 {5 / WIDTH:.6f} {5 / HEIGHT:.6f} {10 / WIDTH:.6f} {10 / HEIGHT:.6f}\n"

    assert (tmp_path / "out/labels/train/a.txt").read_text() == line


def test_only_files_that_the_trainer_leaves_alone_are_linked(tmp_path: Path) -> None:
    drawn: dict[str, list[Box]] = {"whole.jpg": [], "cut.jpg": []}
    project = boxed(tmp_path / "in", drawn)
    cut = tmp_path / "in/cut.jpg"
    cut.write_bytes(cut.read_bytes() + b"\0")
    planted(tmp_path / "out", project, *looked(drawn), format="yolo", images="link")

    def linked(name: str) -> bool:
        return (tmp_path / "in" / name).samefile(tmp_path / "out/images/train" / name)

    assert (linked("whole.jpg"), linked("cut.jpg")) == (True, False)


def test_choices_are_folders_of_all_classes_in_all_parts(tmp_path: Path) -> None:
    project = image_project(tmp_path / "in", 2)
    splits = Splits(("train", "val"), {"1.png": "train", "2.png": "val"})
    records = [record("s-1", "1.png", "cat"), record("s-2", "2.png", "dog")]
    planted(tmp_path / "out", project, *records, format="yolo", splits=splits)

    assert set(files(tmp_path / "out")) == {"train/cat/1.png", "val/dog/2.png"}
    folders = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").glob("*/*")}
    assert folders == {f"{part}/{label}" for part in ("train", "val") for label in ("cat", "dog", "other")}


@pytest.mark.parametrize("labels", [("a/b",), (".hidden",), ("Cat", "cat"), ("..",)])
def test_a_label_that_can_be_no_folder_is_refused(tmp_path: Path, labels: tuple[str, ...]) -> None:
    project = image_project(tmp_path / "in", 1, labels=labels)

    for name in ("yolo", "imagefolder"):
        with pytest.raises(AnnotateError, match="export to another format"):
            planted(tmp_path / name, project, format=name)


def test_folders_of_pictures_have_no_empty_one(tmp_path: Path) -> None:
    project = image_project(tmp_path / "in", 2)
    planted(tmp_path / "out", project, record("s-1", "1.png", "cat"), format="imagefolder")

    assert {path.name for path in (tmp_path / "out").rglob("*")} == {"train", "cat", "1.png"}


def test_pictures_are_those_that_were_labelled(tmp_path: Path) -> None:
    project = boxed(tmp_path / "in")
    records = looked(sha256="00" * 32)
    done = planted(tmp_path / "out", project, *records, format="yolo")

    assert sorted(done.noted.changed) == sorted(DRAWN)
    assert set(files(tmp_path / "out")) == {"data.yaml"}


@given(st.lists(st.tuples(*[st.integers(0, 70_000)] * 2, *[st.integers(1, 70_000)] * 2), max_size=4))
@example([(64_000, 0, 5, 5), (0, 48_000, 5, 5), (63_999, 47_999, 1, 1), (0, 0, 1, 1), (0, 0, 70_000, 70_000)])
def test_no_box_makes_the_trainer_drop_its_picture(thousandths: list[tuple[int, ...]]) -> None:
    boxes = [Edges("cat", *box[1:]) for box in boxes_of(answer(thousandths), WIDTH, HEIGHT)]
    for line in (_line(1, box, Placed("a.png", WIDTH, HEIGHT)) for box in boxes):
        number, cx, cy, width, height = line.split()

        assert (number, line[-1]) == ("1", "\n")
        for middle, extent in ((float(cx), float(width)), (float(cy), float(height))):
            assert 0 <= middle <= 1 and 0 < extent <= 1
            assert middle - extent / 2 >= -1e-6 and middle + extent / 2 <= 1 + 1e-6


def answer(thousandths: list[tuple[int, ...]]) -> dict[str, Any]:
    """Boxes as answers have them, of left, top, width and height in thousandths of a pixel."""
    names = ("x", "y", "width", "height")
    return {
        "boxes": [{"label": "cat", **dict(zip(names, (n / 1000 for n in box), strict=True))} for box in thousandths]
    }


def test_a_box_too_small_for_six_decimals_is_one_all_the_same() -> None:
    wide = Placed("a.png", 10_000_000, 10_000_000)

    assert _line(0, Edges("cat", 0, 0, 0.001, 0.001), wide) == "0 0.000000 0.000000 0.000001 0.000001\n"


def test_a_dataset_without_a_part_for_training_has_a_data_yaml_that_is_read(tmp_path: Path) -> None:
    splits = Splits(("val", "test"), dict.fromkeys(DRAWN, "val") | {"a.png": "test"})
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="yolo", splits=splits)

    lines = (tmp_path / "out/data.yaml").read_text().splitlines()
    assert lines[:3] == ["train: images/val", "val: images/val", "test: images/test"]


def test_where_nothing_is_labelled_there_are_empty_folders(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), format="yolo")

    assert set(files(tmp_path / "out")) == {"data.yaml"}
    assert (tmp_path / "out/images/train").is_dir() and (tmp_path / "out/labels/train").is_dir()


@pytest.mark.parametrize("format", ["yolo", "voc", "coco"])
def test_the_same_store_makes_the_same_bytes(tmp_path: Path, format: str) -> None:
    project = boxed(tmp_path / "in")
    planted(tmp_path / "one", project, *looked(), format=format, splits=BOTH)
    planted(tmp_path / "two", project, format=format, splits=BOTH)

    assert files(tmp_path / "one") == files(tmp_path / "two")


@pytest.mark.parametrize("format", ["yolo", "voc", "imagefolder"])
def test_where_there_is_room_for_one_answer_several_are_refused_with_the_remedy(tmp_path: Path, format: str) -> None:
    if format == "imagefolder":
        project = image_project(tmp_path / "in", 1)
        records = [record(name, "1.png", "cat", annotator=name) for name in ("ana", "ben")]
    else:
        project, records = boxed(tmp_path / "in"), [*looked(), *looked(annotator="ben")]

    with pytest.raises(AnnotateError, match="--aggregate majority"):
        planted(tmp_path / "out", project, *records, format=format, view="latest")
    planted(tmp_path / "ben", project, format=format, view="latest", annotators=frozenset({"ben"}))
    assert len(files(tmp_path / "ben")) > 0
