"""A project made of a dataset: its items where they are, its labels in their order, its answers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct

from annotate.dataset import importer
from annotate.dataset.importing import Imported
from annotate.dataset.readers.bringing import bring_answers, bring_suggestions
from annotate.dataset.readers.checking import Checked, check
from annotate.dataset.readers.controls import Gold, bring_gold
from annotate.dataset.readers.detect import format_of
from annotate.dataset.readers.reading import Ask, Dataset, mistake, shown
from annotate.errors import AnnotateError, reason
from annotate.i18n import _
from annotate.projects.config import FILE_NAME
from annotate.projects.items import Items
from annotate.projects.project import STORE_NAME, Project
from annotate.projects.start import refuse_second, seen_from, start_project
from annotate.tasks import kind as find_kind
from annotate.text import printable
from storage import LabelStore

How: TypeAlias = Literal["answers", "suggestions", "gold"]
ITEMS_NAME = "items.jsonl"
"""The texts of a dataset that has its own, in the project."""


class Founding(Struct, kw_only=True):
    """What is wanted."""

    source: Path
    format: str | None = None
    """None: by its layout."""
    how: How = "answers"
    annotator: str | None = None
    """Whose the answers are where the dataset says nobody; None: they are called after the dataset."""
    kind: str | None = None
    labels: Sequence[str] = ()
    """None: those of the dataset."""
    items: Path | None = None
    question: str | None = None
    name: str | None = None
    free: bool = False
    voc_base: int = 1


class Founded(Struct):
    """What was made."""

    project: Project
    items: Items
    format: str
    dataset: Dataset
    checked: Checked
    done: Imported | Gold | None
    """None: the dataset has items alone."""


def found_project(folder: Path, wanted: Founding, told: Callable[[int], object] = lambda count: None) -> Founded:
    """Make the project; where anything is wrong an AnnotateError is raised, and nothing of it stays."""
    refuse_second(folder / FILE_NAME)
    if (folder / STORE_NAME).exists():
        text = _("{path} is there already, and its labels are another project's: name another folder")
        raise AnnotateError(text.format(path=shown(folder / STORE_NAME)))
    format_ = wanted.format or format_of(wanted.source)
    reader = importer(format_)
    dataset = reader.look(wanted.source, Ask(kind=wanted.kind, voc_base=wanted.voc_base))
    kind = wanted.kind or dataset.kind or "classify"
    with _whole(folder):
        place = _items_of(folder, wanted, dataset)
        project, items = start_project(
            folder,
            kind=kind,
            labels=_labels(kind, wanted, dataset),
            items=seen_from(folder, place),
            question=wanted.question,
            name=wanted.name,
            free=wanted.free,
        )
        checked = check(project, items, dataset)
        done = _brought(project, items, wanted, format_, checked, told)
    return Founded(project, items, format_, dataset, checked, done)


def _labels(kind: str, wanted: Founding, dataset: Dataset) -> Sequence[str]:
    """The dataset's labels, as far as the kind has labels."""
    if wanted.labels or not find_kind(kind).takes_labels:
        return wanted.labels
    return dataset.labels


def _brought(
    project: Project, items: Items, wanted: Founding, format_: str, checked: Checked, told: Callable[[int], object]
) -> Imported | Gold | None:
    if not checked.brought:
        return None
    if wanted.how == "gold":
        return bring_gold(project, items, checked.brought)
    name = wanted.annotator or source_name(wanted.source)
    with LabelStore.open(project.store_path) as store:
        if wanted.how == "suggestions":
            return bring_suggestions(project, store, checked.brought, name, told)
        reader = importer(format_)
        if reader.native:
            return reader.read(project, store, wanted.source, told)
        return bring_answers(project, store, checked.brought, name, told)


def source_name(path: Path) -> str:
    """What answers are called after that nobody is named for: the file or folder that they came in."""
    name = path.resolve().name if path.is_dir() else path.stem
    return printable(name)[:60].strip() or "import"


def _items_of(folder: Path, wanted: Founding, dataset: Dataset) -> Path:
    """The folder or file of the items: as was asked, the dataset's pictures in their place, or its texts, written."""
    if wanted.items is not None:
        return wanted.items
    if dataset.texts and not dataset.pictures:
        return _written(folder / ITEMS_NAME, dataset)
    lost = [reading for reading in dataset.readings if reading.picture is None]
    if lost:
        what = _(
            "the picture “{file}” is not there: put it beside the dataset, or name the pictures' folder with --items"
        )
        raise mistake(lost[0].where, what.format(file=printable(lost[0].file)))
    if not dataset.pictures and not dataset.readings:
        raise AnnotateError(_("{path} has no items: name another dataset").format(path=shown(wanted.source)))
    pictures = dataset.pictures or [one.picture for one in dataset.readings if one.picture is not None]
    folders = {os.path.abspath(picture.parent) for picture in pictures}  # noqa: PTH100 - links stay links
    return Path(os.path.commonpath(folders))


def _written(path: Path, dataset: Dataset) -> Path:
    """The dataset's texts as a file of the project's own."""
    if any(not text.strip() for text in dataset.texts.values()):
        text = _("the dataset's items are no single texts: name their file with --items")
        raise AnnotateError(text)
    if path.exists():
        text = _("{path} is there already: name another folder, or the items with --items")
        raise AnnotateError(text.format(path=shown(path)))
    try:
        with path.open("xb") as file:
            for item, text in dataset.texts.items():
                file.write(msgspec.json.encode({"id": item, "text": text}) + b"\n")
    except OSError as error:
        message = _("{path} cannot be written ({reason})")
        raise AnnotateError(message.format(path=shown(path), reason=reason(error))) from error
    return path


_MADE = (FILE_NAME, ITEMS_NAME, "gold.jsonl")


@contextmanager
def _whole(folder: Path) -> Iterator[None]:
    """A folder in which, after an error, nothing is that was not there before."""
    before = [name for name in _MADE if os.path.lexists(folder / name)]
    missing = _missing(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("{path} cannot be written ({reason})")
        raise AnnotateError(message.format(path=shown(folder), reason=reason(error))) from error
    try:
        yield
    except BaseException:
        for name in _MADE:
            if name not in before:
                (folder / name).unlink(missing_ok=True)
        shutil.rmtree(folder / STORE_NAME, ignore_errors=True)
        with suppress(OSError):
            for one in missing:
                one.rmdir()
        raise


def _missing(folder: Path) -> list[Path]:
    """The folders that have to be made for this one, the innermost first."""
    found = []
    while not folder.exists():
        found.append(folder)
        folder = folder.parent
    return found
