"""What records say beside time and decisions: exposure, work on a machine's behalf, what a requester accepted."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Protocol

from msgspec import Struct

from annotate.meter.slots import Slots
from annotate.meter.standing import Standing
from storage.records import AcceptanceRecord, PaymentRecord, Suggested

_ACCEPTED, _REJECTED, _BY_RULE = 1, 2, 4
_REASON_SHIFT = 3
MOST_REASONS = 30
"""So many different reasons are told apart, those that came first: a verdict takes a byte, whatever was said."""
_OTHER_REASON = MOST_REASONS + 1


class Exposure(Struct, frozen=True, kw_only=True):
    """How often what was covered was looked at, and how long it lay open: time within that of the activities."""

    reveals: int = 0
    exposed_ms: int = 0


class Suggestions(Struct, frozen=True, kw_only=True):
    """Answers given where a machine had suggested one, and the credited time they took; also those done again since."""

    accepted: int = 0
    corrected: int = 0
    accepted_ms: int = 0
    corrected_ms: int = 0

    @property
    def answers(self) -> int:
        """All of them."""
        return self.accepted + self.corrected


class Acceptances(Struct, frozen=True, kw_only=True):
    """What became of the labels that stand: they are `accepted`, `rejected` or `not_judged`, each of them one."""

    accepted: int = 0
    rejected: int = 0
    not_judged: int = 0
    by_rule: int = 0
    """Of those that were judged, how many by a rule and by no person."""
    rejected_ms: int = 0
    """Credited time of the answers that were rejected: worked, and not paid."""
    reasons: dict[str, int] = {}
    """Of those that were rejected for a reason, how many for which, in the requester's words."""
    other_reasons: int = 0
    """How many were rejected for one of the reasons that are not told apart."""
    rewards: dict[str, int] = {}
    """How many were accepted for which reward; of the rest of `accepted` it is not known."""

    @property
    def judged(self) -> int:
        """How many were accepted or rejected."""
        return self.accepted + self.rejected


class Payments(Struct, frozen=True, kw_only=True):
    """What was paid to somebody, by currency, exactly."""

    sums: dict[str, Fraction]
    count: int = 0
    simulated: bool = False
    """Whether any of it was a demonstration's."""


class Seen(Protocol):
    """What a label and a stretch without one say about exposure."""

    @property
    def reveals(self) -> int: ...

    @property
    def exposed_ms(self) -> int: ...


class Asides:
    """One annotator's running sums."""

    def __init__(self) -> None:
        self._reveals = 0
        self._exposed_ms = 0
        self._suggested: Counter[str] = Counter()
        self._suggested_ms: Counter[str] = Counter()
        self._paid: dict[str, Fraction] = {}
        self._payments = 0
        self._paid_by_nobody = False

    def expose(self, record: Seen) -> None:
        """Count how long something lay open, whatever became of the item."""
        self._reveals += record.reveals
        self._exposed_ms += record.exposed_ms

    def suggest(self, became: Suggested, spent_ms: int) -> None:
        """Count an answer that took this long, by what it made of what was suggested."""
        self._suggested[became] += 1
        self._suggested_ms[became] += spent_ms

    def pay(self, record: PaymentRecord) -> None:
        """Count money that was paid."""
        self._paid[record.currency] = self._paid.get(record.currency, Fraction(0)) + Fraction(record.amount)
        self._payments += 1
        self._paid_by_nobody |= record.simulated

    def payments(self) -> Payments:
        """All that was paid."""
        return Payments(sums=dict(self._paid), count=self._payments, simulated=self._paid_by_nobody)

    def exposure(self) -> Exposure:
        """All that was looked at."""
        return Exposure(reveals=self._reveals, exposed_ms=self._exposed_ms)

    def suggestions(self) -> Suggestions:
        """All that was done on a machine's behalf."""
        count, spent_ms = self._suggested, self._suggested_ms
        return Suggestions(
            accepted=count["accepted"],
            corrected=count["corrected"],
            accepted_ms=spent_ms["accepted"],
            corrected_ms=spent_ms["corrected"],
        )


class Verdicts:
    """What requesters said of labels, by the labels' names, in whatever order both are read; a later verdict holds.

    A label's verdict belongs to the label's own day: of a period's labels it counts whenever it was given.
    """

    def __init__(self) -> None:
        self._slots = Slots("B")
        self._reasons: dict[str, int] = {}
        self._rewards: dict[str, int] = {}

    def add(self, record: AcceptanceRecord) -> None:
        """Take in the next one."""
        if record.accepted:
            verdict = _ACCEPTED | _number(self._rewards, record.reward) << _REASON_SHIFT
        else:
            verdict = _REJECTED | _number(self._reasons, record.reason) << _REASON_SHIFT
        self._slots[record.record] = verdict | _BY_RULE if record.simulated else verdict

    def of(self, standing: Standing) -> Acceptances:
        """What became of the labels that stand; of those that do not, nothing is earned and nothing said."""
        if not self._slots:
            return Acceptances(not_judged=standing.labels.total())
        count: Counter[int] = Counter()
        rejected_ms = 0
        for spent_ms, verdict in standing.beside(self._slots):
            count[verdict] += 1
            if verdict & _REJECTED:
                rejected_ms += spent_ms
        for_reason: Counter[int] = Counter()
        for_reward: Counter[int] = Counter()
        for verdict, many in count.items():
            if verdict:
                (for_reason if verdict & _REJECTED else for_reward)[verdict >> _REASON_SHIFT] += many
        return Acceptances(
            accepted=for_reward.total(),
            rejected=for_reason.total(),
            not_judged=count[0],
            by_rule=sum(many for verdict, many in count.items() if verdict & _BY_RULE),
            rejected_ms=rejected_ms,
            reasons={reason: for_reason[code] for reason, code in self._reasons.items() if for_reason[code]},
            other_reasons=for_reason[_OTHER_REASON],
            rewards={reward: for_reward[code] for reward, code in self._rewards.items() if for_reward[code]},
        )


def _number(known: dict[str, int], text: str | None) -> int:
    """The number of a reason or reward: 0 for none, those that are not told apart have one."""
    if not text:
        return 0
    if text not in known and len(known) < MOST_REASONS:
        known[text] = len(known) + 1
    return known.get(text, _OTHER_REASON)
