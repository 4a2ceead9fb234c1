"""The cache that is bounded by bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.images.cache import ByteCache


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 60))), st.integers(1, 100))
def test_it_never_holds_more_than_its_bytes(puts: list[tuple[int, int]], limit: int) -> None:
    """Whatever is put in, and however often, the sum of what is held is known and bounded."""
    cache: ByteCache[int, int] = ByteCache(limit)
    for key, weight in puts:
        cache.put(key, weight, weight)
        held = [cache.get(key) for key in range(7) if key in cache]
        assert cache.held == sum(weight for weight in held if weight is not None) <= limit


def test_what_was_used_longest_ago_goes_first() -> None:
    """Looking counts as using."""
    cache: ByteCache[str, str] = ByteCache(2)
    cache.put("a", "A", 1)
    cache.put("b", "B", 1)
    cache.get("a")
    cache.put("c", "C", 1)
    assert ("a" in cache, "b" in cache, "c" in cache) == (True, False, True)


def test_what_is_larger_than_the_cache_is_not_kept() -> None:
    """It does not drive out the rest either."""
    cache: ByteCache[str, str] = ByteCache(2)
    cache.put("a", "A", 1)
    cache.put("b", "B", 3)
    assert (len(cache), cache.get("a"), cache.get("b")) == (1, "A", None)


def test_a_new_value_takes_the_place_of_the_old_one() -> None:
    """Nothing is counted twice."""
    cache: ByteCache[str, str] = ByteCache(4)
    cache.put("a", "A", 3)
    cache.put("a", "B", 2)
    assert (cache.get("a"), cache.held) == ("B", 2)
