from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.dataset.box_cells import box_cells
from annotate.dataset.cells import TAB, joined
from tests.dataset.jobs import written
from tests.folders import make_project
from tests.labelling import record


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))


def test_its_rows_are_those_of_csv_with_tabs_between(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    tsv = written(project, record("s-1", 'a,"b"\t=c.jpg', note="\n"), format="tsv").decode()
    comma = written(project, format="csv").decode()

    assert rows(tsv) == list(csv.DictReader(io.StringIO(comma, newline="")))
    assert rows(tsv)[0]["item"] == 'a,"b"\t=c.jpg'


def test_it_can_be_for_spreadsheets(tmp_path: Path) -> None:
    text = written(make_project(tmp_path), record("s-1", note="=1+1"), format="tsv", excel=True).decode()

    assert text.startswith("\ufeffitem\t")
    assert rows(text)[0]["note"] == "'=1+1"


TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=4)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=4))
def test_any_records_come_back(tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, str, str]]) -> None:
    project = make_project(tmp_path_factory.mktemp("project"))
    records = [record(f"s-{n}", item, label, note=note) for n, (item, note, label) in enumerate(told)]
    found = rows(written(project, *records, format="tsv").decode())

    assert [(row["item"], row["note"], row["label"]) for row in found] == told


@given(st.lists(st.tuples(st.text(min_size=1, max_size=4), st.none() | st.integers(), st.text(max_size=4)), max_size=4))
def test_many_rows_together_are_what_each_is_by_itself(table: list[tuple[object, ...]]) -> None:
    assert joined(table, 3, TAB) == [TAB(row) for row in table]


def test_an_answer_that_is_none_of_boxes_has_a_row_of_empty_cells() -> None:
    assert box_cells(b'{"label":"cat"}') == box_cells(b"null") == box_cells(b'{"boxes":[]}') == [(None,) * 5]


def test_edges_of_boxes_have_three_decimals() -> None:
    box = b'{"boxes":[{"label":"cat","x":1.1,"y":0,"width":2.2,"height":1}]}'

    assert box_cells(box) == [("cat", 1.1, 0.0, 3.3, 1.0)]
