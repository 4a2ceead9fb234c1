"""Several projects at once: twenty laptops' folders of a class, or all that a kept demonstration consists of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotate.errors import AnnotateError
from annotate.i18n import _, ngettext
from annotate.text import natural_key, printable

if TYPE_CHECKING:
    from annotate.dataset.standing import Standings
    from annotate.projects.config import LabourTable
    from annotate.projects.project import Project
    from storage import LabelStore

_NAMED = 3
"""Of more projects than these the names would be a list, and no name."""


class Opened(NamedTuple):
    """A project, and the folder as the person named it."""

    folder: Path
    project: Project


def opened(folders: Sequence[Path]) -> list[Opened]:
    """The projects of some folders, each once; a kept demonstration's folder stands for all that are in it."""
    from annotate.projects.project import Project

    found: dict[Path, Opened] = {}
    for folder in folders or [Path()]:
        for one in _within(folder):
            found.setdefault(one.resolve(), Opened(one, Project.load(one)))
    return list(found.values())


def _within(folder: Path) -> list[Path]:
    if not _is_demonstration(folder):
        return [folder]
    from annotate.projects.config import FILE_NAME

    inside = sorted((path.parent for path in folder.glob(f"*/{FILE_NAME}")), key=lambda path: natural_key(path.name))
    return inside or [folder]


def _is_demonstration(folder: Path) -> bool:
    from annotate.projects.config import FILE_NAME
    from cli.demo import PLAYED

    return (folder / PLAYED).is_file() and not (folder / FILE_NAME).is_file()


def common_name(folders: Sequence[Path], projects: Sequence[Opened], *, together: bool = False) -> str:
    """What several projects are called together: as the demonstration, or by their names.

    `together`: by their number alone, for a project is called after its folder, and that often after a person.
    """
    if len(folders) == 1 and (title := _title(folders[0])):
        return title
    if together:
        return ngettext("{count} project", "{count} projects", len(projects)).format(count=len(projects))
    names = list(dict.fromkeys(one.project.name for one in projects))
    return ", ".join(names) if len(names) <= _NAMED else _("{names} and others").format(names=", ".join(names[:_NAMED]))


def _title(folder: Path) -> str | None:
    from annotate.i18n import language
    from cli.demo import PLAYED
    from sample_data.scenarios import SCENARIOS

    if not _is_demonstration(folder):
        return None
    played = SCENARIOS.get((folder / PLAYED).read_text("utf-8", "replace").strip())
    return played.told(language()).title if played is not None else None


def check_alike(projects: Sequence[Opened], *, cap_given: bool) -> None:
    """AnnotateError: two projects count time or promise rewards differently, so that there is no one receipt."""
    first = projects[0]
    for one in projects[1:]:
        ours, theirs = first.project.config.labour, one.project.config.labour
        folders = {"one": printable(str(first.folder)), "other": printable(str(one.folder))}
        if not cap_given and ours.idle_ms != theirs.idle_ms:
            text = _(
                "{one} counts gaps up to {cap}, {other} up to {other_cap}: say with --idle-after what holds for both"
            )
            raise AnnotateError(text.format(**folders, cap=ours.idle_after, other_cap=theirs.idle_after))
        if (ours.amount, ours.currency) != (theirs.amount, theirs.currency) and (ours.amount or theirs.amount):
            text = _("{one} pays {reward} a label, {other} {other_reward}: name one, and print a receipt for each")
            raise AnnotateError(text.format(**folders, reward=_reward(ours), other_reward=_reward(theirs)))


def _reward(labour: LabourTable) -> str:
    """What is promised for a label, as receipts say it."""
    from annotate.receipt.money import price_text
    from annotate.receipt.told.words import money

    return money(price_text(labour.promised), labour.promised.currency)


def check_apart(projects: Iterable[Opened], stores: Iterable[LabelStore]) -> None:
    """AnnotateError: two folders hold copies of one store, whose labels would count twice."""
    known: dict[str, Path] = {}
    for (folder, _project), store in zip(projects, stores, strict=True):
        if store.id in known:
            raise AnnotateError(
                _("{one} and {other} hold the same store, and its labels would count twice: name one of them").format(
                    one=printable(str(known[store.id])), other=printable(str(folder))
                )
            )
        if store.id:
            known[store.id] = folder


def check_annotators(standings: Standings, annotators: Iterable[str]) -> None:
    """An AnnotateError for a name that no record is by."""
    for name in annotators:
        if not standings.knows(name):
            raise AnnotateError(_("nothing here is by “{name}”: see `annotate status`").format(name=printable(name)))
