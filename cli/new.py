"""annotate new: a project out of a folder of images or a file of texts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from annotate.errors import AnnotateError
from annotate.i18n import _, ngettext
from cli.founding import found
from cli.import_ import Annotator, AsGold, Format, Suggestions, VocBase, check_choices

if TYPE_CHECKING:
    from annotate.projects.items import Items
    from annotate.projects.project import Project

KINDS = "classify|tag|boxes|grid|moderate|compare|transcribe|engage"

EXAMPLES = 3
"""Names of broken files that are told."""


class Tiles(StrEnum):
    """What is in the tiles of a grid."""

    squares = "squares"
    items = "items"


Grid: TypeAlias = Annotated[
    str | None, typer.Option("--grid", metavar="3x3", help=_("Rows and columns of tiles (kind “grid”)."))
]
InTiles: TypeAlias = Annotated[
    Tiles,
    typer.Option(
        "--tiles",
        metavar="squares|items",
        help=_("What is in the tiles: squares of one picture, or a picture in each (kind “grid”)."),
    ),
]

Pace: TypeAlias = Annotated[
    str | None,
    typer.Option("--pace", metavar="6s", help=_("The time that a clock gives to each post (kind “engage”).")),
]
RestAfter: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--rest-after",
        metavar="5m",
        help=_("After how long with opened items a rest is offered (kind “moderate”)."),
    ),
]

From: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar=_("DATASET"),
        help=_(
            "Make the project of this dataset, a file or folder: its pictures where they are, its labels, its answers."
        ),
    ),
]


Folder: TypeAlias = Annotated[
    Path,
    typer.Argument(
        metavar=_("[FOLDER]"),
        help=_("The project's folder, or a file of texts: the project then gets a folder beside it."),
        show_default=False,
    ),
]
Task: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--task",
        "-t",
        metavar=KINDS,
        help=_("What is asked: classify, or what the dataset answers, unless it is named."),
        show_default=False,
    ),
]
Labels: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--labels", "-l", metavar="A,B,C", help=_("The labels, with commas; repeatable.")),
]
ItemsPath: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--items", "-i", metavar=_("PATH"), help=_("The images' folder or the texts' file, if it is not FOLDER.")
    ),
]
Question: TypeAlias = Annotated[
    str | None, typer.Option("--question", "-q", metavar=_("TEXT"), help=_("What annotators are asked."))
]
Name: TypeAlias = Annotated[
    str | None, typer.Option("--name", metavar=_("TEXT"), help=_("What the project is called."))
]
Free: TypeAlias = Annotated[bool, typer.Option("--free", help=_("Let annotators add tags of their own (kind “tag”)."))]


def new(
    folder: Folder = Path(),
    task: Task = None,
    labels: Labels = None,
    items: ItemsPath = None,
    question: Question = None,
    name: Name = None,
    free: Free = False,
    grid: Grid = None,
    tiles: InTiles = Tiles.squares,
    pace: Pace = None,
    rest_after: RestAfter = None,
    source: From = None,
    format_: Format = None,
    suggestions: Suggestions = False,
    gold: AsGold = False,
    annotator: Annotator = None,
    voc_base: VocBase = 1,
) -> None:
    """Make a project."""
    from annotate.projects.start import seen_from, start_project

    names = [one.strip() for group in labels or [] for one in group.split(",") if one.strip()]
    common: dict[str, Any] = {"labels": names, "question": question, "name": name, "free": free}
    if source is not None:
        _refuse({"--grid": grid, "--pace": pace, "--rest-after": rest_after}, _("leave it out beside --from"))
        check_choices(suggestions=suggestions, gold=gold, annotator=annotator, voc_base=voc_base)
        how = "suggestions" if suggestions else "gold" if gold else "answers"
        told = {"format": format_, "how": how, "annotator": annotator, "voc_base": voc_base}
        found(folder, source=source, kind=task, items=items, **told, **common)
        return
    own = {"--format": format_, "--suggestions": suggestions, "--gold": gold, "--annotator": annotator}
    _refuse(own, _("it belongs to --from"))
    folder, items, named = _places(folder, items)
    place = "." if items is None else seen_from(folder, items)
    shape: dict[str, Any] = {"grid": grid, "tiles": tiles.value, "pace": pace, "rest_after": rest_after}
    project, listed = start_project(folder, kind=task or "classify", items=place, **shape, **common)
    tell_project(project, listed, named=named)


def _refuse(options: Mapping[str, object], what: str) -> None:
    """A usage error for the first of these options that was given."""
    if given := next((name for name, value in options.items() if value), None):
        raise typer.BadParameter(what, param_hint=given)


def _places(place: Path, items: Path | None) -> tuple[Path, Path | None, bool]:
    """The project's folder, its items, and whether the folder was named after a file of texts."""
    from annotate.projects.discover import TEXT_ENDINGS

    if items is None and place.is_file() and place.suffix.lower() in TEXT_ENDINGS:
        return _home_of(place), place, True
    if place.exists() and not place.is_dir():
        raise AnnotateError(
            _("{path} is not a folder: name the project's folder, and this file with --items").format(path=place)
        )
    if items is None and not place.exists() and place.suffix.lower() in TEXT_ENDINGS:
        raise AnnotateError(_("there is no file {path}: write its name as it is, or name another").format(path=place))
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
            _("{folder} is there already: name another folder for the project, and the items with --items").format(
                folder=folder
            )
        )
    return folder


