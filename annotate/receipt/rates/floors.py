"""The legal floor beside what an hour made: in the same currency, by an exchange rate, or with a word about both."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from msgspec import UNSET

from annotate.i18n import _
from annotate.receipt.amounts import Valuation
from annotate.receipt.told import words


class Floor(NamedTuple):
    """A floor and an hour of it in words."""

    item: Valuation
    hour: str
    comparable: bool = True
    """Whether it is in one of the currencies that were asked for."""

    @property
    def caution(self) -> str | None:
        """What a reader has to know before comparing."""
        if self.comparable:
            return None
        return _("another currency: --exchange, with a rate and its day, makes the two comparable")


def floor_in(valuations: Sequence[Valuation], currencies: Container[str]) -> Floor | None:
    """The first floor in such a currency, else the first that was converted into one, else the first; None: no floor.

    Nothing is converted here that the valuation does not have converted already.
    """
    floors = [item for item in valuations if item.kind == "floor" and item.effective_hourly is not None]
    for item in floors:
        if item.currency in currencies:
            return Floor(item, words.money(item.effective_hourly or "", item.currency))
    for item in floors:
        if (other := item.converted) is not UNSET and other.currency in currencies:
            return Floor(item, _("≈ {money}").format(money=words.money(other.effective_hourly or "", other.currency)))
    if not floors:
        return None
    first = floors[0]
    return Floor(first, words.money(first.effective_hourly or "", first.currency), comparable=False)
