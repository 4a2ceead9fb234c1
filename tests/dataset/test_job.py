from __future__ import annotations

from pathlib import Path

from tests.dataset.jobs import job
from tests.folders import make_project
from tests.labelling import record, skip, undo


def test_items_come_with_the_answers_that_hold_in_listed_order(tmp_path: Path) -> None:
    records = (
        record("s-1", "b.jpg", "dog"),
        record("s-2", "gone.jpg", "dog"),
        record("s-3", "a.jpg", "cat"),
        record("s-4", "a.jpg", "dog", annotator="ben"),
        undo("s-5", "s-3", "a.jpg"),
        skip("s-6", "c.jpg"),
    )
    with job(make_project(tmp_path), *records, view="latest") as made:
        found = [(sample.item, [given.annotator for given in sample.given]) for sample in made.samples(several=True)]

    assert found == [("a.jpg", ["ben"]), ("b.jpg", ["ana"]), ("gone.jpg", ["ana"])]


def test_a_label_without_an_answer_is_none(tmp_path: Path) -> None:
    empty = record("s-1", label=None, outcome="labelled")
    with job(make_project(tmp_path), empty, record("s-2", "b.jpg"), view="majority") as made:
        assert [sample.item for sample in made.samples()] == ["b.jpg"]


def test_labels_are_those_of_the_project_then_others_by_name(tmp_path: Path) -> None:
    records = (record("s-1", label="zebra"), record("s-2", "b.jpg", "ape"), record("s-3", "c.jpg", "dog"))
    for view in ("latest", "majority"):
        with job(make_project(tmp_path / view), *records, view=view) as made:
            assert made.labels[-2:] == ("ape", "zebra")
            assert made.labels[:-2] == made.project.labels.names
