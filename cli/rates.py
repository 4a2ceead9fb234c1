"""annotate rates: the published rates that receipts value labour by."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.i18n import _

if TYPE_CHECKING:
    from annotate.receipt.formats.roll import Roll
    from annotate.receipt.rates.table import RateTable


class Format(StrEnum):
    """For people, or for programs."""

    text = "text"
    json = "json"


def rates(
    id: Annotated[str | None, typer.Argument(help=_("One rate."), show_default=False, metavar=_("ID"))] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help=_("Only floor, wage, piece, norm, bill, gift or own."), metavar=_("KIND")),
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", help=_("Only of this place: fr, us, ke…"), metavar=_("PLACE"))
    ] = None,
    project: Annotated[
        Path | None,
        typer.Option(
            "--project",
            help=_("With the rates of this project; without it, of the one in this folder, if there is one."),
            metavar=_("FOLDER"),
            show_default=False,
        ),
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help=_("How they are written."))] = Format.text,
) -> None:
    """List the published rates with their sources and ages.

    Example: annotate rates floor-fr
    """
    from datetime import UTC, datetime

    from annotate.receipt.rates.catalogue import as_json, listing, select, sheet

    table, today = _table(project), datetime.now(UTC).date()
    found = select(table, id, kind, place)
    if format is Format.json:
        typer.echo(as_json(found, table, today).encode(), nl=False)
    elif id is not None:
        _show(sheet(found[0], table, today, _width()))
    else:
        _show(listing(found, table, today, _width()))


def _table(folder: Path | None) -> RateTable:
    """The bundled rates, the project's and one's own."""
    from annotate.projects.config import FILE_NAME
    from annotate.projects.project import Project
    from annotate.receipt.rates.table import rate_table
    from annotate.settings import load_settings

    if folder is None and Path(FILE_NAME).is_file():
        folder = Path()
    return rate_table(() if folder is None else Project.load(folder).config.rate, load_settings().rate)


def _width() -> int:
    """The terminal's, or the one that COLUMNS asks for."""
    from shutil import get_terminal_size

    return get_terminal_size((80, 24)).columns


def _show(page: Roll) -> None:
    """Drawn where there is a terminal; elsewhere in UTF-8, whatever the terminal's encoding."""
    if not sys.stdout.isatty():
        typer.echo(page.text().encode(), nl=False)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for line in page.lines:
        row = Text(no_wrap=True, overflow="ignore")
        for text, style in line:
            row.append(text, "" if style == "ink" else str(style))
        console.print(row)
