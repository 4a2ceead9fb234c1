"""What `annotate accept` and `annotate reject` share: which labels are meant, and what is told of their verdicts."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from annotate.i18n import _, ngettext
from annotate.text import printable

if TYPE_CHECKING:
    from annotate.acceptance import Choice, Rule, Verdicts
    from annotate.payments import Balance
    from annotate.projects.project import Project
    from storage import LabelStore


class Wish(NamedTuple):
    """What was typed."""

    annotators: list[str]
    items: list[str]
    records: list[str]
    everything: bool
    again: bool
    answers: Path | None
    """The file of known answers that the rule holds labels against."""

    @property
    def names_any(self) -> bool:
        """Whether it says which labels are meant."""
        return bool(self.annotators or self.items or self.records or self.everything or self.answers)

    def check(self) -> None:
        """Refuse what contradicts itself."""
        if self.everything and (self.annotators or self.items or self.records):
            raise typer.BadParameter(_("it names everything: leave the other choices out"), param_hint="--all")
        if self.again and not self.names_any:
            raise typer.BadParameter(_("say which labels are meant, too"), param_hint="--again")

    def choice(self) -> Choice:
        """The labels that are meant."""
        from annotate.acceptance import Choice

        return Choice(frozenset(self.annotators), frozenset(self.items), frozenset(self.records), self.again)


def give(folder: Path, wish: Wish, reason: str | None = None) -> None:
    """Accept the labels that are meant, or reject them for a reason, and say so on standard error."""
    from annotate.acceptance import keep, standing_labels, verdicts
    from annotate.meter.clock import SystemClock
    from annotate.payments import balances
    from annotate.projects.project import Project
    from cli.complaint import warn_of_damage
    from storage import LabelStore

    project = Project.load(folder)
    rule = _rule(project, wish.answers)
    with LabelStore.open(project.store_path, read_only=True) as store:
        labels = standing_labels(store)
        made = verdicts(labels, wish.choice(), at=SystemClock().utc(), reason=reason, rule=rule)
        generation = store.generation
        warn_of_damage(store)
    if not made.records:
        typer.echo(_nothing(made, wish), err=True)
        return
    with LabelStore.open(project.store_path) as store:
        check_unwritten(store, generation)
        keep(store, made.records, project.config.labour.promised)
        accounts = balances(store, project.config.labour.promised)
    _tell(folder, made, accounts, accepted=reason is None)


def check_unwritten(store: LabelStore, generation: int) -> None:
    """AnnotateError: somebody was forgotten since it was read; what is kept would name them, or labels of theirs.

    From here on nobody can be: the store is open for writing.
    """
    from annotate.errors import AnnotateError

    if store.generation != generation:
        text = _("somebody was forgotten in {path} at this moment, and nothing was recorded: try again")
        raise AnnotateError(text.format(path=printable(str(store.path))))


def _rule(project: Project, path: Path | None) -> Rule | None:
    from annotate.acceptance import Rule
    from annotate.errors import AnnotateError, reason
    from annotate.projects.gold import load_answers

    if path is None:
        return None
    try:
        path.open("rb").close()
    except OSError as error:
        text = _("{path} cannot be read ({why}): name a file of known answers, in the form of gold.jsonl")
        raise AnnotateError(text.format(path=printable(str(path)), why=reason(error))) from error
    return Rule(load_answers(project, project.items(), path), project.kind)


def _nothing(made: Verdicts, wish: Wish) -> str:
    if not made.passed_over:
        return _("No label that awaits a verdict is meant by this: nothing was recorded.")
    if wish.choice().reaches_judged:
        return ngettext(
            "{count} label is meant, which is accepted already: nothing was recorded.",
            "{count} labels are meant, which are accepted already: nothing was recorded.",
            made.passed_over,
        ).format(count=made.passed_over)
    return ngettext(
        "{count} label is meant, which was judged before and stays as it is (--again judges it once more): "
        "nothing was recorded.",
        "{count} labels are meant, which were judged before and stay as they are (--again judges them once more): "
        "nothing was recorded.",
        made.passed_over,
    ).format(count=made.passed_over)


def _tell(folder: Path, made: Verdicts, accounts: dict[str, Balance], *, accepted: bool) -> None:
    """How many, for whom, what that earns, and what comes next."""
    for name, count in made.by_annotator.items():
        said = (
            ngettext("{count} label by {name} accepted", "{count} labels by {name} accepted", count)
            if accepted
            else ngettext("{count} label by {name} rejected", "{count} labels by {name} rejected", count)
        )
        line = _("{what}. In all: {account}.").format(
            what=said.format(count=count, name=printable(name)), account=account_line(accounts[name])
        )
        typer.echo(line, err=True)
    if made.changed:
        was = (
            ngettext("{count} of these was rejected before.", "{count} of these were rejected before.", made.changed)
            if accepted
            else ngettext(
                "{count} of these was accepted before.", "{count} of these were accepted before.", made.changed
            )
        )
        typer.echo(was.format(count=made.changed), err=True)
    if made.passed_over:
        kept = ngettext(
            "{count} further label was judged before and stays as it is.",
            "{count} further labels were judged before and stay as they are.",
            made.passed_over,
        )
        typer.echo(kept.format(count=made.passed_over), err=True)
    _go_on(folder, made, accounts)


def _go_on(folder: Path, made: Verdicts, accounts: dict[str, Balance]) -> None:
    """The command that comes next: judging what is left, then paying, then the receipt."""
    name = next(iter(made.by_annotator))
    if accounts[name].not_judged:
        text, words = _("What is left: {command}"), ["accept", str(folder)]
    elif accounts[name].due is not None:
        text, words = _("To record that it is paid: {command}"), ["pay", str(folder), "--annotator", name, "--earned"]
    else:
        text, words = _("What the annotator sees: {command}"), ["receipt", str(folder), "--annotator", name]
    typer.echo(text.format(command=printable(shlex.join(["annotate", *words]))), err=True)


def account_line(account: Balance) -> str:
    """What became of somebody's labels, and the money that makes, in one line."""
    from decimal import Decimal

    from msgspec import UNSET

    from annotate.receipt.told.words import money

    parts = [
        _("{accepted} accepted, {rejected} rejected, {rest} not judged").format(
            accepted=account.accepted, rejected=account.rejected, rest=account.not_judged
        )
    ]
    if account.earned is not UNSET:
        parts.append(_("earned {money}").format(money=money(account.earned, account.currency)))
    if Decimal(account.paid) or account.earned is not UNSET:
        parts.append(_("paid {money}").format(money=money(account.paid, account.currency)))
    parts += [_("paid {money}").format(money=money(one.amount, one.currency)) for one in account.others]
    return " · ".join(parts)


def waiting(store: LabelStore, project: Project) -> list[dict[str, object]]:
    """The labels that await a verdict, as a program reads them."""
    from annotate.acceptance import standing_labels

    kind = project.kind
    return [
        {
            "record": label.record,
            "item": label.item,
            "annotator": label.annotator,
            "answer": label.answer,
            "line": kind.line(label.answer) if label.answer is not None and kind.is_one(label.answer) else None,
            "given_at": label.submitted_at,
        }
        for label, accepted in standing_labels(store)
        if accepted is None
    ]
