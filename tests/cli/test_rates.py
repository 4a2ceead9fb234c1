"""annotate rates: the table, one of it, and one's own; and conversion by --exchange."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from annotate.receipt.formats.json import read
from cli.main import app
from tests.projects.test_own_rates import RATE, TASK
from tests.receipt.sample import sat_once


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file of one's own, English, and a folder without a project."""
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("ANNOTATE_CONFIG", str(path))
    monkeypatch.setenv("ANNOTATE_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a rate of its own, in which somebody sat once."""
    config = f'{TASK}[labour]\nrates = ["piece-class-google", "floor-xx"]\n{RATE}'
    return sat_once(tmp_path / "signs", config)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def test_one_rate_with_all_that_is_known_of_it() -> None:
    printed = run("rates", "floor-ke").stdout.splitlines()

    assert printed[0] == f"floor-ke {'.' * 58} 144.00 KES/h"
    assert printed[-1] == "  Source, as reported by others: Kenya, Legal Notices 163 and 164 of 2024"


def test_rates_are_listed_by_kind_and_place() -> None:
    assert run("rates", "--kind", "floor", "--place", "FR").stdout.splitlines()[3].startswith("floor-fr  12.02 EUR/h")
    assert "the kinds are floor, wage, piece, norm, bill, gift, own" in run("rates", "--kind", "moon").stderr
    assert (
        "the places are africa, br, de, fr, fr-mayotte, in, ke, mg, ph, uk, us" in run("rates", "--place", "x").stderr
    )
    assert "there is no rate “moon”" in run("rates", "moon").stderr


def test_rates_for_programs() -> None:
    written = json.loads(run("rates", "--format", "json").stdout)

    assert len(written["rates"]) == 36
    assert all(isinstance(rate["amount"], str) and rate["source"] for rate in written["rates"])


def test_a_projects_rates_are_listed_in_its_folder_or_by_name(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "floor-xx" not in run("rates").stdout
    assert "from annotate.toml" in run("rates", "--project", project).stdout
    assert "is no project itself" in run("rates", "--project", project.parent).stderr
    monkeypatch.chdir(project)
    assert "This rate is from annotate.toml." in run("rates", "floor-xx").stdout


def test_ones_own_rate_goes_before_the_projects(project: Path, settings: Path) -> None:
    settings.write_text(RATE.replace("12.50", "13"))
    printed = run("rates", "floor-xx", "--project", project).stdout

    assert "13.00 EUR/h" in printed
    assert "This rate is from your settings." in printed


def test_a_receipt_says_whose_its_rates_are(project: Path) -> None:
    made = read(run("receipt", project, "--format", "json").stdout)

    assert [item.origin for item in made.valuations if item.rate == "floor-xx"] == ["project"]
    assert "This rate is from annotate.toml." in run("receipt", project).stdout


def test_a_receipt_converts_by_a_dated_rate_and_prints_it(project: Path) -> None:
    options = ["--exchange", "USD=0.92 EUR @ 2026-11-20"]
    made = read(run("receipt", project, "--format", "json", *options).stdout)
    text = run("receipt", project, *options).stdout

    assert made.terms.exchange == ("USD=0.92 EUR @ 2026-11-20",)
    assert "≈ 0.29 EUR" in text
    assert "1 USD = 0.92 EUR, an exchange rate of 20 Nov 2026" in text
    assert "No currency is converted." not in text


def test_a_receipt_without_one_says_that_the_floor_is_in_another_currency(project: Path) -> None:
    text = " ".join(run("receipt", project).stdout.split())

    assert "the legal floor an hour, floor-xx ...... 12.50 EUR another currency: --exchange, with a rate" in text


def test_an_exchange_rate_without_a_day_is_refused(project: Path) -> None:
    result = run("receipt", project, "--exchange", "USD=0.92 EUR")

    assert result.exit_code == 1
    assert result.stderr == (
        "annotate: “USD=0.92 EUR” names no day, and a rate without a day is no rate: write it like "
        "USD=0.92 EUR @ 2026-11-20\n"
    )
