"""Which tiles are chosen, and where the cursor is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.tui.tiles.choice import Choice

CHOICES = st.builds(
    lambda count, columns, broken: Choice(count, columns).without(tile for tile in broken if tile < count),
    st.integers(1, 100),
    st.integers(1, 10),
    st.frozensets(st.integers(0, 99)),
)
STEPS = st.lists(st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]))


@given(CHOICES, st.integers(0, 120))
def test_a_tile_chosen_twice_is_not_chosen_and_a_broken_one_never_is(choice: Choice, tile: int) -> None:
    once = choice.toggled(tile)

    assert once.tiles == ([tile] if tile in choice.seen else [])
    assert once.toggled(tile) == choice


@given(CHOICES)
def test_all_are_all_that_can_be_seen_and_again_none(choice: Choice) -> None:
    everything = choice.all_or_none()

    assert everything.chosen == choice.seen
    assert everything.all_or_none().chosen == (frozenset() if choice.seen else choice.seen)


@given(CHOICES, STEPS)
def test_the_cursor_stays_on_the_tiles_and_moves_by_one(choice: Choice, steps: list[tuple[int, int]]) -> None:
    for right, down in steps:
        before, choice = choice, choice.moved(right, down)
        moved = choice.cursor - before.cursor

        assert 0 <= choice.cursor < choice.count
        assert moved in (0, right + down * choice.columns)
        if right and moved:
            assert choice.cursor // choice.columns == before.cursor // choice.columns


@given(CHOICES)
def test_every_tile_can_be_reached(choice: Choice) -> None:
    reached, waiting = {choice.cursor}, [choice]
    while waiting:
        here = waiting.pop()
        for right, down in ((1, 0), (0, 1)):
            there = here.moved(right, down)
            if there.cursor not in reached:
                reached.add(there.cursor)
                waiting.append(there)

    assert reached == set(range(choice.count))


def test_what_turns_out_to_be_broken_is_chosen_no_more() -> None:
    assert Choice(4, 2, frozenset({0, 3})).without([3]).tiles == [0]
