"""What is covered until somebody looks at it: how often that was, and how long it lay open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotate.meter.meter import Meter
from storage.records import MarkRecord, OpenSpan, Record, SpanRecord
from tests.clock import HandClock


class Desk:
    """A meter with an item on the screen."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.records: list[Record] = []
        self.meter = Meter(self.clock, "0123456789ab", self.records.append)
        self.meter.request("a")
        self.meter.painted()

    def look(self, ms: int) -> None:
        """Open the item and look at it for so long."""
        self.meter.reveal()
        self.clock.go(ms)
        self.meter.input()

    def decided(self) -> tuple[int, int]:
        """Reveals and exposure that the item's record carries."""
        stretch = self.meter.settle("a", "label")
        return stretch.reveals, stretch.exposed_ms


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_each_look_counts_and_its_time_adds_up(desk: Desk) -> None:
    desk.look(2_000)
    desk.meter.cover()
    desk.clock.go(5_000)
    desk.look(500)
    desk.meter.cover()

    assert desk.decided() == (2, 2_500)


def test_the_decision_covers_the_item(desk: Desk) -> None:
    desk.look(1_200)

    assert desk.meter.exposed_ms == 1_200
    assert desk.decided() == (1, 1_200)
    assert desk.meter.exposed_ms == 0


def test_what_is_open_cannot_be_opened_again(desk: Desk) -> None:
    desk.meter.reveal()
    desk.clock.go(100)
    desk.meter.reveal()

    assert desk.decided() == (1, 100)


@pytest.mark.parametrize(
    "covering",
    [
        lambda meter: meter.begin("pause"),
        lambda meter: meter.begin("learn"),
        lambda meter: meter.blur(),
        lambda meter: meter.blur(told=False),
    ],
)
def test_whatever_stands_before_the_item_covers_it(desk: Desk, covering: Callable[[Meter], None]) -> None:
    desk.look(700)
    covering(desk.meter)
    desk.clock.go(60_000)

    assert desk.decided() == (1, 700)


def test_nothing_is_opened_under_a_page(desk: Desk) -> None:
    desk.meter.begin("learn")
    desk.meter.reveal()
    desk.clock.go(1_000)

    assert desk.decided() == (0, 0)


def test_another_item_covers_it_and_it_keeps_what_it_had(desk: Desk) -> None:
    desk.look(300)
    desk.meter.request("b")
    desk.meter.painted()
    desk.clock.go(1_000)
    desk.meter.request("a")
    desk.meter.painted()
    desk.look(40)

    assert desk.decided() == (2, 340)


def test_what_was_looked_at_counts_on_while_another_item_is_on_the_screen(desk: Desk) -> None:
    desk.look(300)
    desk.meter.request("b")
    desk.meter.painted()
    desk.look(50)

    assert desk.meter.exposed_ms == 350


def test_an_item_that_was_never_decided_leaves_its_exposure_in_its_span(desk: Desk) -> None:
    desk.look(900)
    desk.clock.go(100)
    desk.meter.end("quit")

    assert [(r.reveals, r.exposed_ms) for r in desk.records if isinstance(r, SpanRecord)] == [(1, 1_000)]


def test_a_presence_mark_says_how_long_what_is_open_has_lain_open_up_to_the_last_key(desk: Desk) -> None:
    desk.look(16_000)
    desk.clock.go(1_000)
    desk.meter.tick()

    (mark,) = [record for record in desk.records if isinstance(record, MarkRecord)]
    assert mark.open == (OpenSpan(activity="skip", short_ms=16_000, reveals=1, exposed_ms=16_000),)
    assert desk.decided() == (1, 17_000)


def test_looking_is_no_activity_of_its_own(desk: Desk) -> None:
    desk.look(800)
    stretch = desk.meter.settle("a", "label")

    assert (stretch.short_ms, stretch.exposed_ms, stretch.inputs) == (800, 800, 1)
