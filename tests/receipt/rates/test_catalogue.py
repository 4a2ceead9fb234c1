"""The rate table as people read it, and as programs do."""

from __future__ import annotations

import json
from datetime import date

import pytest
from rich.cells import cell_len

from annotate.errors import AnnotateError
from annotate.i18n import set_language
from annotate.receipt.rates.catalogue import as_json, listing, select, sheet
from annotate.receipt.rates.table import Rate, bundled_rates, rate_table
from tests.receipt.rates.test_rates import FIELDS

TODAY = date(2026, 11, 24)
OWN = Rate.checked(
    FIELDS | {"id": "floor-de", "kind": "floor", "place": "de", "label": "Ours", "as_of": "2026-06", "source": "Order"}
)


def listed(width: int, kind: str | None = None, place: str | None = None) -> str:
    table = bundled_rates()
    return listing(select(table, None, kind, place), table, TODAY, width).text()


def test_a_wide_list_is_a_table() -> None:
    assert listed(80, "floor", "de") == (
        "Rate                 Price  As of       Age        Place\n"
        "\n"
        "Legal floor ────────────────────────────────────────────────────────────────────\n"
        "floor-de       13.90 EUR/h  1 Jan 2026  10 months  de\n"
        "  Germany, minimum wage [1]\n"
        "floor-de-2027  14.60 EUR/h  1 Jan 2027  to come    de\n"
        "  Germany, next minimum wage [1]\n"
        "\n"
        "Sources ────────────────────────────────────────────────────────────────────────\n"
        "[1] MiLoV5, § 1\n"
        "\n"
        "Table of 24 Nov 2026, ages on 24 Nov 2026. One of them with all that is known:\n"
        "annotate rates ID.\n"
    )


def test_a_narrow_list_has_a_rate_a_paragraph() -> None:
    assert listed(40, "gift").startswith(
        "Gift ───────────────────────────────────\n"
        "gift-hcaptcha .......... 0.001 USD/label\n"
        "  2019 · over 6 years\n"
        "  hCaptcha, a solved captcha · paid to\n"
        "  the website [1]\n"
    )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [20, 40, 60, 73, 74, 80, 120, 200])
def test_every_rate_is_there_at_any_width(language: str, width: int) -> None:
    set_language(language)
    text = listed(width)

    assert all(rate.id in text for rate in bundled_rates())
    assert all(cell_len(line) <= width for line in text.splitlines())


def test_a_rate_of_ones_own_says_whose_it_is_and_what_it_stands_in_place_of() -> None:
    table = rate_table(settings=[OWN])

    assert sheet(OWN, table, TODAY).text() == (
        "floor-de ............................................................ 3.50 EUR/h\n"
        "  Ours\n"
        "  Legal floor · place: de\n"
        "  As of Jun 2026.\n"
        "  Source: Order\n"
        "  This rate is from your settings.\n"
        "  It stands in place of one that comes with the program: 13.90 EUR/h, 1 Jan\n"
        "  2026, MiLoV5, § 1.\n"
    )
    assert "Ours · from your settings [1]" in listing([OWN], table, TODAY).text()
    assert "Ours · from annotate.toml [1]" in listing([OWN], rate_table([OWN]), TODAY).text()


def test_one_rate_says_what_to_be_careful_about() -> None:
    table = bundled_rates()

    assert sheet(table["piece-image-mg"], table, TODAY, 60).text() == (
        "piece-image-mg ............................. 36.90 MGA/label\n"
        "  Image annotation in Antananarivo, from a month's pay\n"
        "  Piece price · place: mg\n"
        "  The source has no date.\n"
        "  Worked out: 400,000 a month / (500 a day x 21.67 days).\n"
        "  Source: Chut! magazine\n"
    )


def test_programs_get_ages_and_whose_a_rate_is() -> None:
    table = rate_table([OWN])
    written = json.loads(as_json(list(table), table, TODAY))
    by_id = {rate["id"]: rate for rate in written["rates"]}

    assert written["version"] == "2026-11-24"
    assert (by_id["floor-de"]["origin"], by_id["floor-de"]["amount"]) == ("project", "3.5")
    assert (by_id["floor-us"]["months_old"], by_id["floor-us"]["old"]) == (208, True)
    assert "origin" not in by_id["floor-us"]


def test_places_have_other_names_and_unknown_ones_are_told() -> None:
    table = bundled_rates()

    assert [rate.id for rate in select(table, None, "floor", "GB")] == ["floor-uk"]
    with pytest.raises(AnnotateError, match="no rate of the place “mars”: the places are africa, br, de, fr, "):
        select(table, None, None, "mars")
    with pytest.raises(AnnotateError, match="no rate is of that kind and place"):
        select(table, None, "gift", "fr")
