"""annotate demo: a story that one plays, and the receipt at its end."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.i18n import N_, _

if TYPE_CHECKING:
    from rich.text import Text

    from annotate.projects.project import Project
    from annotate.receipt.model import Receipt
    from annotate.tasks import Answer
    from sample_data import Story
    from sample_data.scenarios import Scenario


class Name(StrEnum):
    """What can be played: the names of `sample_data.scenarios`."""

    weisure = "weisure"
    microtask = "microtask"
    requester = "requester"
    moderation = "moderation"
    clickfarm = "clickfarm"
    captcha = "captcha"
    boxes = "boxes"


PLAYED = ".annotate-demo"
"""The file that says what was played in a folder: nothing else is ever written into one that has things in it."""

WORDS = {
    Name.weisure: N_("captchas, then pictures and posts to tag: what everybody does for nothing"),
    Name.microtask: N_("paid by the piece, if the requester accepts it"),
    Name.requester: N_("the other side: judge what somebody else has done, and pay by the piece"),
    Name.moderation: N_("keep, remove or pass on what comes covered: the cleaners"),
    Name.clickfarm: N_("likes and follows to order, by the thousand"),
    Name.captcha: N_("captchas alone, in three sizes"),
    Name.boxes: N_("boxes around what machines are to find"),
}
"""What each is about, for the help."""


def _scenarios() -> str:
    """The help of the argument: a line for each."""
    line = _("{label}: {value}")
    return "\n\n".join(
        [_("What to play:"), *(line.format(label=f"[cyan]{name}[/]", value=_(words)) for name, words in WORDS.items())]
    )


def _named(name: str) -> Name:
    """The scenario of this name."""
    try:
        return Name(name)
    except ValueError as error:
        raise typer.BadParameter(
            _("choose one of {choices}").format(choices=", ".join(Name)), param_hint=_("[SCENARIO]")
        ) from error


def demo(
    scenario: Annotated[str, typer.Argument(help=_scenarios(), metavar=_("[SCENARIO]"))] = Name.weisure.value,
    auto: Annotated[
        int | None,
        typer.Option(
            "--auto",
            help=_("Let a simulated annotator answer so many items, on whole pages, without a terminal."),
            metavar=_("N"),
            min=1,
        ),
    ] = None,
    keep: Annotated[
        Path | None,
        typer.Option("--keep", help=_("Keep the projects and their labels in this folder."), metavar=_("FOLDER")),
    ] = None,
    images: Annotated[
        str | None, typer.Option("--images", help=_("How pictures are drawn; see `annotate doctor`."), metavar=_("WAY"))
    ] = None,
) -> None:
    """Play a demonstration that ends with its receipt.

    Example: annotate demo --auto 12
    """
    from annotate.errors import AnnotateError
    from annotate.i18n import language
    from cli.working import check_way, has_terminal
    from sample_data.scenarios import SCENARIOS

    check_way(images)
    name = _named(scenario)
    if auto is None and not has_terminal():
        text = _("`annotate demo` draws on a terminal and there is none here; `annotate demo --auto 12` plays without.")
        raise AnnotateError(text)
    played = SCENARIOS[name]
    with _folder(keep, name) as folder:
        projects = _opened(played.write(folder, language()))
        if auto is None:
            _play(played, projects, kept=keep is not None, images=images)
        else:
            _simulate(played, projects, auto, kept=keep is not None)
        if keep is not None:
            typer.echo(_("Kept in {folder}.").format(folder=keep), err=True)


@contextlib.contextmanager
def _folder(keep: Path | None, name: str) -> Iterator[Path]:
    """Where the projects are: a folder that goes away, or one that holds nothing but this demonstration."""
    from annotate.errors import AnnotateError, reason

    if keep is None:
        with tempfile.TemporaryDirectory(prefix="annotate-demo-") as folder:
            yield Path(folder)
        return
    try:
        keep.mkdir(parents=True, exist_ok=True)
        if not (keep / PLAYED).is_file() and any(keep.iterdir()):
            raise AnnotateError(_("{folder} is not empty: name a new folder with --keep.").format(folder=keep))
        if (keep / PLAYED).is_file() and (before := (keep / PLAYED).read_text("utf-8").strip()) != name:
            text = _("{folder} holds the demonstration “{name}”: name another folder with --keep.")
            raise AnnotateError(text.format(folder=keep, name=before[:40]))
        (keep / PLAYED).write_text(f"{name}\n", encoding="utf-8")
    except OSError as error:
        text = _("{folder} cannot be made ({why}): name another with --keep.")
        raise AnnotateError(text.format(folder=keep, why=reason(error))) from error
    yield keep


def _play(played: Scenario, written: list[Project], *, kept: bool, images: str | None) -> None:
    """The opening, the work, the turning page; then the receipt once more, to keep."""
    from annotate.i18n import language
    from annotate.receipt.formats.text import render_text
    from annotate.settings import load_settings
    from annotate.tui.story import StoryApp
    from cli.working import work

    theme, story = load_settings().theme, played.told(language())
    paragraphs = story.opening.split("\n\n")
    if not StoryApp(story.title, paragraphs, _("Begin"), theme).run():
        return
    projects = _to_do(played, written)
    annotator: str | None = None
    for project, part in zip(projects, played.parts, strict=True):
        goal = part.goal if played.worker is None else len(project.items())
        introduced = annotator is not None
        done = work(project, annotator, goal=goal, introduced=introduced, remember=False, images=images)
        annotator = done.annotator
        if annotator is None:
            return
        if not done.finished:
            break
    assert annotator is not None
    verdict = _verdict(played, written, projects, annotator)
    if verdict and not StoryApp(story.title, verdict.split("\n\n"), _("Receipt"), theme, hasty=True).run():
        return
    receipt = _receipt(story, written, played.worker or annotator, kept=kept)
    closing = [*story.closing.split("\n\n"), "\n".join([_("Sources"), *story.sources])]
    turning = story.turning.split("\n\n") if done.finished else []  # it speaks of work that was done
    parts: list[str | Text] = [*turning, render_text(receipt)]
    if StoryApp(story.title, parts, _("Go on"), theme, hasty=True).run():
        StoryApp(story.title, closing, _("Finish"), theme).run()
    _print(receipt)


def _simulate(played: Scenario, written: list[Project], items: int, *, kept: bool) -> None:
    """The same without a person and without a terminal; the story goes beside the receipt, not into it."""
    from annotate.i18n import language
    from cli.working import work

    story = played.told(language())
    typer.echo(f"{story.opening}\n", err=True)
    projects = _to_do(played, written)
    annotator = _("simulated")
    shares = played.shares(items, [len(project.items()) for project in projects])
    for project, share in zip(projects, shares, strict=True):
        if share:
            work(project, annotator, auto=share, known=_answers(played, project), sure=played.worker is not None)
    if sum(shares) < items:
        text = _("The demonstration has {count} items: it played these, and not {wanted}.")
        typer.echo(text.format(count=sum(shares), wanted=items) + "\n", err=True)
    told = [_verdict(played, written, projects, annotator), story.turning, story.closing]
    typer.echo("\n\n".join([*filter(None, told), "\n".join([_("Sources"), *story.sources])]) + "\n", err=True)
    _print(_receipt(story, written, played.worker or annotator, kept=kept))


def _answers(played: Scenario, project: Project) -> dict[str, Answer]:
    """The requester's own answers to a project's items, by item; those known to its queue where nobody judges."""
    from annotate.projects.gold import load_answers, load_gold

    items = project.items()
    if played.requester is None:
        return load_gold(project, items)
    return load_answers(project, items, project.root / played.requester)


def _to_do(played: Scenario, written: list[Project]) -> list[Project]:
    """The projects in which whoever plays works: those that were written, or where somebody else's work is judged."""
    from cli.requesting import have_worked

    if played.worker is None:
        return written
    return [have_worked(batch, played.worker) for batch in written]


