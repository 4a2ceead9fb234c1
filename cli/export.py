"""annotate export: the labels as a dataset."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.errors import AnnotateError, reason
from annotate.i18n import _, ngettext

if TYPE_CHECKING:
    from annotate.dataset.base import Selection
    from annotate.projects.items import Items
    from annotate.projects.project import Project
    from storage import LabelStore


def export(
    folder: Annotated[
        Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
    ] = Path(),
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="jsonl|csv", help=_("The dataset's format."))
    ] = "jsonl",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar=_("FILE"), help=_("Where to; “-” is standard output."))
    ] = "-",
    annotator: Annotated[
        list[str] | None,
        typer.Option("--annotator", "-a", metavar=_("NAME"), help=_("Only this annotator's; repeatable.")),
    ] = None,
    aggregate: Annotated[
        str,
        typer.Option(
            metavar="all|latest", help=_("Every record, or only those that stand, without undone and replaced ones.")
        ),
    ] = "all",
    excel: Annotated[
        bool, typer.Option("--excel", help=_("CSV for spreadsheets: with a byte-order mark, formulas disarmed."))
    ] = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help=_("With each record the text that it is about; for projects of texts."))
    ] = False,
) -> None:
    """Write the labels as a dataset."""
    from annotate.dataset import exporter
    from annotate.files import replacing
    from annotate.projects.project import Project
    from cli.bar import bar
    from cli.complaint import warn_of_damage
    from storage import LabelRecord, LabelStore

    writer = exporter(format_)
    if aggregate not in ("all", "latest"):
        raise typer.BadParameter(_("choose one of {choices}").format(choices="all, latest"), param_hint="--aggregate")
    project = Project.load(folder)
    items = _texts(project) if with_text else None
    with LabelStore.open(project.store_path, read_only=True) as store:
        chosen = _selection(store, annotator or [], aggregate == "latest")
        if output == "-":
            sys.stdout.flush()
            writer.write(project, store, chosen, sys.stdout.buffer, excel=excel, items=items)
            sys.stdout.buffer.flush()
        else:
            with (
                _writable(Path(output)),
                replacing(Path(output)) as file,
                bar(store.count(LabelRecord), _("Exporting")) as chosen.told,
            ):
                count = writer.write(project, store, chosen, file, excel=excel, items=items)
            records = ngettext("{count} record", "{count} records", count).format(count=count)
            typer.echo(_("{records} written to {path}.").format(records=records, path=_shown(output)), err=True)
        if warn_of_damage(store):
            raise typer.Exit(1)


@contextmanager
def _writable(path: Path) -> Iterator[None]:
    """Say what to do where the file cannot be written."""
    try:
        yield
    except OSError as error:
        if error.filename != os.fspath(path):
            raise
        text = _("{path} cannot be written ({why}): name another file with --output")
        raise AnnotateError(text.format(path=_shown(str(path)), why=reason(error))) from error


def _texts(project: Project) -> Items:
    items = project.items()
    if items.media != "text":
        raise AnnotateError(_("--with-text is for projects of texts, and this one has images: leave it out"))
    return items


def _shown(path: str) -> str:
    from annotate.text import printable

    return printable(path)


def _selection(store: LabelStore, annotators: list[str], latest: bool) -> Selection:
    from annotate.dataset.base import Selection
    from annotate.progress.resume import load_progress

    if not annotators and not latest:
        return Selection()
    progress = load_progress(store)
    for name in annotators:
        if not progress.tally(name).records:
            raise AnnotateError(_("nothing here is by “{name}”: see `annotate status`").format(name=name))
    return Selection(frozenset(annotators), progress if latest else None)
