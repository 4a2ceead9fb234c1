"""The time that somebody wants an item to take: only what was seen of it counts, and nothing happens at its end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.sitting.countdown import Countdown, a_minute


def test_it_runs_down_and_stays_empty() -> None:
    countdown = Countdown(6_000)
    assert (countdown.left, countdown.left_s) == (1.0, 6)
    countdown.go_on(1_000, seen=True)
    countdown.go_on(2_500, seen=True)
    assert (countdown.left, countdown.left_s) == (0.75, 5)
    countdown.go_on(99_000, seen=True)

    assert (countdown.left, countdown.left_s) == (0.0, 0)


def test_time_in_which_nobody_sees_the_item_is_not_counted() -> None:
    countdown = Countdown(4_000)
    for now, seen in ((500, True), (1_500, False), (60_000, True), (61_000, True)):
        countdown.go_on(now, seen=seen)

    assert countdown.left == 0.5


@given(wanted=st.integers(1, 10_000), steps=st.lists(st.integers(0, 3_000), max_size=8))
def test_it_never_runs_back(wanted: int, steps: list[int]) -> None:
    countdown, now, left = Countdown(wanted), 0, 1.0
    for step in steps:
        now += step
        countdown.go_on(now, seen=True)
        assert 0 <= countdown.left <= left
        left = countdown.left
    assert (countdown.left_s == 0) == (sum(steps[1:]) >= wanted)


def test_clicks_a_minute_are_counted_once_time_has_passed() -> None:
    assert (a_minute(7, 0), a_minute(7, 30_000), a_minute(0, 5)) == (0, 14, 0)
