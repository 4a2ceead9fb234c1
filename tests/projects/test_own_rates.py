"""`[[rate]]` tables: every field is checked, and a mistake is named with its file, its rate and its key."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.errors import AnnotateError
from annotate.projects.config import load_config
from annotate.projects.own_rates import as_toml, read_own_rates
from annotate.receipt.rates.table import Rate
from annotate.settings import load_settings

RATE = """
[[rate]]
id = "floor-xx"
kind = "floor"
amount = "12.50"
unit = "hour"
currency = "EUR"
as_of = "2026-11-01"
place = "fr"
source = "Order 12 of 2026"
"""
TASK = '[task]\nkind = "classify"\nlabels = ["a", "b"]\n'


@dataclass(frozen=True)
class Files:
    """The two files that rates stand in."""

    settings: Path
    project: Path


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    monkeypatch.setenv("ANNOTATE_CONFIG", str(tmp_path / "settings.toml"))
    return Files(tmp_path / "settings.toml", tmp_path / "annotate.toml")


def test_both_files_have_rates(files: Files) -> None:
    files.settings.write_text(f'name = "ana"\n{RATE}')
    files.project.write_text(f"{TASK}{RATE}{RATE.replace('floor-xx', 'floor-yy')}")

    (own,) = load_settings().rate
    assert (own.id, own.amount, own.label, own.place) == ("floor-xx", Decimal("12.50"), "floor-xx", "fr")
    assert [rate.id for rate in load_config(files.project).rate] == ["floor-xx", "floor-yy"]


def test_amounts_and_dates_may_be_toml_s_own(files: Files) -> None:
    text = RATE.replace('"12.50"', "12.02").replace('"2026-11-01"', "2026-11-01").replace('"fr"', '"GB"')
    files.settings.write_text(text)

    (rate,) = load_settings().rate
    assert (rate.amount, rate.as_of, rate.place) == (Decimal("12.02"), "2026-11-01", "uk")
    files.settings.write_text(RATE.replace('"2026-11-01"', "2019").replace('"12.50"', "12"))
    assert (load_settings().rate[0].as_of, load_settings().rate[0].amount) == ("2019", Decimal(12))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('source = "Order 12 of 2026"', "", '[[rate]] floor-xx: “source” is missing: write source = "…".'),
        (
            '"Order 12 of 2026"',
            '" "',
            '[[rate]] floor-xx, source: this should say where the figure is published: "Order 12 of 2026".',
        ),
        ('id = "floor-xx"', "", '[[rate]] number 1: “id” is missing: write id = "…".'),
        ('"floor-xx"', '"a floor"', '[[rate]] a floor, id: this should be one word, such as "floor-xx".'),
        ("place =", "plaice =", "[[rate]] floor-xx: there is no key “plaice”: perhaps place is meant."),
        (
            'kind = "floor"',
            'kind = "roof"',
            '[[rate]] floor-xx, kind: this should be one of "piece", "wage", "floor", "gift", "norm", "bill", "own".',
        ),
        (
            '"hour"',
            '"day"',
            '[[rate]] floor-xx, unit: this should be one of "hour", "label", "box", "1000 clicks".',
        ),
        ('"12.50"', '"much"', "[[rate]] floor-xx, amount: this should be an amount in quotes."),
        ('"12.50"', "true", "[[rate]] floor-xx, amount: this should be an amount in quotes."),
        ('"12.50"', '"-1"', '[[rate]] floor-xx, amount: this should be an amount such as "12.50".'),
        ('"EUR"', '"euro"', '[[rate]] floor-xx, currency: this should be three capital letters: "EUR".'),
        (
            '"2026-11-01"',
            '"2026-11-31"',
            '[[rate]] floor-xx, as_of: this should be a day, a month or a year such as "2026-01-01", or “undated”.',
        ),
        ('place = "fr"', "", '[[rate]] floor-xx, place: this should be a place, and a legal floor has one: "fr".'),
        ('place = "fr"', "place = 3", "[[rate]] floor-xx, place: this should be a text in quotes."),
        (
            'place = "fr"',
            'place = "fr"\nflags = ["cheap"]',
            '[[rate]] floor-xx, flags, number 1: this should be one of "closed-platform", "list-price", '
            '"paid-to-site", "derived".',
        ),
    ],
)
def test_a_mistake_names_file_rate_and_key(files: Files, old: str, new: str, sentence: str) -> None:
    faulty = RATE.replace(old, new)
    for path, load in ((files.settings, load_settings), (files.project, lambda: load_config(files.project))):
        path.write_text(TASK * (path == files.project) + faulty)
        with pytest.raises(AnnotateError) as error:
            load()
        assert str(error.value) == f"{path}: {sentence}"


def test_a_rate_stands_there_once_and_as_a_table_of_its_own(files: Files) -> None:
    files.settings.write_text(RATE + RATE)
    with pytest.raises(AnnotateError, match=r"\[\[rate\]\] floor-xx: this id is there a second time"):
        load_settings()
    files.settings.write_text(RATE.replace("[[rate]]", "[rate]"))
    with pytest.raises(AnnotateError, match=r"rate: write each rate as a table of its own, under \[\[rate\]\]"):
        load_settings()


LINES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1)
RATES = st.builds(
    Rate,
    id=st.from_regex(r"[a-z][a-z0-9.-]{0,20}", fullmatch=True),
    kind=st.sampled_from(["wage", "norm", "gift"]),
    amount=st.decimals(0, 10**6, places=4, allow_nan=False, allow_infinity=False),
    unit=st.sampled_from(["hour", "label", "box", "1000 clicks"]),
    currency=st.just("EUR"),
    as_of=st.dates().filter(lambda day: day.year > 999).map(str),
    source=LINES,
    label=LINES,
    place=st.sampled_from(["", "fr", "fr-mayotte"]),
    seen=st.sampled_from([None, 1, 2]),
    flags=st.lists(st.sampled_from(["derived", "list-price"]), max_size=2).map(tuple),
    derivation=st.none() | LINES,
)


@given(st.lists(RATES, max_size=3, unique_by=lambda rate: rate.id))
def test_rates_come_back_as_they_were_written(rates: list[Rate]) -> None:
    text = "".join(f"{line}\n" for line in as_toml(rates))

    assert read_own_rates(Path("settings.toml"), tomllib.loads(text).get("rate", ())) == tuple(rates)
