from __future__ import annotations

from pathlib import Path

import pytest

from cli import usage
from cli.main import COMMANDS
from tests.cli.robot import run

WRONG = {
    ("exprot",): "La commande 'exprot' n’existe pas. S’agit-il de 'export'",
    ("frobnicate",): "La commande 'frobnicate' n’existe pas.",
    ("status", "--nonsense"): "L’option --nonsense n’existe pas",
    ("status", "--forma"): "L’option --forma n’existe pas (options proches : --format)",
    ("status", "a", "b"): "En trop : b",
    ("receipt", "--place"): "L’option '--place' demande une valeur.",
    ("verify", "--help=x"): "L’option '--help' ne prend pas de valeur.",
    ("import",): "Il manque l’argument",
    ("demo", "--auto", "0"): "Valeur incorrecte pour '--auto' : 0 est en dehors de x>=1.",
    ("demo", "--auto", "many"): "'many' n’est pas un nombre entier.",
    ("rates", "--format", "xml"): "'xml' n’est pas dans 'text', 'json'.",
}


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERMINAL_WIDTH", "200")


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_mistake_of_usage_is_told_in_the_language_chosen(arguments: tuple[str, ...]) -> None:
    result = run("--lang", "fr", *arguments)

    assert result.exit_code == 2
    assert WRONG[arguments] in result.stderr.replace("\u00a0", " ")
    assert "Erreur" in result.stderr


@pytest.mark.parametrize("arguments", [(), *((command,) for command in COMMANDS)], ids=" ".join)
def test_help_speaks_one_language(arguments: tuple[str, ...]) -> None:
    english, french = (run("--lang", code, *arguments, "--help").stdout for code in ("en", "fr"))

    for said in ("Show this message", "Example:", "default:", "required", "Commands"):
        assert said not in french
    assert "Show this message and exit." in english


@pytest.mark.parametrize(
    "arguments",
    [
        ("pay", "photos", "3 EUR", "--annotator", "ana", "--annotator", "ben"),
        ("forget", "photos", "-a", "ana", "--annotator", "ben", "--yes"),
        ("receipt", "photos", "--since", "2026-11-01", "--since", "2026-11-02"),
        ("new", "photos", "--task", "tag", "--task", "grid"),
    ],
    ids=" ".join,
)
def test_of_two_values_where_one_counts_none_is_taken(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert "it takes one value, and was given several" in result.stderr


def test_how_something_is_shown_can_be_typed_after_an_alias(tmp_path: Path) -> None:
    nowhere = run("receipt", tmp_path, "--format", "json", "--format", "text", "--rate", "a", "--rate", "b")

    assert "has no annotate.toml" in nowhere.stderr


def test_what_typer_may_say_some_day_stays_as_it_is() -> None:
    assert usage.told("Something new.") == "Something new."
