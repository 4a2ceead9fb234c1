from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.dataset.agreement.distances import Seen, apart, boxes_apart, edits, jaccard, masi, tiles_apart
from annotate.dataset.agreement.measures import UNITS, VALUES, alpha, by_chance, weighed

Sets = list[list[frozenset[str]]]
BOX = {"label": "cat", "x": 0.0, "y": 0.0, "width": 10.0, "height": 10.0}


def by_hand(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        above, row = row, [number]
        for place, its in enumerate(other, 1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != its)))
    return row[-1]


@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_edits_are_levenshteins(one: str, other: str) -> None:
    assert edits(one, other) == by_hand(one, other)


def test_texts_lie_apart_by_the_share_of_letters_to_change() -> None:
    assert (apart("", ""), apart("kitten", "sitting"), apart("ab", "")) == (0, 3 / 7, 1)


def test_a_tile_that_one_of_two_could_not_see_holds_them_not_apart() -> None:
    frame = ("cat", 2, 2)
    one = Seen(frame, frozenset({0, 1}), frozenset())

    assert tiles_apart(one, Seen(frame, frozenset({0}), frozenset({1}))) == 0
    assert tiles_apart(one, Seen(frame, frozenset({0}), frozenset())) == 1 / 2
    assert tiles_apart(one, Seen(("dog", 2, 2), frozenset({0, 1}), frozenset())) == 1


def test_boxes_lie_apart_by_those_that_have_no_match() -> None:
    one, both = {"boxes": [BOX]}, {"boxes": [BOX, {**BOX, "x": 50.0}]}

    assert boxes_apart(one, both) == pytest.approx(1 / 3)
    assert boxes_apart(one, {"boxes": [{**BOX, "label": "dog"}]}) == 1
    assert boxes_apart({"boxes": []}, {"boxes": []}) == 0


sets = st.frozensets(st.sampled_from("abc"), max_size=3)


@given(st.lists(st.lists(sets, min_size=2, max_size=3), min_size=2, max_size=6), st.sampled_from([jaccard, masi]))
def test_alpha_of_sets_is_the_definition_worked_out_pair_by_pair(units: Sets, distance: object) -> None:
    assert callable(distance)
    values = [value for unit in units for value in unit]
    whole = len(values)
    observed = sum(distance(*two) / (len(unit) - 1) for unit in units for two in permutations(unit, 2)) / whole
    expected = sum(distance(*two) for two in permutations(values, 2)) / (whole * (whole - 1))

    counts = {value: float(values.count(value)) for value in values}
    totals = {UNITS: len(units), VALUES: whole, "own": sum(weighed(unit, distance) for unit in units)}
    found = alpha(totals, by_chance(counts, distance), weighed="own")

    assert found is None if expected == 0 else found == pytest.approx(1 - observed / expected)
