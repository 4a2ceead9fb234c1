"""The two sides of a pair: shown in any order, answered as they are seen, kept as they are listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotate.progress.progress import Progress
from annotate.sitting.sides import Sides
from annotate.sitting.storyline import decision_line
from annotate.sitting.suggestions import Suggestions
from annotate.tasks.compare import KIND
from storage.records import LabelRecord
from tests.sitting.bench import Bench
from tests.small_projects import pair_project, text_project

OTHER = {"left": "right", "right": "left", "tie": "tie"}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(pair_project(tmp_path, 40))


def sides(bench: Bench) -> tuple[str, ...]:
    """The texts on the screen."""
    return bench.sitting.page.items[0].texts


def is_swapped(bench: Bench) -> bool:
    """Whether the one that is listed second is on the left."""
    return sides(bench)[0].startswith("b")


def prefer(bench: Bench, text: str) -> LabelRecord:
    """Choose the side whose text begins so, wherever it is."""
    return choose(bench, "left" if sides(bench)[0].startswith(text) else "right")


def choose(bench: Bench, side: str) -> LabelRecord:
    bench.press()
    (record,) = bench.sitting.answer({"choice": side})
    bench.turn()
    return record


def to_one(bench: Bench, swapped: bool) -> str:
    """Skip until an item is shown so; its id."""
    while is_swapped(bench) != swapped:
        bench.skip()
    assert bench.shown is not None
    return bench.shown


# Which way round


def test_about_half_of_the_items_are_shown_the_other_way_round(bench: Bench) -> None:
    shown = []
    while bench.shown:
        shown.append(is_swapped(bench))
        bench.skip()

    assert 10 <= sum(shown) <= 30


def test_somebody_sees_an_item_always_in_the_same_way_and_others_perhaps_in_another(tmp_path: Path) -> None:
    project = pair_project(tmp_path, 20)
    items = project.items()

    def seen(annotator: str, seed: int = 0) -> list[bool | None]:
        sides = Sides(KIND, seed, annotator, lambda item: False)
        return [sides.swapped(item) for item in items]

    assert seen("ana") == seen("ana")
    assert seen("ana") != seen("ben")
    assert seen("ana") != seen("ana", seed=1)


def test_a_kind_without_sides_turns_nothing_and_records_nothing(tmp_path: Path) -> None:
    bench = Bench(text_project(tmp_path))

    assert bench.answer("cat").swapped is None


# Answers


@pytest.mark.parametrize("swapped", [False, True])
def test_an_answer_is_kept_as_if_the_sides_were_shown_as_they_are_listed(bench: Bench, swapped: bool) -> None:
    to_one(bench, swapped)
    record = prefer(bench, "a")

    assert (record.answer, record.swapped) == ({"choice": "left"}, swapped)
    to_one(bench, swapped)
    assert prefer(bench, "b").answer == {"choice": "right"}


@pytest.mark.parametrize("swapped", [False, True])
def test_a_tie_is_one_either_way_round(bench: Bench, swapped: bool) -> None:
    to_one(bench, swapped)

    record = choose(bench, "tie")
    assert (record.answer, record.swapped) == ({"choice": "tie"}, swapped)


@pytest.mark.parametrize("swapped", [False, True])
def test_what_was_decided_is_told_as_it_was_seen(bench: Bench, swapped: bool) -> None:
    item = to_one(bench, swapped)

    assert decision_line(bench.project, choose(bench, "left")) == f"{item} → left"


def test_a_skip_records_the_way_round_too(bench: Bench) -> None:
    to_one(bench, True)

    assert bench.skip().swapped is True


# Back, undo, drafts


@pytest.mark.parametrize("swapped", [False, True])
def test_who_looks_back_sees_the_sides_as_before_and_the_choice_on_its_side(bench: Bench, swapped: bool) -> None:
    item = to_one(bench, swapped)
    choose(bench, "left")
    assert bench.back() == item

    assert (is_swapped(bench), bench.sitting.page.answers) == (swapped, ({"choice": "left"},))
    assert bench.sitting.standing is not None
    assert bench.sitting.standing.answer == {"choice": "left"}


@pytest.mark.parametrize("swapped", [False, True])
def test_a_choice_taken_back_is_on_its_side_and_another_one_counts(bench: Bench, swapped: bool) -> None:
    item = to_one(bench, swapped)
    prefer(bench, "a")
    assert bench.undo() == item

    chosen = "right" if swapped else "left"
    assert (is_swapped(bench), bench.sitting.page.answers) == (swapped, ({"choice": chosen},))
    record = prefer(bench, "b")
    assert (record.answer, record.activity, record.swapped) == ({"choice": "right"}, "revise", swapped)


@pytest.mark.parametrize("swapped", [False, True])
def test_a_choice_taken_back_is_there_again_after_the_process_has_ended(tmp_path: Path, swapped: bool) -> None:
    bench = Bench(pair_project(tmp_path, 40), keeps=True)
    item = to_one(bench, swapped)
    choose(bench, "right")
    bench.undo()
    bench.come_again()

    assert (bench.shown, is_swapped(bench), bench.sitting.page.answers) == (item, swapped, ({"choice": "right"},))


# Controls and suggestions


@pytest.mark.parametrize("swapped", [False, True])
def test_a_known_answer_is_about_the_sides_as_they_are_listed(tmp_path: Path, swapped: bool) -> None:
    project = pair_project(tmp_path, 40)
    bench = Bench(project, {str(number): {"choice": "left"} for number in range(1, 41)})
    to_one(bench, swapped)
    right = prefer(bench, "a")
    to_one(bench, swapped)
    wrong = prefer(bench, "b")

    assert [(one.gold, one.activity) for one in (right, wrong)] == [(True, "check"), (False, "check")]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_suggestion_stands_on_the_side_of_its_text(tmp_path: Path, swapped: bool) -> None:
    answers = {str(number): {"choice": "right"} for number in range(1, 41)}
    suggestions = Suggestions(answers, lambda one, other: one == other)
    bench = Bench(pair_project(tmp_path, 40), suggestions=suggestions)
    to_one(bench, swapped)

    page = bench.sitting.page
    assert (page.answers, page.suggested) == (({"choice": "left" if swapped else "right"},), (True,))
    assert prefer(bench, "b").suggested == "accepted"
    to_one(bench, swapped)
    assert prefer(bench, "a").suggested == "corrected"


def repeated(folder: Path, first: str, second: str) -> tuple[LabelRecord, LabelRecord]:
    """An item's records where it is given twice, and these texts, or sides, are chosen."""
    bench = Bench(pair_project(folder, 1, more="[queue]\nrepeat = 1.0"))
    deeds: dict[str, Any] = {**dict.fromkeys("ab", prefer), **dict.fromkeys(OTHER, choose)}
    one: LabelRecord = deeds[first](bench, first)
    assert bench.shown == "1"
    return one, deeds[second](bench, second)


