from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from annotate.dataset.splits import Splits
from tests.dataset.jobs import written
from tests.folders import make_project
from tests.labelling import record
from tests.small_projects import text_project

BOXES = '[task]\nkind = "boxes"\nlabels = ["cat", "dog"]\n'
VOTES = [
    record("s-1", short_ms=1000, sha256="ab", width=640, height=480),
    record("t-1", annotator="ben", short_ms=500, sha256="ab", width=640, height=480),
    record("u-1", label="dog", annotator="cem", sha256="ab", width=640, height=480),
    record("s-2", "b.jpg", label="=a,b\n"),
    record("t-2", "b.jpg", label="dog", annotator="ben"),
]


def box(label: str = "cat", x: float = 1.0) -> dict[str, object]:
    return {"label": label, "x": x, "y": 2.0, "width": 10.0, "height": 20.5}


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_an_item_is_a_row_with_how_its_answer_was_made(tmp_path: Path) -> None:
    data = written(make_project(tmp_path), *VOTES[:3], format="csv", view="majority")

    assert data.decode() == (
        "item,sha256,width,height,split,annotators,agreeing,tie,confidence,adjudicated,credited_s,label\n"
        "a.jpg,ab,640,480,,3,2,false,,false,1.500,cat\n"
    )


def test_a_tie_is_a_row_with_an_empty_answer(tmp_path: Path) -> None:
    found = rows(written(make_project(tmp_path), *VOTES, format="csv", view="majority"))

    assert [(row["item"], row["tie"], row["label"]) for row in found] == [
        ("a.jpg", "false", "cat"),
        ("b.jpg", "true", ""),
    ]


def test_the_time_of_all_who_answered_is_told_also_where_they_tie(tmp_path: Path) -> None:
    votes = [record("s-1", short_ms=1000), record("t-1", label="dog", annotator="ben", short_ms=500)]
    found = rows(written(make_project(tmp_path), *votes, format="csv", view="majority"))

    assert (found[0]["label"], found[0]["credited_s"]) == ("", "1.500")


def test_a_model_of_the_annotators_has_a_confidence(tmp_path: Path) -> None:
    found = rows(written(make_project(tmp_path), *VOTES, format="csv", view="dawid-skene"))

    assert 0.5 < float(found[0]["confidence"]) <= 1


def test_a_review_decides(tmp_path: Path) -> None:
    final = record("v-1", "b.jpg", label="=a,b\n", annotator="dee", activity="review")
    found = rows(written(make_project(tmp_path), *VOTES, final, format="csv", view="majority"))

    assert (found[1]["label"], found[1]["adjudicated"], found[1]["annotators"]) == ("=a,b\n", "true", "2")


def test_of_boxes_there_is_a_row_each_and_one_where_there_is_none(tmp_path: Path) -> None:
    project = make_project(tmp_path, toml=BOXES)
    records = [
        record("s-1", task="boxes", answer={"boxes": [box(), box("dog", 50.0)]}),
        record("s-2", "b.jpg", task="boxes", answer={"boxes": []}),
    ]
    found = rows(written(project, *records, format="csv", view="majority"))

    assert [(row["item"], row["label"], row["xmin"], row["ymax"]) for row in found] == [
        ("a.jpg", "cat", "1.0", "22.5"),
        ("a.jpg", "dog", "50.0", "22.5"),
        ("b.jpg", "", "", ""),
    ]


def test_the_part_and_the_text_come_along(tmp_path: Path) -> None:
    project = text_project(tmp_path, 1)
    splits = Splits(("train", "val"), {"1": "val"})
    found = rows(
        written(project, record("s-1", "1"), format="csv", view="majority", splits=splits, with_text=True, excel=True)
    )

    assert (found[0]["split"], found[0]["text"]) == ("val", "text number 1")


def test_json_lines_have_the_answer_and_whose_labels_it_was_made_of(tmp_path: Path) -> None:
    data = written(make_project(tmp_path), *VOTES, format="jsonl", view="majority")
    first, second = map(json.loads, data.splitlines())

    assert (first["answer"], first["annotators"], first["agreeing"], first["tie"]) == ({"label": "cat"}, 3, 2, False)
    assert first["votes"][0] == {"annotator": "ana", "record": "s-1", "credited_s": 1.0, "answer": {"label": "cat"}}
    assert first["votes"][2]["credited_s"] is None
    assert (second["answer"], second["tie"]) == (None, True)


def test_a_line_has_the_text_where_it_is_wanted(tmp_path: Path) -> None:
    data = written(text_project(tmp_path, 1), record("s-1", "1"), format="jsonl", view="majority", with_text=True)

    assert json.loads(data)["text"] == "text number 1"


def test_rows_of_records_have_their_part(tmp_path: Path) -> None:
    splits = Splits(("train", "val"), {"a.jpg": "train"})
    found = rows(written(make_project(tmp_path), *VOTES, format="csv", splits=splits))

    assert [row["split"] for row in found] == ["train", "train", "train", "", ""]
