"""A sitting at pages: several items that are shown, decided and taken back together, each with a record of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.sitting.storyline import page_line
from annotate.tasks import AnswerError
from tests.labelling import record
from tests.sitting.bench import Bench
from tests.small_projects import grid_pages


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Ten pictures on pages of four."""
    return Bench(grid_pages(tmp_path, 10))


def page(*numbers: int) -> list[str]:
    return [f"{number}.png" for number in numbers]


def tiles(bench: Bench) -> list[int]:
    return [len(answer["tiles"]) for answer in bench.sitting.page.answers if answer]


# Deciding


def test_items_come_by_the_page_and_fewer_at_the_end(bench: Bench) -> None:
    pages = [bench.page]
    while bench.shown:
        bench.choose()
        pages.append(bench.page)

    assert pages == [page(1, 2, 3, 4), page(5, 6, 7, 8), page(9, 10), []]


def test_each_item_has_a_record_of_one_tile_and_all_know_their_page(bench: Bench) -> None:
    records = bench.choose(1, 3)

    assert [(record.item, record.answer and record.answer["tiles"]) for record in records] == [
        ("1.png", []),
        ("2.png", [0]),
        ("3.png", []),
        ("4.png", [0]),
    ]
    assert records[0].answer == {"target": "cat", "rows": 1, "columns": 1, "tiles": []}
    assert {record.page for record in records} == {records[0].record}
    assert len({record.record for record in records}) == 4
    assert [record.sha256 for record in records] == ["hash"] * 4
    assert page_line(bench.project, records) == "1.png … 4.png → cat: 2 of 4"


def test_the_last_page_may_be_of_one_item_which_is_then_by_itself(tmp_path: Path) -> None:
    bench = Bench(grid_pages(tmp_path, 5))
    bench.choose()

    (record,) = bench.choose(0)
    assert (record.item, record.page) == ("5.png", None)
    assert page_line(bench.project, [record]) == "5.png → cat: yes"


def test_the_pages_time_is_shared_out_and_long_gaps_stay_whole(bench: Bench) -> None:
    bench.press(1_000)
    bench.press(31_000)
    bench.press(90_000)
    records = bench.choose(after_ms=1_003)

    assert [record.short_ms for record in records] == [501, 501, 501, 500]
    assert [record.long_gaps_ms for record in records] == [(31_000, 90_000), (), (), ()]
    assert [record.inputs for record in records] == [1, 1, 1, 1]
    assert {record.first_input_ms for record in records} == {1_000}
    assert bench.sitting.credited_ms == 2_003 + 31_000 + 60_000


def test_a_tile_that_could_not_be_shown_is_a_bad_item(bench: Bench) -> None:
    yes, no = ({"target": "cat", "rows": 1, "columns": 1, "tiles": tiles} for tiles in ([0], []))
    bench.press()
    records = bench.sitting.answer(yes, None, no, yes)

    assert [(record.outcome, record.reason, record.activity) for record in records] == [
        ("labelled", None, "label"),
        ("skipped", "bad-item", "skip"),
        ("labelled", None, "label"),
        ("labelled", None, "label"),
    ]
    assert (bench.sitting.given.labels, bench.sitting.given.made) == (3, 4)


def test_one_wrong_answer_and_nothing_is_recorded(bench: Bench) -> None:
    yes = {"target": "cat", "rows": 1, "columns": 1, "tiles": [0]}
    with pytest.raises(AnswerError):
        bench.sitting.answer(yes, yes, yes, {**yes, "target": "dog"})

    assert not bench.records
    assert bench.page == page(1, 2, 3, 4)


def test_a_skip_and_a_flag_are_for_all_of_the_page(bench: Bench) -> None:
    bench.skip("unsure")
    bench.flag()

    assert [(record.outcome, record.reason) for record in bench.records] == [("skipped", "unsure")] * 4 + [
        ("flagged", None)
    ] * 4
    assert page_line(bench.project, bench.records[4:]) == "5.png … 8.png → flagged for the owner"
    assert (bench.sitting.given.made, bench.sitting.given.labels, bench.sitting.decided) == (8, 0, 8)


