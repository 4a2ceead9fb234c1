"""Several people's ledgers as one: their sums, of groups that are large enough that nobody can be told from the others.

A group of three is the smallest of which a total tells nobody what one other person did (the rule of statistical
offices). Where fewer worked on a day or at a kind of task, such parts are told of as one, with the next larger ones
until three people are in it. Whoever worked without a meter adds no time, so that a time is told of three only where
three had one. Against somebody who asks again and again for other periods no such rule helps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any, TypeVar

from msgspec import Struct, structs

from annotate.meter.ledger import Ledger
from annotate.meter.pace import Runs, pace
from annotate.meter.parts import Part

SMALLEST_GROUP = 3

S = TypeVar("S", bound=Struct)

_OF_ONE = (
    "acceptances",
    "annotator",
    "cap_ms",
    "first_at",
    "label_times_ms",
    "last_at",
    "pace",
    "page_times_ms",
    "parts",
)
"""Fields of a ledger that are no sums."""


def combine(ledgers: Sequence[Ledger], *, fold: bool = True) -> Ledger:
    """The sums of at least one ledger, all at the same cap; `annotator` is empty.

    What tells how somebody works is left out: runs of answers, and the reasons that requesters gave. `fold`: whether
    parts of fewer than three people are told of together.
    """
    times = sum((one.label_times_ms for one in ledgers), Counter[int]())
    on_pages = sum((one.page_times_ms for one in ledgers), Counter[int]())
    labels = sum(one.pace.labels for one in ledgers)
    whole = added(ledgers, leave=_OF_ONE)
    acceptances = added([one.acceptances for one in ledgers])
    return structs.replace(
        whole,
        annotator="",
        first_at=min((one.first_at for one in ledgers if one.first_at), default=None),
        last_at=max((one.last_at for one in ledgers if one.last_at), default=None),
        acceptances=structs.replace(acceptances, reasons={}, other_reasons=0),
        pace=pace(times, Runs(), right=0, wrong=0, on_pages_ms=on_pages, untimed=labels - times.total()),
        label_times_ms=times,
        page_times_ms=on_pages,
        parts=_parts(ledgers, fold=fold),
    )


def added(parts: Sequence[S], leave: Iterable[str] = ()) -> S:
    """Field by field: numbers are added, truths joined, what is kept by name is added name by name.

    The first one's fields of the names in `leave` are kept as they are.
    """
    first, left = parts[0], frozenset(leave)
    sums = {
        name: reduce(_plus, (getattr(part, name) for part in parts))
        for name in first.__struct_fields__
        if name not in left
    }
    return structs.replace(first, **sums)


def _plus(one: Any, other: Any) -> Any:
    if isinstance(one, bool):
        return one or other
    if isinstance(one, dict):
        return one | {name: _plus(one[name], value) if name in one else value for name, value in other.items()}
    if isinstance(one, Struct):
        return added((one, other))
    return one + other


def _parts(ledgers: Iterable[Ledger], *, fold: bool) -> tuple[Part, ...]:
    people: dict[str, list[tuple[int, Part]]] = {}
    for number, ledger in enumerate(ledgers):
        for part in ledger.parts:
            people.setdefault(part.key, []).append((number, part))
    found = sorted(people.items(), key=lambda one: (_size(one[1]), one[0]))
    small: list[tuple[int, Part]] = []
    if fold:
        while found and (_size(found[0][1]) < SMALLEST_GROUP or (small and _size(small) < SMALLEST_GROUP)):
            small += found.pop(0)[1]
    return tuple(_joined(key, members) for key, members in (*found, *([("", small)] if small else [])))


def group_size(people: Iterable[bool]) -> int:
    """Of how many people a total tells at least; of each, whether time was taken: where none was, no time is told."""
    timed = list(people)
    return sum(timed) or len(timed)


def _size(members: Sequence[tuple[int, Part]]) -> int:
    timed: dict[int, bool] = {}
    for number, part in members:
        timed[number] = timed.get(number, False) or part.wall_ms > 0
    return group_size(timed.values())


def _joined(key: str, members: Sequence[tuple[int, Part]]) -> Part:
    parts = [part for _number, part in members]
    return structs.replace(
        added(parts, leave=("key", "first_at", "last_at", "people")),
        key=key,
        first_at=min((part.first_at for part in parts if part.first_at), default=None),
        last_at=max((part.last_at for part in parts if part.last_at), default=None),
        people=len({number for number, _part in members}),
    )
