"""The rate table: every row with its source, the right floor for a place and a day, one's own rates over it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from annotate.errors import AnnotateError
from annotate.receipt.rates import Rate, bundled_rates, load_rates, own_rate, read_rates

TODAY = date(2026, 11, 24)
FIELDS: dict[str, Any] = {
    "id": "wage-x",
    "kind": "wage",
    "amount": "3.5",
    "unit": "hour",
    "currency": "EUR",
    "as_of": "2026",
    "source": "A report",
    "label": "X",
}


def test_every_bundled_rate_says_where_it_is_from() -> None:
    rates = list(bundled_rates())

    assert len(rates) == 36
    assert all(rate.source and rate.seen in (1, 2) and rate.id.startswith(rate.kind) for rate in rates)
    assert all(rate.derivation for rate in rates if "derived" in rate.flags)
    assert all(("closed-platform" in rate.flags) == ("mturk" in rate.id or rate.id.endswith("-gt")) for rate in rates)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"source": " "}, "no source"),
        ({"currency": "euro"}, "three-letter code"),
        ({"amount": "-1"}, "no amount of money"),
        ({"amount": "NaN"}, "no amount of money"),
        ({"as_of": "lately"}, "is no date"),
        ({"unit": "day"}, "unit"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_faulty_rate_is_refused_by_name(change: dict[str, str], why: str) -> None:
    with pytest.raises(AnnotateError, match=f"wage-x.*{why}"):
        Rate.checked(FIELDS | change)


def test_a_rate_without_a_source_is_refused() -> None:
    del (fields := dict(FIELDS))["source"]

    with pytest.raises(AnnotateError, match="source"):
        Rate.checked(fields)


@pytest.mark.parametrize(
    ("as_of", "months", "old"),
    [
        ("2026-01-01", 10, False),
        ("2025-11-25", 11, False),
        ("2025-11-24", 12, True),
        ("2025-11", 11, False),
        ("2025", 10, False),
        ("2017", 106, True),
        ("2010-2023", 34, True),
        ("2027-01-01", -2, False),
        ("undated", None, True),
    ],
)
def test_the_age_is_counted_from_the_last_day_it_can_mean(as_of: str, months: int | None, old: bool) -> None:
    rate = Rate.checked(FIELDS | {"as_of": as_of})

    assert (rate.months_old(TODAY), rate.is_old(TODAY)) == (months, old)


def test_the_floor_is_the_one_in_force() -> None:
    table = bundled_rates()

    assert table.floor("FR", TODAY).id == "floor-fr"
    assert table.floor("gb", TODAY).id == "floor-uk"
    assert table.floor("de", TODAY).id == "floor-de"
    assert table.floor("de", date(2027, 1, 1)).id == "floor-de-2027"
    with pytest.raises(AnnotateError, match="“atlantis”: name one of br, de, fr, fr-mayotte, in, ke, mg, ph, uk, us"):
        table.floor("atlantis", TODAY)


@pytest.mark.parametrize(
    ("text", "amount", "currency", "unit"),
    [
        ("25.00 EUR/hour", "25.00", "EUR", "hour"),
        ("30 usd", "30", "USD", "hour"),
        ("0.5 JPY/label", "0.5", "JPY", "label"),
        ("1GBP/box", "1", "GBP", "box"),
    ],
)
def test_a_rate_of_ones_own_is_written_as_said(text: str, amount: str, currency: str, unit: str) -> None:
    rate = own_rate(text)

    assert rate is not None
    assert (rate.kind, rate.amount, rate.currency, rate.unit) == ("own", Decimal(amount), currency, unit)


def test_an_unknown_rate_is_named() -> None:
    with pytest.raises(AnnotateError, match="no rate “wage-moon”"):
        bundled_rates()["wage-moon"]


def test_a_persons_own_file_overrides_and_adds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATE_CONFIG", str(tmp_path / "settings.toml"))
    own = tmp_path / "rates.toml"
    own.write_text(
        '[[rate]]\nid = "floor-fr"\nkind = "floor"\namount = "12.50"\nunit = "hour"\ncurrency = "EUR"\n'
        'as_of = "2026-11-01"\nplace = "fr"\nsource = "Décret"\nlabel = "SMIC"\n'
    )

    assert load_rates().floor("fr", TODAY).amount == Decimal("12.50")
    assert len(list(load_rates())) == 36


@pytest.mark.parametrize("text", ["[[rate", "rate = 3", "rate = [3]", '[[rate]]\nid = "x"'])
def test_a_faulty_file_is_named(text: str, tmp_path: Path) -> None:
    path = tmp_path / "rates.toml"
    path.write_text(text)

    with pytest.raises(AnnotateError, match=r"rates\.toml"):
        read_rates(path)
