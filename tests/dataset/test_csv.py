from __future__ import annotations

import csv
import io
from pathlib import Path

from annotate.dataset import exporter
from annotate.dataset.base import Selection
from annotate.project import Project
from storage import LabelRecord, LabelStore
from tests.folders import CLASSIFY, TAG, make_project
from tests.labelling import record, skip, undo

HEADER = (
    "item,sha256,width,height,split,annotator,outcome,credited_s,shown_at,submitted_at,session,record,supersedes,task,"
    "reason,note,activity,first_input_ms,wait_ms,inputs,claim,gold,simulated,label"
)


def exported(project: Project, *records: LabelRecord, excel: bool = False) -> str:
    out = io.BytesIO()
    with LabelStore.open(project.store_path) as store:
        store.append(*records)
        assert exporter("csv").write(project, store, Selection(), out, excel=excel) == len(records)
    assert not out.closed
    return out.getvalue().decode()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_record_is_a_row_under_the_header(tmp_path: Path) -> None:
    full = record("s-1", short_ms=2218, sha256="ab", width=640, height=480, first_input_ms=1830, inputs=1, gold=True)

    assert exported(make_project(tmp_path), full) == (
        f"{HEADER}\n"
        "a.jpg,ab,640,480,,ana,labelled,2.218,2026-11-24T09:00:00.000Z,2026-11-24T09:00:00.000Z,0123456789ab,s-1,,"
        "classify,,,label,1830,0,1,,true,false,cat\n"
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
