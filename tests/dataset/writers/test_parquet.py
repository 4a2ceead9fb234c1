from __future__ import annotations

import csv
import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.dataset.writers import parquet
from annotate.errors import AnnotateError
from tests.dataset.jobs import written
from tests.folders import TAG, make_project
from tests.labelling import record, skip, undo

BOXES = '[task]\nkind = "boxes"\nlabels = ["cat", "dog"]\n'
GRID = '[task]\nkind = "grid"\nlabels = ["cat", "dog"]\n'


def table(data: bytes) -> Any:
    return pq.read_table(io.BytesIO(data))


def test_each_column_has_a_type_also_where_nothing_is_in_it(tmp_path: Path) -> None:
    schema = table(written(make_project(tmp_path), format="parquet")).schema

    assert not [field.name for field in schema if pa.types.is_null(field.type)]
    assert schema.field("credited_s").type == pa.float64()
    assert schema.field("shown_at").type == pa.timestamp("ms", tz="UTC")
    assert schema.field("gold").type == pa.bool_()


def test_a_record_is_a_row(tmp_path: Path) -> None:
    full = record("s-1", short_ms=2218, width=640, gold=True, note="=1,\n", shown_at="2026-11-24T09:00:00.123Z")
    row = table(written(make_project(tmp_path), full, skip("s-2", "b.jpg"), undo("s-3", "s-1"), format="parquet"))
    first, second, third = row.to_pylist()

    assert (first["credited_s"], first["width"], first["gold"], first["note"]) == (2.218, 640, True, "=1,\n")
    assert first["shown_at"] == datetime(2026, 11, 24, 9, 0, 0, 123_000, UTC)
    assert (second["outcome"], second["label"], second["credited_s"]) == ("skipped", None, None)
    assert (third["outcome"], third["supersedes"]) == ("withdrawn", "s-1")


def test_tags_and_tiles_are_lists(tmp_path: Path) -> None:
    tags = record("s-1", task="tag", answer={"tags": ["cat", 'a,"b"']})
    answer = {"target": "cat", "rows": 3, "columns": 3, "tiles": [0, 4]}
    found = table(written(make_project(tmp_path / "tag", toml=TAG), tags, format="parquet"))
    grid = table(
        written(make_project(tmp_path / "grid", toml=GRID), record("s-1", task="grid", answer=answer), format="parquet")
    )

    assert found.to_pylist()[0]["tags"] == ["cat", 'a,"b"']
    assert (grid.to_pylist()[0]["tiles"], grid.to_pylist()[0]["rows"]) == ([0, 4], 3)


def test_a_box_is_a_row_of_numbers_and_nothing_seen_a_row_of_nulls(tmp_path: Path) -> None:
    box = {"label": "dog", "x": 1.5, "y": 2.0, "width": 10.0, "height": 20.5}
    records = [
        record("s-1", task="boxes", answer={"boxes": [box, box]}),
        record("s-2", "b.jpg", task="boxes", answer={"boxes": []}),
    ]
    found = table(written(make_project(tmp_path, toml=BOXES), *records, format="parquet")).to_pylist()

    assert [(row["record"], row["xmin"], row["ymax"]) for row in found] == [
        ("s-1", 1.5, 22.5),
        ("s-1", 1.5, 22.5),
        ("s-2", None, None),
    ]


def test_the_file_says_what_its_classes_are_and_how_boxes_are_measured(tmp_path: Path) -> None:
    data = written(make_project(tmp_path, toml=BOXES), format="parquet")
    about = json.loads(table(data).schema.metadata[b"annotate"])

    assert about["classes"] == ["cat", "dog"]
    assert about["kind"] == "boxes"
    assert "xmax and ymax exclusive" in about["boxes"]
    assert pq.ParquetFile(io.BytesIO(data)).schema_arrow.metadata[b"annotate"]


def test_an_item_is_a_row_in_the_views_of_consensus(tmp_path: Path) -> None:
    votes = [
        record("s-1", short_ms=1000),
        record("t-1", annotator="ben"),
        record("s-2", "b.jpg"),
        record("t-2", "b.jpg", label="dog", annotator="ben"),
    ]
    first, second = table(written(make_project(tmp_path), *votes, format="parquet", view="majority")).to_pylist()

    assert (first["label"], first["annotators"], first["agreeing"], first["credited_s"]) == ("cat", 2, 2, 1.0)
    assert (second["label"], second["tie"], second["confidence"]) == (None, True, None)


def test_the_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    data = written(project, record("s-1"), record("s-2", "b.jpg"), format="parquet")

    assert written(project, format="parquet") == data


def test_many_records_are_in_several_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP", 2)
    data = written(make_project(tmp_path), *(record(f"s-{n}") for n in range(5)), format="parquet")

    assert pq.ParquetFile(io.BytesIO(data)).num_row_groups == 3
    assert table(data).column("record").to_pylist() == [f"s-{n}" for n in range(5)]


def test_what_has_to_be_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(AnnotateError, match=r"pip install 'weisure-annotate\[parquet\]'"):
        written(make_project(tmp_path), format="parquet")


TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=4)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=4))
def test_any_records_come_back_and_are_those_of_csv(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, str, str]]
) -> None:
    project = make_project(tmp_path_factory.mktemp("project"))
    records = [record(f"s-{n}", item, label, note=note) for n, (item, note, label) in enumerate(told)]
    found = table(written(project, *records, format="parquet")).to_pylist()
    rows = csv.DictReader(io.StringIO(written(project, format="csv").decode(), newline=""))

    assert [(row["item"], row["note"], row["label"]) for row in found] == told
    assert [(row["item"], row["note"], row["label"]) for row in rows] == told
