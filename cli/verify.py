"""annotate verify: is everything as it was written?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.errors import AnnotateError
from annotate.i18n import _, ngettext

if TYPE_CHECKING:
    from storage import Damage, Verification


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
    for segment in found.unfinished:
        text = _("the last line of segment {segment} is unfinished: it was never acknowledged, and is left out")
        typer.echo(text.format(segment=segment), err=True)
    if found.damage:
        raise AnnotateError(_damaged(project.store_path, found.damage))
    typer.echo(_sound(found))
    if found.head:
        typer.echo(_("head {hash}").format(hash=found.head))


def _sound(found: Verification) -> str:
    if not found.head:
        return _("There is no store yet: nothing was labelled here.")
    records = ngettext("{count} record", "{count} records", found.records).format(count=found.records)
    segments = ngettext("{count} segment", "{count} segments", found.segments).format(count=found.segments)
    return _("{records} in {segments}: every one is as it was written.").format(records=records, segments=segments)


def _damaged(path: Path, damage: tuple[Damage, ...]) -> str:
    from annotate.errors import damage_sentence

    sentence = ngettext(
        "{path} is damaged in {count} place, {where}: {why}. The rest is read all the same.",
        "{path} is damaged in {count} places, first in {where}: {why}. The rest is read all the same.",
        len(damage),
    )
    first = damage[0]
    return sentence.format(path=path, count=len(damage), where=_where(first), why=damage_sentence(first))


def _where(damage: Damage) -> str:
    if not damage.line:
        return _("segment {segment}").format(segment=damage.segment)
    where = _("segment {segment}, line {line} (byte {offset})").format(
        segment=damage.segment, line=damage.line, offset=damage.offset
    )
    if damage.item is None:
        return where
    return _("{where}, which says that it is about the item “{item}”").format(where=where, item=damage.item)
