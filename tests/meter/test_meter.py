"""The meter: each moment of a sitting is spent on exactly one thing, and only input events make time count."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.meter.meter import PRESENCE_MS, Meter
from annotate.meter.stretch import Stretch, length_ms
from storage.records import MarkRecord, Record, SessionEndRecord, SpanRecord
from tests.clock import HandClock


class Desk:
    """A meter, its clock, and everything that it handed out."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.records: list[Record] = []
        self.labels: list[Stretch] = []
        self.meter = Meter(self.clock, "0123456789ab", self.records.append)

    def show(self, item: str, wait_ms: int = 0) -> None:
        self.meter.request(item)
        self.clock.go(wait_ms)
        self.meter.painted()

    def press(self, after_ms: int) -> int:
        self.clock.go(after_ms)
        return self.meter.input()

    def label(self, item: str, after_ms: int) -> Stretch:
        self.press(after_ms)
        stretch = self.meter.settle(item, "label")
        self.labels.append(stretch)
        self.records.append(SpanRecord(session="", activity="label", started_at=""))  # stands for the label record
        self.meter.wrote()
        return stretch

    def spans(self, activity: str) -> list[SpanRecord]:
        return [r for r in self.records if isinstance(r, SpanRecord) and r.activity == activity]

    def end(self) -> SessionEndRecord:
        self.meter.end("quit")
        record = self.records[-1]
        assert isinstance(record, SessionEndRecord)
        return record

    def settled_ms(self) -> int:
        """Everything that a record carries, sleep left out."""
        spans = [r for r in self.records if isinstance(r, SpanRecord) and r.activity != "suspended"]
        return sum(map(length_ms, spans)) + sum(s.short_ms + sum(s.long_gaps_ms) + s.wait_ms for s in self.labels)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_an_items_time_starts_when_it_is_painted_not_when_it_is_fetched(desk: Desk) -> None:
    """Decoding and painting are `wait`."""
    desk.show("a", wait_ms=400)

    stretch = desk.label("a", after_ms=2_000)

    assert (stretch.wait_ms, stretch.short_ms, stretch.first_input_ms, stretch.inputs) == (400, 2_000, 2_000, 1)
    assert stretch.started_at == "2026-11-24T09:00:06.100Z"


def test_what_passes_between_two_items_is_the_wait_of_the_next(desk: Desk) -> None:
    desk.show("a")
    desk.label("a", 1_000)
    desk.clock.go(7)
    desk.show("b", wait_ms=5)

    assert desk.label("b", 1_000).wait_ms == 12
    assert not desk.spans("wait")


def test_gaps_over_thirty_seconds_are_kept_one_by_one(desk: Desk) -> None:
    desk.show("a")
    for gap in (30_000, 200_000, 2_400_000):
        desk.press(gap)

    stretch = desk.label("a", 20_000)

    assert (stretch.short_ms, stretch.long_gaps_ms) == (50_000, [200_000, 2_400_000])
    assert stretch.inputs == 4


def test_an_input_event_tells_the_longest_gap_that_it_ended(desk: Desk) -> None:
    desk.show("a")

    assert desk.press(90_000) == 90_000
    desk.meter.begin("pause")
    assert desk.press(500_000) == 0


def test_time_away_is_nobodys_and_does_not_lengthen_the_item(desk: Desk) -> None:
    desk.show("a")
    desk.clock.go(3_000)
    desk.meter.blur()
    desk.clock.go(60_000)
    desk.meter.focus()
    stretch = desk.label("a", 2_000)

    assert stretch.short_ms == 5_000
    assert [length_ms(span) for span in desk.spans("away")] == [60_000]
    assert desk.end().focus == "reported"


def test_somebody_who_types_is_not_away(desk: Desk) -> None:
    desk.show("a")
    desk.meter.blur()
    desk.press(4_000)
    desk.press(1_000)

    assert [length_ms(span) for span in desk.spans("away")] == [4_000]
    assert desk.label("a", 500).short_ms == 1_500


def test_a_process_put_to_sleep_is_away_though_the_terminal_told_nothing(desk: Desk) -> None:
    desk.show("a")
    desk.press(1_000)
    desk.meter.blur(told=False)
    desk.clock.go(900_000)
    desk.meter.focus(told=False)

    assert desk.label("a", 2_000).short_ms == 3_000
    assert [length_ms(span) for span in desk.spans("away")] == [900_000]
    assert desk.end().focus == "unknown"


def test_a_terminal_that_reports_no_focus_is_unknown(desk: Desk) -> None:
    desk.show("a")

    assert desk.end().focus == "unknown"


def test_help_over_an_item_is_learning(desk: Desk) -> None:
    desk.show("a")
    desk.press(1_000)
    desk.meter.begin("learn")
    desk.press(9_000)
    desk.meter.finish()

    assert desk.label("a", 500).short_ms == 1_500
    assert [length_ms(span) for span in desk.spans("learn")] == [9_000]


def test_a_pause_within_the_help_is_a_pause(desk: Desk) -> None:
    desk.show("a")
    desk.meter.begin("learn")
    desk.press(1_000)
    desk.meter.begin("pause")
    desk.press(50_000)
    desk.meter.finish()
    desk.press(2_000)
    desk.meter.finish()
    desk.label("a", 100)

    assert [length_ms(span) for span in desk.spans("pause")] == [50_000]
    assert [length_ms(span) for span in desk.spans("learn")] == [3_000]


def test_an_item_left_without_an_answer_keeps_its_time_until_it_is_decided(desk: Desk) -> None:
    desk.show("a")
    desk.press(4_000)
    desk.show("b")
    desk.label("b", 1_000)
    desk.show("a")

    assert desk.label("a", 2_000).short_ms == 6_000


