"""What a receipt says beside time and worth: exposure, work on a machine's behalf, what was accepted and earned.

Each part is there where its records are, so that a receipt says nothing of what was never done. Times are those of the
answers themselves, without the machine's wait before them.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from msgspec import UNSET, UnsetType, structs

from annotate.meter.ledger import Ledger
from annotate.receipt import amounts, model
from annotate.receipt.money import Money, decimal_text, minor_digits, price_text
from annotate.receipt.valuation import HOUR_MS, accepted_for, paid_for, stand


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


def paid(ledger: Ledger, currency: str) -> amounts.Paid:
    """The payments on record: those in the project's currency, then those in others."""
    found, hours = ledger.payments, Fraction(ledger.work_ms, HOUR_MS)
    sum_ = Money(found.sums.get(currency, Fraction(0)), currency)
    others = [Money(amount, name) for name, amount in sorted(found.sums.items()) if name != currency and amount]
    return amounts.Paid(
        amount=str(sum_),
        currency=currency,
        payments=found.count,
        hourly=str(Money(sum_.amount / hours, currency)) if sum_.amount and hours else UNSET,
        others=tuple(amounts.Amount(str(one), one.currency) for one in others) or UNSET,
        simulated=found.simulated or UNSET,
    )


def of_a_part(
    paid: amounts.Paid, valuations: Iterable[amounts.Valuation]
) -> tuple[amounts.Paid, tuple[amounts.Valuation, ...]]:
    """The same without what compares the payments of a time with the work of that time."""
    compared = (
        structs.replace(
            item,
            gap=None,
            converted=item.converted if item.converted is UNSET else structs.replace(item.converted, gap=None),
        )
        for item in valuations
    )
    return structs.replace(paid, hourly=UNSET), tuple(compared)


def acceptances(
    ledger: Ledger, reward: Money, paid: amounts.Paid, valuations: Iterable[amounts.Valuation], *, partly: bool = False
) -> amounts.Acceptances | UnsetType:
    """What the requester accepted, and what that makes at the project's reward; `partly`: of a part of the time."""
    found = ledger.acceptances
    if not found.judged:
        return UNSET
    return amounts.Acceptances(
        accepted=found.accepted,
        rejected=found.rejected,
        not_judged=found.not_judged,
        by_rule=found.by_rule,
        rejected_s=found.rejected_ms / 1000,
        reasons=found.reasons or UNSET,
        other_reasons=found.other_reasons or UNSET,
        earned=_earned(ledger, reward, paid, valuations, partly) if reward.amount or found.rewards else None,
    )


def promised(ledger: Ledger, reward: Money) -> amounts.Promised | None:
    """What a project's reward makes for the labels that stand, until any of them is judged; None: there is none."""
    if not reward.amount or ledger.acceptances.judged:
        return None
    due, hours = paid_for(ledger, reward), Fraction(ledger.work_ms, HOUR_MS)
    return amounts.Promised(
        labels=stand(ledger),
        reward=price_text(reward),
        amount=str(due),
        currency=reward.currency,
        hourly=str(Money(due.amount / hours, reward.currency)) if hours else None,
    )


def _earned(
    ledger: Ledger, reward: Money, paid: amounts.Paid, valuations: Iterable[amounts.Valuation], partly: bool
) -> amounts.Earned:
    hours = Fraction(ledger.work_ms, HOUR_MS)
    earned = paid_for(ledger, reward)
    unpaid = Decimal(str(earned)) - Decimal(paid.amount)
    return amounts.Earned(
        amount=str(earned),
        reward=price_text(reward),
        rewards=_rewards(ledger, reward),
        currency=reward.currency,
        unpaid=None if partly else decimal_text(unpaid, minor_digits(reward.currency)),
        hourly=str(Money(earned.amount / hours, reward.currency)) if hours else None,
        floor=next((_floor(item) for item in valuations if item.kind == "floor"), None),
    )


def _rewards(ledger: Ledger, reward: Money) -> tuple[amounts.Reward, ...] | UnsetType:
    """How many were accepted for which reward, where any was accepted for another one than today's."""
    found = accepted_for(ledger, reward)
    if all(one == reward for one, _labels in found):
        return UNSET
    return tuple(amounts.Reward(price_text(one), one.currency, labels) for one, labels in found)


def _floor(item: amounts.Valuation) -> amounts.Floor:
    amount = str(Money(Fraction(item.amount), item.currency))
    return amounts.Floor(rate=item.rate, label=item.label, amount=amount, currency=item.currency)
