"""supervision sees in an export what was drawn and chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from annotate.dataset.pictures import hashed
from annotate.dataset.splits import Splits
from tests.dataset.jobs import delivered
from tests.dataset.writers.boxed import HEIGHT, WIDTH, Box, boxed, looked
from tests.labelling import record
from tests.small_projects import image_project

supervision = pytest.importorskip("supervision", reason="supervision is not installed: pip install -e '.[loaders]'")

LABELS = ("cat", "a: 'b', \"c\" & <d>", "yes", "1", "null", "- {x}", "#é", "~")
DRAWN: dict[str, list[Box]] = {
    "a.jpg": [("cat", 0, 0, 10, 10), ("yes", 3.25, 4.5, 20.75, 30.125)],
    "b/a.JPG": [(LABELS[1], 54, 38, 64, 48), ("1", 0, 0, 64, 48)],
    "two words.png": [],
    "-é ü.PNG": [("null", 1, 1, 2, 2), ("- {x}", 5, 5, 9, 9)],
    "v1.2.final.png": [("#é", 11, 12, 13, 14)],
    "#1 (copy).webp": [("~", 60, 40, 90, 90), ("cat", 70, 1, 80, 2)],
}
CLIPPED: dict[str, list[Box]] = DRAWN | {"#1 (copy).webp": [("~", 60, 40, 64, 48)]}
SPLITS = Splits(("train", "val"), dict.fromkeys(DRAWN, "train") | {"b/a.JPG": "val", "two words.png": "val"})


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One project in all formats of boxes, each beside its card."""
    folder = tmp_path_factory.mktemp("boxes")
    project = boxed(folder / "in", DRAWN, labels=LABELS)
    delivered(folder / "coco", project, *looked(DRAWN), format="coco", splits=SPLITS)
    for format in ("yolo", "voc"):
        delivered(folder / format, project, format=format, splits=SPLITS)
    return folder


def read(folder: Path, format: str, part: str) -> Any:
    if format == "coco":
        where = folder / "images" / part, folder / f"annotations/instances_{part}.json"
        return supervision.DetectionDataset.from_coco(*map(str, where))
    if format == "yolo":
        where = folder / "images" / part, folder / "labels" / part
        return supervision.DetectionDataset.from_yolo(*map(str, where), str(folder / "data.yaml"))
    return supervision.DetectionDataset.from_pascal_voc(str(folder / "JPEGImages"), str(folder / "Annotations"))


def boxes_of(dataset: Any) -> list[list[Box]]:
    """The boxes of each picture, in no order."""
    found = []
    for _path, im, seen in dataset:
        assert im.shape[:2] == (HEIGHT, WIDTH)
        ids = [] if seen.class_id is None else list(seen.class_id)
        found.append([(dataset.classes[one], *map(float, box)) for one, box in zip(ids, seen.xyxy, strict=True)])
    return found


def same(found: list[list[Box]], drawn: list[list[Box]], by: float) -> None:
    """The same boxes, each edge no farther off."""
    assert len(found) == len(drawn)
    for some, others in zip(sorted(map(sorted, found)), sorted(map(sorted, drawn)), strict=True):
        assert [box[0] for box in some] == [box[0] for box in others]
        for one, other in zip(some, others, strict=True):
            assert one[1:] == pytest.approx(other[1:], abs=by)


@pytest.mark.parametrize(("format", "by"), [("coco", 0.001), ("yolo", 0.001)])
@pytest.mark.parametrize("part", SPLITS.names)
def test_each_part_has_its_pictures_boxes_and_classes(exported: Path, format: str, by: float, part: str) -> None:
    dataset = read(exported / format, format, part)

    assert tuple(dataset.classes) == LABELS
    same(boxes_of(dataset), [CLIPPED[item] for item, name in SPLITS.parts.items() if name == part], by)


def test_pascal_voc_has_all_boxes_within_half_a_pixel(exported: Path) -> None:
    dataset = read(exported / "voc", "voc", "")

    assert set(dataset.classes) == set(LABELS)
    same(boxes_of(dataset), list(CLIPPED.values()), 0.5)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_boxes_of_turned_pictures_are_on_what_people_saw(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    upright = (WIDTH, HEIGHT) if orientation < 5 else (HEIGHT, WIDTH)
    drawn: dict[str, list[Box]] = {"a.jpg": [("cat", 1, 2, 30, 40)]}
    project = boxed(tmp_path / "in", drawn)
    path = tmp_path / "in/a.jpg"
    Image.new("RGB", (WIDTH, HEIGHT)).save(path, exif=exif)
    records = looked(drawn, width=upright[0], height=upright[1], sha256=hashed(path))
    out = delivered(tmp_path / "out", project, *records, format="yolo")
    ((_path, im, seen),) = read(out, "yolo", "train")

    assert im.shape[:2] == upright[::-1]
    with Image.open(out / "images/train/a.jpg") as made:  # as those see it who take no heed of the tag
        assert made.size == upright
    assert list(seen.xyxy[0]) == pytest.approx([1, 2, 30, 40], abs=0.001)


@pytest.mark.parametrize("format", ["yolo", "imagefolder"])
def test_choices_are_seen_as_classes(tmp_path: Path, format: str) -> None:
    given = {"1.png": "yes", "b/1.png": "1", "two words.png": "yes", "v1.2.png": "null"}
    project = image_project(tmp_path / "in", list(given), labels=("yes", "1", "null", "never"))
    records = [record(f"s-{number}", item, label) for number, (item, label) in enumerate(given.items(), 1)]
    out = delivered(tmp_path / "out", project, *records, format=format)
    dataset = supervision.ClassificationDataset.from_folder_structure(str(out / "train"))

    unused = ["never"] if format == "yolo" else []
    assert dataset.classes == sorted(["1", "null", "yes", *unused])
    found = [dataset.classes[int(seen.class_id[0])] for _path, _im, seen in dataset]
    assert sorted(found) == sorted(given.values())


def test_what_was_drawn_beside_one_another_stays_so(tmp_path: Path) -> None:
    drawn: dict[str, list[Box]] = {"a.png": [("cat", 0, 0, 10, 10)], "b.png": []}
    other: dict[str, list[Box]] = {"a.png": [("dog", 1, 1, 9, 9)], "b.png": [("cat", 2, 2, 4, 4)]}
    project = boxed(tmp_path / "in", drawn)
    records = [*looked(drawn), *looked(other, annotator="ben")]
    out = delivered(tmp_path / "out", project, *records, format="coco", view="latest")

    same(boxes_of(read(out, "coco", "train")), [[*drawn["a.png"], *other["a.png"]], other["b.png"]], 0.001)
