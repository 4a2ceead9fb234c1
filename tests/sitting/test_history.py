"""A sitting: what can be taken back, and what looking back shows and changes."""

from __future__ import annotations

from pathlib import Path

from tests.sitting.bench import Bench
from tests.small_projects import text_project

# Taking back


def test_decisions_are_taken_back_one_by_one_as_far_as_one_likes(bench: Bench) -> None:
    given = [bench.answer(label) for label in ("cat", "dog", "other")]
    undone = [bench.undo() for _ in range(4)]

    assert undone == ["3", "2", "1", None]
    withdrawn = [record.supersedes for record in bench.records if record.outcome == "withdrawn"]
    assert withdrawn == [record.record for record in reversed(given)]
    assert [bench.stands(item) for item in "123"] == [None, None, None]
    assert bench.sitting.given.labels == bench.sitting.given.made == bench.sitting.decided == 0


def test_items_taken_back_are_decided_again_from_the_oldest_on_and_then_it_goes_on(bench: Bench) -> None:
    for _ in range(3):
        bench.answer()
    bench.undo()
    bench.undo()

    shown = [bench.answer("dog").item for _ in range(3)]

    assert shown == ["2", "3", "4"]


def test_an_answer_given_again_is_revision_and_supersedes_nothing_that_stands(bench: Bench) -> None:
    bench.answer("cat")
    bench.undo()

    assert bench.sitting.page.answers[0] == {"label": "cat"}
    record = bench.answer("dog")
    assert (record.activity, record.supersedes) == ("revise", None)
    assert bench.stands("1") == "dog"


def test_an_answer_undone_in_one_sitting_and_given_in_the_next_is_revision_too(bench: Bench) -> None:
    bench.answer("cat")
    bench.undo()
    bench.sit_down()

    assert bench.answer("dog").activity == "revise"


def test_a_skip_taken_back_was_no_answer_so_the_first_one_is_a_label(bench: Bench) -> None:
    bench.skip()
    assert bench.undo() == "1"

    assert bench.stands("1") is None
    assert bench.answer().activity == "label"


def test_undo_goes_on_after_a_restart(bench: Bench) -> None:
    for label in ("cat", "dog"):
        bench.answer(label)
    bench.sit_down()

    assert bench.shown == "3"
    assert [bench.undo(), bench.sitting.page.answers[0]] == ["2", {"label": "dog"}]
    assert [bench.undo(), bench.undo()] == ["1", None]
    assert bench.sitting.given.labels == bench.sitting.given.made == 0
    assert bench.answer("other").activity == "revise"


def test_what_was_taken_back_and_not_decided_is_asked_again_after_a_restart(bench: Bench) -> None:
    bench.answer()
    bench.answer()
    bench.undo()
    bench.sit_down()

    assert bench.shown == "2"


def test_others_decisions_are_not_mine_to_take_back(bench: Bench) -> None:
    bench.answer()
    bench.sit_down("ben")

    assert bench.undo() is None


def test_a_decision_on_an_item_that_is_gone_is_passed_over(bench: Bench, tmp_path: Path) -> None:
    bench.answer()
    bench.answer()
    bench.items = text_project(tmp_path, 1).items()
    bench.sit_down()

    assert bench.undo() == "1"


def test_after_taking_back_a_changed_answer_the_earlier_one_stands_again(bench: Bench) -> None:
    bench.answer("cat")
    bench.back()
    bench.answer("dog")
    assert bench.stands("1") == "dog"

    assert bench.undo() == "1"
    assert bench.stands("1") == "cat"
    assert bench.sitting.page.answers[0] == {"label": "cat"}
    assert bench.sitting.given.labels == 1


def test_an_earlier_answer_that_stands_again_may_be_left_as_it_is(bench: Bench) -> None:
    bench.answer("cat")
    bench.back()
    bench.answer("dog")
    bench.undo()

    assert bench.sitting.reviewing
    assert bench.forward() == "2"
    assert bench.stands("1") == "cat"


