"""Short ways to import what a test wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from annotate.dataset import importer
from annotate.dataset.importing import Imported
from annotate.dataset.readers.bringing import bring_answers
from annotate.dataset.readers.checking import Checked, check
from annotate.dataset.readers.reading import Ask, Dataset
from annotate.projects.project import Project
from storage import LabelRecord, LabelStore


def looked(path: Path, format: str, **ask: Any) -> Dataset:
    """What a format finds there."""
    return importer(format).look(path, Ask(**ask))


def checked(project: Project, path: Path, format: str, *, known_only: bool = False, **ask: Any) -> Checked:
    """What of it would come into the project."""
    dataset = looked(path, format, kind=project.kind.name, **ask)
    return check(project, project.items(), dataset, known_only=known_only)


def brought(project: Project, path: Path, format: str, *, annotator: str = "someone", **ask: Any) -> Imported:
    """Bring it in as answers."""
    found = checked(project, path, format, **ask)
    with LabelStore.open(project.store_path) as store:
        return bring_answers(project, store, found.brought, annotator, lambda count: None)


def records(project: Project) -> list[LabelRecord]:
    """The label records of a project."""
    with LabelStore.open(project.store_path) as store:
        return list(store.scan(LabelRecord))


def answers(project: Project) -> list[tuple[str, str, Any]]:
    """Item, annotator and answer of each label record."""
    return sorted(((one.item, one.annotator, one.answer) for one in records(project)), key=repr)
