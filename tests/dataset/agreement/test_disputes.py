from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotate.dataset.agreement.disputes import disputes
from tests.dataset.jobs import job
from tests.labelling import record
from tests.small_projects import image_project, text_project

BOX = {"label": "cat", "x": 0.0, "y": 0.0, "width": 10.0, "height": 10.0}


def found(folder: Path, *records: Any, kind: str = "classify", settled: bool = False, **settings: Any) -> list[Any]:
    make = image_project if kind in ("boxes", "grid", "transcribe") else text_project
    project = make(folder, 4, kind=kind, **settings)
    with job(project, *records, view="latest") as made:
        return [(one.item, one.agreement) for one in disputes(made.by_item, project.kind, settled=settled)]


def test_items_on_which_annotators_differ_come_most_disputed_first(tmp_path: Path) -> None:
    records = [
        *(record(f"a{who}", "1", label, annotator=f"p{who}") for who, label in enumerate(("cat", "cat", "dog"))),
        *(record(f"b{who}", "2", label, annotator=f"p{who}") for who, label in enumerate(("cat", "dog", "other"))),
        *(record(f"c{who}", "3", "cat", annotator=f"p{who}") for who in range(3)),
        record("d", "4", "cat"),
    ]

    assert found(tmp_path, *records) == [("2", 0), ("1", pytest.approx(1 / 3))]


def test_items_that_are_equally_disputed_stay_in_the_order_of_the_list(tmp_path: Path) -> None:
    records = [
        record(f"{item}{who}", item, label, annotator=f"p{who}")
        for item in "321"
        for who, label in enumerate(("cat", "dog"))
    ]

    assert [item for item, _agreement in found(tmp_path, *records)] == ["1", "2", "3"]


def test_a_review_settles_an_item_and_is_no_vote(tmp_path: Path) -> None:
    records = [
        record("a", "1", "cat"),
        record("b", "1", "dog", annotator="bo"),
        record("c", "1", "dog", annotator="cy", activity="review"),
        record("d", "2", "cat"),
        record("e", "2", "dog", annotator="cy", activity="review"),
    ]
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()

    assert found(tmp_path / "one", *records) == []
    assert found(tmp_path / "other", *records, settled=True) == [("1", 0)]


@pytest.mark.parametrize(
    ("kind", "answers", "agreement"),
    [
        ("tag", ({"tags": ["cat"]}, {"tags": ["cat", "dog"]}), 1 / 2),
        ("boxes", ({"boxes": [BOX]}, {"boxes": [BOX, {**BOX, "x": 50.0}]}), 2 / 3),
        ("moderate", ({"decision": "keep", "reason": None}, {"decision": "remove", "reason": "cat"}), 0),
        ("transcribe", ({"text": "kitten"}, {"text": "sitting"}), 4 / 7),
        (
            "grid",
            (
                {"target": "cat", "rows": 2, "columns": 2, "tiles": [0, 1]},
                {"target": "cat", "rows": 2, "columns": 2, "tiles": [0]},
            ),
            1 / 2,
        ),
    ],
)
def test_each_kind_has_its_own_distance(tmp_path: Path, kind: str, answers: Any, agreement: float) -> None:
    item = "1.png" if kind in ("boxes", "grid", "transcribe") else "1"
    records = [
        record(f"{who}", item, annotator=f"p{who}", task=kind, answer=one, label="") for who, one in enumerate(answers)
    ]
    labels = () if kind == "transcribe" else ("cat", "dog")

    assert found(tmp_path, *records, kind=kind, labels=labels) == [(item, pytest.approx(agreement))]
