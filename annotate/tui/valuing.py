"""The meter's reading in the corner: time, labels, and the value of the time at one documented rate.

Where a project pays by the piece it is what was promised instead: two amounts of money, of which one is not meant for
the annotator, would be taken for each other.
"""

from __future__ import annotations

from fractions import Fraction

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.projects.project import Project
from annotate.receipt.money import Money
from annotate.receipt.rates.table import Rate, RateTable, rate_table
from annotate.receipt.told import words
from annotate.settings import Settings
from annotate.sitting.sitting import Sitting
from annotate.tui.widgets.meter_box import Reading

USUAL = "wage-micro-all"
_HOUR_MS = 3_600_000


class Valuer:
    """Knows the rate; an hourly one of the annotator's, else of the project's, else the reported mean of the trade."""

    def __init__(self, project: Project, settings: Settings) -> None:
        self._rate = rate = _hourly(
            rate_table(project.config.rate, settings.rate), [*settings.rates, *project.config.labour.rates, USUAL]
        )
        price = words.money(str(Money(Fraction(rate.amount), rate.currency)), rate.currency)
        self._price = _("{price}/h").format(price=price)
        self._reward = project.config.labour.promised

    def reading(self, sitting: Sitting) -> Reading:
        """What the meter shows now."""
        seconds = sitting.credited_ms // 1000 if sitting.meter.counts else None
        return Reading(seconds, sitting.given.labels, self._worth(sitting))

    def _worth(self, sitting: Sitting) -> str:
        rate, reward = self._rate, self._reward
        if reward.amount:
            return _("{money} if accepted").format(
                money=_told(Money(reward.amount * sitting.given.labels, reward.currency))
            )
        if not sitting.meter.counts:
            return ""
        hours = Fraction(sitting.credited_ms, _HOUR_MS)
        money = Money(Fraction(rate.amount) * hours, rate.currency)
        return _("{value} at {rate}").format(value=_told(money), rate=self._price)


def _told(money: Money) -> str:
    return words.money(str(money), money.currency)


def _hourly(table: RateTable, names: list[str]) -> Rate:
    for name in names:
        try:
            rate = table[name]
        except AnnotateError:  # a rate that is not known is the receipt's to complain about
            continue
        if rate.unit == "hour":
            return rate
    return table[USUAL]