def test_an_item_never_decided_is_skipped_work(desk: Desk) -> None:
    desk.show("a", wait_ms=20)
    desk.press(4_000)
    desk.end()

    assert [length_ms(span) for span in desk.spans("skip")] == [4_000]
    assert [length_ms(span) for span in desk.spans("wait")] == [20]


def test_a_reopened_item_that_is_left_again_is_revision(desk: Desk) -> None:
    desk.meter.request("a", "revise")
    desk.meter.painted()
    desk.press(3_000)
    desk.show("b")
    desk.press(10)

    assert [length_ms(span) for span in desk.spans("revise")] == [3_000]


def test_an_empty_queue_is_waiting(desk: Desk) -> None:
    desk.show("a")
    desk.label("a", 1_000)
    desk.press(40_000)
    desk.end()

    assert [span.long_gaps_ms for span in desk.spans("wait")] == [(40_000,)]


def test_what_follows_the_last_input_is_credited_to_nobody(desk: Desk) -> None:
    desk.show("a")
    desk.press(2_000)
    desk.clock.go(100_000)

    end = desk.end()

    assert (end.elapsed_ms, end.tail_ms) == (102_000, 100_000)


def test_the_end_of_a_pause_needs_no_key_to_be_a_pause(desk: Desk) -> None:
    desk.show("a")
    desk.press(1_000)
    desk.meter.begin("pause")
    desk.clock.go(80_000)

    assert desk.end().tail_ms == 0
    assert [length_ms(span) for span in desk.spans("pause")] == [80_000]


def test_a_machine_that_slept_is_suspended_and_nothing_else_changes(desk: Desk) -> None:
    desk.show("a")
    desk.clock.sleep(3_600_000)
    desk.meter.tick()
    stretch = desk.label("a", 2_000)

    assert stretch.short_ms == 2_000
    assert [length_ms(span) for span in desk.spans("suspended")] == [3_600_000]
    assert desk.end().suspended_ms == 3_600_000


def test_a_step_of_the_wall_clock_changes_no_duration(desk: Desk) -> None:
    desk.show("a")
    desk.clock.wall_step_ms = -7_200_000
    stretch = desk.label("a", 2_000)

    assert stretch.short_ms == 2_000
    assert not desk.spans("suspended")


def test_while_somebody_works_a_mark_is_written_every_fifteen_seconds(desk: Desk) -> None:
    desk.show("a")
    for _ in range(40):
        desk.press(1_000)
        desk.meter.tick()

    marks = [r for r in desk.records if isinstance(r, MarkRecord)]
    assert [mark.elapsed_ms for mark in marks] == [PRESENCE_MS, 2 * PRESENCE_MS]
    assert [span.short_ms for span in marks[-1].open] == [2 * PRESENCE_MS]


def test_nobody_working_leaves_no_marks(desk: Desk) -> None:
    desk.show("a")
    for _ in range(40):
        desk.clock.go(1_000)
        desk.meter.tick()

    assert not desk.records


def test_labels_need_no_marks_beside_them(desk: Desk) -> None:
    for number in range(60):
        desk.show(f"{number}")
        desk.label(f"{number}", 1_000)
        desk.meter.tick()

    assert not any(isinstance(record, MarkRecord) for record in desk.records)


def test_time_still_open_elsewhere_is_marked_behind_a_label(desk: Desk) -> None:
    """A killed process must not lose the time of an item that was left for another."""
    desk.show("a")
    desk.press(4_000)
    desk.show("b")
    desk.label("b", 1_000)

    mark = desk.records[-1]
    assert isinstance(mark, MarkRecord)
    assert [(span.activity, span.short_ms) for span in mark.open] == [("skip", 4_000)]


Step = Callable[[Desk], None]


def _maybe_label(desk: Desk) -> None:
    item = desk.meter._item
    if item is not None:
        desk.label(str(item), 1)


STEPS: dict[str, Step] = {
    "press": lambda desk: (desk.meter.input(), None)[1],
    "blur": lambda desk: desk.meter.blur(),
    "focus": lambda desk: desk.meter.focus(),
    "paint": lambda desk: desk.meter.painted(),
    "a": lambda desk: desk.meter.request("a"),
    "b": lambda desk: desk.meter.request("b"),
    "again": lambda desk: desk.meter.request("c", "revise"),
    "leave": lambda desk: desk.meter.leave(),
    "help": lambda desk: desk.meter.begin("learn"),
    "pause": lambda desk: desk.meter.begin("pause"),
    "close": lambda desk: desk.meter.finish(),
    "sleep": lambda desk: desk.clock.sleep(60_000),
    "tick": lambda desk: desk.meter.tick(),
    "label": _maybe_label,
}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.sampled_from((0, 1, 40, 1_500, 31_000, 400_000)))))
def test_time_is_conserved_whatever_happens(steps: list[tuple[str, int]]) -> None:
    """All activities and the tail add up to the length of the sitting; each mark adds up to its last input."""
    desk = Desk()
    for name, ms in steps:
        seen = len(desk.records)
        desk.clock.go(ms)
        STEPS[name](desk)
        fresh = desk.records[seen:]
        assert all(length_ms(r) > 0 for r in fresh if isinstance(r, SpanRecord) and r.session)
        if fresh and isinstance(mark := desk.records[-1], MarkRecord):
            assert desk.settled_ms() + sum(map(length_ms, mark.open)) == mark.elapsed_ms

    end = desk.end()

    assert desk.settled_ms() + end.tail_ms == end.elapsed_ms
    assert sum(map(length_ms, desk.spans("suspended"))) == end.suspended_ms
