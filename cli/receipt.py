"""annotate receipt: what somebody's labour took, and what it would be worth elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from annotate.i18n import _
from cli.delivery import Format, Sheet, deliver


def receipt(
    folder: Annotated[
        Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
    ] = Path(),
    annotator: Annotated[
        str | None, typer.Option("--annotator", "-a", help=_("Whose receipt."), metavar=_("NAME"))
    ] = None,
    rate: Annotated[
        list[str] | None,
        typer.Option(
            "--rate",
            "-r",
            help=_("A rate of `annotate rates`, or one of your own such as “25 EUR/hour”; repeatable."),
            metavar=_("ID"),
        ),
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", help=_("Whose legal floor: fr, us, ke…"), metavar=_("PLACE"))
    ] = None,
    idle_after: Annotated[
        str | None,
        typer.Option("--idle-after", help=_("How much of a gap counts; 30s or more."), metavar=_("TIME")),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", help=_("From this day or moment on (UTC)."), metavar=_("DAY"))
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", help=_("To the end of this day, or to this moment."), metavar=_("DAY"))
    ] = None,
    by: Annotated[
        Literal["session", "day", "kind"] | None,
        typer.Option("--by", help=_("The time once more, by sitting, by day or by kind of task."), show_default=False),
    ] = None,
    together: Annotated[
        bool,
        typer.Option("--together", help=_("Of all annotators as one: three or more, or those who agreed to it.")),
    ] = False,
    lang: Annotated[str | None, typer.Option("--lang", help=_("Its language: en or fr."), metavar=_("CODE"))] = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help=_("How it is written: as the file's name says, else as text.")),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=_("Write to this file instead."), metavar=_("FILE"))
    ] = None,
    width: Annotated[
        int | None,
        typer.Option("--width", min=20, max=52, help=_("Of text: characters in a line."), show_default=False),
    ] = None,
    paper: Annotated[Sheet | None, typer.Option("--paper", help=_("Of a pdf: its paper."))] = None,
) -> None:
    """Print the receipt for somebody's labour.

    Example: annotate receipt photos --place fr --rate wage-micro-median
    """
    from annotate.i18n import set_language
    from annotate.meter.credit import idle_cap
    from annotate.meter.period import begun, period
    from annotate.projects.project import Project
    from annotate.receipt.prepare import prepare
    from annotate.settings import load_settings
    from cli.complaint import warn_of_damage
    from storage import LabelStore

    if lang is not None:
        set_language(_known(lang))
    if together:
        _check_together(annotator, by)
    project = Project.load(folder)
    with LabelStore.open(project.store_path, read_only=True) as store:
        try:
            made = prepare(
                project,
                store,
                load_settings(),
                annotator=annotator,
                rates=rate or (),
                place=place,
                cap_ms=None if idle_after is None else idle_cap(idle_after),
                period=begun(period(since, until)),
                by=by,
                together=together,
            )
        finally:
            warn_of_damage(store)
    deliver(made, format, output, width=width, paper=paper)


def _check_together(annotator: str | None, by: str | None) -> None:
    """Refuse what would tell of one person."""
    if annotator is not None:
        why = _("it tells of everybody: leave out --annotator, or leave out --together")
        raise typer.BadParameter(why, param_hint="--together")
    if by == "session":
        why = _("a sitting is one person's, and would be told apart: give --by day or --by kind with --together")
        raise typer.BadParameter(why, param_hint="--by")


def _known(language: str) -> str:
    from annotate.i18n import LANGUAGES

    if language not in LANGUAGES:
        raise typer.BadParameter(_("known languages: {names}").format(names=", ".join(LANGUAGES)), param_hint="--lang")
    return language
