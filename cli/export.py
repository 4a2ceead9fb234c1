"""annotate export: the labels as a dataset."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from annotate.dataset import EXPORTS
from annotate.errors import AnnotateError, reason
from annotate.i18n import _, ngettext
from annotate.text import printable

if TYPE_CHECKING:
    from annotate.dataset.exporting import Exporter, FileExporter, TreeExporter, View
    from annotate.dataset.job import Job, Options
    from annotate.dataset.splits import Splits
    from annotate.projects.items import Items
    from annotate.projects.project import Project
    from storage import LabelStore

Folder: TypeAlias = Annotated[
    Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
]
Format: TypeAlias = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar=_("NAME"),
        help=_("The dataset's format: {formats}.").format(formats=", ".join(EXPORTS)),
    ),
]
Output: TypeAlias = Annotated[
    str,
    typer.Option("--output", "-o", metavar=_("PATH"), help=_("The file or new folder; “-” is standard output.")),
]
Names: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--annotator", "-a", metavar=_("NAME"), help=_("Only this annotator's; repeatable.")),
]
Aggregate: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="all|latest|majority|dawid-skene",
        help=_("Every record, those that stand, or one answer to each item; usually what the format is for."),
    ),
]
Pictures: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--images", metavar="copy|link|none", help=_("What is done with pictures: copied, hard-linked, left alone.")
    ),
]
Split: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--split", metavar="80/10/10", help=_("Parts for training, validation and test, or the splits.csv of others.")
    ),
]
Seed: TypeAlias = Annotated[int, typer.Option("--seed", metavar="N", help=_("Of the parts: another one, other parts."))]
Group: TypeAlias = Annotated[
    str | None, typer.Option("--group", metavar="folder", help=_("Keep the items of a folder in one part."))
]
Replace: TypeAlias = Annotated[
    bool, typer.Option("--replace", help=_("Put the new dataset in the place of one that was exported before."))
]
Excel: TypeAlias = Annotated[
    bool, typer.Option("--excel", help=_("CSV for spreadsheets: with a byte-order mark, formulas disarmed."))
]
WithText: TypeAlias = Annotated[
    bool, typer.Option("--with-text", help=_("With each record the text that it is about; for projects of texts."))
]
Card: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--card",
        metavar=_("FILE"),
        help=_("Beside a format of one file: write what it is, whose labour, how long, paid or not; a folder has it."),
    ),
]
VocBase: TypeAlias = Annotated[
    int, typer.Option("--voc-base", metavar="1|0", help=_("The number of the first pixel in Pascal VOC files."))
]


def export(
    folder: Folder = Path(),
    format_: Format = "jsonl",
    output: Output = "-",
    annotator: Names = None,
    aggregate: Aggregate = None,
    images: Pictures = None,
    split: Split = None,
    seed: Seed = 0,
    group: Group = None,
    replace: Replace = False,
    card: Card = None,
    voc_base: VocBase = 1,
    excel: Excel = False,
    with_text: WithText = False,
) -> None:
    """Write the labels as a dataset."""
    from annotate.dataset import check_kind, exporter
    from annotate.dataset.exporting import CONSENSUS, FileExporter, TreeExporter
    from annotate.dataset.job import Job
    from annotate.dataset.standing import Standings
    from annotate.projects.project import Project
    from cli.bar import bar
    from cli.complaint import warn_of_damage
    from cli.folders import check_annotators
    from storage import LabelRecord, LabelStore

    writer = exporter(format_)
    view = _view(writer, format_, aggregate)
    own = {"excel": excel, "with_text": with_text, "voc_base": voc_base}
    wanted = _options(writer, format_, annotator, images, own)
    if card is not None and not isinstance(writer, FileExporter):
        raise typer.BadParameter(_("a folder has its card already: leave this out"), param_hint="--card")
    project = Project.load(folder)
    rows_alone = writer.knows_items and view not in CONSENSUS and not with_text and split is None and card is None
    items = None if rows_alone else _items(project, wanted)
    check_kind(format_, project.kind, min(project.kind.media) if items is None else items.media)
    with LabelStore.open(project.store_path, read_only=True) as store:
        standings = Standings(store) if annotator else None
        if standings is not None:
            check_annotators(standings, annotator or ())
        splits = _splits(project, store, items, split, seed, group)
        total = store.count(LabelRecord) if output != "-" else 0
        with bar(total, _("Exporting")) as told:
            job = Job(project, store, items, view, wanted, splits, told, standings)
            try:
                if isinstance(writer, FileExporter):
                    _write_file(writer, job, output)
                    _write_card(job, format_, output, card)
                else:
                    assert isinstance(writer, TreeExporter)
                    _write_tree(writer, job, format_, output, replace=replace)
            finally:
                job.close()
        _tell_of_the_rest(job)
        if warn_of_damage(store):
            raise typer.Exit(1)


def _write_file(writer: FileExporter, job: Job, output: str) -> None:
    from annotate.files import replacing

    if output == "-":
        sys.stdout.flush()
        writer.write(job, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    with _writable(Path(output)), replacing(Path(output)) as file:
        count = writer.write(job, file)
    records = ngettext("{count} record", "{count} records", count).format(count=count)
    typer.echo(_("{records} written to {path}.").format(records=records, path=printable(output)), err=True)


def _write_card(job: Job, format_: str, output: str, path: Path | None) -> None:
    """Write the card of a dataset of one file, if it was asked for."""
    if path is None:
        return
    from annotate.dataset.card import card
    from annotate.dataset.labour import labour
    from annotate.files import replacing

    name = None if output == "-" else Path(output).name
    text = card(job, format_, labour(job), file=name or f"labels.{format_}")
    with _writable(path), replacing(path) as file:
        file.write(text.encode())


def _write_tree(writer: TreeExporter, job: Job, format_: str, output: str, *, replace: bool) -> None:
    from annotate.dataset.card import accompany
    from annotate.dataset.delivery import new_folder
    from annotate.dataset.tree import Tree

    if output == "-":
        text = _("the format “{format}” is a folder: name a new one with --output")
        raise AnnotateError(text.format(format=format_))
    with _writable(Path(output)), new_folder(Path(output), replace=replace) as root:
        tree = Tree(root, job)
        count = writer.write(job, tree)
        accompany(job, tree, format_, writer.front_matter(job))
    items = ngettext("{count} item", "{count} items", count).format(count=count)
    typer.echo(_("{records} written to {path}.").format(records=items, path=printable(output)), err=True)


@contextmanager
def _writable(path: Path) -> Iterator[None]:
    """Say what to do where the place cannot be written."""
    try:
        yield
    except OSError as error:
        if error.filename not in (os.fspath(path), os.path.realpath(path)):
            raise
        text = _("{path} cannot be written ({why}): name another file with --output")
        raise AnnotateError(text.format(path=printable(str(path)), why=reason(error))) from error


def _view(writer: Exporter, format_: str, aggregate: str | None) -> View:
    """The view that was asked for, or the format's usual one."""
    from annotate.dataset.exporting import VIEWS

    if aggregate is None:
        return writer.views[0]
    if aggregate not in VIEWS:
        raise typer.BadParameter(
            _("choose one of {choices}").format(choices=", ".join(VIEWS)), param_hint="--aggregate"
        )
    if aggregate not in writer.views:
        text = _("the format “{format}” carries {choices}: choose one of them")
        raise typer.BadParameter(text.format(format=format_, choices=", ".join(writer.views)), param_hint="--aggregate")
    return aggregate