def test_a_repeat_is_shown_the_other_way_round(tmp_path: Path) -> None:
    first, second = repeated(tmp_path, "a", "a")

    assert (first.swapped, second.swapped) in {(False, True), (True, False)}
    assert (first.answer, second.answer) == ({"choice": "left"}, {"choice": "left"})
    assert (second.repeat, second.activity) == (True, "check")


def test_who_always_takes_the_same_side_answers_a_repeat_in_another_way(tmp_path: Path) -> None:
    first, second = repeated(tmp_path, "left", "left")

    assert first.answer is not None and second.answer is not None
    assert second.answer["choice"] == OTHER[first.answer["choice"]]
    assert second.repeat is False


def test_a_repeat_that_is_taken_back_comes_again_the_same_way_round(tmp_path: Path) -> None:
    bench = Bench(pair_project(tmp_path, 1, more="[queue]\nrepeat = 1.0"))
    prefer(bench, "a")
    swapped = is_swapped(bench)
    prefer(bench, "b")
    bench.undo()

    assert (bench.shown, is_swapped(bench)) == ("1", swapped)
    record = prefer(bench, "a")
    assert (record.answer, record.swapped, record.repeat) == ({"choice": "left"}, swapped, True)


def test_counts_are_of_the_texts_as_they_are_listed(bench: Bench) -> None:
    for _item in range(40):
        prefer(bench, "a")
    progress = Progress()
    for record in bench.records:
        progress.add(record)

    assert progress.label_counts(KIND) == {"left": 40}
