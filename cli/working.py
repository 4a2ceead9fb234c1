"""Runs the app on a project and tells what came of it; Textual and Pillow are loaded only when that happens."""

from __future__ import annotations

import random
import shlex
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from annotate.errors import AnnotateError, reason
from annotate.i18n import _, ngettext
from annotate.loading import Uncollected
from annotate.text import printable

if TYPE_CHECKING:
    from annotate.projects.project import Project
    from annotate.sitting.desk import Desk
    from annotate.sitting.outcome import Outcome
    from annotate.tasks import Answer
    from annotate.terminals.probe import Probed
    from storage.records import Record


def has_terminal() -> bool:
    """Whether there is a terminal to read keys from and to draw on."""
    drawn_on = sys.__stderr__
    return sys.stdin is not None and sys.stdin.isatty() and drawn_on is not None and drawn_on.isatty()


@Uncollected()
def work(
    project: Project,
    annotator: str | None,
    *,
    auto: int | None = None,
    goal: int | None = None,
    introduced: bool = False,
    remember: bool = True,
    metered: bool = True,
    images: str | None = None,
    known: Mapping[str, Answer] | None = None,
    sure: bool = False,
    desk: Desk | None = None,
) -> Outcome:
    """Let somebody label the project, or a simulated annotator `auto` of its items without a terminal.

    `goal` leaves after so many decisions, or when nothing is left to do; `introduced` says that the annotator has just
    read what the meter records; `remember`: whether a name or a theme chosen here goes into the person's settings;
    `metered`: whether time is taken; `images`: the way to draw pictures, None for the one of the settings; `known`:
    answers by item, of which a simulated annotator gives most (`sure`: all); `desk`: another than that of the project.
    """
    from annotate.pseudonym import pseudonym
    from annotate.settings import load_settings, save_settings
    from annotate.sitting.desk import Desk
    from annotate.sitting.outcome import Outcome

    settings = load_settings()
    images = images or settings.images
    probed = _looked_at(project, images) if auto is None else None
    from annotate.tui.app import AnnotateApp

    clock = robot = None
    if auto is not None:
        from annotate.tui.robot import Robot, SimulatedClock

        clock = SimulatedClock()
        robot = Robot(auto, clock, known=known, sure=sure)
    with desk or Desk(project) as desk:
        suggestion = settings.name or desk.only_annotator or pseudonym(random.Random())
        app = AnnotateApp(
            desk,
            annotator or settings.name,
            settings,
            suggestion=suggestion,
            clock=clock,
            simulated=robot is not None,
            goal=auto or goal,
            introduced=introduced,
            metered=metered,
            keep=save_settings if robot is None and remember else lambda changed: None,
            terminal=probed.terminal if probed is not None else None,
            images=images,
            typed=probed.typed if probed is not None else b"",
        )
        try:
            outcome = app.run() if robot is None else app.run(headless=True, size=(100, 30), auto_pilot=robot)
        finally:
            app.settle("failed")
    if app.return_code:
        raise typer.Exit(app.return_code)
    return outcome or Outcome()


def check_way(images: str | None) -> None:
    """Refuse an option that names no way to draw pictures."""
    from annotate.terminals.choosing import WISHES

    if images is not None and images not in WISHES:
        raise typer.BadParameter(_("choose one of {choices}").format(choices=", ".join(WISHES)), param_hint="--images")


def _looked_at(project: Project, images: str) -> Probed | None:
    """What the terminal is, asked while the app is loaded; None where no picture depends on it."""
    from annotate.terminals.probe import Question

    if images not in ("auto", "kitty", "iterm", "sixel") or project.items_path.suffix.lower() in (".txt", ".csv"):
        return None
    with Question() as question:
        import_module("annotate.tui.app")
        return question.answer()


def report(outcome: Outcome, folder: Path) -> None:
    """One line on standard error: how much, how long, what next; and where unsaved labels went."""
    from annotate.tui.widgets.meter_box import duration

    if outcome.unsaved:
        raise AnnotateError(_rescue(outcome, folder))
    if outcome.annotator is None:
        return
    labels = ngettext("{count} label", "{count} labels", outcome.labels).format(count=outcome.labels)
    text = _("{labels} by {name} in {time}, all saved. Your receipt: {hint}")
    if not outcome.metered:
        text = _("{labels} by {name}, not timed, all saved. Your receipt: {hint}")
    time = duration(outcome.credited_ms // 1000)
    hint = shlex.join(["annotate", "receipt", str(folder), "--annotator", outcome.annotator])
    typer.echo(text.format(labels=labels, name=outcome.annotator, time=time, hint=printable(hint)), err=True)


def _rescue(outcome: Outcome, folder: Path) -> str:
    """Write what the store could not take where there may be room; what there is to say of it."""
    from annotate.sitting.saving import unsaved_decisions

    count = len(unsaved_decisions(outcome.unsaved))
    why = outcome.why_unsaved
    if not count:
        return _("the end of your time here could not be saved: {why}").format(why=why)
    try:
        path = _put_aside(outcome.unsaved)
    except OSError as error:
        return ngettext(
            "{count} decision could not be saved ({why}), nor put aside ({error}): it is lost",
            "{count} decisions could not be saved ({why}), nor put aside ({error}): they are lost",
            count,
        ).format(count=count, why=why, error=reason(error))
    return ngettext(
        "{count} decision could not be saved ({why}). It was put aside; later bring it in with `{command}`.",
        "{count} decisions could not be saved ({why}). They were put aside; later bring them in with `{command}`.",
        count,
    ).format(count=count, why=why, command=shlex.join(["annotate", "import", str(folder), str(path)]))


def _put_aside(records: Sequence[Record]) -> Path:
    import tempfile

    from annotate.dataset.writers.jsonl import line_of
    from storage.records import LabelRecord

    with tempfile.NamedTemporaryFile("wb", prefix="annotate-", suffix=".jsonl", delete=False) as file:
        file.writelines(line_of(record) for record in records if isinstance(record, LabelRecord))
    return Path(file.name)
