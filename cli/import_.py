"""annotate import: labels from elsewhere, what a machine suggests, and known answers."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from annotate.dataset import IMPORTS
from annotate.errors import AnnotateError
from annotate.i18n import _, ngettext
from annotate.text import printable

if TYPE_CHECKING:
    from annotate.dataset.importing import Imported
    from annotate.dataset.readers.controls import Gold
    from annotate.projects.project import Project

FORMATS = "|".join(IMPORTS)

Format: TypeAlias = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar=FORMATS, help=_("The dataset's format; usually its layout tells it.")),
]
Suggestions: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--suggestions",
        help=_("Bring the answers in as a machine's suggestions, which annotators accept or correct."),
    ),
]
AsGold: TypeAlias = Annotated[
    bool, typer.Option("--gold", help=_("Bring the answers in as control items, whose answers are known."))
]
Annotator: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--annotator",
        "-a",
        metavar=_("NAME"),
        help=_("Whose the answers are where the dataset does not say it; usually they are called after it."),
    ),
]
VocBase: TypeAlias = Annotated[
    int, typer.Option("--voc-base", metavar="1|0", help=_("The number of the first pixel in Pascal VOC files."))
]


def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar=_("[FOLDER] DATASET"),
            help=_("The project's folder, and the dataset's file or folder; “-” is standard input."),
            show_default=False,
        ),
    ],
    format_: Format = None,
    suggestions: Suggestions = False,
    source: Annotated[
        str | None, typer.Option("--source", metavar=_("NAME"), help=_("With --suggestions: what made them."))
    ] = None,
    gold: AsGold = False,
    annotator: Annotator = None,
    known_only: Annotated[
        bool, typer.Option("--known-only", help=_("Leave out answers to items that the project does not have."))
    ] = False,
    voc_base: VocBase = 1,
) -> None:
    """Bring in labels from elsewhere, suggestions or known answers; however often, each comes in once."""
    from annotate.dataset import importer
    from annotate.dataset.readers.detect import format_of
    from annotate.projects.project import Project

    if len(paths) > 2:
        raise typer.BadParameter(_("name one project and one dataset"), param_hint=_("[FOLDER] DATASET"))
    if source is not None and not suggestions:
        raise typer.BadParameter(_("it belongs to --suggestions"), param_hint="--source")
    check_choices(suggestions=suggestions, gold=gold, annotator=annotator, voc_base=voc_base)
    folder, file = paths if len(paths) == 2 else (Path(), paths[0])
    project = Project.load(folder)
    with _readable_twice(file) as path:
        format_ = format_ or ("jsonl" if path != file or not path.exists() else format_of(path))
        reader = importer(format_)
        if reader.native and not gold:
            _bring_lines(project, format_, path, source, suggestions=suggestions)
        else:
            options = _Options(source or _name_of(file), annotator, _name_of(file), known_only, voc_base)
            _bring(project, format_, path, options, suggestions=suggestions, gold=gold)


def check_choices(*, suggestions: bool, gold: bool, annotator: str | None, voc_base: int) -> None:
    """A usage error where answers are to come in in two ways, or pixels to be counted from elsewhere."""
    if voc_base not in (0, 1):
        raise typer.BadParameter(_("it is 1 or 0"), param_hint="--voc-base")
    if suggestions and gold:
        raise typer.BadParameter(_("answers come in in one way: choose --suggestions or --gold"), param_hint="--gold")
    if annotator is not None and (suggestions or gold):
        what = _("it belongs to labels: leave it out, or --suggestions or --gold")
        raise typer.BadParameter(what, param_hint="--annotator")


def _name_of(file: Path) -> str:
    from annotate.dataset.founding import source_name

    return source_name(file) if file != Path("-") else "import"


class _Options:
    """What is asked for of a dataset that is no list of label records."""

    def __init__(self, source: str, annotator: str | None, usual: str, known_only: bool, voc_base: int) -> None:
        """`usual`: whose labels are that name nobody, where `annotator` is None."""
        self.source, self.known_only, self.voc_base = source, known_only, voc_base
        self.annotator, self.is_told = usual if annotator is None else annotator, annotator is not None


def _bring_lines(project: Project, format_: str, path: Path, source: str | None, *, suggestions: bool) -> None:
    """Label records, as they are; or bare answers, which a machine suggests."""
    from annotate.dataset import importer
    from cli.bar import bar
    from cli.complaint import warn_of_damage
    from storage import LabelStore

    with LabelStore.open(project.store_path) as store, bar(_line_count(path), _("Importing")) as told:
        if suggestions:
            from annotate.dataset.readers.suggested import read_suggestions

            done = read_suggestions(project, store, path, source, told)
        else:
            done = importer(format_).read(project, store, path, told)
        warn_of_damage(store)
    tell(done, suggestions=suggestions)
    if done.foreign:
        note = ngettext(
            "{count} record is about an item that the project does not have.",
            "{count} records are about items that the project does not have.",
            done.foreign,
        )
        typer.echo(note.format(count=done.foreign), err=True)


def _bring(project: Project, format_: str, path: Path, options: _Options, *, suggestions: bool, gold: bool) -> None:
    """Answers of a dataset, once all of them are found to be right."""
    from annotate.dataset import importer
    from annotate.dataset.importing import Imported
    from annotate.dataset.readers.bringing import bring_answers, bring_suggestions
    from annotate.dataset.readers.checking import check
    from annotate.dataset.readers.controls import bring_gold
    from annotate.dataset.readers.reading import Ask
    from cli.bar import bar
    from cli.complaint import warn_of_damage
    from storage import LabelStore

    ask = Ask(kind=project.kind.name, voc_base=options.voc_base)
    items, dataset = project.items(), importer(format_).look(path, ask)
    checked = check(project, items, dataset, known_only=options.known_only)
    if gold:
        done: Imported | Gold = bring_gold(project, items, checked.brought)
    else:
        with LabelStore.open(project.store_path) as store, bar(len(checked.brought), _("Importing")) as told:
            if suggestions:
                done = bring_suggestions(project, store, checked.brought, options.source, told)
            else:
                done = bring_answers(project, store, checked.brought, options.annotator, told)
            warn_of_damage(store)
    tell(done, suggestions=suggestions)
    if isinstance(done, Imported) and done.nameless and not options.is_told:
        tell_of_nobody(done.nameless, options.annotator)
    for note in dataset.notes:
        typer.echo(note, err=True)
    tell_left_out(checked.unknown, checked.silent)


def _line_count(path: Path) -> int:
    """For a bar alone: where nobody looks, nothing is counted."""
    if not (sys.stderr.isatty() and path.is_file()):
        return 0
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(partial(file.read, 1 << 20), b""))


def tell(done: Imported | Gold, *, suggestions: bool) -> None:
    """Say what came in."""
    from annotate.dataset.readers.controls import Gold

    if isinstance(done, Gold):
        typer.echo(_told_of_gold(done), err=True)
        if done.line is not None:
            text = _("For them to be asked, write in annotate.toml under [queue]: {line}")
            typer.echo(text.format(line=printable(done.line)), err=True)
        return
    typer.echo((_told_of_suggestions if suggestions else _told)(done.new, done.known), err=True)


def tell_of_nobody(count: int, annotator: str) -> None:
    """Say whose labels are that name nobody: from here on they count as an annotator's."""
    note = ngettext(
        "{count} label names nobody and is “{name}”'s: say whose it is with --annotator, or bring such in with "
        "--suggestions or --gold.",
        "{count} labels name nobody and are “{name}”'s: say whose they are with --annotator, or bring such in with "
        "--suggestions or --gold.",
        count,
    )
    typer.echo(note.format(count=count, name=printable(annotator)), err=True)


def tell_left_out(unknown: int, silent: int) -> None:
    """Say what did not come in."""
    if unknown:
        note = ngettext(
            "{count} answer is left out: the project does not have its item.",
            "{count} answers are left out: the project does not have their items.",
            unknown,
        )
        typer.echo(note.format(count=unknown), err=True)
    if silent:
        note = ngettext(
            "{count} item of the dataset has no answer.", "{count} items of the dataset have no answer.", silent
        )
        typer.echo(note.format(count=silent), err=True)


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


def _told_of_gold(done: Gold) -> str:
    if not done.new and not done.known:
        return _("No control item came in.")
    came = ngettext("{count} new control item", "{count} new control items", done.new).format(count=done.new)
    path = printable(str(done.path))
    if not done.known:
        return _("{items} written to {path}.").format(items=came, path=path)
    there = ngettext("{count} was there already", "{count} were there already", done.known).format(count=done.known)
    return _("{items} written to {path}; {rest}.").format(items=came, path=path, rest=there)


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
        try:
            yield spooled
        except AnnotateError as error:  # nobody knows that file by its name
            known = _("standard input") if path == Path("-") else printable(str(path))
            raise AnnotateError(str(error).replace(printable(str(spooled)), known)) from error
