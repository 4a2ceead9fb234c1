"""annotate new: a project out of a folder of images or a file of texts."""

from __future__ import annotations

import os
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from annotate.errors import AnnotateError
from annotate.i18n import _


def new(
    folder: Annotated[
        Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
    ] = Path(),
    task: Annotated[str, typer.Option("--task", "-t", metavar="classify|tag", help=_("What is asked."))] = "classify",
    labels: Annotated[
        list[str] | None,
        typer.Option("--labels", "-l", metavar="A,B,C", help=_("The labels, with commas; repeatable.")),
    ] = None,
    items: Annotated[
        Path | None,
        typer.Option(
            "--items", "-i", metavar=_("PATH"), help=_("The images' folder or the texts' file, if it is not FOLDER.")
        ),
    ] = None,
    question: Annotated[
        str | None, typer.Option("--question", "-q", metavar=_("TEXT"), help=_("What annotators are asked."))
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar=_("TEXT"), help=_("What the project is called."))
    ] = None,
    free: Annotated[bool, typer.Option("--free", help=_("Let annotators add tags of their own (kind “tag”)."))] = False,
) -> None:
    """Make a project."""
    from annotate.projects.start import start_project

    if items is None and not folder.is_dir():
        raise AnnotateError(_not_a_folder(folder))
    names = [name.strip() for group in labels or [] for name in group.split(",") if name.strip()]
    project, found = start_project(
        folder, kind=task, labels=names, items=_seen_from(folder, items), question=question, name=name, free=free
    )
    _tell(folder, found.found(), found.not_taken(), str(project.items_path))


def _not_a_folder(folder: Path) -> str:
    if folder.exists():
        return _("{path} is not a folder: name the project's folder, and this file with --items").format(path=folder)
    return _("there is no folder {path}: make it and put the items there, or name their place with --items").format(
        path=folder
    )


def _seen_from(folder: Path, items: Path | None) -> str:
    """The items' path as annotate.toml has it: relative to the project where that is possible."""
    if items is None:
        return "."
    try:
        return Path(os.path.relpath(items.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return items.resolve().as_posix()


def _tell(folder: Path, found: str, left_out: str | None, place: str) -> None:
    from annotate.text import printable

    typer.echo(_("Found {found} in {place}.").format(found=found, place=printable(place)), err=True)
    if left_out:
        typer.echo(_("Left out: {files}.").format(files=left_out), err=True)
    command = "annotate label" if folder == Path() else f"annotate label {quote(printable(str(folder)))}"
    file = printable(str(folder / "annotate.toml"))
    typer.echo(_("Wrote {file}. Next: {command}").format(file=file, command=command), err=True)