def test_a_page_put_aside_comes_again_at_the_end(bench: Bench) -> None:
    bench.skip("later")
    bench.choose()

    assert bench.page == page(9, 10, 1, 2)  # with what is left, so that fewer pages are needed
    assert not bench.sitting.reviewing
    assert {record.activity for record in bench.choose(0)} == {"label"}
    assert bench.page == page(3, 4)
    bench.choose()
    assert bench.shown is None
    assert bench.sitting.given.labels == bench.sitting.decided == 10


def test_a_note_goes_with_every_item_of_the_page(bench: Bench) -> None:
    bench.sitting.note = "dark"

    assert [record.note for record in bench.choose()] == ["dark"] * 4
    assert [record.note for record in bench.choose()] == [None] * 4


def test_a_claim_stays_with_the_record_that_has_the_gap(bench: Bench) -> None:
    bench.press(90_000)
    bench.sitting.claim("working")

    assert [record.claim for record in bench.choose()] == ["working", None, None, None]


def test_drafts_of_a_page_survive_looking_back(bench: Bench) -> None:
    bench.choose()
    bench.sitting.edit(*({**(answer or {}), "tiles": [0]} for answer in bench.sitting.page.answers[:2]))
    bench.back()
    bench.forward()

    assert (bench.page, tiles(bench)) == (page(5, 6, 7, 8), [1, 1, 0, 0])


def test_the_next_page_is_known_before_it_is_needed(bench: Bench) -> None:
    assert [item.id for item in bench.sitting.upcoming(1)] == page(5, 6, 7, 8)
    assert [item.id for item in bench.sitting.upcoming(9)] == page(5, 6, 7, 8, 9, 10)


# Taking back


def test_undo_takes_the_whole_page_back_and_opens_it_with_its_answers(bench: Bench) -> None:
    bench.choose(0, 2)
    bench.choose(1)

    assert bench.undo() == "5.png"
    assert (bench.page, tiles(bench)) == (page(5, 6, 7, 8), [0, 1, 0, 0])
    assert (bench.sitting.given.made, bench.sitting.given.labels, bench.sitting.decided) == (4, 4, 4)
    assert bench.undo() == "1.png"
    assert (bench.page, tiles(bench)) == (page(1, 2, 3, 4), [1, 0, 1, 0])
    assert bench.undo() is None
    assert (bench.sitting.given.made, bench.sitting.given.labels, bench.sitting.decided) == (0, 0, 0)


def test_pages_taken_back_are_decided_again_as_revision_and_then_it_goes_on(bench: Bench) -> None:
    bench.choose(0)
    bench.choose(1)
    bench.undo()
    bench.undo()

    again = [bench.choose(3), bench.choose()]
    assert [record.activity for records in again for record in records] == ["revise"] * 8
    assert [record.supersedes for records in again for record in records] == [None] * 8
    assert bench.page == page(9, 10)
    assert {record.activity for record in bench.choose()} == {"label"}


def test_a_page_is_taken_back_after_a_restart(bench: Bench) -> None:
    bench.choose(0, 2)
    bench.sit_down()
    assert bench.page == page(5, 6, 7, 8)

    assert bench.undo() == "1.png"
    assert (bench.page, tiles(bench)) == (page(1, 2, 3, 4), [1, 0, 1, 0])
    bench.choose(0)
    assert bench.page == page(5, 6, 7, 8)


def test_a_page_of_which_an_item_is_gone_is_taken_back_without_it(bench: Bench, tmp_path: Path) -> None:
    bench.choose(0)
    (tmp_path / "2.png").unlink()
    bench.items = bench.project.items()
    bench.sit_down()

    assert bench.undo() == "1.png"
    assert bench.page == page(1, 3, 4)


# Looking back