def tell_project(project: Project, found: Items, *, named: bool = False) -> None:
    """Say what was found and what comes next. `named`: whether the folder was named after a file of texts."""
    from annotate.text import printable

    typer.echo(_found(found, printable(str(project.items_path))), err=True)
    if left_out := found.not_taken():
        typer.echo(_("Left out: {files}.").format(files=left_out), err=True)
    if told := _told(project, found):
        typer.echo(told, err=True)
    shown = printable(str(project.root))
    if named:
        text = _("The project is in the new folder {folder}; the items stay where they are ({items}).")
        typer.echo(text.format(folder=shown, items=printable(project.config.project.items)), err=True)
    command = "annotate label" if project.root == Path() else f"annotate label {quote(shown)}"
    file = printable(str(project.root / "annotate.toml"))
    typer.echo(_("Wrote {file}. Next: {command}").format(file=file, command=command), err=True)


def _told(project: Project, found: Items) -> str | None:
    """How answers are given, where that does not go without saying."""
    from annotate.text import printable

    kind, keys = project.kind, project.keymap()
    labels = printable(", ".join(f"{label.key} {label.name}" for label in project.labels if label.key))
    if kind.takes_grid:
        return _tiles(project, found)
    if kind.name == "compare":
        return _("← and → choose a side, ↓ neither; the sides are shuffled for each annotator.")
    if kind.name == "moderate":
        text = _("{open} opens what is covered; {keep} keeps, {down} takes down, {escalate} escalates.")
        told = text.format(open=keys["open"], keep=keys["keep"], down=keys["take-down"], escalate=keys["escalate"])
        return " ".join([told, _("Reasons: {labels}.").format(labels=labels)]) if labels else told
    if kind.name == "engage":
        return _("The clicks: {labels}; {key} goes on.").format(labels=labels, key="⏎")
    return _("What is typed goes into the field; {key} submits.").format(key="⏎") if kind.name == "transcribe" else None


def _tiles(project: Project, found: Items) -> str:
    """What the tiles are, and which keys choose them."""
    from annotate.tasks.grid import tile_keys
    from annotate.text import printable

    terms = project.terms
    if found.media == "sheet":
        text = _("Each item is a sheet of up to {count} pictures.")
    elif terms.tiles == "items":
        text = _("Each page shows {count} items, a picture each.")
    else:
        text = _("Each picture is cut into {rows}x{columns} squares.")
    what = text.format(count=terms.rows * terms.columns, rows=terms.rows, columns=terms.columns)
    keys, columns = tile_keys(terms), terms.columns
    if not keys:
        return " ".join([what, _("The arrows and the space bar choose.")])
    rows = " / ".join(" ".join(keys[start : start + columns]) for start in range(0, len(keys), columns))
    return " ".join([what, _("The keys are {keys}.").format(keys=printable(rows))])


def _found(items: Items, place: str) -> str:
    """How many items, and how many of them will be seen as broken or missing."""
    from annotate.projects.discover import missing, only_named

    if lost := missing(items):
        return ngettext(
            "Found {found} in {place}; {count} picture is not there ({few}): it will be shown as missing.",
            "Found {found} in {place}; {count} pictures are not there ({few}): they will be shown as missing.",
            len(lost),
        ).format(found=items.found(), place=place, count=len(lost), few=_few(lost))
    broken = only_named(items) if items.media == "image" else []
    if not broken:
        return _("Found {found} in {place}.").format(found=items.found(), place=place)
    return ngettext(
        "Found {found} in {place}; {count} is not an image, in spite of its name ({few}): it will be shown as broken.",
        "Found {found} in {place}; {count} are not images, in spite of their names ({few}): "
        "they will be shown as broken.",
        len(broken),
    ).format(found=items.found(), place=place, count=len(broken), few=_few(broken))


def _few(names: list[str]) -> str:
    from annotate.text import printable

    return ", ".join(map(printable, names[:EXAMPLES])) + (", …" if len(names) > EXAMPLES else "")
