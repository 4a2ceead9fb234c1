"""The time of a page, in portions for the items that were decided on it."""

from __future__ import annotations

from typing import NamedTuple

from annotate.meter.stretch import SHORT_GAP_MS, Stretch


class Portion(NamedTuple):
    """What one item's record carries of the time of its page."""

    short_ms: int
    long_gaps_ms: tuple[int, ...]
    wait_ms: int
    inputs: int


def portions(spent: Stretch, count: int) -> list[Portion]:
    """The time of a page of so many items, in as many portions, which together are exactly that time.

    Only the page's time was measured, so each item gets an equal portion; what does not divide goes to the first ones.
    Whoever reads the records at any idle cap must find what was credited for the page: so a gap of more than 30 s is
    never divided, or its pieces would each stay below the cap. All of these go to the first item, and so does a wait
    of that length.
    """
    first_wait, wait_ms = (spent.wait_ms, 0) if spent.wait_ms > SHORT_GAP_MS else (0, spent.wait_ms)
    equal = zip(*(_divided(whole, count) for whole in (spent.short_ms, wait_ms, spent.inputs)), strict=True)
    found = [Portion(short_ms, (), waited_ms, inputs) for short_ms, waited_ms, inputs in equal]
    found[0] = found[0]._replace(long_gaps_ms=tuple(spent.long_gaps_ms), wait_ms=found[0].wait_ms + first_wait)
    return found


def _divided(whole: int, count: int) -> list[int]:
    equal, rest = divmod(whole, count)
    return [equal + (place < rest) for place in range(count)]
