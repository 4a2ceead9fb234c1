"""A sitting: what is shown next, what is recorded, what can be taken back; no moment is lost or counted twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.content import Content
from annotate.items import Item
from annotate.meter.stretch import length_ms
from annotate.progress import Progress
from annotate.project import Project
from annotate.queue import Queue
from annotate.sitting import Sitting
from annotate.tasks import AnswerError
from storage.records import ClaimRecord, LabelRecord, Record, SessionEndRecord, SessionRecord, SpanRecord
from tests.clock import HandClock
from tests.projects import text_project


class Bench:
    """A project, a clock turned by hand, a list in the place of the store, and whoever sits there."""

    def __init__(self, project: Project, gold: dict[str, Any] | None = None, **options: Any) -> None:
        self.project, self.gold, self.options = project, gold or {}, options
        self.items = project.items()
        self.clock = HandClock()
        self.store: list[Record] = []
        self.sit_down()

    def sit_down(self, annotator: str = "ana") -> Sitting:
        """A new process: all that it knows is what was stored."""
        progress = Progress()
        for record in self.records:
            progress.add(record)
        queue = Queue(self.items, progress, annotator, self.project.config.queue, self.gold)
        self.progress = progress
        self.sitting = Sitting(
            self.project, self.items, queue, progress, annotator, self.store.append, self.clock, **self.options
        )
        self.sitting.start()
        self.show(self.sitting.next())
        return self.sitting

    def show(self, item: Item | None, wait_ms: int = 0) -> str | None:
        """Paint it."""
        self.clock.go(wait_ms)
        self.sitting.painted(Content("hash"))
        return None if item is None else item.id

    def press(self, after_ms: int = 1_000) -> bool:
        self.clock.go(after_ms)
        return self.sitting.input()

    def answer(self, label: str = "cat", after_ms: int = 1_000) -> LabelRecord:
        """One key, after some thought; the next item follows at once."""
        self.press(after_ms)
        record = self.sitting.answer({"label": label})
        self.turn()
        return record

    def skip(self, reason: Any = "unsure") -> LabelRecord:
        self.press()
        record = self.sitting.skip(reason)
        self.turn()
        return record

    def flag(self) -> LabelRecord:
        self.press()
        record = self.sitting.flag()
        self.turn()
        return record

    def turn(self) -> None:
        self.show(self.sitting.forward() if self.sitting.reviewing else self.sitting.next())

    def undo(self) -> str | None:
        self.press()
        return self.show(self.sitting.undo())

    def back(self) -> str | None:
        return self.show(self.sitting.back())

    def forward(self) -> str | None:
        return self.show(self.sitting.forward())

    @property
    def records(self) -> list[LabelRecord]:
        return [record for record in self.store if isinstance(record, LabelRecord)]

    @property
    def shown(self) -> str | None:
        return None if self.sitting.item is None else self.sitting.item.id

    def stands(self, item: str) -> Any:
        """The label that stands for an item, or the outcome."""
        progress = Progress()
        for record in self.records:
            progress.add(record)
        standing = progress.standing(item, "ana")
        if standing is None:
            return None
        return standing.answer["label"] if standing.answer else standing.reason or standing.outcome


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(text_project(tmp_path, 4))


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


# Taking back


def test_decisions_are_taken_back_one_by_one_as_far_as_one_likes(bench: Bench) -> None:
    given = [bench.answer(label) for label in ("cat", "dog", "other")]
    undone = [bench.undo() for _ in range(4)]

    assert undone == ["3", "2", "1", None]
    withdrawn = [record.supersedes for record in bench.records if record.outcome == "withdrawn"]
    assert withdrawn == [record.record for record in reversed(given)]
    assert [bench.stands(item) for item in "123"] == [None, None, None]
    assert bench.sitting.labels == bench.sitting.made == bench.sitting.decided == 0


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

    assert bench.sitting.draft == {"label": "cat"}
    record = bench.answer("dog")
    assert (record.activity, record.supersedes) == ("revise", None)
    assert bench.stands("1") == "dog"


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
    assert [bench.undo(), bench.sitting.draft] == ["2", {"label": "dog"}]
    assert [bench.undo(), bench.undo()] == ["1", None]
    assert bench.sitting.labels == bench.sitting.made == 0
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
    assert bench.sitting.draft == {"label": "cat"}
    assert bench.sitting.labels == 1


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
    assert (bench.sitting.labels, bench.sitting.made, bench.sitting.decided) == (2, 3, 3)
    bench.back()
    bench.answer("cat")  # the skip becomes a label
    assert (bench.sitting.labels, bench.sitting.made, bench.sitting.decided) == (3, 3, 3)
    bench.undo()
    assert (bench.sitting.labels, bench.sitting.made, bench.sitting.decided) == (2, 3, 3)


def test_changing_an_earlier_sittings_label_is_a_label_of_this_one_and_taking_it_back_none(bench: Bench) -> None:
    bench.answer()
    bench.sit_down()
    bench.back()
    bench.answer("dog")
    assert (bench.sitting.labels, bench.sitting.made) == (1, 0)
    bench.undo()

    assert (bench.sitting.labels, bench.sitting.made) == (0, 0)


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
    assert (bench.sitting.draft, bench.sitting.note) == ({"label": "cat"}, "")
    bench.forward()

    assert (bench.sitting.draft, bench.sitting.note) == ({"label": "other"}, "blurred")


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

    assert (bench.shown, bench.sitting.standing, bench.sitting.draft, bench.sitting.note) == ("1", None, None, "")
    assert not bench.sitting.reviewing
    record = bench.answer("dog")
    assert (record.activity, record.supersedes) == ("check", None)
    assert bench.shown is None


def test_a_repeat_taken_back_leaves_the_first_answer_standing(tmp_path: Path) -> None:
    bench = Bench(text_project(tmp_path, 1, more="[queue]\nrepeat = 1.0\n"))
    bench.answer("cat")
    bench.answer("dog")
    assert bench.undo() == "1"

    assert bench.stands("1") == "cat"


# The law


ACTIONS: dict[str, Callable[[Bench], object]] = {
    "cat": lambda bench: bench.shown and bench.answer("cat", 0),
    "dog": lambda bench: bench.shown and bench.answer("dog", 0),
    "later": lambda bench: bench.shown and bench.skip("later"),
    "unsure": lambda bench: bench.shown and bench.skip("unsure"),
    "flag": lambda bench: bench.shown and bench.flag(),
    "undo": lambda bench: bench.undo(),
    "back": lambda bench: bench.back(),
    "forward": lambda bench: bench.forward(),
    "unpainted": lambda bench: bench.sitting.back(),
    "press": lambda bench: bench.press(0),
    "claim": lambda bench: bench.sitting.claim("break"),
    "help": lambda bench: bench.sitting.meter.begin("learn"),
    "pause": lambda bench: bench.sitting.meter.begin("pause"),
    "close": lambda bench: bench.sitting.meter.finish(),
    "blur": lambda bench: bench.sitting.meter.blur(),
    "focus": lambda bench: bench.sitting.meter.focus(),
    "sleep": lambda bench: bench.clock.sleep(60_000),
    "tick": lambda bench: bench.sitting.meter.tick(),
}


@pytest.fixture(scope="module")
def repeating(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return text_project(tmp_path_factory.mktemp("repeating"), 4, more="[queue]\nrepeat = 0.5\n")


@settings(max_examples=200, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)), st.sampled_from((0, 1, 700, 31_000, 90_000)))))
def test_all_records_of_a_sitting_add_up_to_its_length(repeating: Project, steps: list[tuple[str, int]]) -> None:
    """And what the screen counted on the way is what the records say in the end."""
    bench = Bench(repeating, gold={"2": {"label": "cat"}})
    began = bench.clock.now_ms()
    for name, ms in steps:
        bench.clock.go(ms)
        ACTIONS[name](bench)
    bench.sitting.end("quit")

    end = bench.store[-1]
    assert isinstance(end, SessionEndRecord)
    spans = [record for record in bench.store if isinstance(record, SpanRecord) and record.activity != "suspended"]
    labels = sum(record.short_ms + sum(record.long_gaps_ms) + record.wait_ms for record in bench.records)
    assert labels + sum(map(length_ms, spans)) + end.tail_ms == end.elapsed_ms == bench.clock.now_ms() - began
    fold = Progress()
    for record in bench.records:
        fold.add(record)
    assert fold.tally("ana") == bench.progress.tally("ana")
    assert bench.sitting.labels == sum(fold.times(item.id, "ana") for item in bench.items)
