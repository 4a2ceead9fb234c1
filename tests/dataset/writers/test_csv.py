from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.dataset.cells import joined, quoted
from annotate.dataset.job import Job, Options
from annotate.dataset.writers.csv import Csv
from annotate.projects.project import Project
from storage import LabelDB, LabelRecord, LabelStore, NewerStore
from tests.dataset.jobs import written
from tests.folders import CLASSIFY, TAG, make_project
from tests.labelling import record, skip, undo

HEADER = (
    "item,sha256,width,height,split,annotator,outcome,credited_s,shown_at,submitted_at,session,record,supersedes,task,"
    "reason,note,activity,first_input_ms,wait_ms,inputs,claim,gold,repeat,"
    "suggested,swapped,reveals,exposed_ms,simulated,label"
)


def exported(project: Project, *records: LabelRecord, excel: bool = False) -> str:
    return written(project, *records, format="csv", excel=excel).decode()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_record_is_a_row_under_the_header(tmp_path: Path) -> None:
    full = record("s-1", short_ms=2218, sha256="ab", width=640, height=480, first_input_ms=1830, inputs=1, gold=True)

    assert exported(make_project(tmp_path), full) == (
        f"{HEADER}\n"
        "a.jpg,ab,640,480,,ana,labelled,2.218,2026-11-24T09:00:00.000Z,2026-11-24T09:00:00.000Z,0123456789ab,s-1,,"
        "classify,,,label,1830,0,1,,true,,,,0,0,false,cat\n"
    )


def test_an_empty_store_is_a_header(tmp_path: Path) -> None:
    assert exported(make_project(tmp_path)) == f"{HEADER}\n"


def test_credited_time_is_read_with_the_projects_idle_cap(tmp_path: Path) -> None:
    project = make_project(tmp_path, toml=f"{CLASSIFY}[labour]\nidle_after = '100s'\n")
    slow = record("s-1", short_ms=1005, long_gaps_ms=(40_000, 2_400_000))

    assert rows(exported(project, slow))[0]["credited_s"] == "141.005"


def test_undone_and_skipped_records_are_rows_with_an_empty_label(tmp_path: Path) -> None:
    found = rows(exported(make_project(tmp_path), record("s-1"), undo("s-2", "s-1"), skip("s-3", "b.jpg", "unsure")))

    assert [(row["outcome"], row["label"], row["reason"], row["supersedes"]) for row in found] == [
        ("labelled", "cat", "", ""),
        ("withdrawn", "", "", "s-1"),
        ("skipped", "", "unsure", ""),
    ]


def test_tags_are_a_json_list_in_one_cell(tmp_path: Path) -> None:
    project = make_project(tmp_path, toml=TAG)
    found = rows(exported(project, record("s-1", task="tag", answer={"tags": ["cat", 'a,"b"']})))

    assert found[0]["tags"] == '["cat","a,\\"b\\""]'


def test_names_and_notes_of_any_kind_come_back(tmp_path: Path) -> None:
    nasty = record("s-1", 'a,"b"\nc;\r\x1b[2J🐈', note="=1+1\n")
    found = rows(exported(make_project(tmp_path), nasty))

    assert (found[0]["item"], found[0]["note"]) == (nasty.item, nasty.note)


def test_for_spreadsheets_there_is_a_mark_and_no_formula(tmp_path: Path) -> None:
    text = exported(
        make_project(tmp_path), record("s-1", "-rf.jpg", note="=HYPERLINK(1)", annotator="@ana"), excel=True
    )
    found = rows(text.removeprefix("\ufeff"))

    assert text.startswith("\ufeffitem,")
    assert (found[0]["item"], found[0]["note"], found[0]["annotator"]) == ("'-rf.jpg", "'=HYPERLINK(1)", "'@ana")


def test_labels_from_before_the_kind_was_changed_leave_the_new_cells_empty(tmp_path: Path) -> None:
    project = make_project(tmp_path, toml=TAG)

    assert rows(exported(project, record("s-1")))[0]["tags"] == ""


