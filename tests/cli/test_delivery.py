"""A receipt in every format: chosen by its name or the file's, refused where it cannot be shown, saved whole or not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from annotate.errors import AnnotateError
from annotate.i18n import set_language
from annotate.receipt.formats.json import read
from annotate.receipt.formats.table import FORMATS, guessed, render
from annotate.receipt.model import Receipt
from cli.delivery import Format, Sheet, ordered
from cli.receipt import receipt
from tests.receipt.sample import sat_once

commands = typer.Typer()
commands.command()(receipt)
BEGINNINGS = {
    "text": b"    ",
    "json": b"{",
    "csv": b"section,item,figure,value,unit,name\n",
    "html": b"<!doctype html>",
    "pdf": b"%PDF-",
    "escpos": b"\x1b@",
}


@pytest.fixture(autouse=True)
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No settings, English, and one moment at which all is printed."""
    monkeypatch.setenv("ANNOTATE_CONFIG", str(tmp_path / "config" / "settings.toml"))
    monkeypatch.setattr("annotate.receipt.build.stamp", lambda _now: "2026-11-24T12:00:00.000Z")
    set_language("en")
    yield
    set_language(None)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which somebody sat once."""
    return sat_once(tmp_path / "signs")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(commands, [str(one) for one in arguments])


def test_the_command_knows_the_formats_there_are() -> None:
    assert [one.value for one in Format] == list(FORMATS)


@pytest.mark.parametrize("format", list(BEGINNINGS))
def test_a_file_is_of_the_format_that_its_name_speaks_of(project: Path, tmp_path: Path, format: str) -> None:
    path = tmp_path / f"r{FORMATS[format].suffixes[0].upper()}"
    result = run(project, "--output", path)

    assert (result.exception, result.stdout) == (None, "")
    assert path.read_bytes().startswith(BEGINNINGS[format])


@pytest.mark.parametrize("format", ["text", "json", "csv", "html", "escpos"])
def test_a_pipe_gets_the_same_bytes_as_a_file(project: Path, tmp_path: Path, format: str) -> None:
    run(project, "--format", format, "--output", tmp_path / "r")

    assert run(project, "--format", format).stdout_bytes == (tmp_path / "r").read_bytes()


def test_a_dash_is_standard_output_and_standard_input(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    written = run(project, "--format", "json", "--output", "-").stdout
    again = CliRunner().invoke(commands, ["--from", "-", "--format", "json"], input=written)

    assert again.stdout == written != ""
    assert not Path("-").exists()


def test_what_is_said_counts_more_than_the_files_name(project: Path, tmp_path: Path) -> None:
    run(project, "--format", "json", "--output", tmp_path / "r.txt")

    assert (tmp_path / "r.txt").read_text().startswith("{")
    assert [guessed(Path(name)) for name in ("r.PNG", "a.b/r.htm", "png", "/dev")] == ["png", "html", "text", "text"]
    with pytest.raises(AnnotateError, match=r"no receipt ends in “\.jpg”: .* one of \.txt, \.json"):
        guessed(Path("r.jpg"))
    assert ordered(None, Path("receipt"), width=None, paper=None).format == "text"


@pytest.mark.parametrize("format", [Format.pdf, Format.png, Format.escpos])
def test_a_terminal_is_given_no_bytes(monkeypatch: pytest.MonkeyPatch, format: Format) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    with pytest.raises(AnnotateError, match=f"write it to a file with --output receipt.{format}"):
        ordered(format, None, width=None, paper=None)
    assert ordered(format, Path("r"), width=None, paper=None).format == format.value


def test_a_line_is_as_wide_as_is_said(project: Path) -> None:
    lines = run(project, "--width", "24").stdout.splitlines()

    assert max(map(len, lines)) == 24
    assert run(project, "--width", "10").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "json", "--width", "30"), "other formats (text, escpos)"),
        (("--paper", "a4"), "other formats (pdf)"),
    ],
)
def test_what_is_said_of_another_formats_paper_is_a_slip(project: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run(project, *arguments)

    assert result.exit_code == 2
    assert said in result.stderr


def test_paper_is_a_sheet_or_a_roll(project: Path, tmp_path: Path) -> None:
    for sheet in Sheet:
        run(project, "--paper", sheet, "--output", tmp_path / f"{sheet}.pdf")

    assert (tmp_path / "a4.pdf").read_bytes() != (tmp_path / "roll.pdf").read_bytes()


def test_a_file_that_cannot_be_written_is_told_and_none_is_left(project: Path, tmp_path: Path) -> None:
    result = run(project, "--output", tmp_path / "no" / "r.html")

    assert isinstance(result.exception, AnnotateError)
    assert "cannot be written" in str(result.exception)
    assert not (tmp_path / "no").exists()


def test_a_missing_part_is_named_with_what_installs_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _made(project)
    for name in [name for name in sys.modules if name.partition(".")[0] == "fpdf"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "annotate.receipt.formats.pdf", raising=False)
    monkeypatch.setitem(sys.modules, "fpdf", None)

    with pytest.raises(AnnotateError, match=r'pip install "weisure-annotate\[pdf\]"'):
        render(made, "pdf")
    assert render(made, "html").startswith(b"<!doctype html>")


def _made(project: Path) -> Receipt:
    return read(run(project, "--format", "json").stdout)
