"""Several people's ledgers as one: sums of theirs, and the middle of everybody's labels."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.meter.ledger import read_ledgers
from annotate.meter.pace import quartiles
from annotate.meter.together import SMALLEST_GROUP, combine
from storage.records import Record
from tests.meter.test_parts import WAYS, figures, part_figures, sittings, summed


@settings(max_examples=12)
@given(sittings(), st.sampled_from((30_000, 60_000, 123_456)))
def test_every_figure_is_the_sum_of_the_peoples_own(found: list[Record], cap_ms: int) -> None:
    ledgers = list(read_ledgers(found, cap_ms=cap_ms).by_annotator.values())
    if not ledgers:
        return
    together = combine(ledgers)

    assert summed(figures(together)) == summed(pair for one in ledgers for pair in figures(one))
    assert together.credited_by_cap_ms == {
        cap: sum(one.credited_by_cap_ms[cap] for one in ledgers) for cap in ledgers[0].credited_by_cap_ms
    }
    assert together.sessions == sum(one.sessions for one in ledgers)
    assert together.labels == dict(sum((Counter(one.labels) for one in ledgers), Counter()))


@settings(max_examples=8)
@given(sittings())
def test_the_median_is_that_of_everybodys_labels(found: list[Record]) -> None:
    ledgers = list(read_ledgers(found).by_annotator.values())
    times = sum((one.label_times_ms for one in ledgers), Counter[int]())
    if times:
        assert combine(ledgers).pace.median_ms == int(quartiles(times)[1] + 0.5)


@settings(max_examples=25)
@given(sittings(people=("ana", "bea", "cid", "dan")), st.sampled_from(WAYS))
def test_parts_that_are_told_together_add_up_and_hide_everybody(found: list[Record], by: str) -> None:
    """Either three people are in a part, or there are fewer in all, and then there is but one part."""
    ledgers = list(read_ledgers(found, by=by).by_annotator.values())  # type: ignore[arg-type]
    if not ledgers:
        return
    together = combine(ledgers)

    assert summed(part_figures(together)) == summed(figures(together))
    assert all(part.people >= SMALLEST_GROUP for part in together.parts) or len(together.parts) == 1