def test_who_looks_back_sees_single_items_and_changes_no_other(bench: Bench) -> None:
    first = bench.choose(0)
    bench.back()
    bench.back()

    assert (bench.page, bench.sitting.position) == (page(3), 3)
    (record,) = bench.choose(0)
    assert (record.item, record.supersedes, record.page, record.activity) == (
        "3.png",
        first[2].record,
        None,
        "revise",
    )
    assert bench.page == page(4)
    assert bench.forward() == "5.png"
    assert bench.page == page(5, 6, 7, 8)
    assert bench.undo() == "3.png"
    assert bench.page == page(3)
    assert bench.undo() == "1.png"
    assert bench.page == page(1, 2, 3, 4)


def test_a_page_begun_goes_on_with_its_time_after_looking_back(bench: Bench) -> None:
    bench.choose()
    bench.press(800)
    bench.back()
    bench.press(500)
    bench.forward()

    records = bench.choose(after_ms=1_000)
    assert sum(record.short_ms for record in records) == 1_800


# Controls


def test_a_known_answer_on_a_page_is_a_check_and_the_others_are_labels(tmp_path: Path) -> None:
    known = {"target": "cat", "rows": 1, "columns": 1, "tiles": [0]}
    bench = Bench(grid_pages(tmp_path, 4), gold={"2.png": known, "3.png": known})

    records = bench.choose(1)
    assert [(record.activity, record.gold) for record in records] == [
        ("label", None),
        ("check", True),
        ("check", False),
        ("label", None),
    ]


def test_repeats_come_on_pages_of_their_own_kind_blank_and_as_checks(tmp_path: Path) -> None:
    bench = Bench(grid_pages(tmp_path, 4, more="[queue]\nrepeat = 1.0\n"))
    bench.choose(0, 1)

    assert (bench.page, tiles(bench)) == (page(1, 2, 3, 4), [0, 0, 0, 0])
    records = bench.choose(0)
    assert [(record.activity, record.supersedes) for record in records] == [("check", None)] * 4
    assert bench.shown is None
    assert bench.sitting.given.labels == 8


def test_items_that_ask_for_something_else_begin_a_new_page(tmp_path: Path) -> None:
    bench = Bench(grid_pages(tmp_path, 6, targets=["cat", "cat", "dog", "dog", "dog", "cat"]))

    pages = [bench.page]
    while bench.shown:
        bench.choose()
        pages.append(bench.page)
    assert pages == [["1", "2"], ["3", "4", "5"], ["6"], []]
    assert [record.answer and record.answer["target"] for record in bench.records] == [
        "cat", "cat", "dog", "dog", "dog", "cat",
    ]  # fmt: skip


def test_what_begins_the_next_page_is_not_asked_of_two_people(tmp_path: Path) -> None:
    bench = Bench(grid_pages(tmp_path, 3, targets=["cat", "dog", "cat"]))
    assert bench.page == ["1"]
    other = record("other-1", "2", annotator="ben", answer={"target": "dog", "rows": 1, "columns": 1, "tiles": []})
    bench.progress.add(other)
    bench.choose()

    assert bench.page == ["3"]


def test_repeats_that_ask_for_something_else_begin_a_new_page(tmp_path: Path) -> None:
    bench = Bench(grid_pages(tmp_path, 4, targets=["cat", "cat", "dog", "dog"], more="[queue]\nrepeat = 1.0\n"))
    pages = [bench.page]
    while bench.shown:
        bench.choose()
        pages.append(bench.page)

    assert pages == [["1", "2"], ["3", "4"], ["1", "2"], ["3", "4"], []]
    assert [record.activity for record in bench.records[4:]] == ["check"] * 4


def test_several_people_get_pages_until_each_item_has_enough_labels(tmp_path: Path) -> None:
    bench = Bench(grid_pages(tmp_path, 6, more="[queue]\noverlap = 1\n"))
    bench.choose()
    bench.sit_down("ben")

    assert bench.page == page(5, 6)


def test_an_answer_to_another_grid_than_the_projects_is_not_begun_with(tmp_path: Path) -> None:
    """The owner has changed the grid since."""
    bench = Bench(grid_pages(tmp_path, 1))
    bench.choose(0)
    bench.project = grid_pages(tmp_path, 1, task="grid = '4x4'")
    bench.sit_down()
    bench.back()

    assert bench.sitting.page.answers == ({"target": "cat", "rows": 4, "columns": 4, "tiles": []},)
