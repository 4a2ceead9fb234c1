"""What is merged: another project's folder, or a store alone; and whether it is of the same project."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from annotate.errors import AnnotateError
from annotate.i18n import _, ngettext
from annotate.merging.comparing import Found
from annotate.projects.config import FILE_NAME
from annotate.projects.items import Items
from annotate.projects.project import STORE_NAME, Project
from annotate.text import printable
from storage.folder import NAME


class Source(Struct, frozen=True):
    """A store of another machine."""

    name: str
    """As the person named it, printable."""
    path: Path
    """Where the store is, or would be."""
    project: Project | None
    """None: the store was copied without its project."""


def source(project: Project, path: Path) -> Source:
    """What lies at a path; an AnnotateError where it is nothing to merge, or this project itself."""
    name = printable(str(path))
    if (path / FILE_NAME).is_file():
        other: Project | None = Project.load(path)
        store = path / STORE_NAME
    elif (path / STORE_NAME / NAME).is_file():
        other, store = None, path / STORE_NAME
    elif (path / NAME).is_file() or (path / "seg").is_dir():
        other, store = None, path
    else:
        text = _("{path} is neither a project's folder nor a store: name one that holds an annotate.toml")
        raise AnnotateError(text.format(path=name))
    if store.resolve() == project.store_path.resolve():
        raise AnnotateError(_("{path} is this very project: name one of another machine").format(path=name))
    return Source(name, store, other)


def check_kind(project: Project, other: Source) -> None:
    """AnnotateError: its annotators were asked something else."""
    if other.project is not None and other.project.kind.name != project.kind.name:
        raise _of_another_kind(project, other, other.project.kind.name)


def _of_another_kind(project: Project, other: Source, theirs: str) -> AnnotateError:
    text = _("{path} is another project: its kind is “{theirs}”, the one here is “{ours}”")
    return AnnotateError(text.format(path=other.name, theirs=printable(theirs), ours=project.kind.name))


def contradictions(project: Project, items: Items | None, other: Source, found: Found) -> list[str]:
    """What tells against its being the same project, a sentence each; AnnotateError: it is another one in any case.

    `items`: of this project; None where they cannot be found.
    """
    if other.project is None and found.tasks and project.kind.name not in found.tasks:
        raise _of_another_kind(project, other, max(found.tasks))
    told = _unlike(project, other)
    if items is not None and found.items and all(items.place(item) is None for item in found.items):
        text = _("{path} is about other items: none of those that have labels there is here ({names})")
        told.append(text.format(path=other.name, names=printable(min(found.items))))
    if count := found.changed.count:
        text = ngettext(
            "{count} item has another content in {path} than here ({names})",
            "{count} items have another content in {path} than here ({names})",
            count,
        )
        told.append(text.format(count=count, path=other.name, names=found.changed))
    if count := found.clashes.count:
        text = ngettext(
            "{count} record of {path} says something else here, under the same name ({names})",
            "{count} records of {path} say something else here, under the same names ({names})",
            count,
        )
        told.append(text.format(count=count, path=other.name, names=found.clashes))
    return told


def _unlike(project: Project, other: Source) -> list[str]:
    """How the labels that annotators choose from differ."""
    if other.project is None:
        return []
    ours, theirs = project.labels.names, other.project.labels.names
    told = []
    if more := [name for name in theirs if name not in ours]:
        text = _("{path} has labels that are not here: {labels}")
        told.append(text.format(path=other.name, labels=_all(more)))
    if less := [name for name in ours if name not in theirs]:
        text = _("{path} lacks labels that are here: {labels}")
        told.append(text.format(path=other.name, labels=_all(less)))
    return told


def _all(names: list[str]) -> str:
    return ", ".join(map(printable, names))
