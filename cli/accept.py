"""annotate accept: the requester accepts labels, or sees which of them await a verdict."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from annotate.i18n import _, ngettext
from annotate.text import printable

_PIPE = 2_000
"""Characters of a line where nobody counts them."""
_MOST_ROWS = 200
"""So many labels are listed for people; programs get all."""


def accept(
    folder: Annotated[
        Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
    ] = Path(),
    annotator: Annotated[
        list[str] | None,
        typer.Option("--annotator", "-a", metavar=_("NAME"), help=_("Labels of this annotator; repeatable.")),
    ] = None,
    item: Annotated[
        list[str] | None, typer.Option("--item", metavar=_("ID"), help=_("Labels on this item; repeatable."))
    ] = None,
    record: Annotated[
        list[str] | None, typer.Option("--record", metavar=_("ID"), help=_("The label of this id; repeatable."))
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help=_("All labels that await a verdict."))] = False,
    agreeing_with: Annotated[
        Path | None,
        typer.Option(
            "--agreeing-with",
            metavar=_("FILE"),
            help=_("By a rule: labels that agree with the known answers of a file like gold.jsonl."),
        ),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help=_("Also labels that were judged before."))] = False,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help=_("Of the list: for people, or for programs."))
    ] = "text",
) -> None:
    """Accept labels, which are then earned; without a choice, list those that await a verdict.

    The choices narrow each other: --annotator with --item means the labels of that annotator on that item. Labels that
    are named one by one are judged whatever was said of them before.
    """
    from cli.judging import Wish, give

    if format_ not in ("text", "json"):
        raise typer.BadParameter(_("choose one of {choices}").format(choices="text, json"), param_hint="--format")
    wish = Wish(annotator or [], item or [], record or [], everything, again, agreeing_with)
    wish.check()
    if wish.names_any:
        give(folder, wish)
    else:
        _list(folder, format_)


def _list(folder: Path, format_: str) -> None:
    from annotate.projects.project import Project
    from cli.complaint import warn_of_damage
    from cli.judging import waiting
    from storage import LabelStore

    project = Project.load(folder)
    with LabelStore.open(project.store_path, read_only=True) as store:
        found = waiting(store, project)
        warn_of_damage(store)
    if format_ == "json":
        typer.echo(json.dumps({"project": project.name, "waiting": found}, indent=2, ensure_ascii=False))
    elif found:
        _show(found)
        _hint(folder, len(found))
    else:
        typer.echo(_("No label awaits a verdict."), err=True)


def _show(found: list[dict[str, Any]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in (_("item"), _("answer"), _("annotator")):
        table.add_column(name, overflow="fold")
    for name in (_("given (UTC)"), _("id")):  # what is copied stays in one piece
        table.add_column(name, overflow="fold", no_wrap=True)
    for one in found[:_MOST_ROWS]:
        answer = one["line"] if one["line"] is not None else json.dumps(one["answer"], ensure_ascii=False)
        given = str(one["given_at"])[:16].replace("T", " ")
        table.add_row(
            *(Text(printable(str(text))) for text in (one["item"], answer, one["annotator"], given, one["record"]))
        )
    # A pipe has no edge: names that are cut could not be given to --item.
    Console(highlight=False, width=None if sys.stdout.isatty() else _PIPE).print(table)


def _hint(folder: Path, count: int) -> None:
    """How many, and how to choose among them."""
    text = ngettext("{count} label awaits a verdict.", "{count} labels await a verdict.", count)
    typer.echo(text.format(count=count), err=True)
    if count > _MOST_ROWS:
        more = _("These are the first {count}: `--format json` lists all.")
        typer.echo(more.format(count=_MOST_ROWS), err=True)
    project = printable(shlex.quote(str(folder)))
    typer.echo(
        _(
            "Accept some with --item ID, --record ID, --annotator NAME or --agreeing-with FILE: "
            "`annotate accept {project} --item ID`; all of them: `annotate accept {project} --all`.\n"
            "Reject likewise, and say why: `annotate reject {project} --item ID --reason TEXT`."
        ).format(project=project),
        err=True,
    )
