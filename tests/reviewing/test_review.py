"""What a reviewer is shown of a disputed item, and what lies on the desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.dataset.agreement.disputes import Dispute
from annotate.dataset.samples import Vote
from annotate.meter.clock import SystemClock
from annotate.projects.project import Project
from annotate.reviewing.desk import ReviewDesk
from annotate.reviewing.review import Giver, Review
from storage import LabelRecord, LabelStore
from tests.labelling import TIME, record, skip, undo
from tests.small_projects import text_project

LABELS = ("cat", "dog", "other")
PEOPLE = ("ana", "ben", "cleo")


def keep(project: Project, *records: LabelRecord) -> Project:
    with LabelStore.open(project.store_path) as store:
        store.append(*records)
    return project


def said(item: str, *labels: str) -> list[LabelRecord]:
    """What the first annotators said of an item, one after the other."""
    return [
        record(f"s-{item}{who}", item, label, annotator=who, short_ms=1500, inputs=1)
        for who, label in zip(PEOPLE, labels, strict=False)
    ]


def reviewed(name: str, item: str, label: str, annotator: str = "zoe") -> LabelRecord:
    return record(name, item, label, annotator=annotator, activity="review")


def looked_at(project: Project) -> tuple[list[str], int]:
    """The items on the desk, and how many wait."""
    with ReviewDesk(project) as desk:
        return list(desk.items.ids), desk.undecided


def test_an_answer_stands_once_with_all_who_gave_it_and_no_time_where_none_is_known(tmp_path: Path) -> None:
    unmetered = record("s-1c", "1", "dog", annotator="cleo", note="a tail")
    project = keep(text_project(tmp_path, 1), *said("1", "cat", "dog"), unmetered)
    with ReviewDesk(project) as desk:
        assert desk.review is not None
        choices = desk.review.choices("1")

    assert [(one.answer["label"], one.givers) for one in choices] == [
        ("dog", (Giver("ben", 1.5, None), Giver("cleo", None, "a tail"))),
        ("cat", (Giver("ana", 1.5, None),)),
    ]


@given(st.lists(st.sampled_from(LABELS), min_size=2, max_size=9))
def test_everybody_stands_beside_exactly_one_answer_and_more_people_come_first(
    tmp_path_factory: pytest.TempPathFactory, labels: list[str]
) -> None:
    project = _project(tmp_path_factory)
    votes = tuple(_vote(f"a{number}", label) for number, label in enumerate(labels))
    review = Review(project, [Dispute("1", 0.5, votes)], lambda vote: None)

    choices = review.choices("1")

    assert sorted(giver.annotator for one in choices for giver in one.givers) == sorted(v.annotator for v in votes)
    assert len(choices) == len(set(labels))
    sizes = [len(one.givers) for one in choices]
    assert sizes == sorted(sizes, reverse=True)
    assert all(labels.count(str(one.answer["label"])) == len(one.givers) for one in choices)
    tied = len(sizes) > 1 and sizes[0] == sizes[1]
    assert review.likeliest.get("1") == (None if tied else choices[0].answer)


def test_only_what_is_disputed_lies_on_the_desk_and_only_reviews_decide_it(tmp_path: Path) -> None:
    project = keep(text_project(tmp_path, 3), *said("1", "cat", "dog"), *said("2", "cat", "cat"), *said("3", "cat"))
    assert looked_at(project) == (["1"], 1)

    keep(project, reviewed("z-1", "1", "dog"))
    assert looked_at(project) == (["1"], 0)

    keep(project, undo("z-2", "z-1", "1", annotator="zoe"))
    assert looked_at(project) == (["1"], 1)


def test_a_review_that_was_skipped_decides_nothing(tmp_path: Path) -> None:
    project = keep(text_project(tmp_path, 1), *said("1", "cat", "dog"))
    keep(project, skip("z-1", "1", "unsure", annotator="zoe", activity="review"))

    assert looked_at(project) == (["1"], 1)


def test_what_another_reviewer_decides_meanwhile_does_not_come(tmp_path: Path) -> None:
    project = keep(text_project(tmp_path, 2), *said("1", "cat", "dog"), *said("2", "cat", "dog"))
    with ReviewDesk(project) as desk:
        sitting = desk.sit_down("zoe", lambda record: None, SystemClock())
        sitting.start()
        keep(project, reviewed("y-1", "1", "dog", "yann"))
        desk.refresh()
        found = sitting.next()
        sitting.end("quit")

    assert found is not None
    assert found.id == "2"


def test_items_that_are_gone_are_not_disputed(tmp_path: Path) -> None:
    project = keep(text_project(tmp_path, 1), *said("1", "cat", "cat"), *said("7", "cat", "dog"))

    assert looked_at(project) == ([], 0)


_made: dict[str, Project] = {}


def _project(factory: pytest.TempPathFactory) -> Project:
    """One for all examples: nothing is written."""
    if "project" not in _made:
        _made["project"] = text_project(factory.mktemp("review"), 1)
    return _made["project"]


def _vote(annotator: str, label: str) -> Vote:
    return Vote(
        item="1",
        annotator=annotator,
        task="classify",
        record=f"r-{annotator}",
        session="0123456789ab",
        outcome="labelled",
        shown_at=TIME,
        submitted_at=TIME,
        answer={"label": label},
    )
