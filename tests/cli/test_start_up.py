"""What a command loads: counted in modules, not in seconds, which a shared machine cannot promise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.folders import make_project

HEAVY = ("textual", "PIL", "rich", "tinydb", "msgspec", "pyarrow", "pydantic", "asyncio")
SCRIPT = """
import sys
from typer.testing import CliRunner
import cli.main
if sys.argv[1:]:
    from cli.main import app
    result = CliRunner().invoke(app, sys.argv[1:])
    assert result.exception is None or isinstance(result.exception, SystemExit)
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.__stdout__)
"""


def loaded(*arguments: object) -> set[str]:
    """The packages in memory after the command in a fresh interpreter; after the mere import without one."""
    command = [sys.executable, "-c", SCRIPT, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    return set(done.stdout.split())


def test_the_command_line_itself_loads_nothing_heavy() -> None:
    assert not loaded() & set(HEAVY)


def test_help_loads_no_screens_no_pictures_and_no_store() -> None:
    assert not loaded("--help") & {"textual", "PIL", "tinydb", "asyncio"}


@pytest.mark.parametrize("command", ["status", "audit", "export", "verify", "receipt", "doctor"])
def test_commands_that_draw_nothing_load_no_screens_and_no_pictures(command: str, tmp_path: Path) -> None:
    make_project(tmp_path)

    assert not loaded(command, tmp_path) & {"textual", "PIL"}


@pytest.mark.parametrize("command", ["receipt", "rates"])
def test_what_prints_amounts_loads_no_languages_of_the_world(command: str, tmp_path: Path) -> None:
    make_project(tmp_path)

    assert "babel" not in loaded(command, *[tmp_path] * (command == "receipt"))


def test_export_and_verify_load_no_rich_text(tmp_path: Path) -> None:
    make_project(tmp_path)

    assert "rich" not in loaded("export", tmp_path) | loaded("verify", tmp_path)


def test_the_labelling_screen_loads_no_field_for_long_texts_and_no_reader_of_tables() -> None:
    """The first picture of most projects needs neither."""
    code = "import sys, annotate.tui.app, annotate.sitting.desk, annotate.tui.kinds.classify; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert not {"textual.widgets._text_area", "csv", "babel"} & set(done.stdout.split())
