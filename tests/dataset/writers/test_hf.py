from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from annotate.dataset import check_kind
from annotate.dataset.splits import Splits
from annotate.errors import AnnotateError
from annotate.tasks import kind
from storage import LabelRecord
from tests.dataset.jobs import delivered, files, planted
from tests.labelling import record
from tests.small_projects import image_project, make_project, pair_project, text_project

IDS = ("1.png", "2.png", "3.png")
PARTS = Splits(("train", "val", "test"), {"1.png": "train", "2.png": "train", "3.png": "val"})


def boxes(name: str, item: str, *labels: str, **fields: Any) -> LabelRecord:
    answer = {"boxes": [{"label": label, "x": 1, "y": 0.5, "width": 2, "height": 1} for label in labels]}
    return record(name, item, None, task="boxes", answer=answer, **fields)


def table(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    return rows


@pytest.fixture
def no_parquet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)


def test_pictures_lie_in_folders_of_their_parts_beside_a_table(tmp_path: Path) -> None:
    given = [boxes("s-1", "1.png", "dog"), boxes("s-2", "2.png"), boxes("s-3", "3.png", "cat")]

    planted(tmp_path / "out", image_project(tmp_path, IDS, kind="boxes"), *given, format="hf", splits=PARTS)

    assert sorted(files(tmp_path / "out")) == [
        "train/1.png",
        "train/2.png",
        "train/metadata.parquet",
        "validation/3.png",
        "validation/metadata.parquet",
    ]
    one, none = table(tmp_path / "out/train/metadata.parquet")
    assert one["file_name"] == "1.png"
    assert one["objects"] == {"bbox": [[1.0, 0.5, 2.0, 1.0]], "category": ["dog"], "category_id": [1]}
    assert none["objects"] == {"bbox": [], "category": [], "category_id": []}


def test_each_row_names_those_who_answered_their_records_and_their_time(tmp_path: Path) -> None:
    given = [
        boxes("a-1", "1.png", "cat", short_ms=1500, inputs=1),
        boxes("b-1", "1.png", "cat", annotator="bob", short_ms=2000, inputs=1),
        boxes("a-2", "2.png", "cat"),
    ]

    planted(tmp_path / "out", image_project(tmp_path, IDS, kind="boxes"), *given, format="hf")

    both, untimed = table(tmp_path / "out/train/metadata.parquet")
    assert (both["annotators"], both["records"], both["credited_s"]) == (["ana", "bob"], ["a-1", "b-1"], 3.5)
    assert untimed["credited_s"] is None


@pytest.mark.parametrize(
    ("name", "answer", "columns"),
    [
        ("classify", {"label": "dog"}, {"label": "dog", "label_id": 1}),
        ("tag", {"tags": ["cat", "other"]}, {"tags": ["cat", "other"], "tag_ids": [0, 2]}),
        ("moderate", {"decision": "keep", "reason": None}, {"decision": "keep", "reason": None}),
        ("engage", {"actions": ["cat"]}, {"answer": '{"actions":["cat"]}'}),
    ],
)
def test_texts_are_rows_with_their_answers(
    tmp_path: Path, name: str, answer: dict[str, Any], columns: dict[str, Any]
) -> None:
    project = text_project(tmp_path, ["so, it's “this”"], kind=name)

    planted(tmp_path / "out", project, record("s-1", "1", None, task=name, answer=answer), format="hf")

    (row,) = table(tmp_path / "out/data/train.parquet")
    assert row["text"] == "so, it's “this”"
    assert {column: row[column] for column in columns} == columns


def test_pairs_are_rows_with_both_texts(tmp_path: Path) -> None:
    given = record("s-1", "1", None, task="compare", answer={"choice": "right"})

    planted(tmp_path / "out", pair_project(tmp_path, [("one", "other")], prompt="Which?"), given, format="hf")

    (row,) = table(tmp_path / "out/data/train.parquet")
    assert (row["prompt"], row["left"], row["right"], row["choice"]) == ("Which?", "one", "other", "right")


