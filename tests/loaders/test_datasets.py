from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

datasets = pytest.importorskip("datasets", reason="datasets is not installed: pip install -e '.[loaders]'")

from annotate.dataset.splits import Splits  # noqa: E402
from storage import LabelRecord  # noqa: E402
from tests.dataset.jobs import delivered  # noqa: E402
from tests.labelling import record  # noqa: E402
from tests.small_projects import image_project, pair_project, text_project  # noqa: E402

NAMES = ("a b.PNG", "été/1.png", "x/1.png", "-dash, “quoted”.png", "deep/er/two.tar.png", "4.png")
PARTS = Splits(
    ("train", "val", "test"), dict(zip(NAMES, ("train", "train", "val", "val", "test", "test"), strict=True)), 3
)


def boxes(number: int, item: str, *labels: str) -> LabelRecord:
    answer = {"boxes": [{"label": label, "x": 1, "y": 0.5, "width": 2.5, "height": 1} for label in labels]}
    return record(f"s-{number}", item, None, task="boxes", answer=answer, short_ms=2000, inputs=1)


def loaded(folder: Path, **asked: Any) -> Any:
    return datasets.load_dataset(str(folder), **asked)


def by_item(part: Any) -> dict[str, dict[str, Any]]:
    return {row["item"]: row for row in part}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Boxes in three parts, of which the last has none."""
    given = [boxes(number, item, *(("dog", "cat") if number < 4 else ())) for number, item in enumerate(NAMES)]
    project = image_project(tmp_path / "p", NAMES, kind="boxes")
    return delivered(tmp_path / "out", project, *given, format="hf", splits=PARTS)


@pytest.mark.parametrize("way", ["folder", "data_dir"])
def test_all_parts_load_with_their_pictures_and_boxes(folder: Path, way: str) -> None:
    found = loaded(folder) if way == "folder" else datasets.load_dataset("imagefolder", data_dir=str(folder))

    assert {part: set(by_item(rows)) for part, rows in found.items()} == {
        "train": set(NAMES[:2]),
        "validation": set(NAMES[2:4]),
        "test": set(NAMES[4:]),
    }
    for part in found.values():
        for row in part:
            assert row["image"].size == (4, 3)
            assert row["annotators"] == ["ana"]
            assert row["credited_s"] == 2.0
    one = found["validation"][0]["objects"]
    assert one["bbox"] == [[1.0, 0.5, 2.5, 1.0]] * 2
    assert one["category"] == ["dog", "cat"]


def test_a_part_without_boxes_loads_as_empty_lists(folder: Path) -> None:
    assert [row["objects"]["bbox"] for row in loaded(folder)["test"]] == [[], []]


def test_classes_are_those_of_the_label_set_in_its_order(folder: Path) -> None:
    feature = loaded(folder, split="train").features["objects"]["category_id"].feature

    assert feature.names == ["cat", "dog", "other"]
    assert loaded(folder, split="train")[0]["objects"]["category_id"] == [1, 0]


def test_nothing_beside_the_parts_is_taken_for_data(folder: Path) -> None:
    found = loaded(folder)

    assert (folder / "labour/labels.csv").exists()
    assert sum(map(len, found.values())) == len(NAMES)


def test_without_parts_there_is_one_for_training(tmp_path: Path) -> None:
    project = image_project(tmp_path / "p", NAMES)
    given = [record(f"s-{number}", item, "dog") for number, item in enumerate(NAMES)]

    found = loaded(delivered(tmp_path / "out", project, *given, format="hf"))

    assert list(found) == ["train"]
    assert set(by_item(found["train"])) == set(NAMES)
    assert found["train"].features["label_id"].names == ["cat", "dog", "other"]


def test_lines_load_where_parquet_could_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = [boxes(number, item, "other") for number, item in enumerate(NAMES)]
    project = image_project(tmp_path / "p", NAMES, kind="boxes")
    monkeypatch.setattr("annotate.dataset.tables.has_types", lambda: False)
    monkeypatch.setattr("annotate.dataset.writers.hf.has_types", lambda: False)

    folder = delivered(tmp_path / "out", project, *given, format="hf", splits=PARTS)

    assert (folder / "train/metadata.jsonl").exists()
    assert loaded(folder)["test"][0]["objects"]["bbox"] == [[1.0, 0.5, 2.5, 1.0]]


def test_a_dataset_that_was_exported_once_more_is_not_taken_from_a_cache(tmp_path: Path) -> None:
    project = image_project(tmp_path / "p", ["1.png"])
    old = loaded(delivered(tmp_path / "one/out", project, record("s-1", "1.png", "cat"), format="hf"), split="train")
    changed = record("s-2", "1.png", "dog", supersedes="s-1", activity="revise")

    new = loaded(delivered(tmp_path / "two/out", project, changed, format="hf"), split="train")

    assert (old["label"][0], new["label"][0]) == ("cat", "dog")


def test_texts_and_pairs_load(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "p").mkdir()
    tags = record("s-1", "1", None, task="tag", answer={"tags": ["cat", "other"]})
    choice = record("s-1", "1", None, task="compare", answer={"choice": "tie"})
    texts = delivered(tmp_path / "one", text_project(tmp_path / "t", kind="tag"), tags, format="hf")
    pairs = delivered(tmp_path / "two", pair_project(tmp_path / "p"), choice, format="hf")

    (text,) = loaded(texts, split="train")
    (pair,) = loaded(pairs, split="train")

    assert (text["text"], text["tags"], text["tag_ids"]) == ("text number 1", ["cat", "other"], [0, 2])
    assert (pair["left"], pair["right"], pair["choice"]) == ("a1", "b1", "tie")


def test_the_front_matter_of_the_card_is_read(folder: Path) -> None:
    hub = pytest.importorskip("huggingface_hub", reason="datasets brings it")
    card = hub.DatasetCard.load(folder / "README.md")

    assert card.data.task_categories == ["object-detection"]
    assert card.data.annotations_creators == ["expert-generated"]
    assert [one["split"] for one in card.data.configs[0]["data_files"]] == ["train", "validation", "test"]
    assert card.text.lstrip().startswith("# small")


def test_a_folder_for_each_label_loads_beside_its_card(tmp_path: Path) -> None:
    project = image_project(tmp_path / "p", NAMES)
    given = [record(f"s-{n}", item, ("cat", "dog")[n % 2]) for n, item in enumerate(NAMES)]

    folder = delivered(tmp_path / "out", project, *given, format="imagefolder", splits=PARTS)
    found = datasets.load_dataset("imagefolder", data_dir=str(folder))

    assert {part: len(rows) for part, rows in found.items()} == {"train": 2, "validation": 2, "test": 2}
    assert found["train"].features["label"].names == ["cat", "dog"]
