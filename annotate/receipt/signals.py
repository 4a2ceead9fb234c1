"""Quality signals: how labels were given, beside what is usual. They are no verdict and take nothing away.

Few labels show nothing, so no signal is raised below fifty; the word "check" needs two.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET

from annotate.meter.pace import Pace
from annotate.receipt.model import Signals

ENOUGH = 50
_REFLEXES = 0.05
"""More than this share of labels faster than any decision."""
_HASTY = 0.25
_RUN = 2.0
"""A run this many times as long as its answer's share predicts."""
_REGULAR = 0.1
"""A script is regular: people's times vary by half their mean and more."""
_KNOWN_ENOUGH, _KNOWN = 10, 0.7
"""Below this share of items with a known answer, or with an own one from before, if there are so many of them."""


def signals(pace: Pace) -> Signals:
    """The signals of one annotator's labels."""
    raised = tuple(_raised(pace)) if pace.labels >= ENOUGH else ()
    return Signals(
        labels=pace.labels,
        under_300_ms_share=_share(pace.under_reflex, pace.alone),
        hasty_share=_share(pace.hasty, pace.alone),
        longest_run=pace.longest_run,
        expected_run=None if pace.expected_run is None else round(pace.expected_run, 1),
        variation=round(pace.variation, 3) if pace.variation is not None and pace.alone >= ENOUGH else None,
        gold_right=pace.right,
        gold_wrong=pace.wrong,
        repeats_same=pace.same if pace.same + pace.other else UNSET,
        repeats_other=pace.other if pace.same + pace.other else UNSET,
        raised=raised,
        check=len(raised) >= 2,
    )


def _raised(pace: Pace) -> Iterator[str]:
    if pace.under_reflex > _REFLEXES * pace.alone:
        yield "under_300_ms"
    if pace.hasty > _HASTY * pace.alone:
        yield "hasty"
    if pace.expected_run and pace.longest_run > _RUN * pace.expected_run:
        yield "longest_run"
    if pace.variation is not None and pace.alone >= ENOUGH and pace.variation < _REGULAR:
        yield "variation"
    if _often_other(pace.right, pace.wrong):
        yield "gold"
    if _often_other(pace.same, pace.other):
        yield "repeats"


def _often_other(as_expected: int, other: int) -> bool:
    known = as_expected + other
    return known >= _KNOWN_ENOUGH and as_expected < _KNOWN * known


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
