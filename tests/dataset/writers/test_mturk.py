from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from storage import LabelStore
from storage.records import AcceptanceRecord
from tests.dataset.jobs import written
from tests.folders import CLASSIFY, TAG, make_project
from tests.labelling import record, skip
from tests.small_projects import pair_project, text_project

BEGINNING = (
    "HITId,HITTypeId,Title,Description,Keywords,Reward,CreationTime,MaxAssignments,RequesterAnnotation,"
    "AssignmentDurationInSeconds,AutoApprovalDelayInSeconds,Expiration,NumberOfSimilarHITs,LifetimeInSeconds,"
    "AssignmentId,WorkerId,AssignmentStatus,AcceptTime,SubmitTime,AutoApprovalTime,ApprovalTime,RejectionTime,"
    "RequesterFeedback,WorkTimeInSeconds,LifetimeApprovalRate,Last30DaysApprovalRate,Last7DaysApprovalRate,"
)
SUBMITTED = "2026-11-24T09:01:30.600Z"


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def judged(name: str, accepted: bool, **fields: Any) -> AcceptanceRecord:
    return AcceptanceRecord(
        session="0123456789ab", record=name, accepted=accepted, at="2026-11-25T10:00:00.000Z", **fields
    )


def test_the_columns_are_those_of_batch_results_and_ours_behind_them(tmp_path: Path) -> None:
    data = written(make_project(tmp_path), format="mturk").decode()

    assert data == f"{BEGINNING}Input.item,Input.image_url,Answer.label,Approve,Reject,credited_s,record\n"


def test_a_label_that_stands_is_an_assignment(tmp_path: Path) -> None:
    project = make_project(tmp_path, toml=f"{CLASSIFY}[queue]\noverlap = 2\n[labour]\nreward = '0.05 USD'\n")
    votes = [record("s-1", submitted_at=SUBMITTED, short_ms=2500), record("t-1", annotator="ben")]
    first, second = rows(written(project, *votes, skip("s-2", "b.jpg"), format="mturk"))

    assert (first["WorkerId"], first["AssignmentStatus"], first["Answer.label"]) == ("ana", "Submitted", "cat")
    assert (first["AcceptTime"], first["SubmitTime"]) == (
        "Tue Nov 24 09:00:00 UTC 2026",
        "Tue Nov 24 09:01:30 UTC 2026",
    )
    assert (first["WorkTimeInSeconds"], first["credited_s"], first["record"]) == ("91", "2.500", "s-1")
    assert (first["Reward"], first["MaxAssignments"]) == ("$0.05", "2")
    assert (second["WorkTimeInSeconds"], second["credited_s"]) == ("", "")
    assert first["HITId"] == second["HITId"] != first["AssignmentId"] != second["AssignmentId"]
    assert len(first["HITId"]) == 30


def test_what_the_requester_said_is_the_status(tmp_path: Path) -> None:
    project = make_project(tmp_path, toml=f"{CLASSIFY}[labour]\nreward = '0.05 EUR'\n")
    with LabelStore.open(project.store_path) as store:
        store.append(record("s-1"), record("s-2", "b.jpg"), record("s-3", "c.jpg"))
        store.append(judged("s-1", False), judged("s-1", True, reward="0.10 EUR"))
        store.append(judged("s-2", False, reason="blurred, \nretake"))
    first, second, third = rows(written(project, format="mturk"))

    assert (first["AssignmentStatus"], first["Reward"]) == ("Approved", "0.10 EUR")
    assert (first["ApprovalTime"], first["RejectionTime"]) == ("Wed Nov 25 10:00:00 UTC 2026", "")
    assert (second["AssignmentStatus"], second["RequesterFeedback"]) == ("Rejected", "blurred, \nretake")
    assert (second["ApprovalTime"], second["RejectionTime"]) == ("", "Wed Nov 25 10:00:00 UTC 2026")
    assert (third["AssignmentStatus"], third["LifetimeApprovalRate"]) == ("Submitted", "50% (1/2)")


def test_a_clock_that_was_set_back_leaves_no_time_below_zero(tmp_path: Path) -> None:
    back = record("s-1", shown_at=SUBMITTED, short_ms=2500)

    assert rows(written(make_project(tmp_path), back, format="mturk"))[0]["WorkTimeInSeconds"] == "0"


def test_what_was_shown_is_the_input(tmp_path: Path) -> None:
    for folder in ("text", "pair"):
        (tmp_path / folder).mkdir()
    text = rows(written(text_project(tmp_path / "text", ['"a",\n=b']), record("s-1", "1"), format="mturk"))[0]
    project = pair_project(tmp_path / "pair", 1, prompt="Which?")
    vote = record("s-1", "1", task="compare", answer={"choice": "left"})
    pair = rows(written(project, vote, format="mturk"))[0]

    assert (text["Input.item"], text["Input.text"]) == ("1", '"a",\n=b')
    assert [pair[f"Input.{name}"] for name in ("prompt", "left", "right")] == ["Which?", "a1", "b1"]
    assert pair["Answer.choice"] == "left"


def test_lists_are_json_in_one_cell(tmp_path: Path) -> None:
    tags = record("s-1", task="tag", answer={"tags": ["cat", 'a,"b"']})

    assert json.loads(rows(written(make_project(tmp_path, toml=TAG), tags, format="mturk"))[0]["Answer.tags"]) == [
        "cat",
        'a,"b"',
    ]


def test_for_spreadsheets_there_is_no_formula(tmp_path: Path) -> None:
    found = rows(written(make_project(tmp_path), record("s-1", label="=1+1"), format="mturk", excel=True))

    assert found[0]["Answer.label"] == "'=1+1"
