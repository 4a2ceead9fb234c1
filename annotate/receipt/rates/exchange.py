"""Exchange rates that somebody gives with their day: none comes with the program, none is worked out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.receipt.money import Money
from annotate.text import printable

EXAMPLE = "USD=0.92 EUR @ 2026-11-20"
_RATE = r"\s*([A-Z]{3})\s*=\s*(\d{1,12}(?:\.\d{1,12})?)\s*([A-Z]{3})\s*(?:@(.*))?"
_DAY = r"\d{4}-\d\d-\d\d"


class Exchange(NamedTuple):
    """On a day, one unit of `currency` was worth so much of `into`."""

    currency: str
    amount: str
    """A decimal number, as it was given."""
    into: str
    as_of: str

    def __str__(self) -> str:
        """As it is written on the command line."""
        return f"{self.currency}={self.amount} {self.into} @ {self.as_of}"

    def convert(self, money: Money) -> Money:
        """The exact amount in the other currency."""
        return Money(money.amount * Fraction(self.amount), self.into)


def parse(text: str, today: date) -> Exchange:
    """The exchange rate that `USD=0.92 EUR @ 2026-11-20` names; AnnotateError: it names none, or none of a past day."""
    shown = printable(text.strip())
    if (found := re.fullmatch(_RATE, text, re.ASCII | re.DOTALL)) is None:
        raise _refused(_("“{text}” is no exchange rate: write it like {example}"), shown)
    currency, amount, into, day = found.groups()
    if day is None or not day.strip():
        raise _refused(_("“{text}” names no day, and a rate without a day is no rate: write it like {example}"), shown)
    if not Fraction(amount):
        raise _refused(_("“{text}” would make nothing of any amount: write it like {example}"), shown)
    if currency == into:
        raise _refused(_("“{text}” exchanges a currency for itself: write it like {example}"), shown)
    if (when := _day(day.strip())) is None:
        raise _refused(_("“{text}” ends in no day of the calendar: write it like {example}"), shown)
    if when > today + timedelta(days=1):  # `today` is UTC's; somewhere it is tomorrow already
        raise _refused(_("“{text}” is of a day that is yet to come: give a rate that was seen, like {example}"), shown)
    return Exchange(currency, amount, into, when.isoformat())


def exchanges(texts: Sequence[str], today: date) -> tuple[Exchange, ...]:
    """All of them; AnnotateError: one is no rate, or a currency would be converted in two ways."""
    found: dict[str, Exchange] = {}
    for text in texts:
        rate = parse(text, today)
        if (other := found.get(rate.currency)) is not None:
            raise AnnotateError(
                _("“{one}” and “{other}” both convert {currency}: give one of them").format(
                    one=other, other=rate, currency=rate.currency
                )
            )
        found[rate.currency] = rate
    return tuple(found.values())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(_DAY, text, re.ASCII) else None
    except ValueError:
        return None


def _refused(sentence: str, text: str) -> AnnotateError:
    return AnnotateError(sentence.format(text=text, example=EXAMPLE))