def test_a_carriage_return_alone_divides_no_row(tmp_path: Path) -> None:
    found = rows(exported(make_project(tmp_path), record("s-1", "a\rb.jpg", note="\r", label="c\rat")))

    assert [(row["item"], row["note"], row["label"]) for row in found] == [("a\rb.jpg", "\r", "c\rat")]


def test_numbers_and_truths_are_bare_and_nothing_is_empty() -> None:
    assert quoted(("null", 640, None, True, False, "")) == b"null,640,,true,false,"
    assert joined([("null", 640, None, True, False, "")], 6) == [b"null,640,,true,false,"]


def test_no_rows_are_none() -> None:
    assert joined([], 3) == []


CELLS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**53)
    | st.text("a,\"\n\r\t\\ '[]{}=nul\x00\x7f\u2028é🐈;", max_size=5)
)
TABLES = st.lists(st.tuples(st.text(max_size=5), CELLS, CELLS, st.text(max_size=5)), max_size=6)


@given(TABLES)
def test_many_rows_together_are_what_the_csv_writer_makes_of_each(table: list[tuple[object, ...]]) -> None:
    out = io.StringIO(newline="")
    words = {None: "", True: "true", False: "false"}
    texts = [[words[cell] if cell is None or isinstance(cell, bool) else cell for cell in row] for row in table]
    csv.writer(out, lineterminator="\r\n").writerows(texts)

    assert b"".join(row + b"\r\n" for row in joined(table, 4)) == out.getvalue().encode()


@given(TABLES)
def test_any_cells_come_back(table: list[tuple[object, ...]]) -> None:
    text = b"".join(row + b"\n" for row in joined(table, 4)).decode()

    assert [row[0::3] for row in csv.reader(io.StringIO(text, newline=""))] == [[row[0], row[3]] for row in table]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.text(min_size=1, max_size=4), st.text(max_size=4), st.sampled_from(["cat", 'a,"\r']))))
def test_any_records_come_back_from_an_export(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, str, str]]
) -> None:
    project = make_project(tmp_path_factory.mktemp("project"))
    records = [record(f"s-{n}", item, label, note=note) for n, (item, note, label) in enumerate(told)]

    assert [(row["item"], row["note"], row["label"]) for row in rows(exported(project, *records))] == told


def test_what_is_damaged_is_left_out_and_the_rest_goes_out(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    with LabelDB(project.store_path) as db:
        db.table("labels").insert({"session": "s", "v": 1, "record": "s-1"})

    assert [row["record"] for row in rows(exported(project, record("s-2")))] == ["s-2"]


def test_a_store_of_a_later_version_is_refused(tmp_path: Path) -> None:
    project = make_project(tmp_path)

    with pytest.raises(NewerStore):
        exported(project, record("s-1", v=2))


def test_it_is_told_how_many_records_were_looked_at(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    told: list[int] = []
    with LabelStore.open(project.store_path) as store:
        store.append(*(record(f"s-{number}") for number in range(700)))
        job = Job(project, store, None, "all", Options(annotators=frozenset({"ben"})), told=told.append)
        Csv().write(job, io.BytesIO())

    assert sum(told) == 700


def test_a_reviewers_own_label_goes_out_beside_the_review(tmp_path: Path) -> None:
    records = (
        record("s-1", label="cat"),
        record("s-2", label="dog", annotator="ben"),
        record("s-3", label="dog", activity="review"),
        record("s-4", label="other", activity="review", supersedes="s-3"),
    )
    out = written(make_project(tmp_path), *records, format="csv", view="latest").decode()

    assert [(row["annotator"], row["label"], row["activity"]) for row in rows(out)] == [
        ("ana", "cat", "label"),
        ("ben", "dog", "label"),
        ("ana", "other", "review"),
    ]
