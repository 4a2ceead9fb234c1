"""The app on what annotators dispute."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotate.dataset.agreement.disputes import disputes
from annotate.dataset.job import Job
from annotate.projects.project import Project
from annotate.receipt.prepare import prepare
from annotate.reviewing.desk import ReviewDesk
from annotate.settings import Settings
from annotate.sitting.draftfile import draft_files
from annotate.tui.widgets.others import Other, Others
from annotate.tui.widgets.suggestion_line import SuggestionLine
from storage import LabelStore
from tests.labelling import record
from tests.small_projects import image_project, text_project
from tests.tui.driving import seated
from tests.tui.kinds_of_work import BOX, WORKS

FAR = {"label": "dog", "x": 2.0, "y": 1.0, "width": 2.0, "height": 2.0}


def disputed(project: Project, *answers: tuple[str, str, Any]) -> Project:
    """Have annotators answer: item, annotator, answer."""
    with LabelStore.open(project.store_path) as store:
        for number, (item, annotator, answer) in enumerate(answers):
            store.append(
                record(
                    f"s-{number}",
                    item,
                    annotator=annotator,
                    task=project.kind.name,
                    answer=answer,
                    short_ms=1500,
                    inputs=1,
                )
            )
    return project


def cats_and_dogs(folder: Path) -> Project:
    """Two of three items are disputed: the third one, by all, more than the first."""
    said = {"1": "cat cat dog", "2": "cat cat cat", "3": "cat dog other"}
    people = ("ana", "ben", "cleo")
    answers = [
        (item, who, {"label": label})
        for item, labels in said.items()
        for who, label in zip(people, labels.split(), strict=True)
    ]
    return disputed(text_project(folder, 3), *answers)


def left(project: Project) -> list[str]:
    with LabelStore.open(project.store_path, read_only=True) as store:
        job = Job(project, store, None, "latest")
        try:
            return [one.item for one in disputes(job.by_item, project.kind)]
        finally:
            job.close()


async def test_the_most_disputed_item_comes_first_with_its_answers_and_times(tmp_path: Path) -> None:
    async with seated(cats_and_dogs(tmp_path), "zoe", desk=ReviewDesk, size=(100, 30)) as seat:
        assert seat.shown == "3"
        told = [str(one.render()) for one in seat.app.screen.query(Other)]
        assert told == ["F2 cat\n   ana · 1.5 s", "F3 dog\n   ben · 1.5 s", "F4 other\n   cleo · 1.5 s"]
        assert not seat.app.screen.query_one(SuggestionLine).display
        assert "1 of 2" in seat.text


async def test_one_key_takes_an_answer_and_another_an_answer_of_ones_own(tmp_path: Path) -> None:
    project = cats_and_dogs(tmp_path)
    async with seated(project, "zoe", desk=ReviewDesk) as seat:
        await seat.press("f3")
        assert seat.shown == "1"
        await seat.press("3")
        reviews = [one for one in seat.records if one.annotator == "zoe"]

    assert [(one.item, one.answer, one.activity) for one in reviews] == [
        ("3", {"label": "dog"}, "review"),
        ("1", {"label": "other"}, "review"),
    ]
    assert [one.suggested for one in reviews] == [None, None]
    assert left(project) == []


async def test_enter_takes_what_most_say(tmp_path: Path) -> None:
    async with seated(cats_and_dogs(tmp_path), "zoe", desk=ReviewDesk, size=(120, 30)) as seat:
        await seat.press("f2")
        assert "Most say: cat" in seat.text
        await seat.press("enter")
        assert seat.records[-1].answer == {"label": "cat"}
        assert seat.app.screen.has_class("-done")


async def test_a_click_takes_an_answer(tmp_path: Path) -> None:
    async with seated(cats_and_dogs(tmp_path), "zoe", desk=ReviewDesk, size=(100, 30)) as seat:
        await seat.click(Other, 3, 0)
        assert seat.records[-1].answer == {"label": "cat"}


async def test_what_was_decided_can_be_taken_back_and_is_disputed_again(tmp_path: Path) -> None:
    project = cats_and_dogs(tmp_path)
    async with seated(project, "zoe", desk=ReviewDesk) as seat:
        await seat.press("f3", "u")
        assert seat.shown == "3"

    assert left(project) == ["3", "1"]


async def test_a_reviewer_who_labelled_an_item_keeps_that_label(tmp_path: Path) -> None:
    project = cats_and_dogs(tmp_path)
    async with seated(project, "ana", desk=ReviewDesk) as seat:
        await seat.press("f3")

    with LabelStore.open(project.store_path, read_only=True) as store:
        job = Job(project, store, None, "latest")
        votes = dict(job.by_item)["3"]
        job.close()
    assert [(vote.annotator, vote.answer["label"], vote.activity) for vote in votes] == [
        ("ana", "cat", "label"),
        ("ben", "dog", "label"),
        ("cleo", "other", "label"),
        ("ana", "dog", "review"),
    ]


async def test_boxes_are_shown_before_they_are_taken(tmp_path: Path) -> None:
    project = image_project(tmp_path, 1, kind="boxes", labels=("cat", "dog"))
    disputed(project, ("1.png", "ana", {"boxes": [BOX]}), ("1.png", "ben", {"boxes": [FAR]}))
    async with seated(project, "zoe", desk=ReviewDesk, size=(100, 30)) as seat:
        await seat.press("f3")
        assert "F3 once more" in seat.said
        assert len(seat.records) == 2
        await seat.press("f3")
        assert seat.records[-1].answer == {"boxes": [FAR]}


async def test_boxes_that_were_shown_can_be_corrected(tmp_path: Path) -> None:
    project = image_project(tmp_path, 1, kind="boxes", labels=("cat", "dog"))
    disputed(project, ("1.png", "ana", {"boxes": [BOX, FAR]}), ("1.png", "ben", {"boxes": []}))
    async with seated(project, "zoe", desk=ReviewDesk, size=(100, 30)) as seat:
        await seat.press("f2", "tab", "delete", "enter")
        assert seat.records[-1].answer == {"boxes": [FAR]}


@pytest.mark.parametrize("size", [(20, 8), (80, 24), (160, 50)])
async def test_all_kinds_can_be_reviewed_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    for name, other in {"tag": {"tags": []}, "compare": {"choice": "right"}, "transcribe": {"text": "1"}}.items():
        (tmp_path / name).mkdir()
        project = WORKS[name].make(tmp_path / name, 1)
        item = project.items().ids[0]
        disputed(project, (item, "ana", WORKS[name].answer), (item, "ben", other))
        async with seated(project, "zoe", desk=ReviewDesk, size=size) as seat:
            assert len(seat.app.screen.query_one(Others).children) == 2
            await seat.press("f3")
            assert seat.records[-1].answer == other


def test_where_annotators_agree_there_is_nothing_to_review(tmp_path: Path) -> None:
    project = disputed(text_project(tmp_path, 1), ("1", "ana", {"label": "cat"}), ("1", "ben", {"label": "cat"}))

    desk = ReviewDesk(project)
    desk.close()

    assert (desk.undecided, desk.items.ids) == (0, [])


async def test_what_was_begun_in_a_review_is_there_again_and_apart_from_what_was_begun_in_labelling(
    tmp_path: Path,
) -> None:
    project = image_project(tmp_path, 2, kind="boxes", labels=("cat", "dog"))
    disputed(project, ("1.png", "ben", {"boxes": [BOX]}), ("1.png", "cleo", {"boxes": [FAR]}))
    async with seated(project) as seat:
        await seat.press("2", "left", "up", "2")
    async with seated(project, desk=ReviewDesk) as seat:
        assert seat.said == ""
        await seat.press("f3")
    async with seated(project, desk=ReviewDesk) as seat:
        assert seat.said == "Your unfinished work on 1.png is here again."
        await seat.press("enter")
        assert seat.records[-1].answer == {"boxes": [FAR]}
    async with seated(project) as seat:
        assert "is here again" in seat.said

    assert len(draft_files(project.store_path, "ana")) == 2


async def test_the_receipt_tells_the_time_of_a_review_as_that(tmp_path: Path) -> None:
    project = cats_and_dogs(tmp_path)
    async with seated(project, "zoe", desk=ReviewDesk) as seat:
        for key in ("f3", "u", "d"):
            seat.clock.go(2000)
            await seat.press(key)

    with LabelStore.open(project.store_path, read_only=True) as store:
        made = prepare(project, store, Settings(), annotator="zoe")
    assert {name: (one.credited_s, one.count) for name, one in made.activities.items() if one.count} == {
        "review": (6.0, 3)
    }
