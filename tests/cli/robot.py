"""Runs commands in the process of the test."""

from __future__ import annotations

from typer.testing import CliRunner, Result

from cli.main import app


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    """The result of `annotate` with these arguments."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, prog_name="annotate")
