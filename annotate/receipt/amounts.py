"""The receipt's amounts of money: what work is worth elsewhere, what it earned here, what was paid.

Money is a decimal string in the currency beside it. What is unset is left out: nothing of the kind was recorded.
"""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from annotate.receipt.rates.table import Flag, Kind, Origin, Unit


class Floor(Struct, frozen=True, kw_only=True):
    """What the law says that an hour pays at least; in its own currency."""

    rate: str
    label: str
    amount: str
    currency: str


class Reward(Struct, frozen=True):
    """How many labels were accepted for so much each."""

    reward: str
    currency: str
    labels: int


class Earned(Struct, frozen=True, kw_only=True):
    """What the project's reward makes for the labels that were accepted."""

    amount: str
    reward: str
    """The project's of today."""
    currency: str
    rewards: tuple[Reward, ...] | UnsetType = UNSET
    """Where some labels were accepted for another reward: how many for which. `amount` has those in its currency."""
    unpaid: str | None
    """Earned and not paid; below zero where more was paid. None: of a part of the time, as pay comes after work."""
    hourly: str | None
    """By an hour of all credited time; None where none was credited."""
    floor: Floor | None
    """The first legal floor of the valuations."""


class Acceptances(Struct, frozen=True, kw_only=True):
    """What became of the labels that stand: `accepted` + `rejected` + `not_judged` is all of them."""

    accepted: int
    rejected: int
    not_judged: int
    by_rule: int
    """Of those that were judged, how many by a rule and by no person."""
    rejected_s: float
    """Credited time of the answers that were rejected: worked, and not paid."""
    reasons: dict[str, int] | UnsetType = UNSET
    """Why labels were rejected, in the requester's words, and how many for each; of those with a reason."""
    other_reasons: int | UnsetType = UNSET
    """How many were rejected for yet another reason: only the first thirty of a project are told apart."""
    earned: Earned | None
    """None: the project promises nothing."""


class Converted(Struct, frozen=True, kw_only=True):
    """A value in another currency, by an exchange rate that somebody gave, with its day."""

    value: str
    effective_hourly: str | None
    gap: str | None
    currency: str
    rate: str
    """So much of this currency for one of the rate's own."""
    as_of: str


class Valuation(Struct, frozen=True, kw_only=True):
    """What this work is worth at one published rate: a yardstick, no debt."""

    rate: str
    kind: Kind
    label: str
    amount: str
    currency: str
    unit: Unit
    quantity: float
    """Hours, or pieces that stand; of clicks, thousands of them."""
    value: str
    effective_hourly: str | None
    gap: str | None
    """What was paid is this much less; None where it cannot be compared."""
    place: str
    assumed: bool
    """Whether the place was assumed, for nobody named one."""
    as_of: str
    months_old: int | None
    old: bool
    source: str
    seen: int | None
    derivation: str | None
    flags: tuple[Flag, ...]
    origin: Origin | UnsetType = UNSET
    """Whose rate it is, if it does not come with the program."""
    converted: Converted | UnsetType = UNSET
    """The same in another currency, where a dated exchange rate was given."""


class Amount(Struct, frozen=True):
    """Money."""

    amount: str
    currency: str


class Paid(Struct, frozen=True, kw_only=True):
    """The payments on record, in the project's currency."""

    amount: str
    currency: str
    payments: int
    """How many there were, in all currencies."""
    hourly: str | UnsetType = UNSET
    """The amount by an hour of all credited time; unset where nothing was paid, or no time was credited."""
    others: tuple[Amount, ...] | UnsetType = UNSET
    """What was paid in other currencies than the project's."""
    simulated: bool | UnsetType = UNSET
    """Whether it was only a demonstration that paid."""


class Promised(Struct, frozen=True, kw_only=True):
    """A project's reward: for how many labels that stand, how much for each, and what that makes.

    Only until the first label is judged: from then on what was accepted is earned.
    """

    labels: int
    reward: str
    amount: str
    currency: str
    hourly: str | None = None
    """By an hour of all credited time; None where it is not known how long the labels took."""
