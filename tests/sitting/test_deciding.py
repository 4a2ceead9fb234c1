"""A sitting: what is recorded of a decision, with its time, its claims and its controls."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.tasks import AnswerError
from storage.records import ClaimRecord, SessionRecord, SpanRecord
from tests.sitting.bench import Bench
from tests.small_projects import text_project

# Deciding


def test_an_answer_is_recorded_and_the_next_item_opened(bench: Bench) -> None:
    record = bench.answer("dog")

    assert (record.item, record.answer, record.outcome, record.activity) == ("1", {"label": "dog"}, "labelled", "label")
    assert (record.annotator, record.task, record.supersedes, record.sha256) == ("ana", "classify", None, "hash")
    assert bench.shown == "2"
    assert bench.store[-1] is record


def test_what_is_not_among_the_labels_is_refused_and_nothing_is_recorded(bench: Bench) -> None:
    with pytest.raises(AnswerError):
        bench.sitting.answer({"label": "horse"})

    assert bench.shown == "1"
    assert not bench.records


@pytest.mark.parametrize("reason", ["unsure", "bad-item"])
def test_a_skip_says_why_and_the_item_does_not_come_again(bench: Bench, reason: str) -> None:
    record = bench.skip(reason)
    for _ in range(3):
        bench.answer()

    assert (record.outcome, record.reason, record.answer, record.activity) == ("skipped", reason, None, "skip")
    assert bench.shown is None


def test_a_flag_sets_the_item_aside(bench: Bench) -> None:
    record = bench.flag()

    assert (record.outcome, record.activity) == ("flagged", "skip")


def test_when_no_more_is_asked_for_nothing_more_is_shown_and_no_time_is_spent_on_it(bench: Bench) -> None:
    bench.sitting.goal = 2
    bench.answer()
    bench.answer()
    assert bench.shown is None
    bench.press()
    bench.sitting.end("finished")

    assert not [record for record in bench.store if isinstance(record, SpanRecord) and record.activity == "skip"]


def test_what_was_put_aside_is_no_decision_of_those_that_are_asked_for(bench: Bench) -> None:
    bench.sitting.goal = 4
    bench.skip("later")
    bench.answer()
    bench.answer()
    bench.answer()
    assert (bench.shown, bench.sitting.given.made) == ("1", 3)
    bench.answer()
    assert (bench.shown, bench.sitting.given.made) == (None, 4)
    bench.undo()

    assert (bench.shown, bench.sitting.given.made) == ("1", 3)


def test_what_was_put_aside_comes_back_at_the_end_and_its_first_answer_is_a_label(bench: Bench) -> None:
    first = bench.skip("later")
    for _ in range(3):
        bench.answer()

    assert bench.shown == "1"
    assert not bench.sitting.reviewing
    record = bench.answer()
    assert (record.item, record.supersedes, record.activity) == ("1", first.record, "label")
    assert bench.shown is None


def test_put_aside_again_it_comes_after_the_others_that_were(bench: Bench) -> None:
    for _ in range(4):
        bench.skip("later")
    shown = [bench.shown, bench.skip("later") and bench.shown, bench.answer() and bench.shown]

    assert shown == ["1", "2", "3"]


def test_every_record_has_a_name_of_its_own(bench: Bench) -> None:
    for _ in range(3):
        bench.answer()
    bench.undo()

    assert len({record.record for record in bench.records}) == 4
    assert all(record.record.startswith(f"{bench.sitting.session}-") for record in bench.records)


def test_a_simulated_sitting_says_so_on_every_record(tmp_path: Path) -> None:
    bench = Bench(text_project(tmp_path, 4), simulated=True)
    bench.answer()
    bench.skip()
    bench.undo()

    sat_down = bench.store[0]
    assert isinstance(sat_down, SessionRecord)
    assert sat_down.simulated
    assert [record.simulated for record in bench.records] == [True, True, True]


# Time


def test_a_record_has_the_times_of_the_clock(bench: Bench) -> None:
    bench.press(1_200)
    bench.press(31_000)
    record = bench.answer(after_ms=800)

    assert (record.short_ms, record.long_gaps_ms, record.inputs, record.first_input_ms) == (2_000, (31_000,), 3, 1_200)
    assert record.shown_at == "2026-11-24T09:00:05.700Z"
    assert record.submitted_at == "2026-11-24T09:00:38.700Z"


def test_time_starts_when_the_item_is_painted_and_painting_is_a_wait(bench: Bench) -> None:
    bench.press(1_000)
    bench.sitting.answer({"label": "cat"})
    bench.sitting.next()
    bench.show(bench.sitting.item, wait_ms=250)
    record = bench.answer(after_ms=900)

    assert (record.wait_ms, record.short_ms) == (250, 900)


def test_the_meters_reading_is_what_the_records_credit_at_the_projects_cap(tmp_path: Path) -> None:
    bench = Bench(text_project(tmp_path, 4, more='[labour]\nidle_after = "40s"\n'))
    bench.answer(after_ms=10_000)
    bench.answer(after_ms=300_000)

    assert bench.sitting.credited_ms == 10_000 + 40_000


# Long gaps


def test_a_gap_beyond_the_cap_is_asked_about_once_and_the_claim_kept_beside_the_time(bench: Bench) -> None:
    assert not bench.press(60_000)
    assert bench.press(60_001)
    bench.sitting.claim("working")
    bench.sitting.claim("break")  # there is no gap any more that it could be about
    record = bench.answer()

    claims = [record for record in bench.store if isinstance(record, ClaimRecord)]
    assert [(claim.gap_ms, claim.claim) for claim in claims] == [(60_001, "working")]
    assert (record.claim, record.long_gaps_ms) == ("working", (60_000, 60_001))


def test_a_claim_about_a_gap_that_the_deciding_key_ended_is_not_the_next_items(bench: Bench) -> None:
    bench.answer(after_ms=100_000)
    bench.sitting.claim("break")

    assert bench.answer().claim is None
    assert [record.claim for record in bench.store if isinstance(record, ClaimRecord)] == ["break"]


def test_no_answer_is_no_claim(bench: Bench) -> None:
    bench.press(100_000)

    assert bench.answer().claim is None
    assert not [record for record in bench.store if isinstance(record, ClaimRecord)]


# Controls


def test_an_item_with_a_known_answer_is_a_check_and_its_record_says_whether_it_was_right(tmp_path: Path) -> None:
    bench = Bench(text_project(tmp_path, 4), gold={"1": {"label": "cat"}, "2": {"label": "cat"}, "3": {"label": "cat"}})

    records = [bench.answer("cat"), bench.answer("dog"), bench.skip(), bench.answer("cat")]

    assert [(record.activity, record.gold) for record in records] == [
        ("check", True),
        ("check", False),
        ("check", None),
        ("label", None),
    ]


def test_a_repeat_is_shown_blank_is_a_check_and_supersedes_nothing(tmp_path: Path) -> None:
    bench = Bench(text_project(tmp_path, 1, more="[queue]\nrepeat = 1.0\n"))
    bench.sitting.note = "seen"
    bench.answer("cat")

    assert (bench.shown, bench.sitting.standing, bench.sitting.page.answers[0], bench.sitting.note) == (
        "1",
        None,
        None,
        "",
    )
    assert not bench.sitting.reviewing
    record = bench.answer("dog")
    assert (record.activity, record.supersedes) == ("check", None)
    assert bench.shown is None


def test_the_answer_to_a_repeat_that_is_changed_in_a_later_sitting_is_still_held_against_the_first(
    tmp_path: Path,
) -> None:
    bench = Bench(text_project(tmp_path, 1, more="[queue]\nrepeat = 1.0\n"))
    bench.answer("cat")
    assert bench.answer("dog").repeat is False
    bench.come_again()
    bench.back()

    assert bench.answer("other").repeat is False
    bench.back()
    assert bench.answer("cat").repeat is True


def test_a_first_answer_is_no_repeat_though_one_was_given_and_taken_back(tmp_path: Path) -> None:
    bench = Bench(text_project(tmp_path, 1, more="[queue]\nrepeat = 1.0\n"))
    bench.answer("cat")
    bench.answer("dog")
    bench.undo()
    bench.undo()
    assert bench.stands("1") is None

    assert bench.answer("other").repeat is None


def test_a_repeat_taken_back_leaves_the_first_answer_standing(tmp_path: Path) -> None:
    bench = Bench(text_project(tmp_path, 1, more="[queue]\nrepeat = 1.0\n"))
    bench.answer("cat")
    bench.answer("dog")
    assert bench.undo() == "1"

    assert bench.stands("1") == "cat"
