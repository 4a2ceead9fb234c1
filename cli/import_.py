"""annotate import: labels that were exported elsewhere, and what a machine suggests."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from annotate.i18n import _, ngettext


def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar=_("[FOLDER] FILE"),
            help=_("The project's folder, and the file; “-” is standard input."),
            show_default=False,
        ),
    ],
    format_: Annotated[str, typer.Option("--format", "-f", metavar="jsonl", help=_("The file's format."))] = "jsonl",
    suggestions: Annotated[
        bool,
        typer.Option(
            "--suggestions",
            help=_("Bring the answers in as a machine's suggestions, which annotators accept or correct."),
        ),
    ] = False,
    source: Annotated[
        str | None, typer.Option("--source", metavar=_("NAME"), help=_("With --suggestions: what made them."))
    ] = None,
) -> None:
    """Bring in labels from elsewhere, or suggestions; however often, each comes in once."""
    from annotate.dataset import importer
    from annotate.projects.project import Project
    from cli.bar import bar
    from cli.complaint import warn_of_damage
    from storage import LabelStore

    if len(paths) > 2:
        raise typer.BadParameter(_("name one project and one file"), param_hint=_("[FOLDER] FILE"))
    if source is not None and not suggestions:
        raise typer.BadParameter(_("it belongs to --suggestions"), param_hint="--source")
    folder, file = paths if len(paths) == 2 else (Path(), paths[0])
    reader = importer(format_)
    project = Project.load(folder)
    with (
        _readable_twice(file) as path,
        LabelStore.open(project.store_path) as store,
        bar(_line_count(path), _("Importing")) as told,
    ):
        if suggestions:
            from annotate.dataset.readers.suggested import read_suggestions

            done = read_suggestions(project, store, path, source, told)
        else:
            done = reader.read(project, store, path, told)
        warn_of_damage(store)
    typer.echo((_told_of_suggestions if suggestions else _told)(done.new, done.known), err=True)
    if done.foreign:
        note = ngettext(
            "{count} record is about an item that the project does not have.",
            "{count} records are about items that the project does not have.",
            done.foreign,
        )
        typer.echo(note.format(count=done.foreign), err=True)


def _line_count(path: Path) -> int:
    """For a bar alone: where nobody looks, nothing is counted."""
    if not (sys.stderr.isatty() and path.is_file()):
        return 0
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(partial(file.read, 1 << 20), b""))


def _told(new: int, known: int) -> str:
    came = ngettext("{count} new record", "{count} new records", new).format(count=new)
    if not known:
        return _("{records} imported.").format(records=came)
    there = ngettext("{count} was here already", "{count} were here already", known).format(count=known)
    return _("{records} imported; {rest}.").format(records=came, rest=there)


def _told_of_suggestions(new: int, known: int) -> str:
    came = ngettext("{count} new suggestion", "{count} new suggestions", new).format(count=new)
    if not known:
        return _("{suggestions} imported.").format(suggestions=came)
    there = ngettext("{count} was here already", "{count} were here already", known).format(count=known)
    return _("{suggestions} imported; {rest}.").format(suggestions=came, rest=there)


@contextmanager
def _readable_twice(path: Path) -> Iterator[Path]:
    """The file itself; what comes through a pipe is put into a file first, for it is read twice."""
    if path != Path("-") and (path.is_file() or not path.exists() or path.is_dir()):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="annotate-") as folder:
        spooled = Path(folder) / "standard-input.jsonl"
        with spooled.open("wb") as out:
            if path == Path("-"):
                shutil.copyfileobj(sys.stdin.buffer, out)
            else:
                with path.open("rb") as pipe:
                    shutil.copyfileobj(pipe, out)
        yield spooled
