"""The rate table: every row with its source, the right floor for a place and a day, one's own rates over it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from annotate.errors import AnnotateError
from annotate.receipt.rates.table import Rate, bundled_rates, own_rate, place_code, rate_table

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


def test_every_bundled_rate_passes_the_checks_of_ones_own() -> None:
    for rate in bundled_rates():
        assert Rate.checked(msgspec.to_builtins(rate)) == rate


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"source": " "}, "source: this should say where the figure is published"),
        ({"currency": "euro"}, "currency: this should be three capital letters"),
        ({"amount": "-1"}, "amount: this should be an amount"),
        ({"amount": "NaN"}, "amount: this should be an amount"),
        ({"amount": "1e-99999999"}, "amount: this should be an amount"),
        ({"as_of": "lately"}, "as_of: this should be a day, a month or a year"),
        ({"as_of": "2026-02-30"}, "as_of: this should be a day, a month or a year"),
        ({"as_of": "2026-1"}, "as_of: this should be a day, a month or a year"),
        ({"label": "a\nb"}, "label: this should be one line"),
        ({"kind": "floor"}, "place: this should be a place, and a legal floor has one"),
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


@pytest.mark.parametrize("amount", ["9" * 5000, "0." + "9" * 5000])
def test_a_rate_of_ones_own_has_no_more_digits_than_one_of_the_table(amount: str) -> None:
    assert own_rate(f"{amount} EUR/hour") is None


def test_an_unknown_rate_is_named() -> None:
    with pytest.raises(AnnotateError, match="no rate “wage-moon”"):
        bundled_rates()["wage-moon"]


def test_settings_go_before_the_project_and_that_before_the_bundled_rates() -> None:
    ours, theirs = (Rate.checked(FIELDS | {"id": "floor-fr", "label": label}) for label in ("Ours", "Theirs"))
    other, fresh = (Rate.checked(FIELDS | {"id": id}) for id in ("floor-de", "wage-x"))
    table = rate_table([theirs, other, fresh], [ours])

    assert (table["floor-fr"], table["floor-de"], table["wage-x"]) == (ours, other, fresh)
    ids = ("floor-fr", "floor-de", "wage-x", "floor-us", "25 EUR/hour")
    assert [table.origin(id) for id in ids] == ["settings", "project", "project", None, None]
    assert [table.replaced(id) for id in ids] == [bundled_rates()["floor-fr"], bundled_rates()["floor-de"], *3 * [None]]
    assert len(list(table)) == 37


def test_ones_own_floor_of_a_place_goes_before_a_later_one() -> None:
    fields = FIELDS | {"kind": "floor", "place": "fr"}
    mine, theirs = (Rate.checked(fields | {"id": id, "as_of": day}) for id, day in (("a", "2020"), ("b", "2026-05")))
    next_year = Rate.checked(fields | {"id": "c", "as_of": "2027"})

    assert rate_table([theirs], [mine]).floor("fr", TODAY) == mine
    assert rate_table([theirs], [next_year]).floor("fr", TODAY) == theirs
    assert rate_table(settings=[next_year]).floor("fr", TODAY).id == "floor-fr"


def test_places_go_by_their_other_names() -> None:
    assert [place_code(text) for text in (" GB ", "usa", "FR", "yt")] == ["uk", "us", "fr", "fr-mayotte"]
