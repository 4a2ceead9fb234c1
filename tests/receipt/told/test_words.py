"""What is printed adds up and reads as the language has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.i18n import set_language
from annotate.receipt.told.words import add_up, duration, figure, percent, rounded, seconds


@given(st.lists(st.integers(0, 10**9), max_size=8), st.sampled_from([100, 1_000]))
def test_printed_parts_add_up_to_the_printed_total(parts: list[int], tick: int) -> None:
    """And no part is a whole tick away from what it is."""
    total = rounded(sum(parts), tick)
    ticks = add_up(parts, total)

    assert sum(ticks) == (total if sum(parts) else 0)
    assert all(abs(shown * tick - part) <= tick + tick / 2 for shown, part in zip(ticks, parts, strict=True))


@pytest.mark.parametrize(
    ("ticks", "tick", "text"),
    [
        (0, 100, "0.0 s"),
        (124, 100, "12.4 s"),
        (1_824, 100, "3 min 02.4 s"),
        (59, 1_000, "59 s"),
        (3_792, 1_000, "1 h 03 min 12 s"),
        (90_000, 1_000, "25 h 00 min 00 s"),
    ],
)
def test_lengths_of_time_name_their_units(ticks: int, tick: int, text: str) -> None:
    assert duration(ticks, tick) == text


def test_numbers_follow_the_language() -> None:
    assert [figure(text) for text in ("0.5", "1515.00", "12345.6", "-7.98")] == ["0.5", "1,515.00", "12,345.6", "−7.98"]
    set_language("fr")
    assert [figure(text) for text in ("0.5", "12345.6")] == ["0,5", "12\u00a0345,6"]


def test_seconds_and_shares_are_rounded_half_up_by_their_decimal_digits() -> None:
    assert [seconds(value) for value in (0.05, 0.25, 2.249, 1.005, 4.45)] == ["0.1", "0.3", "2.2", "1.0", "4.5"]
    assert [percent(share) for share in (0.005, 0.145, 0.285, 0.2849, 1e-05)] == ["1%", "15%", "29%", "28%", "0%"]


def test_shares_are_whole_percent() -> None:
    assert [percent(share) for share in (0, 0.005, 0.334, 1)] == ["0%", "1%", "33%", "100%"]
    set_language("fr")
    assert percent(0.334) == "33\u00a0%"
