"""The time of a page in portions: together they are that time, however it is read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.meter.credit import credited_ms
from annotate.meter.stretch import Stretch
from annotate.sitting.portions import portions

STRETCHES = st.builds(
    Stretch,
    activity=st.just("label"),
    started_at=st.just(""),
    began_ms=st.just(0),
    short_ms=st.integers(0, 10**7),
    long_gaps_ms=st.lists(st.integers(30_001, 10**7), max_size=4),
    wait_ms=st.integers(0, 200_000),
    inputs=st.integers(0, 500),
)


@given(STRETCHES, st.integers(1, 100), st.integers(30_000, 10**6))
def test_portions_add_up_to_the_page_at_every_idle_cap(spent: Stretch, count: int, cap_ms: int) -> None:
    found = portions(spent, count)

    assert len(found) == count
    assert sum(credited_ms(one, cap_ms) for one in found) == credited_ms(spent, cap_ms)
    assert sum(min(one.wait_ms, cap_ms) for one in found) == min(spent.wait_ms, cap_ms)
    assert sum(one.wait_ms for one in found) == spent.wait_ms
    assert sum(one.inputs for one in found) == spent.inputs
    assert [gap for one in found for gap in one.long_gaps_ms] == spent.long_gaps_ms


@given(STRETCHES, st.integers(2, 100))
def test_portions_are_equal_but_for_what_does_not_divide(spent: Stretch, count: int) -> None:
    found = portions(spent, count)

    for whole in ([one.short_ms for one in found], [one.inputs for one in found]):
        assert max(whole) - min(whole) <= 1
        assert whole == sorted(whole, reverse=True)
    assert not any(one.long_gaps_ms for one in found[1:])


@given(STRETCHES)
def test_a_single_item_has_all_of_it(spent: Stretch) -> None:
    (one,) = portions(spent, 1)

    assert one == (spent.short_ms, tuple(spent.long_gaps_ms), spent.wait_ms, spent.inputs)
