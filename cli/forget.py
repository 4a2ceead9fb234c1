"""annotate forget: a person's name and times go, the labels and the payments stay, unlinked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.i18n import _, ngettext
from annotate.text import printable

if TYPE_CHECKING:
    from annotate.forgetting import Plan
    from storage import Forgotten


def forget(
    annotator: Annotated[
        str,
        typer.Option("--annotator", "-a", metavar=_("NAME"), help=_("Who is forgotten: exactly this name.")),
    ],
    folder: Annotated[
        Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
    ] = Path(),
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask first."))] = False,
) -> None:
    """Erase an annotator's name and times; the labels stay, unlinked."""
    from annotate.forgetting import carry_out, plan
    from annotate.projects.project import Project
    from annotate.settings import load_settings
    from cli.bar import bar

    project, own_name = Project.load(folder), load_settings().name
    what = plan(project, annotator)
    if not yes:
        _ask(what)
    with bar(what.lines, _("Forgetting")) as told:
        done = carry_out(project, what, told)
    _tell(what, done)
    _tell_of_the_rest(own_name == what.name)


def _ask(what: Plan) -> None:
    """Say what would happen, and go on only after a yes."""
    from annotate.errors import AnnotateError

    if not _can_ask():
        raise AnnotateError(
            _("`annotate forget` asks first, and there is no terminal to ask on: with --yes it does not ask")
        )
    for sentence in _outlook(what):
        typer.echo(sentence, err=True)
    question = _("Forget {name}? This cannot be undone. [y/N]").format(name=printable(what.name))
    typer.echo(f"{question} ", nl=False, err=True)
    # Translators: the answers that mean yes, in small letters, with spaces between them.
    if sys.stdin.readline().strip().lower() not in {"y", "yes", *_("y yes").split()}:
        typer.echo(_("Nothing was changed."), err=True)
        raise typer.Exit(1)


def _can_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def _outlook(what: Plan) -> list[str]:
    labels = ngettext(
        "{count} label record of {name} stays in the dataset, without name, sitting or time: "
        "skipped, changed and withdrawn answers are among these.",
        "{count} label records of {name} stay in the dataset, without name, sitting or time: "
        "skipped, changed and withdrawn answers are among these.",
        what.unlinked,
    ).format(count=what.unlinked, name=printable(what.name))
    payments = ngettext(
        "{count} payment stays, without name, moment or note, so that nobody is paid twice.",
        "{count} payments stay, without name, moment or note, so that nobody is paid twice.",
        what.payments,
    ).format(count=what.payments)
    go = ngettext(
        "{count} record goes: sittings, times, claims, consent.",
        "{count} records go: sittings, times, claims, consent.",
        what.dropped,
    ).format(count=what.dropped)
    told = ((labels, what.unlinked), (payments, what.payments), (go, what.dropped))
    return [*(sentence for sentence, count in told if count), *_about_damage(what)]


def _about_damage(what: Plan) -> list[str]:
    if not what.spoilt:
        return []
    sentence = ngettext(
        "{count} line of the store is damaged, and may be anybody's: what is left of it goes too. "
        "`annotate verify` goes on saying that it is missing.",
        "{count} lines of the store are damaged, and may be anybody's: what is left of them goes too. "
        "`annotate verify` goes on saying that they are missing.",
        what.spoilt,
    )
    return [sentence.format(count=what.spoilt)]


def _tell(what: Plan, done: Forgotten) -> None:
    labels = ngettext("{count} label record stays", "{count} label records stay", done.unlinked)
    payments = ngettext("{count} payment stays", "{count} payments stay", done.payments)
    records = ngettext("{count} record is gone", "{count} records are gone", done.dropped).format(count=done.dropped)
    told = ((labels, done.unlinked), (payments, done.payments))
    if stay := ", ".join(text.format(count=count) for text, count in told if count):
        sentence = _("{name} is forgotten: {stay}, as “{token}”; {records}.")
    else:
        sentence = _("{name} is forgotten: {records}.")
    typer.echo(sentence.format(name=printable(what.name), stay=stay, token=done.token, records=records))
    typer.echo(_("head {hash}").format(hash=done.head))


def _tell_of_the_rest(is_own_name: bool) -> None:
    """What this command cannot reach."""
    typer.echo(_("The store has another head: receipts printed before can no longer be checked against it."), err=True)
    typer.echo(
        _("Exports, receipts and copies made before still have the name and the times: delete them where they are."),
        err=True,
    )
    if is_own_name:
        from annotate.places import settings_path

        sentence = _("Your settings still have it as your name: {path}")
        typer.echo(sentence.format(path=printable(str(settings_path()))), err=True)
