"""Money for labels, as the requester records it: what was earned and paid, what is not paid yet.

Nothing here moves money: a record says that somebody was paid. A record is never changed, so a mistaken one is set
right as ledgers do it, by a further record of the opposite amount.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from msgspec import UNSET, Struct, UnsetType

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.meter.ledger import Ledger, read_ledgers
from annotate.receipt import asides
from annotate.receipt.amounts import Amount
from annotate.receipt.money import Money, decimal_text, minor_digits, price_text
from annotate.receipt.valuation import paid_for
from annotate.text import printable
from storage import LabelRecord, LabelStore
from storage.records import AcceptanceRecord, PaymentRecord, Record

_ABOVE_ALL = 12
"""Digits before the point that an amount has at most: more are a slip of the key."""


class Balance(Struct, frozen=True, kw_only=True):
    """One annotator's account: what became of the labels that stand, what that earned, what was paid."""

    accepted: int
    rejected: int
    not_judged: int
    currency: str
    """The project's; of `earned`, `paid` and `unpaid`."""
    earned: str | UnsetType = UNSET
    """Unset where the project promises nothing."""
    paid: str
    unpaid: str | UnsetType = UNSET
    """Earned and not paid; below zero where more was paid."""
    others: tuple[Amount, ...] = ()
    """What was paid in other currencies."""
    simulated: bool = False
    """Whether a simulated annotator did the work, or some of it."""

    @property
    def due(self) -> Money | None:
        """What was earned and not paid; None: nothing."""
        if self.unpaid is UNSET or Decimal(self.unpaid) <= 0:
            return None
        return Money(Fraction(self.unpaid), self.currency)

    @property
    def beyond(self) -> Money | None:
        """What was paid beyond what was earned; None: nothing, or nothing is earned by the label here."""
        if self.unpaid is UNSET or Decimal(self.unpaid) >= 0:
            return None
        return Money(-Fraction(self.unpaid), self.currency)

    def paid_in(self, currency: str) -> Fraction:
        """What was paid in this currency."""
        if currency == self.currency:
            return Fraction(self.paid)
        return next((Fraction(one.amount) for one in self.others if one.currency == currency), Fraction(0))


def balances(store: LabelStore, reward: Money) -> dict[str, Balance]:
    """The account of everybody who has labelled, by name, at the project's reward for an accepted label."""
    tables: tuple[type[Record], ...] = (LabelRecord, AcceptanceRecord, PaymentRecord)
    records: Iterator[Record] = chain.from_iterable(store.scan(table) for table in tables)
    ledgers = read_ledgers(records).by_annotator
    return {name: _balance(ledger, reward) for name, ledger in ledgers.items() if ledger.work.shown}


def _balance(ledger: Ledger, reward: Money) -> Balance:
    found, paid = ledger.acceptances, asides.paid(ledger, reward.currency)
    earned = str(paid_for(ledger, reward) if found.judged else Money(Fraction(0), reward.currency))
    promising = bool(reward.amount or found.rewards)
    unpaid = decimal_text(Decimal(earned) - Decimal(paid.amount), minor_digits(reward.currency))
    return Balance(
        accepted=found.accepted,
        rejected=found.rejected,
        not_judged=found.not_judged,
        currency=reward.currency,
        earned=earned if promising else UNSET,
        paid=paid.amount,
        unpaid=unpaid if promising else UNSET,
        others=() if paid.others is UNSET else paid.others,
        simulated=ledger.simulated,
    )


def checked_amount(text: str, reward: Money) -> Money:
    """The amount that `3.20 EUR` names; AnnotateError: it is none that this project could pay."""
    if re.match(r"\s*[-−]", text):
        raise AnnotateError(_("an amount is above zero: --correct takes back what was recorded by mistake"))
    money = Money.parse(printable(text))
    if not money.amount:
        raise AnnotateError(_("an amount is above zero: where nothing was paid, there is nothing to record"))
    if reward.amount and money.currency != reward.currency:
        text = _("this project pays in {currency}, and not in {other}: its reward in annotate.toml says so")
        raise AnnotateError(text.format(currency=reward.currency, other=money.currency))
    digits = minor_digits(money.currency)
    if (money.amount * 10**digits).denominator != 1:
        text = _("{amount} is a finer amount than {currency} is paid in: write it with at most {count} decimals")
        raise AnnotateError(text.format(amount=price_text(money), currency=money.currency, count=digits))
    if money.amount >= 10**_ABOVE_ALL:
        raise AnnotateError(_("{amount} is too much to be meant: correct it").format(amount=price_text(money)))
    return money


def payment(
    annotator: str, money: Money, *, at: str, note: str | None = None, simulated: bool = False
) -> PaymentRecord:
    """The record of a payment; of one that is taken back where the amount is below zero. `at`: its moment, in UTC."""
    return PaymentRecord(
        session=secrets.token_hex(6),
        annotator=annotator,
        amount=str(money),
        currency=money.currency,
        at=at,
        note=note,
        simulated=simulated,
    )


def corrected(balance: Balance, money: Money) -> Money:
    """The opposite amount of a payment that was recorded by mistake; AnnotateError: so much was not paid."""
    if money.amount > (paid := balance.paid_in(money.currency)):
        text = _("only {paid} is recorded as paid, so {money} cannot be taken back")
        raise AnnotateError(text.format(paid=_told(Money(paid, money.currency)), money=_told(money)))
    return Money(-money.amount, money.currency)


def pay_due(store: LabelStore, annotator: str, reward: Money, *, at: str, simulated: bool = False) -> Money | None:
    """Pay one annotator what is earned and not paid yet, and keep that; what it was, None where it is nothing."""
    balance = balances(store, reward).get(annotator)
    if balance is None or (due := balance.due) is None:
        return None
    store.append(payment(annotator, due, at=at, simulated=simulated))
    return due


def _told(money: Money) -> str:
    from annotate.receipt.told.words import money as told

    return told(str(money), money.currency)
