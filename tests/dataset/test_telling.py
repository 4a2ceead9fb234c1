"""What did not go out into a dataset is told, by its reason and with names."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.dataset.telling import left_out
from tests.dataset.jobs import delivered, planted
from tests.dataset.writers.boxed import boxed, looked
from tests.labelling import record
from tests.small_projects import image_project

ONE, OTHER = ("cat", 0, 0, 10, 10), ("dog", 20, 20, 40, 40)


def test_a_box_that_half_of_the_annotators_drew_is_missed_by_name(tmp_path: Path) -> None:
    project = boxed(tmp_path / "project", {"a.png": [], "b.png": []})
    ana, ben = ({"a.png": [ONE, OTHER], "b.png": [ONE]}, {"a.png": [ONE], "b.png": [ONE]})
    records = [*looked(ana), *looked(ben, "ben")]

    made = planted(tmp_path / "out", project, *records, format="coco")

    assert left_out(made) == ["1 item lacks what its annotators tie on (a.png): decide it with `annotate review`"]


def test_the_card_says_how_many_items_lack_something(tmp_path: Path) -> None:
    project = boxed(tmp_path / "project", {"a.png": []})

    out = delivered(tmp_path / "out", project, *looked({"a.png": [ONE]}), *looked({"a.png": []}, "ben"), format="coco")

    assert "1 item lacks a tag, tile or box that as many gave as did not." in (out / "README.md").read_text("utf-8")


def test_what_was_decided_in_a_review_lacks_nothing(tmp_path: Path) -> None:
    project = boxed(tmp_path / "project", {"a.png": []})
    hands = [*looked({"a.png": [ONE]}), *looked({"a.png": []}, "ben")]

    made = planted(
        tmp_path / "out", project, *hands, *looked({"a.png": [ONE]}, "zoe", activity="review"), format="yolo"
    )

    assert left_out(made) == []


@pytest.mark.parametrize("count", [1, 4])
def test_items_without_an_answer_are_named_as_far_as_three(count: int, tmp_path: Path) -> None:
    project = image_project(tmp_path / "project", 4)
    records = [
        record(f"{who}-{n}", f"{n}.png", label, annotator=who)
        for n in range(1, count + 1)
        for who, label in (("ana", "cat"), ("ben", "dog"))
    ]

    made = planted(tmp_path / "out", project, *records, format="imagefolder")

    names = "its annotators tie (1.png)" if count == 1 else "their annotators tie (1.png, 2.png, 3.png, …)"
    assert [one.partition(":")[0].partition(", as ")[2] for one in left_out(made)] == [names]
