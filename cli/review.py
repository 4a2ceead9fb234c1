"""annotate review: the app on what annotators dispute."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from annotate.i18n import _


def review(
    folder: Annotated[
        Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
    ] = Path(),
    annotator: Annotated[
        str | None,
        typer.Option("--annotator", "-a", help=_("Who decides; a pseudonym will do."), metavar=_("NAME")),
    ] = None,
    images: Annotated[
        str | None, typer.Option("--images", help=_("How pictures are drawn; see `annotate doctor`."), metavar=_("WAY"))
    ] = None,
    no_meter: Annotated[
        bool,
        typer.Option("--no-meter", help=_("Decide without timing; a receipt then cannot show how long it took.")),
    ] = False,
) -> None:
    """Decide between answers that differ."""
    from annotate.annotators import checked_name
    from annotate.errors import AnnotateError
    from annotate.projects.project import Project
    from annotate.reviewing.desk import ReviewDesk
    from cli.working import check_way, has_terminal, report, work

    check_way(images)
    name = None if annotator is None else checked_name(annotator)
    project = Project.load(folder)
    desk = ReviewDesk(project)
    if not desk.undecided or not has_terminal():
        waiting, decided = desk.undecided, bool(desk.items.ids)
        desk.close()
        if waiting:
            raise AnnotateError(_("`annotate review` draws on a terminal and there is none here: run it in one."))
        text = _("Nothing is disputed here: annotators agree, or no item has two answers yet.")
        typer.echo(_("Nothing is left to do here.") if decided else text, err=True)
        return
    report(work(project, name, images=images, metered=not no_meter, desk=desk), folder)
