"""What a receipt says beside time and worth: exposure, work on a machine's behalf, what was accepted and earned.

Each part is there where its records are, so that a receipt says nothing of what was never done. Times are those of the
answers themselves, without the machine's wait before them.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from msgspec import UNSET, UnsetType

from annotate.meter.ledger import Ledger
from annotate.receipt import model
from annotate.receipt.money import Money, price_text
from annotate.receipt.valuation import HOUR_MS


def exposure(ledger: Ledger) -> model.Exposure | UnsetType:
    """How often and how long what was covered lay open."""
    found = ledger.exposure
    if not (found.reveals or found.exposed_ms):
        return UNSET
    return model.Exposure(reveals=found.reveals, exposed_s=found.exposed_ms / 1000)


def suggestions(ledger: Ledger) -> model.Suggestions | UnsetType:
    """What was accepted or corrected of a machine's answers."""
    found = ledger.suggestions
    if not found.answers:
        return UNSET
    return model.Suggestions(
        accepted=found.accepted,
        corrected=found.corrected,
        accepted_s=found.accepted_ms / 1000,
        corrected_s=found.corrected_ms / 1000,
        credited_s=(found.accepted_ms + found.corrected_ms) / 1000,
    )


def acceptances(
    ledger: Ledger, reward: Money, paid: Money, valuations: Iterable[model.Valuation]
) -> model.Acceptances | UnsetType:
    """What the requester accepted, and what that makes at the project's reward: `paid`, all in all."""
    found = ledger.acceptances
    if not found.judged:
        return UNSET
    return model.Acceptances(
        accepted=found.accepted,
        rejected=found.rejected,
        not_judged=found.not_judged,
        by_rule=found.by_rule,
        rejected_s=found.rejected_ms / 1000,
        earned=_earned(ledger, reward, paid, valuations) if reward.amount else None,
    )


def _earned(ledger: Ledger, reward: Money, paid: Money, valuations: Iterable[model.Valuation]) -> model.Earned:
    hours = Fraction(ledger.credited_ms, HOUR_MS)
    return model.Earned(
        amount=str(paid),
        reward=price_text(reward),
        currency=paid.currency,
        hourly=str(Money(paid.amount / hours, paid.currency)) if hours else None,
        floor=next((_floor(item) for item in valuations if item.kind == "floor"), None),
    )


def _floor(item: model.Valuation) -> model.Floor:
    amount = str(Money(Fraction(item.amount), item.currency))
    return model.Floor(rate=item.rate, label=item.label, amount=amount, currency=item.currency)
