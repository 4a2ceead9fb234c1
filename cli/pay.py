"""annotate pay: the requester records that an annotator was paid."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.text import printable

if TYPE_CHECKING:
    from annotate.payments import Balance
    from annotate.projects.project import Project
    from annotate.receipt.money import Money
    from storage import LabelStore

_AMOUNT = re.compile(r"\s*[-−]?\d", re.ASCII)
"""How one begins; a lone word that does not is a folder, and the amount is missing."""
_NUMBER, _CURRENCY = re.compile(r"-?\d+(\.\d+)?", re.ASCII), re.compile(r"[A-Za-z]{3}", re.ASCII)


def pay(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("[FOLDER] [AMOUNT]"),
            help=_("The project's folder, and how much, such as “3.20 EUR”."),
            show_default=False,
        ),
    ] = None,
    annotator: Annotated[
        str | None, typer.Option("--annotator", "-a", metavar=_("NAME"), help=_("Who was paid. Required."))
    ] = None,
    earned: Annotated[bool, typer.Option("--earned", help=_("All that is earned and not paid yet."))] = False,
    note: Annotated[
        str | None, typer.Option("--note", metavar=_("TEXT"), help=_("What is kept with the payment."))
    ] = None,
    correct: Annotated[
        bool,
        typer.Option("--correct", help=_("Take back what was recorded by mistake: the opposite amount is recorded.")),
    ] = False,
) -> None:
    """Record that an annotator was paid: it moves no money, but receipts then say so.

    Example: annotate pay photos --annotator ana "3.20 EUR"
    """
    from annotate.projects.project import Project
    from cli.complaint import warn_of_damage
    from storage import LabelStore

    if annotator is None:
        raise typer.BadParameter(_("say who was paid"), param_hint="--annotator")
    folder, amount = _sorted(words or [], earned)
    if earned and correct:
        raise typer.BadParameter(_("name the amount that was recorded by mistake"), param_hint="--correct")
    note = _checked_note(note)
    project = Project.load(folder)
    with _one_at_a_time(project):
        with LabelStore.open(project.store_path, read_only=True) as store:
            balance, generation = _balance(store, project, annotator), store.generation
            warn_of_damage(store)
        money = _money(balance, amount, project.config.labour.promised, annotator, correct=correct)
        simulated = balance.simulated or _is_demonstration(folder)
        account = _record(project, generation, annotator, money, note, simulated=simulated)
    if money.amount > 0 and (beyond := account.beyond) is not None:
        _warn(folder, annotator, beyond)
    _go_on(folder, annotator)


@contextmanager
def _one_at_a_time(project: Project) -> Iterator[None]:
    """Wait for whoever pays in this project at this moment: what is earned would be paid by both."""
    from annotate.projects.config import FILE_NAME
    from storage import locks

    with (project.root / FILE_NAME).open("rb") as file:
        locks.lock(file.fileno())
        yield


def _sorted(words: list[str], earned: bool) -> tuple[Path, str | None]:
    """The folder and the amount, whose currency may be a word of its own."""
    if len(words) > 1 and _NUMBER.fullmatch(words[-2]) and _CURRENCY.fullmatch(words[-1]):
        words = [*words[:-2], " ".join(words[-2:])]
    if len(words) > (1 if earned else 2):
        hint = _("[FOLDER]") if earned else _("[FOLDER] [AMOUNT]")
        raise typer.BadParameter(_("one project and one amount, or --earned"), param_hint=hint)
    if earned:
        return Path(words[0] if words else "."), None
    if not words or (len(words) == 1 and not _AMOUNT.match(words[0])):
        raise typer.BadParameter(
            _("how much? Name an amount such as “3.20 EUR”, or --earned"), param_hint=_("[AMOUNT]")
        )
    return Path(words[0] if len(words) == 2 else "."), words[-1]


def _checked_note(note: str | None) -> str | None:
    from annotate.text import has_controls, tidy

    if note is not None and has_controls(note):
        raise typer.BadParameter(_("a note is one line of visible text"), param_hint="--note")
    return (tidy(note) or None) if note is not None else None


def _balance(store: LabelStore, project: Project, annotator: str) -> Balance:
    from annotate.payments import balances

    found = balances(store, project.config.labour.promised)
    if not found:
        raise AnnotateError(_("nobody has labelled here yet: there is nobody to pay"))
    if annotator not in found:
        text = _("nobody named “{name}” has labelled here: name one of {names}")
        raise AnnotateError(text.format(name=printable(annotator), names=", ".join(map(printable, found))))
    return found[annotator]


def _money(balance: Balance, amount: str | None, reward: Money, annotator: str, *, correct: bool) -> Money:
    """How much is to be recorded; below zero where it is taken back."""
    from fractions import Fraction

    from annotate.payments import checked_amount, corrected
    from annotate.receipt.money import Money

    if amount is not None:
        if correct:  # in whatever currency it was paid: the reward may have been another one then
            return corrected(balance, checked_amount(amount, Money(Fraction(0), reward.currency)))
        return checked_amount(amount, reward)
    if not reward.amount:
        raise AnnotateError(_("this project promises no reward, so nothing is earned by the label: name an amount"))
    if (due := balance.due) is None:
        text = _("nothing is earned by {name} that is not paid yet: `annotate accept` lists what awaits a verdict")
        raise AnnotateError(text.format(name=printable(annotator)))
    return due


def _is_demonstration(folder: Path) -> bool:
    """Whether the project is one that `annotate demo --keep` made: nobody is paid for it."""
    from cli.demo import PLAYED

    return any((place / PLAYED).is_file() for place in (folder, folder.resolve().parent))


def _record(
    project: Project, generation: int, annotator: str, money: Money, note: str | None, *, simulated: bool
) -> Balance:
    """Keep the payment in a store that was of this generation when it was read; the account afterwards."""
    from annotate.meter.clock import SystemClock
    from annotate.payments import balances, payment
    from annotate.receipt.told import words
    from cli.judging import account_line, check_unwritten
    from storage import LabelStore

    with LabelStore.open(project.store_path) as store:
        check_unwritten(store, generation)
        store.append(payment(annotator, money, at=SystemClock().utc(), note=note, simulated=simulated))
        account = balances(store, project.config.labour.promised)[annotator]
    text = (
        _("{money} to {name} recorded as paid.") if money.amount > 0 else _("{money} to {name} recorded as not paid.")
    )
    amount = words.money(str(money).removeprefix("-"), money.currency)
    typer.echo(text.format(money=amount, name=printable(annotator)), err=True)
    typer.echo(_("In all: {account}.").format(account=account_line(account)), err=True)
    if simulated:
        typer.echo(_("It is marked as a demonstration's: nobody is paid by it."), err=True)
    return account


def _warn(folder: Path, annotator: str, beyond: Money) -> None:
    """Say that more was recorded than was earned: it may be a slip, or a gift."""
    from annotate.receipt.told import words

    words_typed = ["annotate", "pay", str(folder), f"{beyond} {beyond.currency}", "--annotator", annotator, "--correct"]
    text = _("That is {money} more than is earned: if it was not meant, `{command}` takes it back.")
    amount, command = words.money(str(beyond), beyond.currency), printable(shlex.join(words_typed))
    typer.echo(text.format(money=amount, command=command), err=True)


def _go_on(folder: Path, annotator: str) -> None:
    command = shlex.join(["annotate", "receipt", str(folder), "--annotator", annotator])
    typer.echo(_("What the annotator sees: {command}").format(command=printable(command)), err=True)
