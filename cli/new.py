"""annotate new: a project out of a folder of images or a file of texts."""

from __future__ import annotations

import os
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.errors import AnnotateError
from annotate.i18n import _, ngettext

if TYPE_CHECKING:
    from annotate.projects.items import Items
    from annotate.projects.project import Project

EXAMPLES = 3
"""Names of broken files that are told."""


def new(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar=_("[FOLDER]"),
            help=_("The project's folder, or a file of texts: the project then gets a folder beside it."),
            show_default=False,
        ),
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

    folder, items, named = _places(folder, items)
    names = [name.strip() for group in labels or [] for name in group.split(",") if name.strip()]
    project, found = start_project(
        folder, kind=task, labels=names, items=_seen_from(folder, items), question=question, name=name, free=free
    )
    _tell(project, found, named)


def _places(place: Path, items: Path | None) -> tuple[Path, Path | None, bool]:
    """The project's folder, its items, and whether the folder was named after a file of texts."""
    from annotate.projects.discover import TEXT_ENDINGS

    if items is None and place.is_file() and place.suffix.lower() in TEXT_ENDINGS:
        return _home_of(place), place, True
    if place.exists() and not place.is_dir():
        raise AnnotateError(
            _("{path} is not a folder: name the project's folder, and this file with --items").format(path=place)
        )
    if items is None and not place.exists():
        raise AnnotateError(
            _("there is no folder {path}: make it and put the items there, or name their place with --items").format(
                path=place
            )
        )
    return place, items, False


def _home_of(file: Path) -> Path:
    """A new folder beside a file of texts: its own folder is full of other things."""
    folder = file.with_suffix("")
    if folder.exists() and not (folder.is_dir() and (folder / "annotate.toml").exists()):
        raise AnnotateError(
            _("{folder} is there already: name another folder for the project, and the texts with --items").format(
                folder=folder
            )
        )
    return folder


def _seen_from(folder: Path, items: Path | None) -> str:
    """The items' path as annotate.toml has it: relative to the project where that is possible."""
    if items is None:
        return "."
    try:
        return Path(os.path.relpath(items.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return items.resolve().as_posix()


def _tell(project: Project, found: Items, named: bool) -> None:
    from annotate.text import printable

    typer.echo(_found(found, printable(str(project.items_path))), err=True)
    if left_out := found.not_taken():
        typer.echo(_("Left out: {files}.").format(files=left_out), err=True)
    shown = printable(str(project.root))
    if named:
        text = _("The project is in the new folder {folder}; the texts stay where they are ({items}).")
        typer.echo(text.format(folder=shown, items=printable(project.config.project.items)), err=True)
    command = "annotate label" if project.root == Path() else f"annotate label {quote(shown)}"
    file = printable(str(project.root / "annotate.toml"))
    typer.echo(_("Wrote {file}. Next: {command}").format(file=file, command=command), err=True)


def _found(items: Items, place: str) -> str:
    """How many items, and how many of them will be seen as broken."""
    from annotate.projects.discover import only_named
    from annotate.text import printable

    broken = only_named(items) if items.media == "image" else []
    if not broken:
        return _("Found {found} in {place}.").format(found=items.found(), place=place)
    few = ", ".join(map(printable, broken[:EXAMPLES])) + (", …" if len(broken) > EXAMPLES else "")
    return ngettext(
        "Found {found} in {place}; {count} of them is only named so ({few}): it will be shown as broken.",
        "Found {found} in {place}; {count} of them are only named so ({few}): they will be shown as broken.",
        len(broken),
    ).format(found=items.found(), place=place, count=len(broken), few=few)
