"""datumaro sees in an export what was drawn and chosen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from annotate.dataset.splits import Splits
from tests.dataset.jobs import delivered
from tests.dataset.writers.boxed import HEIGHT, WIDTH, Box, boxed, looked
from tests.labelling import record
from tests.small_projects import image_project

datumaro = pytest.importorskip("datumaro", reason="datumaro is not installed: pip install -e '.[loaders]'")

LABELS = ("cat", "dog", "a 'b', \"c\" & <d>", "yes", "1", "é")
DRAWN: dict[str, list[Box]] = {
    "a.png": [("cat", 0, 0, 10, 10), ("dog", 3.25, 4.5, 20.75, 30.125)],
    "b/a.PNG": [(LABELS[2], 54, 38, 64, 48)],
    "two words.png": [],
    "-é ü.png": [("yes", 1, 1, 2, 2), ("1", 5, 5, 9, 9)],
    "v1.2.final.png": [("é", 11, 12, 13, 14)],
}
SPLITS = Splits(("train", "val"), dict.fromkeys(DRAWN, "train") | {"b/a.PNG": "val", "two words.png": "val"})


def labels_of(dataset: Any) -> list[str]:
    return [one.name for one in dataset.categories()[datumaro.AnnotationType.label].items]


def boxes_of(dataset: Any, items: Iterable[Any]) -> list[list[Box]]:
    """The boxes of each picture."""
    names, found = labels_of(dataset), []
    for item in items:
        assert item.media.size == (HEIGHT, WIDTH)
        shapes = [one for one in item.annotations if one.type == datumaro.AnnotationType.bbox]
        found.append([(names[one.label], *one.points) for one in shapes])
    return found


def same(found: list[list[Box]], drawn: list[list[Box]], by: float) -> None:
    """The same boxes, each edge no farther off."""
    assert len(found) == len(drawn)
    for some, others in zip(sorted(map(sorted, found)), sorted(map(sorted, drawn)), strict=True):
        assert [box[0] for box in some] == [box[0] for box in others]
        for one, other in zip(some, others, strict=True):
            assert one[1:] == pytest.approx(other[1:], abs=by)


@pytest.mark.parametrize(
    ("format", "how", "theirs", "ask", "by"),
    [
        ("coco", {}, "coco_instances", {}, 0.01),
        ("voc", {}, "voc_detection", {"coordinate_mode": "voc-one-based"}, 0.5),
        ("voc", {"voc_base": 0}, "voc_detection", {}, 0.01),
        ("yolo", {}, "yolo", {}, 0.01),
    ],
)
def test_each_part_has_its_pictures_boxes_and_classes(
    tmp_path: Path, format: str, how: dict[str, Any], theirs: str, ask: dict[str, Any], by: float
) -> None:
    project = boxed(tmp_path / "in", DRAWN, labels=LABELS)
    out = delivered(tmp_path / "out", project, *looked(DRAWN), format=format, splits=SPLITS, **how)
    dataset = datumaro.Dataset.import_from(str(out), theirs, **ask)

    assert [one for one in labels_of(dataset) if one != "background"] == list(LABELS)
    assert set(dataset.subsets()) == set(SPLITS.names)
    for part in SPLITS.names:
        drawn = [DRAWN[item] for item, name in SPLITS.parts.items() if name == part]
        same(boxes_of(dataset, dataset.get_subset(part)), drawn, by)


def test_annotations_of_coco_keep_whose_they_are(tmp_path: Path) -> None:
    project = boxed(tmp_path / "in", DRAWN, labels=LABELS)
    records = [*looked(DRAWN), *looked(DRAWN, annotator="ben")]
    out = delivered(tmp_path / "out", project, *records, format="coco", view="latest")
    dataset = datumaro.Dataset.import_from(str(out), "coco_instances")

    assert sum(len(item.annotations) for item in dataset) == 2 * sum(map(len, DRAWN.values()))


@pytest.mark.parametrize("kind", ["classify", "tag"])
def test_choices_and_tags_are_labels_of_pictures(tmp_path: Path, kind: str) -> None:
    given = {"1.png": ["cat"], "b/1.png": ["dog"], "2.png": ["cat", "other"] if kind == "tag" else ["other"]}
    project = image_project(tmp_path / "in", list(given), kind=kind)
    answers = [{"tags": labels} if kind == "tag" else {"label": labels[0]} for labels in given.values()]
    records = [
        record(f"s-{number}", item, None, task=kind, answer=answer)
        for number, (item, answer) in enumerate(zip(given, answers, strict=True), 1)
    ]
    out = delivered(tmp_path / "out", project, *records, format="coco")
    dataset = datumaro.Dataset.import_from(str(out), "coco_labels")
    names = labels_of(dataset)

    assert names == ["cat", "dog", "other"]
    found = [sorted(names[one.label] for one in item.annotations) for item in dataset]
    assert sorted(found) == sorted(given.values())