def _options(
    writer: Exporter, format_: str, annotators: list[str] | None, images: str | None, own: dict[str, Any]
) -> Options:
    """What was asked for, as far as the format has it."""
    from annotate.dataset.exporting import TreeExporter
    from annotate.dataset.job import Options

    usual = Options()
    for name, given in own.items():
        if given != getattr(usual, name) and name not in writer.options:
            text = _("the format “{format}” has no such option: leave it out")
            raise typer.BadParameter(text.format(format=format_), param_hint=f"--{name.replace('_', '-')}")
    ways = writer.images if isinstance(writer, TreeExporter) else ("none",)
    if images is not None and images not in ways:
        raise typer.BadParameter(_("choose one of {choices}").format(choices=", ".join(ways)), param_hint="--images")
    if own["voc_base"] not in (0, 1):
        raise typer.BadParameter(_("choose one of {choices}").format(choices="0, 1"), param_hint="--voc-base")
    return Options(annotators=frozenset(annotators or ()), images=images or ways[0], **own)


def _items(project: Project, wanted: Options) -> Items | None:
    """The project's items; None where they cannot be found and are not needed."""
    try:
        items = project.items()
    except AnnotateError:
        if wanted.with_text or wanted.images != "none":
            raise
        return None
    if wanted.with_text and items.media != "text":
        raise AnnotateError(_("--with-text is for projects of texts, and this one has images: leave it out"))
    return items


def _splits(
    project: Project, store: LabelStore, items: Items | None, split: str | None, seed: int, group: str | None
) -> Splits | None:
    """The parts that were asked for."""
    if group not in (None, "folder"):
        raise typer.BadParameter(_("choose one of {choices}").format(choices="folder"), param_hint="--group")
    if split is None:
        return None
    from annotate.dataset.splitting import Unparted, plan, wanted

    try:
        parts = wanted(split)
    except Unparted as error:
        raise typer.BadParameter(str(error), param_hint="--split") from error
    return plan(project, store, items, parts, seed, by=group)


def _tell_of_the_rest(job: Job) -> None:
    """What did not go out, and why."""
    from annotate.dataset.telling import left_out
    from cli.complaint import complain

    for sentence in left_out(job):
        complain(sentence)
