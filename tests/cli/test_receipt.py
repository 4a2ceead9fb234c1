"""annotate receipt: what it prints, and what it says when it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from annotate.errors import AnnotateError
from annotate.i18n import set_language
from annotate.receipt.amounts import Promised
from annotate.receipt.formats.json import read
from annotate.receipt.formats.text import render
from cli.main import app
from cli.rates import rates
from cli.receipt import receipt
from storage import LabelStore
from tests.receipt.sample import label, records, sat_once, sitting

commands = typer.Typer()
commands.command()(receipt)
commands.command()(rates)


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A settings file of one's own, English, and one moment at which all is printed."""
    monkeypatch.setattr("annotate.receipt.build.stamp", lambda _now: "2026-11-24T12:00:00.000Z")
    path = tmp_path / "config" / "settings.toml"
    monkeypatch.setenv("ANNOTATE_CONFIG", str(path))
    set_language("en")
    yield path
    set_language(None)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which somebody sat once."""
    return sat_once(tmp_path / "signs")


def run(*arguments: object) -> str:
    """What the command prints; its error, if it has one, is raised."""
    result = CliRunner().invoke(commands, [str(one) for one in arguments])
    if result.exception is not None:
        raise result.exception
    assert result.stderr == ""
    return result.stdout


def refused(*arguments: object) -> str:
    with pytest.raises(AnnotateError) as caught:
        run(*arguments)
    return str(caught.value)


def test_the_document_is_read_back(project: Path) -> None:
    made = read(run("receipt", project, "--format", "json"))

    assert (made.project, made.annotator, made.wall_s) == ("signs", "amber-otter", 2818.224)
    with LabelStore.open(project / "labels.store", read_only=True) as store:
        assert (made.store.head, made.store.records) == (store.head(), len(records()))


def test_people_get_the_same_receipt_as_text(project: Path) -> None:
    made = read(run("receipt", project, "--format", "json"))

    assert run("receipt", project) == render(made)


def test_options_reach_the_receipt(project: Path) -> None:
    options: list[str] = ["--idle-after", "100s", "--rate", "floor-de", "--rate", "25 EUR/hour", "--place", "ke"]
    options += ["--since", "2026-11-24", "--until", "2026-11-24", "--annotator", "amber-otter"]
    made = read(run("receipt", project, "--format", "json", *options))

    assert (made.idle_after_s, made.credited_s) == (100.0, 252.822)
    assert [item.rate for item in made.valuations] == ["floor-de", "25 EUR/hour", "floor-ke"]
    assert made.period.from_ == "2026-11-24T00:00:00.000Z"


def test_the_project_and_the_settings_choose_what_is_not_said(project: Path, settings: Path) -> None:
    config = project / "annotate.toml"
    labour = '[labour]\nidle_after = "3m"\nreward = "0.01 USD"\nrates = ["floor-fr", "piece-class-gt"]\n'
    config.write_text(config.read_text() + labour)
    settings.parent.mkdir()
    settings.write_text('place = "us"\nrates = ["wage-reddit"]\n')
    made = read(run("receipt", project, "--format", "json"))

    assert (made.idle_after_s, made.paid.amount, made.paid.currency) == (180.0, "0.00", "USD")
    assert made.promised == Promised(labels=9, reward="0.01", amount="0.09", currency="USD", hourly="0.78")
    assert [item.rate for item in made.valuations] == ["piece-class-gt", "wage-reddit", "floor-us"]


def test_a_file_takes_the_receipt(project: Path, tmp_path: Path) -> None:
    assert run("receipt", project, "--output", tmp_path / "r.txt") == ""
    assert (tmp_path / "r.txt").read_text("utf-8") == run("receipt", project)
    assert "cannot be written" in refused("receipt", project, "--output", tmp_path / "no" / "r.txt")


def test_what_cannot_be_done_is_said_in_one_sentence(project: Path) -> None:
    assert "below 30 s" in refused("receipt", project, "--idle-after", "10s")
    assert "name one of amber-otter" in refused("receipt", project, "--annotator", "nobody")
    assert "no rate “x”" in refused("receipt", project, "--rate", "x")
    assert "no legal floor" in refused("receipt", project, "--place", "x")
    assert "no day" in refused("receipt", project, "--since", "x")


def test_nobody_has_labelled_yet(project: Path) -> None:
    for path in sorted((project / "labels.store").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (project / "labels.store").rmdir()

    assert "nobody has labelled here yet" in refused("receipt", project)
    assert not (project / "labels.store").exists()


def test_several_people_have_to_be_told_apart(project: Path, settings: Path) -> None:
    with LabelStore.open(project / "labels.store") as store:
        store.append(
            sitting(session="b" * 12, annotator="ben"), label(1, record="b", session="b" * 12, annotator="ben")
        )

    assert "several people" in refused("receipt", project)
    settings.parent.mkdir()
    settings.write_text('name = "ben"\n')
    assert read(run("receipt", project, "--format", "json")).annotator == "ben"


@pytest.mark.parametrize("command", ["status", "receipt"])
def test_an_unknown_rate_of_a_project_is_named_with_its_file_and_key(project: Path, command: str) -> None:
    toml = project / "annotate.toml"
    toml.write_text(f'{toml.read_text()}[labour]\nrates = ["floor-xx"]\n')

    result = CliRunner().invoke(app, [command, str(project)])

    assert result.exit_code == (0 if command == "status" else 1)
    assert f"annotate: {toml}: [labour] rates: there is no rate “floor-xx”" in result.stderr


def test_an_unknown_rate_of_the_settings_is_named_with_its_file_and_key(project: Path, settings: Path) -> None:
    settings.parent.mkdir()
    settings.write_text('rates = ["floor-xx"]\n')

    assert refused("receipt", project).startswith(f"{settings}: rates: there is no rate “floor-xx”")


def test_a_period_that_is_yet_to_come_has_no_receipt(project: Path) -> None:
    assert refused("receipt", project, "--since", "2999-01-01") == (
        "2999-01-01 00:00 UTC is yet to come: give an earlier day or moment to --since"
    )
