"""The programs themselves read what is exported for them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from annotate.dataset.splits import Splits
from annotate.projects.project import Project
from storage import LabelRecord
from tests.dataset.jobs import delivered, planted
from tests.dataset.writers.boxed import DRAWN, HEIGHT, LABELS, WIDTH, Box, boxed, looked
from tests.labelling import record
from tests.small_projects import image_project, pair_project, text_project

SPLITS = Splits(("train", "val"), dict.fromkeys(DRAWN, "train") | {"a.png": "val"})


def near(found: list[Box], drawn: list[Box], by: float) -> None:
    """The same boxes, each edge no farther off."""
    assert [box[0] for box in sorted(found)] == [box[0] for box in sorted(drawn)]
    for one, other in zip(sorted(found), sorted(drawn), strict=True):
        assert one[1:] == pytest.approx(other[1:], abs=by)


def all_drawn() -> list[Box]:
    return [box for boxes in DRAWN.values() for box in boxes]


def test_labelme_reads_pictures_and_rectangles(tmp_path: Path) -> None:
    pytest.importorskip("labelme", reason="labelme is not installed: pip install -e '.[loaders]'")
    from labelme import _label_file as label_file

    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="labelme")
    found: list[Box] = []
    for path in sorted((tmp_path / "out/images").glob("*.json")):
        read: Any = label_file.read_label_file(str(path))
        for shape in read.shapes:
            (x1, y1), (x2, y2) = shape["points"]
            found.append((shape["label"], x1, y1, x2, y2))

    near(found, all_drawn(), 0.001)


@pytest.mark.parametrize("splits", [None, SPLITS])
def test_datumaro_reads_cvat_with_its_parts(tmp_path: Path, splits: Splits | None) -> None:
    datumaro = pytest.importorskip("datumaro", reason="datumaro is not installed: pip install -e '.[loaders]'")
    delivered(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="cvat", splits=splits)
    read = datumaro.Dataset.import_from(str(tmp_path / "out"), "cvat")
    names = [one.name for one in read.categories()[datumaro.AnnotationType.label].items]
    shapes = [one for item in read for one in item.annotations if one.type == datumaro.AnnotationType.bbox]
    found = [(names[one.label], one.x, one.y, one.x + one.w, one.y + one.h) for one in shapes]

    assert names == list(LABELS)
    assert {one.attributes.get("annotator") for one in shapes} == {"ana"}
    assert Counter(item.subset for item in read) == ({"annotations": 4} if splits is None else {"train": 3, "val": 1})
    near(found, all_drawn(), 0.01)


def test_datumaro_reads_tags_of_cvat(tmp_path: Path) -> None:
    datumaro = pytest.importorskip("datumaro", reason="datumaro is not installed: pip install -e '.[loaders]'")
    project = image_project(tmp_path / "in", 2, kind="tag")
    records = [record(f"s-{n}", f"{n}.png", None, task="tag", answer={"tags": ["cat", "dog"][:n]}) for n in (1, 2)]
    delivered(tmp_path / "out", project, *records, format="cvat", images="link")
    read = datumaro.Dataset.import_from(str(tmp_path / "out"), "cvat")

    assert {item.id: [one.label for one in item.annotations] for item in read} == {"1": [0], "2": [0, 1]}


def test_datasets_reads_webdataset_with_its_parts(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets", reason="datasets is not installed: pip install -e '.[loaders]'")
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="webdataset", splits=SPLITS)
    files = {part: str(tmp_path / f"out/{part}-*.tar") for part in SPLITS.names}
    read = datasets.load_dataset("webdataset", data_files=files, cache_dir=str(tmp_path / "cache"))

    assert {part: len(rows) for part, rows in read.items()} == {"train": 3, "val": 1}
    found = [
        (label, *edges)
        for rows in read.values()
        for row in rows
        for label, edges in zip(row["json"]["labels"], row["json"]["boxes"], strict=True)
    ]
    near(found, all_drawn(), 0.001)
    assert read["val"][0]["png"].size == (WIDTH, HEIGHT)


def test_label_studio_finds_no_fault_with_its_tasks(tmp_path: Path) -> None:
    pytest.importorskip("label_studio_sdk", reason="its SDK is not installed: pip install -e '.[loaders-label-studio]'")
    from label_studio_sdk.label_interface import LabelInterface

    for name, (project, records) in for_label_studio(tmp_path).items():
        out = tmp_path / f"out-{name}"
        planted(out, project, *records, format="label-studio")
        interface = LabelInterface((out / "config.xml").read_text("utf-8"))
        for task in json.loads((out / "tasks.json").read_bytes()):
            annotations, _predictions = task.pop("annotations"), task.pop("predictions")
            assert interface.validate_task(task)
            assert all(interface.validate_annotation(one) for one in annotations)


def test_datasets_reads_webdataset_by_its_card_also_where_only_later_samples_have_boxes(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets", reason="datasets is not installed: pip install -e '.[loaders]'")
    drawn: dict[str, list[Box]] = {f"{number:03}.png": [] for number in range(70)} | {"z.png": [("cat", 0, 0, 9.5, 9)]}
    records = [*looked({item: [] for item in list(drawn)[:-1]}, short_ms=0, inputs=0), looked(drawn)[-1]]
    splits = Splits(("train", "val"), dict.fromkeys(drawn, "train") | {"000.png": "val"})
    out = delivered(tmp_path / "out", boxed(tmp_path / "in", drawn), *records, format="webdataset", splits=splits)
    read = datasets.load_dataset(str(out), cache_dir=str(tmp_path / "cache"))

    assert {part: len(rows) for part, rows in read.items()} == {"train": 70, "validation": 1}
    last = read["train"][69]["json"]
    assert (last["boxes"], last["labels"], last["credited_s"]) == ([[0, 0, 9.5, 9]], ["cat"], 2.5)


def test_datasets_reads_the_names_of_classes_with_a_webdataset(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets", reason="datasets is not installed: pip install -e '.[loaders]'")
    project = image_project(tmp_path / "in", 2, labels=["yes", "a: 'b', \"c\" 🐈"])
    records = [record("s-1", "1.png", "yes"), record("s-2", "2.png", "a: 'b', \"c\" 🐈")]
    out = delivered(tmp_path / "out", project, *records, format="webdataset")
    read = datasets.load_dataset(str(out), cache_dir=str(tmp_path / "cache"))["train"]

    assert read.features["cls"].names == ["yes", "a: 'b', \"c\" 🐈"]
    assert [(row["cls"], row["json"]["label"]) for row in read] == [(0, "yes"), (1, "a: 'b', \"c\" 🐈")]


def for_label_studio(folder: Path) -> dict[str, tuple[Project, list[LabelRecord]]]:
    """A project of each kind that Label Studio has, with an answer."""
    made = {
        "boxes": (boxed(folder / "boxes"), looked()),
        "picture": (image_project(folder / "picture", 1), [record("s-1", "1.png", "dog")]),
        "transcribe": (
            image_project(folder / "transcribe", 1, kind="transcribe", labels=()),
            [record("s-1", "1.png", None, task="transcribe", answer={"text": "12\n50"})],
        ),
    }
    said: dict[str, dict[str, Any]] = {
        "classify": {"label": "dog"},
        "tag": {"tags": ["cat", "dog"]},
        "moderate": {"decision": "remove", "reason": "cat"},
    }
    for kind, answer in said.items():
        (folder / kind).mkdir()
        project = text_project(folder / kind, ["a <b>text</b>"], kind=kind)
        made[kind] = (project, [record("s-1", "1", None, task=kind, answer=answer)])
    (folder / "compare").mkdir()
    chosen = record("s-1", "1", None, task="compare", answer={"choice": "right"})
    made["compare"] = (pair_project(folder / "compare", 1, prompt="Which?"), [chosen])
    return made


def test_label_studios_converter_sees_the_boxes(tmp_path: Path) -> None:
    pytest.importorskip("label_studio_sdk", reason="its SDK is not installed: pip install -e '.[loaders-label-studio]'")
    from label_studio_sdk.converter import Converter
    from label_studio_sdk.converter.converter import Format

    out = tmp_path / "out"
    planted(out, boxed(tmp_path / "in"), *looked(), format="label-studio")
    converter = Converter((out / "config.xml").read_text("utf-8"), str(out), download_resources=False)
    converter.convert(str(out / "tasks.json"), str(tmp_path / "converted"), Format.COCO, is_dir=False)
    read = json.loads((tmp_path / "converted/result.json").read_bytes())
    names = {one["id"]: one["name"] for one in read["categories"]}
    found = []
    for one in read["annotations"]:
        x, y, width, height = one["bbox"]
        found.append((names[one["category_id"]], x, y, x + width, y + height))

    near(found, all_drawn(), 0.01)
