from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

mlcroissant = pytest.importorskip("mlcroissant", reason="mlcroissant is not installed: pip install -e '.[loaders]'")

from storage import LabelRecord  # noqa: E402
from tests.dataset.jobs import delivered  # noqa: E402
from tests.labelling import record, skip  # noqa: E402
from tests.small_projects import image_project  # noqa: E402

NAMES = ("a b.png", "été/1.png", "x/=1, “2”.png")


def boxes(number: int, item: str, *labels: str, **fields: Any) -> LabelRecord:
    answer = {"boxes": [{"label": label, "x": 1, "y": 0.5, "width": 2.5, "height": 1} for label in labels]}
    return record(f"s-{number}", item, None, task="boxes", answer=answer, **fields)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Boxes of two people, of whom one skipped an item, and of whose labels not all are timed."""
    given = [
        boxes(1, NAMES[0], "cat", "dog", short_ms=2345, inputs=3, width=4, height=3),
        boxes(2, NAMES[1], short_ms=1000, inputs=1),
        boxes(3, NAMES[2], "cat", annotator="bob", simulated=True),
        skip("s-4", NAMES[0], annotator="bob"),
    ]
    return delivered(tmp_path / "out", image_project(tmp_path / "p", NAMES, kind="boxes"), *given, format="croissant")


def plain(value: Any) -> str:
    """A value as CSV has it."""
    if value is None or value != value:
        return ""
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, bool):
        return str(value).lower()
    if hasattr(value, "isoformat"):
        return str(value.isoformat(timespec="milliseconds").replace("+00:00", "Z"))
    return str(value)


def test_the_records_are_the_rows_of_the_labels(folder: Path) -> None:
    dataset = mlcroissant.Dataset(folder / "croissant.json")
    with (folder / "labour/labels.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    found = [{name.removeprefix("labels/"): value for name, value in one.items()} for one in dataset.records("labels")]

    assert len(found) == len(rows) == 5
    for one, row in zip(found, rows, strict=True):
        for name, cell in row.items():
            told = plain(one[name])
            assert float(told) == float(cell) if name in ("credited_s", "xmin", "width") and cell else told == cell


def test_the_description_is_valid_and_its_prose_is_read(folder: Path) -> None:
    metadata = mlcroissant.Dataset(folder / "croissant.json").metadata

    assert metadata.name == "small"
    assert "annotate" in str(metadata.data_annotation_platform)
    assert "1 simulated annotator took part" in str(metadata.annotator_demographics)


def test_the_time_of_the_work_is_read_under_the_readers_own_name(tmp_path: Path) -> None:
    project = image_project(tmp_path / "p", NAMES, kind="boxes")

    folder = delivered(tmp_path / "out", project, boxes(1, NAMES[0], "cat", short_ms=5), format="croissant")

    metadata = mlcroissant.Dataset(folder / "croissant.json").metadata
    assert "2026, 11, 24" in str(metadata.data_collection_timeframe)
    assert "unpaid" in str(metadata.data_annotation_analysis)


def test_labels_that_were_changed_afterwards_do_not_load(folder: Path) -> None:
    labels = folder / "labour/labels.csv"
    labels.write_bytes(labels.read_bytes().replace(b"2.345", b"0.001"))

    with pytest.raises(Exception, match=r"labels\.csv") as error:
        list(mlcroissant.Dataset(folder / "croissant.json").records("labels"))

    assert "hash" in str(error.value.__cause__).lower()
