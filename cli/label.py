"""annotate label: the app."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from annotate.i18n import _


def label(
    folder: Annotated[
        Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
    ] = Path(),
    annotator: Annotated[
        str | None,
        typer.Option("--annotator", "-a", help=_("Who labels; a pseudonym will do."), metavar=_("NAME")),
    ] = None,
    images: Annotated[
        str | None, typer.Option("--images", help=_("How pictures are drawn; see `annotate doctor`."), metavar=_("WAY"))
    ] = None,
    no_meter: Annotated[
        bool,
        typer.Option("--no-meter", help=_("Label without timing; a receipt then cannot show how long it took.")),
    ] = False,
) -> None:
    # The help is given where the command is registered, in the person's language.
    from annotate.annotators import checked_name
    from annotate.errors import AnnotateError
    from annotate.projects.project import Project
    from cli.working import check_way, has_terminal, report, work

    check_way(images)
    if not has_terminal():
        raise AnnotateError(_("`annotate label` draws on a terminal and there is none here: run it in one."))
    name = None if annotator is None else checked_name(annotator)
    project = Project.load(folder)
    report(work(project, name, images=images, metered=not no_meter), folder)
