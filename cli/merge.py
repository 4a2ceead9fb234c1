"""annotate merge: the labels and the times of other machines, in one store."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.errors import AnnotateError
from annotate.i18n import _, ngettext
from annotate.text import printable

if TYPE_CHECKING:
    from annotate.merging import Found, Source
    from annotate.projects.items import Items
    from annotate.projects.project import Project
    from storage import LabelStore


def merge(
    folder: Annotated[Path, typer.Argument(metavar=_("FOLDER"), help=_("The project's folder."), show_default=False)],
    others: Annotated[
        list[Path],
        typer.Argument(
            metavar=_("OTHER..."),
            help=_("The same project's folders of other machines, or their stores."),
            show_default=False,
        ),
    ],
    force: Annotated[
        bool,
        typer.Option("--force", help=_("Also where labels or items differ; where records differ, ours stay.")),
    ] = False,
) -> None:
    """Bring in the labels and times of other machines; however often, each comes in once."""
    from annotate.merging import bring, check_kind, source
    from annotate.projects.project import Project
    from cli.bar import bar
    from cli.complaint import warn_of_damage
    from storage import LabelStore

    project = Project.load(folder)
    sources = list({one.path.resolve(): one for one in (source(project, path) for path in others)}.values())
    for one in sources:
        check_kind(project, one)
    with ExitStack() as stack:
        stack.enter_context(_alone(project))
        opened = [stack.enter_context(LabelStore.open(one.path, read_only=True)) for one in sources]
        found = _compared(project, sources, opened, force=force)
        store = stack.enter_context(LabelStore.open(project.store_path))
        with bar(sum(one.comes for one in found), _("Merging")) as told:
            bring(store, found, told)
        for one, what in zip(sources, found, strict=True):
            _tell(one, what)
        named = zip((store, *opened), (str(project.store_path), *(one.name for one in sources)), strict=True)
        damaged = [name for one, name in named if warn_of_damage(one, printable(name))]
        if damaged:
            raise typer.Exit(1)


@contextmanager
def _alone(project: Project) -> Iterator[None]:
    """Keep other merges out: what two bring in at once would be there twice."""
    from annotate.projects.config import FILE_NAME
    from storage.locks import try_alone

    fd = os.open(project.root / FILE_NAME, os.O_RDONLY)
    try:
        if try_alone(fd) is False:
            text = _("something is being merged into {path}: wait until that is done, then try again")
            raise AnnotateError(text.format(path=printable(str(project.root))))
        yield
    finally:
        os.close(fd)


def _compared(project: Project, sources: Sequence[Source], stores: Sequence[LabelStore], *, force: bool) -> list[Found]:
    """What is missing here of each store; an AnnotateError where they contradict one another."""
    from annotate.merging import Here, absorb, compare, contradictions
    from cli.bar import bar
    from storage import RECORDS, LabelStore

    here, items = Here(), _items(project)
    against: list[str] = []
    all_found: list[Found] = []
    with LabelStore.open(project.store_path, read_only=True) as store:
        total = sum(one.count(kind) for one in (store, *stores) for kind in RECORDS)
        with bar(total, _("Comparing")) as told:
            here.read(store, told)
            for one, other in zip(sources, stores, strict=True):
                found = compare(here, other, told)
                against += contradictions(project, items, one, found)
                all_found.append(found)
                if other is not stores[-1]:
                    absorb(here, found)
    if against and not force:
        text = _("{what}. Nothing was merged; --force merges all the same, and keeps what is here where records differ")
        raise AnnotateError(text.format(what="; ".join(against)))
    for sentence in against:
        typer.echo(f"{sentence}.", err=True)
    return all_found


def _items(project: Project) -> Items | None:
    try:
        return project.items()
    except AnnotateError:
        return None


def _tell(one: Source, found: Found) -> None:
    """What came from a store, and what is to be known of it."""
    labels = ngettext("{count} label record", "{count} label records", found.labels).format(count=found.labels)
    others = ngettext("{count} other record", "{count} other records", found.others).format(count=found.others)
    known = ngettext("{count} was here already", "{count} were here already", found.known).format(count=found.known)
    if not found.missing:
        typer.echo(_("{path}: no record is there yet.").format(path=one.name), err=True)
    else:
        text = _("{path}: {labels} and {others} came in; {known}.")
        typer.echo(text.format(path=one.name, labels=labels, others=others, known=known), err=True)
    for sentence in _notes(found):
        typer.echo(f"  {sentence}", err=True)


def _notes(found: Found) -> Iterator[str]:
    if found.forgotten:
        yield ngettext(
            "{count} record stays away: it is of somebody who was forgotten here.",
            "{count} records stay away: they are of somebody who was forgotten here.",
            found.forgotten,
        ).format(count=found.forgotten)
    if found.overtaken:
        yield ngettext(
            "{count} verdict, agreement or suggestion stays away: a later one is here.",
            "{count} verdicts, agreements or suggestions stay away: later ones are here.",
            found.overtaken,
        ).format(count=found.overtaken)
    if found.labels and found.people:
        names = ", ".join(map(printable, sorted(found.people)))
        yield _("Worked on both machines, if the same names are the same people: {names}.").format(names=names)
    if found.twice.count:
        yield ngettext(
            "{count} item was answered on both by the same annotator, and the answer that came in stands: {names}.",
            "{count} items were answered on both by the same annotator, and the answers that came in stand: {names}.",
            found.twice.count,
        ).format(count=found.twice.count, names=found.twice)
