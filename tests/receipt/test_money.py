"""Money is exact and rounded once, half up, to what the currency has."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.errors import AnnotateError
from annotate.receipt.money import Money, decimal_text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("1.005", "EUR", "1.01"),
        ("1.0049999", "USD", "1.00"),
        ("0.5", "JPY", "1"),
        ("1234.5", "MGA", "1234.50"),
        ("0.125", "KES", "0.13"),
        ("0.0005", "KWD", "0.001"),
        ("0", "XOF", "0"),
        ("-0.005", "EUR", "-0.01"),
        ("-0.004", "EUR", "0.00"),
    ],
)
def test_amounts_are_written_in_the_minor_unit(amount: str, currency: str, text: str) -> None:
    assert str(Money(Fraction(amount), currency)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9))
def test_rounding_is_half_up(value: Decimal) -> None:
    expected = value.quantize(Decimal("0.01"), ROUND_HALF_UP)

    assert Decimal(decimal_text(value, 2)) == expected


def test_a_third_is_not_rounded_before_it_is_written() -> None:
    """Three thirds are one, which binary or decimal arithmetic would not say."""
    third = Fraction(1, 3)

    assert str(Money(third + third + third - Fraction(995, 1000), "EUR")) == "0.01"


def test_what_is_no_money_is_refused() -> None:
    assert Money.parse(" 0.05 eur ") == Money(Fraction(1, 20), "EUR")
    with pytest.raises(AnnotateError, match=r"write it like 0\.05 EUR"):
        Money.parse("five euros")


@pytest.mark.parametrize("amount", ["9" * 5000, "0." + "0" * 5000 + "1"])
def test_an_amount_of_thousands_of_digits_is_refused(amount: str) -> None:
    with pytest.raises(AnnotateError, match=r"is no amount of money"):
        Money.parse(f"{amount} EUR")
