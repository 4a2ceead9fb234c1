"""Quality signals: how labels were given, beside what is usual. They are no verdict and take nothing away.

Few labels show nothing, so no signal is raised below fifty; the word "check" needs two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import UNSET

from annotate.meter.pace import Pace
from annotate.receipt.model import Signals

ENOUGH = 50
KNOWN_ENOUGH = 10
"""Items with a known answer, or with an own one from before, below which these show nothing."""
REFLEXES = 0.05
"""More than this share of labels faster than any decision."""
HASTY = 0.25
RUN = 2.0
"""A run this many times as long as its answer's share predicts."""
REGULAR = 0.1
"""A script is regular: people's times vary by half their mean and more."""
KNOWN = 0.7
"""Below this share of items with a known answer, or with an own one from before."""
_FAST = {"under_300_ms": "too fast", "hasty": "too fast"}
ONE_ANSWER = 0.95
"""One answer, at least this often,"""
APART = 0.2
"""and less often by this much among the known answers, or among the answers of others.

Of fifty answers each, the fewest that are looked at, chance alone makes such a difference in fewer than 4 of 1,000
cases (Fisher's exact test, one-sided). With nothing to compare it with, one answer shows nothing: a dataset may be all
of one class.
"""


class Others(NamedTuple):
    """What others answered: how often what somebody gives most often, and how many answers they gave."""

    given: int = 0
    of: int = 0


class Signal(NamedTuple):
    """One signal: how many of what it looks at there are, whether these are enough, whether it is raised."""

    name: str
    known: int
    needed: int
    told: bool
    raised: bool


def signals(pace: Pace) -> Signals:
    """The signals of one annotator's labels, from nobody else's."""
    raised = tuple(signal.name for signal in weigh(pace) if signal.raised)
    return Signals(
        labels=pace.labels,
        under_300_ms_share=share(pace.under_reflex, pace.alone),
        hasty_share=share(pace.hasty, pace.alone),
        longest_run=pace.longest_run,
        expected_run=None if pace.expected_run is None else round(pace.expected_run, 1),
        most_frequent_share=round(pace.most.given / pace.most.of, 4) if pace.most else UNSET,
        variation=round(pace.variation, 3) if pace.variation is not None and pace.alone >= ENOUGH else None,
        gold_right=pace.right,
        gold_wrong=pace.wrong,
        repeats_same=pace.same if pace.same + pace.other else UNSET,
        repeats_other=pace.other if pace.same + pace.other else UNSET,
        raised=raised,
        check=is_check(raised),
    )


def is_check(raised: tuple[str, ...]) -> bool:
    """Whether it is worth a look together with the person: two signals are raised, and not both for being fast.

    Whoever gives labels faster than any decision is hasty, too: that is one thing, and no second sign of anything.
    """
    return len({_FAST.get(name, name) for name in raised}) >= 2


def weigh(pace: Pace, others: Others = Others()) -> Iterator[Signal]:  # noqa: B008  immutable
    """Each signal, raised or not, in the order in which they are told; `others` for one answer only."""

    def signal(name: str, known: int, needed: int, unusual: Callable[[], bool]) -> Signal:
        told = pace.labels >= ENOUGH and known >= needed
        return Signal(name, known, needed, told, told and unusual())

    yield signal("under_300_ms", pace.alone, ENOUGH, lambda: pace.under_reflex > REFLEXES * pace.alone)
    yield signal("hasty", pace.alone, ENOUGH, lambda: pace.hasty > HASTY * pace.alone)
    yield signal("variation", pace.alone, ENOUGH, lambda: pace.variation is not None and pace.variation < REGULAR)
    yield signal("one_answer", pace.answered, ENOUGH, lambda: _gives_one_answer(pace, others))
    yield signal("longest_run", pace.choices, ENOUGH, lambda: pace.longest_run > RUN * (pace.expected_run or 0))
    yield signal("gold", pace.right + pace.wrong, KNOWN_ENOUGH, lambda: _often_other(pace.right, pace.wrong))
    yield signal("repeats", pace.same + pace.other, KNOWN_ENOUGH, lambda: _often_other(pace.same, pace.other))


def share(part: int, whole: int) -> float | None:
    """A share to four decimals; None of nothing."""
    return round(part / whole, 4) if whole else None


def is_compared(pace: Pace, others: Others) -> bool:
    """Whether it can be told that somebody's one answer is not simply that of the dataset."""
    return pace.most is not None and (pace.most.controls >= KNOWN_ENOUGH or others.of >= ENOUGH)


def _gives_one_answer(pace: Pace, others: Others) -> bool:
    most = pace.most
    if most is None or most.given < ONE_ANSWER * most.of:
        return False
    missed = most.to_controls - most.known_of_controls
    if most.controls >= KNOWN_ENOUGH and missed >= APART * most.controls:
        return True
    return others.of >= ENOUGH and most.given * others.of - others.given * most.of >= APART * most.of * others.of


def _often_other(as_expected: int, other: int) -> bool:
    return as_expected < KNOWN * (as_expected + other)
