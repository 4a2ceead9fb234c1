"""annotate share: an annotator agrees that own totals are told with those of fewer than three people."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.i18n import _
from annotate.text import printable

if TYPE_CHECKING:
    from storage import LabelStore


def share(
    folder: Annotated[
        Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
    ] = Path(),
    annotator: Annotated[
        str | None,
        typer.Option("--annotator", "-a", metavar=_("NAME"), help=_("Who agrees; usually you, from the settings.")),
    ] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help=_("Take it back."))] = False,
) -> None:
    """Agree that your totals are told together with others', even where you are fewer than three.

    Example: annotate share photos --annotator ana
    """
    from annotate.projects.project import Project
    from annotate.settings import load_settings
    from cli.complaint import warn_of_damage
    from storage import LabelStore

    name = annotator or load_settings().name
    if name is None:
        raise typer.BadParameter(_("say who agrees"), param_hint="--annotator")
    project = Project.load(folder)
    with LabelStore.open(project.store_path, read_only=True) as store:
        _check_known(store, name)
        before, generation = _agreed(store, name), store.generation
        warn_of_damage(store)
    if before is withdraw:
        _record(project.store_path, generation, name, given=not withdraw)
    typer.echo(_told(folder, name, given=not withdraw), err=True)


def _check_known(store: LabelStore, name: str) -> None:
    from annotate.errors import AnnotateError
    from annotate.progress.resume import load_progress
    from storage import SessionRecord

    if any(record.annotator == name for record in store.scan(SessionRecord)):
        return
    names = load_progress(store).annotators()  # also of those whose labels came from elsewhere
    if not names:
        raise AnnotateError(_("nobody has labelled here yet: there is nothing to share"))
    if name not in names:
        raise AnnotateError(
            _("nobody named “{name}” has labelled here: name one of {names}").format(
                name=printable(name), names=", ".join(map(printable, names))
            )
        )


def _agreed(store: LabelStore, name: str) -> bool:
    from storage.records import ShareRecord

    given = False
    for record in store.scan(ShareRecord):
        if record.annotator == name:
            given = record.given
    return given


def _record(path: Path, generation: int, name: str, *, given: bool) -> None:
    import secrets

    from annotate.meter.clock import SystemClock
    from cli.judging import check_unwritten
    from storage import LabelStore
    from storage.records import ShareRecord

    with LabelStore.open(path) as store:
        check_unwritten(store, generation)
        store.append(
            ShareRecord(session=secrets.token_hex(6), annotator=name, given=given, at=SystemClock().utc()),
        )


def _told(folder: Path, name: str, *, given: bool) -> str:
    if not given:
        text = _("Taken back: totals of {name} are told only in groups of three or more.")
        return text.format(name=printable(name))
    back = shlex.join(["annotate", "share", str(folder), "--annotator", name, "--withdraw"])
    return _(
        "Noted: `annotate receipt --together` may tell the totals of {name} with those of others, even in a group of "
        "fewer than three, if each of them agreed too. It tells of time, work, worth and payments; of no names, no "
        "single sittings and no signals. Take it back with `{command}`."
    ).format(name=printable(name), command=printable(back))
