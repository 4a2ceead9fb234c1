"""Numbers, money and dates read as Babel writes them, with one kind of space that does not break."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from annotate.i18n import set_language
from annotate.receipt.money import decimal_text
from annotate.receipt.told.cldr import forms
from annotate.receipt.told.words import day, figure, moment, money, percent

AMOUNTS = st.decimals(min_value=-(10**12), max_value=10**12, places=4, allow_nan=False, allow_infinity=False)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
LANGUAGES = st.sampled_from(["en", "fr"])


def spoken(language: str) -> str:
    """Babel's name of the language."""
    set_language(language)
    return forms().locale


def spaced(text: str) -> str:
    """Babel's text, with our spaces and our minus."""
    return text.replace("\u202f", "\u00a0").replace("-", "−")


@given(LANGUAGES, AMOUNTS, st.integers(0, 4))
def test_numbers_are_babels(language: str, amount: Decimal, digits: int) -> None:
    locale, text = spoken(language), decimal_text(amount, digits)
    pattern = f"#,##0.{'0' * digits}" if digits else "#,##0"

    assert figure(text) == spaced(format_decimal(Decimal(text), pattern, locale=locale))


@given(LANGUAGES, AMOUNTS, st.sampled_from(["EUR", "JPY", "KWD"]))
def test_money_is_babels_with_the_code_behind(language: str, amount: Decimal, currency: str) -> None:
    locale, text = spoken(language), decimal_text(amount, 2)

    assert money(text, currency) == spaced(
        format_currency(Decimal(text), currency, "#,##0.00\u00a0¤¤", locale=locale, currency_digits=False)
    )


def test_babel_puts_the_currency_behind_in_french() -> None:
    """In English it would stand before the amount and touch it: `EUR12.02`, which Babel has no space for."""
    patterns = {code: Locale.parse(code).currency_formats["standard"].pattern for code in ("fr", "en_GB")}

    assert patterns == {"fr": "#,##0.00\u00a0¤", "en_GB": "¤#,##0.00"}


@given(LANGUAGES, st.integers(0, 100))
def test_shares_are_babels(language: str, share: int) -> None:
    locale = spoken(language)

    assert percent(share / 100) == spaced(format_percent(Decimal(share) / 100, locale=locale))


@given(LANGUAGES, DAYS)
def test_days_and_months_are_babels(language: str, some: date) -> None:
    locale, text = spoken(language), some.isoformat()

    assert day(text) == format_date(some, "medium", locale=locale)
    assert day(text[:7]) == format_skeleton("yMMM", some, locale=locale)
    assert day(text[:4]) == format_date(some, "y", locale=locale)
    assert moment(f"{text}T09:05:07.000Z") == f"{format_date(some, 'medium', locale=locale)}, 09:05"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_two_years_are_babels(language: str) -> None:
    first, last = date(2010, 1, 1), date(2010, 1, 1) + timedelta(days=5_000)

    locale = spoken(language)

    assert day("2010-2023") == format_interval(first, last, "y", locale=locale).replace("\u2009", "")


def test_what_is_no_date_stays_as_it_is() -> None:
    assert [day(text) for text in ("undated", "", "2026-13-01")] == ["undated", "", "2026-13-01"]
