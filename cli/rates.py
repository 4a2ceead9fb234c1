"""annotate rates: the published rates that receipts value labour by."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from annotate.i18n import _


class Format(StrEnum):
    """For people, or for programs."""

    text = "text"
    json = "json"


def rates(
    id: Annotated[str | None, typer.Argument(help=_("One rate."), show_default=False, metavar=_("ID"))] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help=_("Only floor, wage, piece, norm, bill or gift."), metavar=_("KIND")),
    ] = None,
    place: Annotated[str | None, typer.Option("--place", help=_("Only of this place."), metavar=_("PLACE"))] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help=_("How they are written."))] = Format.text,
) -> None:
    """List the published rates with their sources and ages.

    Example: annotate rates floor-fr
    """
    from datetime import UTC, datetime

    from annotate.errors import AnnotateError
    from annotate.receipt.catalogue import as_json, listing, select, sheet
    from annotate.receipt.rates import rate_table

    table = rate_table()
    found = select(table, id, kind, place)
    if not found:
        raise AnnotateError(_("no rate is of that kind and place: `annotate rates` lists all of them"))
    today = datetime.now(UTC).date()
    if format is Format.json:
        text = as_json(found, table.version)
    elif id is not None:
        text = sheet(found[0], today)
    else:
        text = listing(found, table.version, today)
    typer.echo(text.encode(), nl=False)
