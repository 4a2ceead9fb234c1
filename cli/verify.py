"""annotate verify: is everything as it was written, and does a receipt still say what its store says?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.i18n import _, ngettext
from annotate.text import printable
from cli.complaint import complain

if TYPE_CHECKING:
    from cli.folders import Opened
    from storage import Damage, Verification


def verify(
    folder: Annotated[
        list[Path] | None,
        typer.Argument(metavar=_("[FOLDER]..."), help=_("The projects' folders."), show_default=False),
    ] = None,
    receipt: Annotated[
        Path | None,
        typer.Option(
            "--receipt", metavar=_("FILE"), help=_("Also compute this receipt, in JSON, once more from its store.")
        ),
    ] = None,
) -> None:
    """Check every record and every hash of the store."""
    from cli.folders import opened
    from cli.recheck import Kept

    kept = None if receipt is None else Kept(receipt)
    if kept is not None and kept.is_alone and not folder:
        kept.check_alone()
        return
    projects = opened(folder or [])
    sound = [_walk(one, several=len(projects) > 1) for one in projects]
    if kept is not None:
        kept.check(projects)
    if not all(sound):
        raise typer.Exit(1)


def _walk(one: Opened, *, several: bool) -> bool:
    """Read the whole store and say what was found; whether all of it is sound."""
    from storage import verify as verify_store

    found = verify_store(one.project.store_path)
    for segment in found.unfinished:
        text = _(
            "the last line of segment {segment} is unfinished and left out: a killed program leaves such a line, and "
            "says of it to nobody that it was saved"
        )
        typer.echo(_of(one, text.format(segment=segment), several), err=True)
    for record in found.erasures:
        text = _("rewritten on {day}, because somebody was forgotten: what was written before has other hashes since")
        typer.echo(_of(one, text.format(day=record.at[:10]), several), err=True)
    if found.damage:
        complain(_damaged(one.project.store_path, found.damage))
        return False
    typer.echo(_of(one, _sound(found), several))
    if found.head:
        typer.echo(_of(one, _("head {hash}").format(hash=found.head), several))
    return True


def _of(one: Opened, sentence: str, several: bool) -> str:
    """The sentence, after the folder's name where there are several."""
    return (
        _("{folder}: {sentence}").format(folder=printable(str(one.folder)), sentence=sentence) if several else sentence
    )


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
    if not damage.segment:
        return _("in what describes it")
    if not damage.line:
        return _("segment {segment}").format(segment=damage.segment)
    where = _("segment {segment}, line {line} (byte {offset})").format(
        segment=damage.segment, line=damage.line, offset=damage.offset
    )
    if damage.item is not None and damage.annotator is not None:
        text = _("{where}, which says that it is by “{name}” and about the item “{item}”")
        return text.format(where=where, name=damage.annotator, item=damage.item)
    if damage.item is not None:
        return _("{where}, which says that it is about the item “{item}”").format(where=where, item=damage.item)
    if damage.annotator is not None:
        return _("{where}, which says that it is by “{name}”").format(where=where, name=damage.annotator)
    return where
