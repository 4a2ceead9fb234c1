"""annotate reject: the requester rejects labels, and says why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from annotate.i18n import _


def reject(
    folder: Annotated[
        Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
    ] = Path(),
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar=_("TEXT"), help=_("Why: the annotator reads it on the receipt. Required.")),
    ] = None,
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
    disagreeing_with: Annotated[
        Path | None,
        typer.Option(
            "--disagreeing-with",
            metavar=_("FILE"),
            help=_("By a rule: labels that disagree with the known answers of a file like gold.jsonl."),
        ),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help=_("Also labels that were judged before."))] = False,
) -> None:
    """Reject labels, which are then not earned; the time that they took stays on the annotator's receipt.

    `annotate accept` lists what awaits a verdict. The choices narrow each other. Labels that are named one by one are
    judged whatever was said of them before.
    """
    from annotate.acceptance import checked_reason
    from annotate.errors import AnnotateError
    from cli.judging import Wish, give

    if reason is None:
        raise typer.BadParameter(_("say why: the annotator reads it on the receipt"), param_hint="--reason")
    try:
        reason = checked_reason(reason)
    except AnnotateError as error:
        raise typer.BadParameter(str(error), param_hint="--reason") from error
    wish = Wish(annotator or [], item or [], record or [], everything, again, disagreeing_with)
    wish.check()
    if not wish.names_any:
        choices = "--record, --annotator, --disagreeing-with, --all"
        text = _("say which labels are meant, by this or by one of {choices}").format(choices=choices)
        raise typer.BadParameter(text, param_hint="--item")
    give(folder, wish, reason)
