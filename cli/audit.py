"""annotate audit: how everybody's labels were given, as signals and never as verdicts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.i18n import _

if TYPE_CHECKING:
    from annotate.receipt.audit.audit import Audit


def audit(
    folder: Annotated[
        Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
    ] = Path(),
    annotator: Annotated[
        str | None,
        typer.Option("--annotator", "-a", metavar=_("NAME"), help=_("Only this annotator, beside the others.")),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", help=_("From this day or moment on (UTC)."), metavar=_("DAY"))
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", help=_("To the end of this day, or to this moment."), metavar=_("DAY"))
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help=_("For people, or for programs."))
    ] = "text",
) -> None:
    """Show the signals of how everybody's labels were given."""
    import msgspec

    from annotate.meter.ledger import read_ledgers
    from annotate.meter.period import begun, period
    from annotate.projects.project import Project
    from annotate.receipt.audit.audit import audit as audited
    from cli.complaint import warn_of_damage
    from storage import LabelStore

    if format_ not in ("text", "json"):
        raise typer.BadParameter(_("choose one of {choices}").format(choices="text, json"), param_hint="--format")
    project, chosen = Project.load(folder), begun(period(since, until))
    with LabelStore.open(project.store_path, read_only=True) as store:
        try:
            read = read_ledgers(store.scan_all(), cap_ms=project.config.labour.idle_ms, period=chosen)
        finally:
            warn_of_damage(store)
    found = audited(project.name, read, annotator=annotator, period=chosen)
    if format_ == "json":
        typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=2))
    else:
        _show(found)


def _show(found: Audit) -> None:
    """In UTF-8 where it is read by a program, whatever the terminal's encoding."""
    from rich.console import Console
    from rich.text import Text

    from annotate.receipt.audit.words import render

    console = Console(highlight=False)
    roll = render(found, console.width)
    if not sys.stdout.isatty():
        typer.echo(roll.text().encode(), nl=False)
        return
    styles: dict[object, str] = {"ink": "", "stamp": "bold reverse", "bar": "", "track": "dim"}
    for line in roll.lines:
        pieces = [(text, styles.get(ink, str(ink))) for text, ink in line]
        console.print(Text.assemble(*pieces, no_wrap=True, overflow="ignore"))
