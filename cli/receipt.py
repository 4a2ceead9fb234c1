"""annotate receipt: what somebody's labour took, and what it would be worth elsewhere."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from annotate.i18n import _
from cli.delivery import Format, Order, Sheet, deliver, ordered

if TYPE_CHECKING:
    from annotate.receipt.model import Receipt


def receipt(
    folder: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=_("[FOLDER]..."), help=_("The project's folder; several make one receipt."), show_default=False
        ),
    ] = None,
    annotator: Annotated[
        str | None, typer.Option("--annotator", "-a", help=_("Whose receipt."), metavar=_("NAME"))
    ] = None,
    rate: Annotated[
        list[str] | None,
        typer.Option(
            "--rate",
            "-r",
            help=_("A rate of `annotate rates`, or one of your own such as “25 EUR/hour”; repeatable."),
            metavar=_("ID"),
        ),
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", help=_("Whose legal floor: fr, us, ke…"), metavar=_("PLACE"))
    ] = None,
    exchange: Annotated[
        list[str] | None,
        typer.Option(
            "--exchange",
            help=_("Convert by this rate of a day, such as “USD=0.92 EUR @ 2026-11-20”; repeatable."),
            metavar=_("RATE"),
        ),
    ] = None,
    idle_after: Annotated[
        str | None,
        typer.Option("--idle-after", help=_("How much of a gap counts; 30s or more."), metavar=_("TIME")),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", help=_("From this day or moment on (UTC)."), metavar=_("DAY"))
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", help=_("To the end of this day, or to this moment."), metavar=_("DAY"))
    ] = None,
    by: Annotated[
        Literal["session", "day", "kind"] | None,
        typer.Option("--by", help=_("The time once more, by sitting, by day or by kind of task."), show_default=False),
    ] = None,
    together: Annotated[
        bool,
        typer.Option("--together", help=_("Of all annotators as one: three or more, or those who agreed to it.")),
    ] = False,
    from_: Annotated[
        Path | None,
        typer.Option("--from", help=_("Print a receipt that was kept as JSON, without its store."), metavar=_("FILE")),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help=_("How it is written: as the file's name says, else as text.")),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=_("Write to this file instead."), metavar=_("FILE"))
    ] = None,
    width: Annotated[
        int | None,
        typer.Option(
            "--width", min=20, max=52, help=_("Of text and escpos: characters in a line."), show_default=False
        ),
    ] = None,
    paper: Annotated[Sheet | None, typer.Option("--paper", help=_("Of a pdf: its paper."))] = None,
) -> None:
    """Print the receipt for somebody's labour.

    Example: annotate receipt photos --place fr --rate wage-micro-median
    """

    order = ordered(format, output, width=width, paper=paper)
    if from_ is not None:
        asked = (folder, annotator, rate, place, exchange, idle_after, since, until, by, together or None)
        _deliver_kept(from_, order, whole=not any(one is not None for one in asked))
    else:
        if together:
            _check_together(annotator, by)
        made = _made(
            folder or [],
            idle_after,
            since,
            until,
            annotator=annotator,
            rates=rate or (),
            place=place,
            exchange=exchange or (),
            by=by,
            together=together,
        )
        deliver(made, order)


def _made(folders: list[Path], idle_after: str | None, since: str | None, until: str | None, **asked: Any) -> Receipt:
    """The receipt of one project, or of several as if they were one."""
    from annotate.meter.credit import idle_cap
    from annotate.meter.period import begun, period
    from annotate.receipt.prepare import prepare
    from annotate.settings import load_settings
    from cli.complaint import warn_of_damage
    from cli.folders import check_alike, check_apart, common_name, opened
    from storage import LabelStore

    projects = opened(folders)
    check_alike(projects, cap_given=idle_after is not None)
    with ExitStack() as stack:
        paths = [one.project.store_path for one in projects]
        stores = [stack.enter_context(LabelStore.open(path, read_only=True)) for path in paths]
        check_apart(projects, stores)
        try:
            return prepare(
                projects[0].project,
                stores[0],
                load_settings(),
                name=common_name(folders, projects, together=asked["together"]) if len(projects) > 1 else None,
                further=stores[1:],
                others=[one.project for one in projects[1:]],
                cap_ms=None if idle_after is None else idle_cap(idle_after),
                period=begun(period(since, until)),
                **asked,
            )
        finally:
            for one, store in zip(projects, stores, strict=True):
                warn_of_damage(store, str(one.project.store_path) if len(stores) > 1 else None)


def _deliver_kept(path: Path, order: Order, *, whole: bool) -> None:
    """Print a receipt that is there already."""
    from cli.recheck import Kept

    if not whole:
        why = _("it prints a receipt as it is: leave out the folder, and whatever says what is on it")
        raise typer.BadParameter(why, param_hint="--from")
    kept = Kept(path)
    made = kept.unchanged()
    with kept.printing():
        deliver(made, order)


def _check_together(annotator: str | None, by: str | None) -> None:
    """Refuse what would tell of one person."""
    if annotator is not None:
        why = _("it tells of everybody: leave out --annotator, or leave out --together")
        raise typer.BadParameter(why, param_hint="--together")
    if by == "session":
        why = _("a sitting is one person's, and would be told apart: give --by day or --by kind with --together")
        raise typer.BadParameter(why, param_hint="--by")
