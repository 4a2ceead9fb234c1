"""annotate verify: is everything as it was written?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from annotate.errors import AnnotateError
from annotate.i18n import _, ngettext


def verify(
    folder: Annotated[
        Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
    ] = Path(),
) -> None:
    """Check every record and every hash of the store."""
    from annotate.projects.project import Project
    from storage import verify as verify_store

    project = Project.load(folder)
    found = verify_store(project.store_path)
    if found.damage:
        first = found.damage[0]
        where = _("segment {segment}, line {line} (byte {offset})").format(
            segment=first.segment, line=first.line, offset=first.offset
        )
        raise AnnotateError(
            ngettext(
                "{path} is damaged in {count} place, {where}: {why}. The rest is read all the same.",
                "{path} is damaged in {count} places, first in {where}: {why}. The rest is read all the same.",
                len(found.damage),
            ).format(path=project.store_path, count=len(found.damage), where=where, why=_(first.why))
        )
    records = ngettext("{count} record", "{count} records", found.records).format(count=found.records)
    segments = ngettext("{count} segment", "{count} segments", found.segments).format(count=found.segments)
    typer.echo(_("{records} in {segments}: every one is as it was written.").format(records=records, segments=segments))
