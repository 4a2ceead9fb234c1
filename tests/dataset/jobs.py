"""Short ways to export what a test labelled."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from annotate.dataset import exporter
from annotate.dataset.card import accompany
from annotate.dataset.exporting import FileExporter, TreeExporter, View
from annotate.dataset.job import Job, Options
from annotate.dataset.splits import Splits
from annotate.dataset.tree import Tree
from annotate.errors import AnnotateError
from annotate.projects.items import Items
from annotate.projects.project import Project
from storage import LabelRecord, LabelStore


@contextmanager
def job(
    project: Project, *records: LabelRecord, view: View, splits: Splits | None = None, **options: Any
) -> Iterator[Job]:
    """A job on the project's store, after these records were added."""
    with LabelStore.open(project.store_path) as store:
        store.append(*records)
        made = Job(project, store, _items(project), view, Options(**options), splits)
        try:
            yield made
        finally:
            made.close()


def written(
    project: Project,
    *records: LabelRecord,
    format: str,
    view: View | None = None,
    splits: Splits | None = None,
    **options: Any,
) -> bytes:
    """What a format of one file makes of the records."""
    writer, out = exporter(format), io.BytesIO()
    assert isinstance(writer, FileExporter)
    with job(project, *records, view=view or writer.views[0], splits=splits, **options) as made:
        writer.write(made, out)
    assert not out.closed
    return out.getvalue()


def planted(
    folder: Path,
    project: Project,
    *records: LabelRecord,
    format: str,
    view: View | None = None,
    splits: Splits | None = None,
    **options: Any,
) -> Job:
    """Fill a new folder with what a format of a folder makes of the records; the job, closed, for its notes."""
    writer = exporter(format)
    assert isinstance(writer, TreeExporter)
    folder.mkdir(parents=True)
    with job(project, *records, view=view or writer.views[0], splits=splits, **options) as made:
        writer.write(made, Tree(folder, made))
    return made


def delivered(
    folder: Path,
    project: Project,
    *records: LabelRecord,
    format: str,
    view: View | None = None,
    splits: Splits | None = None,
    **options: Any,
) -> Path:
    """Fill a new folder as `annotate export` does, with the card and what goes with it; the folder."""
    writer = exporter(format)
    assert isinstance(writer, TreeExporter)
    folder.mkdir(parents=True)
    with job(project, *records, view=view or writer.views[0], splits=splits, **options) as made:
        tree = Tree(folder, made)
        writer.write(made, tree)
        accompany(made, tree, format, writer.front_matter(made))
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """All files of a folder, by their paths in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _items(project: Project) -> Items | None:
    try:
        return project.items()
    except AnnotateError:
        return None