def test_the_counts_follow_what_stands(bench: Bench) -> None:
    bench.answer("cat")
    bench.answer("cat")
    bench.skip()
    assert (bench.sitting.given.labels, bench.sitting.given.made, bench.sitting.decided) == (2, 3, 3)
    bench.back()
    bench.answer("cat")  # the skip becomes a label
    assert (bench.sitting.given.labels, bench.sitting.given.made, bench.sitting.decided) == (3, 3, 3)
    bench.undo()
    assert (bench.sitting.given.labels, bench.sitting.given.made, bench.sitting.decided) == (2, 3, 3)


def test_changing_an_earlier_sittings_label_is_a_label_of_this_one_and_taking_it_back_none(bench: Bench) -> None:
    bench.answer()
    bench.sit_down()
    bench.back()
    bench.answer("dog")
    assert (bench.sitting.given.labels, bench.sitting.given.made) == (1, 0)
    bench.undo()

    assert (bench.sitting.given.labels, bench.sitting.given.made) == (0, 0)


# Looking back


def test_back_goes_through_the_decisions_and_forward_to_the_newest_item(bench: Bench) -> None:
    for _ in range(3):
        bench.answer()

    assert [bench.back(), bench.back(), bench.back(), bench.back()] == ["3", "2", "1", None]
    assert bench.shown == "1"
    assert [bench.forward(), bench.forward(), bench.forward(), bench.forward()] == ["2", "3", "4", None]
    assert not bench.records[3:]


def test_looking_back_works_after_a_restart_and_when_nothing_is_left(bench: Bench) -> None:
    for _ in range(4):
        bench.answer()
    bench.sit_down()

    assert bench.shown is None
    assert bench.back() == "4"
    assert bench.sitting.standing is not None
    assert bench.forward() is None
    assert bench.shown is None


def test_a_changed_answer_supersedes_the_earlier_one_and_is_revision(bench: Bench) -> None:
    first = bench.answer("cat")
    bench.answer("cat")
    bench.back()
    bench.back()
    record = bench.answer("dog")

    assert (record.item, record.supersedes, record.activity) == ("1", first.record, "revise")
    assert bench.shown == "2"
    assert bench.forward() == "3"


def test_history_keeps_its_order_while_somebody_walks_through_it_and_changes_it(bench: Bench) -> None:
    for _ in range(3):
        bench.answer()
    bench.back()
    bench.back()
    bench.answer("dog")  # 2 again: forward to 3
    assert bench.shown == "3"

    assert [bench.back(), bench.back()] == ["2", "1"]


def test_a_skip_looked_at_again_can_become_a_first_answer(bench: Bench) -> None:
    skip = bench.skip("unsure")
    bench.back()
    record = bench.answer()

    assert (record.supersedes, record.activity) == (skip.record, "label")


def test_drafts_and_notes_survive_looking_back(bench: Bench) -> None:
    bench.answer()
    bench.sitting.edit({"label": "other"})
    bench.sitting.note = "blurred"
    bench.back()
    assert (bench.sitting.page.answers[0], bench.sitting.note) == ({"label": "cat"}, "")
    bench.forward()

    assert (bench.sitting.page.answers[0], bench.sitting.note) == ({"label": "other"}, "blurred")


def test_a_note_goes_with_the_next_decision_on_its_item_only(bench: Bench) -> None:
    bench.sitting.note = "odd"

    assert [bench.answer().note, bench.answer().note] == ["odd", None]


def test_a_note_stays_with_its_item_when_the_answer_is_changed_or_taken_back(bench: Bench) -> None:
    bench.sitting.note = "odd"
    bench.answer("cat")
    bench.back()
    assert bench.answer("dog").note == "odd"
    bench.undo()
    bench.undo()
    assert bench.sitting.note == "odd"
    bench.sitting.note = ""

    assert bench.answer().note is None
