"""The receipt as a table: every figure of the JSON once, under the JSON's own names."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from hypothesis import given, settings

from annotate.i18n import set_language
from annotate.receipt.build import Options
from annotate.receipt.formats.csv import COLUMNS, disarmed, render, rows
from annotate.receipt.formats.json import read
from annotate.receipt.formats.json import render as as_json
from annotate.receipt.model import Bin, Receipt
from annotate.receipt.money import Money
from annotate.receipt.valuation import Wishes
from tests.receipt.conftest import Make
from tests.receipt.drawn import receipts
from tests.receipt.sample import label, records, sitting


def table(receipt: Receipt) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(receipt), newline="")))


def values(receipt: Receipt) -> dict[tuple[str, str, str], str]:
    return {(row["section"], row["item"], row["figure"]): row["value"] for row in table(receipt)}


def test_totals_stand_under_the_names_that_the_json_has_for_them(make: Make) -> None:
    found = values(make())

    assert found["receipt", "", "credited_s"] == "172.822"
    assert found["activities", "label", "credited_s"] == "82.102"
    assert found["credited_by_cap", "", "180"] == "412.822"
    assert found["valuations", "floor-fr", "value"] == "0.58"
    assert found["valuations", "piece-class-google", "effective_hourly"] == "6.56"
    assert found["store", "", "records"] == "21"


def test_rows_tell_their_unit_and_currency(make: Make) -> None:
    units = {(row["item"], row["figure"]): row["unit"] for row in table(make())}

    assert units["label", "credited_s"] == "s"
    assert units["floor-fr", "value"] == "EUR"
    assert units["floor-fr", "amount"] == units["floor-fr", "effective_hourly"] == "EUR/h"
    assert units["piece-class-google", "amount"] == "USD"
    assert units["", "share"] == "of 1"
    assert units["", "shown"] == ""


def test_only_the_names_for_people_follow_the_language(make: Make) -> None:
    english = table(make())
    set_language("fr")
    french = table(make())

    assert [list(row.values())[:-1] for row in english] == [list(row.values())[:-1] for row in french]
    assert "Premières réponses" in {row["name"] for row in french}


@settings(max_examples=10)
@given(receipt=receipts())
def test_every_figure_of_the_json_is_there_digit_for_digit(receipt: Receipt) -> None:
    figures = msgspec.json.Decoder(float_hook=str).decode(as_json(receipt))
    figures["store"].pop("parts", None)

    assert sorted(row.value for row in rows(receipt)) == sorted(_leaves(figures))


def _leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for one in value.values() for leaf in _leaves(one)]
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return [leaf for one in value for leaf in _leaves(one)]
    if isinstance(value, list):
        return [" ".join(map(str, value))]
    return ["" if value is None else str(value).lower() if isinstance(value, bool) else str(value)]


def test_names_of_people_become_no_formulas_and_numbers_stay_numbers(make: Make) -> None:
    receipt = make(sitting(annotator="@sum"), label(1, annotator="@sum"), project='=HYPERLINK("x")')
    found = values(receipt)

    assert found["receipt", "", "project"] == '\'=HYPERLINK("x")'
    assert found["receipt", "", "annotator"] == "'@sum"
    assert disarmed("-0.05") == "-0.05"
    assert disarmed("+33") == "'+33"


def test_a_row_is_a_line_whatever_the_names(make: Make) -> None:
    text = render(make(project='a "b",\nc\x1b[2J'))

    assert text.endswith("\n")
    assert "\r" not in text and "\x1b" not in text
    assert text.count("\n") == len(table(make())) + 1
    assert text.splitlines()[0] == ",".join(COLUMNS)


def test_what_is_told_of_together_and_what_is_unbounded_has_a_name(make: Make) -> None:
    receipt = make()
    work = msgspec.structs.replace(receipt.work, histogram=(Bin(1.0, 4), Bin(None, 5)))
    found = values(msgspec.structs.replace(receipt, work=work))

    assert found["work", "histogram/1", "labels"] == "4"
    assert found["work", "histogram/more", "labels"] == "5"


def test_a_kept_receipt_gives_the_same_table(make: Make) -> None:
    receipt = make(*records(), options=Options(reward=Money.parse("0.05 EUR"), wishes=Wishes(place="us")))

    assert render(read(as_json(receipt))) == render(receipt)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_decimal_mark_is_a_point_in_every_language(make: Make, language: str) -> None:
    set_language(language)

    assert values(make())["valuations", "floor-fr", "value"] == "0.58"
