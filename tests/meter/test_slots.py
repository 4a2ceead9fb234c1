"""Numbers by name: whatever the names and their order, each has its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from annotate.meter.slots import Slots

names = st.one_of(
    st.from_regex(r"[ab]-0{0,2}(0|[1-9]|99999?|123456789012)", fullmatch=True), st.sampled_from(["", "a", "7", "a-٣"])
)


def filled(numbers: dict[str, int]) -> Slots:
    slots = Slots("Q")
    for name, number in numbers.items():
        slots[name] = number
    return slots


@limits(max_examples=50)
@given(st.dictionaries(names, st.integers(0, 2**64 - 1)), names)
def test_slots_hold_what_a_dictionary_holds(numbers: dict[str, int], name: str) -> None:
    slots = filled(numbers)

    assert {each: slots[each] for each in numbers} == numbers
    assert slots[name] == numbers.get(name, 0)
    assert bool(slots) == bool(numbers)


@limits(max_examples=50)
@given(st.dictionaries(names, st.integers(1, 9)), st.dictionaries(names, st.integers(1, 9)))
def test_beside_finds_the_same_names(ours: dict[str, int], theirs: dict[str, int]) -> None:
    found = list(filled(ours).beside(filled(theirs)))

    assert sorted(found) == sorted((number, theirs.get(name, 0)) for name, number in ours.items())
