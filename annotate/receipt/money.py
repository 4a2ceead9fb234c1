"""Money: exact, and rounded once, half up, at the moment it is written down."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from annotate.errors import AnnotateError
from annotate.i18n import _

PRICE_DIGITS = 4
"""Decimals of a price per piece."""
LONGEST = 12
"""Decimals of any amount that is printed in full."""

# ISO 4217: currencies whose minor unit is not a hundredth.
_DIGITS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND"), 0),
    **dict.fromkeys(("VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}

# No sum of money has more digits; Python reads no whole number of thousands.
_MONEY = r"\s*(\d{1,40}(?:\.\d{1,40})?)\s*([A-Za-z]{3})\s*"


class Money(NamedTuple):
    """An exact amount in one currency."""

    amount: Fraction
    currency: str

    @classmethod
    def parse(cls, text: str) -> Money:
        """The amount that `0.05 EUR` names; AnnotateError: it names none."""
        if (found := re.fullmatch(_MONEY, text, re.ASCII)) is None:
            raise AnnotateError(_("“{text}” is no amount of money: write it like 0.05 EUR").format(text=text))
        return cls(Fraction(found[1]), found[2].upper())

    def __str__(self) -> str:
        """The amount rounded to the currency's minor unit."""
        return decimal_text(self.amount, minor_digits(self.currency))


def minor_digits(currency: str) -> int:
    """Decimals of the currency's minor unit."""
    return _DIGITS.get(currency, 2)


def price_text(price: Money, least: int | None = None) -> str:
    """A price in full, with so many decimals at least: by default the currency's own."""
    least = minor_digits(price.currency) if least is None else least
    exact = (digits for digits in range(least, LONGEST + 1) if (price.amount * 10**digits).denominator == 1)
    return decimal_text(price.amount, next(exact, LONGEST))


def reward_text(reward: Money) -> str:
    """A price of a piece in full and its currency, such as `0.05 EUR`: what `Money.parse` reads."""
    return f"{price_text(reward)} {reward.currency}"


def decimal_text(value: Fraction | Decimal, digits: int) -> str:
    """The value with so many decimals, half rounded up (away from zero)."""
    scaled = abs(Fraction(value)) * 10**digits
    whole = math.floor(scaled + Fraction(1, 2))
    text = f"{whole:0{digits + 1}d}"
    sign = "-" if value < 0 and whole else ""
    return sign + (f"{text[:-digits]}.{text[-digits:]}" if digits else text)
