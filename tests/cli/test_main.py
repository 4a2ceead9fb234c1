from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from annotate import __version__
from annotate.settings import Settings, save_settings
from cli.main import COMMANDS, Commands, app
from storage import StoreError
from tests.cli.robot import run
from tests.folders import CLASSIFY, make_project

ROOT = Path(__file__).parents[2]


def test_alone_it_prints_the_help_with_every_command_in_order() -> None:
    result = run()
    lines = [line.split()[1] for line in result.output.splitlines() if line.startswith("│ ") and line[2] != " "]

    assert result.exit_code == 2
    assert [word for word in lines if word in COMMANDS] == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = run(command, "--help")

    assert result.exit_code == 0
    assert f"annotate {command}" in result.stdout.partition("Example")[2]
    assert result.stderr == ""


def test_the_version_is_printed() -> None:
    result = run("--version")

    assert (result.exit_code, result.stdout) == (0, f"annotate {__version__}\n")


def test_a_mistyped_command_is_answered_with_the_one_that_is_meant() -> None:
    result = run("exprot")

    assert result.exit_code == 2
    assert "Did you mean 'export'?" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments", [["--lang", "de", "status"], ["receipt", "--lang", "de"], ["status", "--format", "xml"], ["import"]]
)
def test_wrong_usage_ends_with_status_2(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_what_a_person_can_mend_is_one_line_on_standard_error(tmp_path: Path) -> None:
    result = run("status", tmp_path / "no\nwhere\x1b[2J")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        f"annotate: there is no folder {tmp_path}/no\\nwhere\\x1b[2J: "
        "name another, or make a project with `annotate new`\n"
    )


def test_an_error_of_the_store_is_one_line_too(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "labels.store").write_text("something else")

    result = run("verify", tmp_path)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"annotate: {tmp_path}/labels.store ")
    assert result.stderr.count("\n") == 1


def raising(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> Any:
    def refuse(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr("annotate.projects.project.Project.load", refuse)
    return run("verify")


def test_fields_of_a_store_error_may_be_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    result = raising(StoreError("{path} is full.", path="a\x1b[0m{b}"), monkeypatch)

    assert (result.exit_code, result.stderr) == (1, "annotate: a\\x1b[0m{b} is full.\n")


def test_what_the_system_refuses_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    result = raising(PermissionError(13, "Permission denied", "a\nb"), monkeypatch)

    assert (result.exit_code, result.stderr) == (1, "annotate: a\\nb: Permission denied\n")


def test_an_interrupt_ends_with_status_130_and_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    result = raising(KeyboardInterrupt(), monkeypatch)

    assert (result.exit_code, result.output) == (130, "")


def test_our_own_mistakes_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    result = raising(ZeroDivisionError(), monkeypatch)

    assert isinstance(result.exception, ZeroDivisionError)


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    assert "\x1b" not in run("status", tmp_path).stderr
    assert "\x1b" not in CliRunner().invoke(app, ["status", str(tmp_path)], color=True).stderr


@pytest.fixture
def translated(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue that only says in which language it was asked."""
    from annotate import i18n

    class Marked:
        def __init__(self, code: str) -> None:
            self.code = code

        def gettext(self, message: str) -> str:
            return f"{self.code}:{message}" if message else ""

        def ngettext(self, one: str, many: str, count: int) -> str:
            return f"{self.code}:{one if count == 1 else many}"

    monkeypatch.setattr(i18n, "_catalogue", Marked)


@pytest.mark.usefixtures("translated")
def test_the_language_is_the_options_else_the_environments(tmp_path: Path) -> None:
    assert run("--lang", "fr", "status", tmp_path).stderr.startswith("annotate: fr:")
    assert run("status", tmp_path).stderr.startswith("annotate: en:")


@pytest.mark.usefixtures("translated")
@pytest.mark.parametrize("said", [["--lang", "fr"], ["--lang=fr"]])
def test_the_language_may_be_named_behind_any_command(tmp_path: Path, said: list[str]) -> None:
    assert run("status", tmp_path, *said).stderr.startswith("annotate: fr:")
    assert run("status", *said, tmp_path, "--lang", "en").stderr.startswith("annotate: en:")
    assert "fr:Show how far a project is" in run("status", "--help", *said).stdout
    assert run("status", tmp_path, "--", *said).exit_code == 2


@pytest.mark.usefixtures("translated")
def test_the_language_of_the_settings_holds_where_the_environment_names_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANNOTATE_LANG")
    save_settings(Settings(language="fr"))

    assert run("status", tmp_path).stderr.startswith("annotate: fr:")
    assert run("--lang", "en", "status", tmp_path).stderr.startswith("annotate: en:")
    assert "fr:Show how far a project is" in run("status", "--help").stdout


@pytest.mark.usefixtures("translated")
def test_help_speaks_the_language_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "cli.export", raising=False)  # some of its help is said when it is loaded
    text = run("--lang", "fr", "--help").stdout

    assert "fr:Label images and texts" in text
    assert "fr:Print the version." in text
    assert "fr:Write the labels as a dataset." in text
    help_of_export = " ".join(run("--lang", "fr", "export", "--help").stdout.replace("│", " ").split())
    assert "fr:Of the parts" in help_of_export


def test_settings_that_are_broken_hinder_no_command_that_needs_none(
    settings_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANNOTATE_LANG")
    settings_file.write_text("name = 3")
    make_project(tmp_path)

    assert run("verify", tmp_path).exit_code == 0
    assert "name: this should be a text in quotes" in run("status", tmp_path).stderr


def test_the_table_of_commands_is_all_that_the_group_needs() -> None:
    group = Commands(name="annotate")

    assert len(group.commands) == len(COMMANDS)
    group.commands["extra"] = group.commands["verify"]
    del group.commands["extra"]
    assert list(group.commands) == list(COMMANDS)


RUN = "from cli.main import run; run()"


def as_process(*arguments: object, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", RUN, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, check=False, **settings)


def test_as_a_process_it_ends_with_the_status_and_says_so_in_any_encoding(tmp_path: Path) -> None:
    make_project(tmp_path, toml=CLASSIFY.replace("cat", "🐈"))
    done = as_process("status", tmp_path, env={**os.environ, "PYTHONIOENCODING": "ascii"})

    assert done.returncode == 0
    assert b"\\U0001f408" in done.stdout


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    make_project(tmp_path)
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-c", RUN, "export", str(tmp_path), "--format", "csv"]
    with os.fdopen(write, "wb") as stdout:
        done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, cwd=ROOT, check=False)

    assert done.stderr == b""
    assert done.returncode == 1


def test_a_full_disk_behind_standard_output_is_one_line(tmp_path: Path) -> None:
    make_project(tmp_path)
    command = [sys.executable, "-c", RUN, "export", str(tmp_path), "--format", "csv"]
    with Path("/dev/full").open("wb") as stdout:
        done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, cwd=ROOT, check=False)

    assert (done.returncode, done.stderr) == (1, b"annotate: standard output: No space left on device\n")


def test_closed_streams_lead_nowhere(tmp_path: Path) -> None:
    make_project(tmp_path)
    words = [sys.executable, "-c", RUN, "status", str(tmp_path)]
    command = ["sh", "-c", '"$@" <&- >&-', "sh", *words]
    done = subprocess.run(command, stderr=subprocess.PIPE, cwd=ROOT, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
