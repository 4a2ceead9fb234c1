"""The items on which annotators differ, most disputed first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct

from annotate.dataset.agreement.distances import distance_of, value_of
from annotate.dataset.consensus import adjudicated
from annotate.dataset.consensus.voting import first_hand
from annotate.dataset.samples import Vote
from annotate.tasks import Kind
from annotate.tasks.boxes import OVERLAP


class Dispute(Struct, frozen=True):
    """An item that annotators answered differently."""

    item: str
    agreement: float
    """From 0, where no two answers have anything in common, to 1: the mean of all pairs."""
    votes: tuple[Vote, ...]
    """The first-hand labels that stand, in the order in which they came."""


def disputes(
    items: Iterable[tuple[str, Sequence[Vote]]], kind: Kind, *, threshold: float = OVERLAP, settled: bool = False
) -> list[Dispute]:
    """Those of the items whose answers differ, most disputed first, else in their order.

    `threshold`: the overlap from which boxes are the same. `settled`: also those that were decided in a review.
    """
    found = []
    for item, votes in items:
        hands = tuple(first_hand(votes))
        if len(hands) > 1 and (settled or adjudicated(votes) is None):
            agreement = agreement_on(kind, hands, threshold)
            if agreement < 1:
                found.append(Dispute(item, agreement, hands))
    found.sort(key=lambda dispute: dispute.agreement)
    return found


def agreement_on(kind: Kind, votes: Sequence[Vote], threshold: float = OVERLAP) -> float:
    """The mean agreement of all pairs of at least two answers."""
    values = [value_of(kind, vote.answer) for vote in votes]
    distance = distance_of(kind, threshold)
    apart = [distance(one, other) for one, other in combinations(values, 2)]
    return round(1 - sum(apart) / len(apart), 9)