def test_grids_and_transcriptions_are_rows_with_their_answers(tmp_path: Path) -> None:
    tiles = {"target": "cat", "rows": 3, "columns": 3, "tiles": [0, 8]}
    for name, answer, labels in (("grid", tiles, ("cat",)), ("transcribe", {"text": "hm"}, ())):
        folder = tmp_path / name
        folder.mkdir()
        project = image_project(folder, ["1.png"], kind=name, labels=labels)
        planted(tmp_path / f"{name}-out", project, record("s", "1.png", None, task=name, answer=answer), format="hf")

    (grid,) = table(tmp_path / "grid-out/train/metadata.parquet")
    (text,) = table(tmp_path / "transcribe-out/train/metadata.parquet")
    assert {name: grid[name] for name in (*tiles, "unseen")} == {**tiles, "unseen": []}
    assert text["transcription"] == "hm"


def test_without_parquet_tables_are_lines_in_which_measures_are_floats(tmp_path: Path, no_parquet: None) -> None:
    planted(tmp_path / "out", image_project(tmp_path, IDS, kind="boxes"), boxes("s-1", "1.png", "dog"), format="hf")

    text = (tmp_path / "out/train/metadata.jsonl").read_text("utf-8")
    assert '"bbox":[[1.0,0.5,2.0,1.0]]' in text
    assert json.loads(text)["objects"]["category"] == ["dog"]


def test_without_parquet_a_part_that_has_no_box_is_refused(tmp_path: Path, no_parquet: None) -> None:
    given = [boxes("s-1", "1.png", "dog"), boxes("s-3", "3.png")]

    with pytest.raises(AnnotateError, match=r"“validation” has a value for “objects”.*pip install"):
        planted(tmp_path / "out", image_project(tmp_path, IDS, kind="boxes"), *given, format="hf", splits=PARTS)


def test_without_parquet_a_part_whose_times_nobody_knows_is_refused(tmp_path: Path, no_parquet: None) -> None:
    given = [record("s-1", "1.png", short_ms=5), record("s-3", "3.png")]

    with pytest.raises(AnnotateError, match="“credited_s”"):
        planted(tmp_path / "out", image_project(tmp_path, IDS), *given, format="hf", splits=PARTS)


def test_the_card_names_the_files_of_the_parts_that_are_there(tmp_path: Path) -> None:
    given = [record("s-1", "1.png"), record("s-3", "3.png")]

    folder = delivered(tmp_path / "out", image_project(tmp_path, IDS), *given, format="hf", splits=PARTS)

    text = re.sub("[0-9a-f]{16}", "FINGERPRINT", (folder / "README.md").read_text("utf-8"))
    assert text.startswith(
        "---\n"
        "license: unknown\n"
        'pretty_name: "small"\n'
        "task_categories:\n  - image-classification\n"
        "size_categories:\n  - n<1K\n"
        "annotations_creators:\n  - expert-generated\n"
        "configs:\n  - config_name: default\n"
        '    description: "2 items, FINGERPRINT"\n'
        "    data_files:\n"
        '      - split: train\n        path: "train/*"\n'
        '      - split: validation\n        path: "validation/*"\n'
        "---\n\n# small\n"
    )


@pytest.mark.parametrize(
    ("annotators", "simulated", "word"),
    [
        (("a", "b"), False, "expert-generated"),
        (("a", "b", "c"), False, "crowdsourced"),
        (("a",), True, "machine-generated"),
    ],
)
def test_the_card_says_what_kind_of_people_labelled(
    tmp_path: Path, annotators: tuple[str, ...], simulated: bool, word: str
) -> None:
    given = [record(f"{who}-1", "1.png", annotator=who, simulated=simulated) for who in annotators]

    folder = delivered(tmp_path / "out", image_project(tmp_path, IDS), *given, format="hf")

    assert f"annotations_creators:\n  - {word}\n" in (folder / "README.md").read_text("utf-8")


def test_sheets_of_pictures_are_refused_with_the_formats_that_carry_them() -> None:
    with pytest.raises(AnnotateError, match="choose one of jsonl, csv"):
        check_kind("hf", kind("grid"), "sheet")


def test_a_picture_called_otherwise_than_its_file_keeps_its_files_ending(tmp_path: Path) -> None:
    image_project(tmp_path, ["b/1.png"])
    (tmp_path / "items.jsonl").write_text('{"id": "4471.02", "images": ["b/1.png"]}\n', "utf-8")
    project = make_project(tmp_path, "items.jsonl")

    planted(tmp_path / "out", project, record("s-1", "4471.02"), format="hf")

    assert "train/4471.02.png" in files(tmp_path / "out")