def _verdict(played: Scenario, written: list[Project], projects: list[Project], annotator: str) -> str:
    """Have what was done judged and paid, and keep that; what is told of it, nothing where nobody judges."""
    from cli.requesting import settle

    if played.worker is not None:
        return settle(played, written[0], projects[0], annotator)
    return "" if played.requester is None else _judged(played, projects, annotator)


def _judged(played: Scenario, projects: list[Project], annotator: str) -> str:
    """The simulated requester compares what was done with his own answers, and pays what agrees."""
    from itertools import chain

    from annotate.acceptance import judge_store
    from annotate.i18n import language
    from annotate.meter.clock import SystemClock
    from annotate.meter.ledger import read_ledgers
    from annotate.payments import pay_due
    from annotate.receipt.asides import paid
    from annotate.receipt.told.words import money
    from storage import LabelStore

    now = SystemClock().utc()
    with contextlib.ExitStack() as stack:
        stores = [stack.enter_context(LabelStore.open(project.store_path)) for project in projects]
        for project, store in zip(projects, stores, strict=True):
            judge_store(store, _answers(played, project), project.kind, project.config.labour.promised, at=now)
            pay_due(store, annotator, project.config.labour.promised, at=now, simulated=True)
        ledgers = read_ledgers(chain.from_iterable(store.scan_all() for store in stores)).by_annotator
    if annotator not in ledgers:
        return ""
    found, sum_ = ledgers[annotator].acceptances, paid(ledgers[annotator], projects[0].config.labour.currency)
    return played.verdict[language()].format(
        accepted=found.accepted, rejected=found.rejected, paid=money(sum_.amount, sum_.currency)
    )


def _opened(folders: list[Path]) -> list[Project]:
    from annotate.projects.project import Project

    return [Project.load(folder) for folder in folders]


def _receipt(story: Story, projects: list[Project], annotator: str, *, kept: bool) -> Receipt:
    """One receipt for all projects."""
    from annotate.receipt.prepare import prepare
    from annotate.settings import load_settings
    from storage import LabelStore

    with contextlib.ExitStack() as stack:
        first, *others = [stack.enter_context(LabelStore.open(one.store_path, read_only=True)) for one in projects]
        return prepare(
            projects[0], first, load_settings(), annotator=annotator, name=story.title, further=others, kept=kept
        )


def _print(receipt: Receipt) -> None:
    from cli.delivery import deliver

    sys.stderr.flush()
    deliver(receipt)
