"""`compare`: its answers, its mirror image, and the items that it can be asked about."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from annotate.errors import AnnotateError
from annotate.labels import LabelSet
from annotate.projects.gold import load_gold
from annotate.projects.items import load_items
from annotate.projects.project import Project
from annotate.tasks import AnswerError
from annotate.tasks.base import Terms, normal
from annotate.tasks.compare import CHOICES, KIND
from tests.small_projects import pair_project

NONE = LabelSet([])


@pytest.mark.parametrize("choice", CHOICES)
def test_an_answer_is_one_of_three_choices_also_in_its_plain_form(choice: str) -> None:
    assert KIND.check({"choice": choice}, NONE) == {"choice": choice}
    assert normal(KIND, choice, NONE) == {"choice": choice}
    assert KIND.rows({"choice": choice}) == [{"choice": choice}]
    assert KIND.names({"choice": choice}) == (choice,)


@pytest.mark.parametrize(
    "answer", [{"choice": "both"}, {"choice": None}, {"choice": ["left"]}, {"choice": "left", "why": "x"}, {}, "up", 1]
)
def test_anything_else_is_none(answer: Any) -> None:
    with pytest.raises(AnswerError):
        normal(KIND, answer, NONE)


def test_the_mirror_image_of_a_mirror_image_is_the_answer() -> None:
    mirrored = {choice: KIND.mirrored({"choice": choice})["choice"] for choice in CHOICES}

    assert mirrored == {"left": "right", "right": "left", "tie": "tie"}


def test_a_simulated_annotator_prefers_either_side_and_seldom_neither() -> None:
    random = Random(1)
    counts = [KIND.sample(random, NONE)["choice"] for _answer in range(200)]

    assert counts.count("tie") < min(counts.count("left"), counts.count("right"))
    assert set(counts) == set(CHOICES)


def test_arrows_and_digits_are_its_own_so_that_back_and_forward_move() -> None:
    keys = KIND.keys(Terms(NONE))

    assert {"left", "right", "down", "1", "2", "3"} <= set(keys)
    assert [KIND.keystrokes({"choice": choice}, NONE) for choice in CHOICES] == [["left"], ["right"], ["down"]]


def test_known_answers_are_about_the_sides_as_they_are_listed(tmp_path: Path) -> None:
    project = pair_project(tmp_path, more="[queue]\ngold = 'gold.jsonl'")
    (tmp_path / "gold.jsonl").write_text('{"item": "1", "answer": "left"}\n', encoding="utf-8")

    assert load_gold(project, project.items()) == {"1": {"choice": "left"}}


# Items


def pictures(folder: Path, *counts: int) -> Project:
    rows = [{"images": [f"{name}.png" for name in range(count)], "id": f"item {count}"} for count in counts]
    (folder / "items.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "annotate.toml").write_text('[project]\nitems = "items.jsonl"\n[task]\nkind = "compare"\n')
    return Project.load(folder)


def test_two_pictures_an_item_are_side_by_side(tmp_path: Path) -> None:
    project = pictures(tmp_path, 2)

    assert project.items().media == "sheet"
    assert KIND.shape(project.terms, "sheet") == (1, 2)
    assert KIND.shape(project.terms, "pair") is None


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((2, 1), "the item “item 1” has 1 picture, and two are compared: give it one more, or leave its line out"),
        ((2, 3), "the item “item 3” has 3 pictures, and two are compared: keep two of them, or leave its line out"),
    ],
)
def test_an_item_of_one_picture_or_of_three_is_refused_in_one_sentence(
    tmp_path: Path, counts: tuple[int, ...], sentence: str
) -> None:
    with pytest.raises(AnnotateError) as error:
        pictures(tmp_path, *counts).items()
    assert str(error.value) == sentence


def test_single_pictures_are_refused_with_an_example_of_what_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(AnnotateError) as error:
        pictures(tmp_path, 1).items()
    assert str(error.value) == (
        "a task of the kind “compare” cannot be asked about 1 image: "
        'write a .jsonl file with a line for each pair, {"images": ["1a.jpg", "1b.jpg"]} for pictures or '
        '{"prompt": "…", "texts": ["…", "…"]} for texts, and name it as the items'
    )


def test_the_examples_of_what_is_wanted_are_right(tmp_path: Path) -> None:
    sentence = KIND.wanted() or ""
    for part in ('{"images": ["1a.jpg", "1b.jpg"]}', '{"prompt": "…", "texts": ["…", "…"]}'):
        assert part in sentence
        (tmp_path / "items.jsonl").write_text(part, encoding="utf-8")
        assert load_items(tmp_path / "items.jsonl").media in KIND.media
