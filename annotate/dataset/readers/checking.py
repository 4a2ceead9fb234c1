"""A dataset's readings held against a project: each is an answer to one of its items, or the import is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from annotate.dataset.pictures import Broken, Original
from annotate.dataset.readers.matching import Matcher
from annotate.dataset.readers.reading import Dataset, Reading, mistake, plain_boxes
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.projects.items import Item, Items
from annotate.projects.project import Project
from annotate.tasks.base import Answer, Size, normal
from annotate.text import printable

_ONE_LABEL = frozenset({"classify", "moderate", "compare", "transcribe"})
"""Kinds whose plain answer is one word."""
_SOME_LABELS = frozenset({"tag", "engage"})
"""Kinds whose plain answer is a list of words."""


class Brought(Struct):
    """A reading that is an answer."""

    reading: Reading
    item: str
    answer: Answer | None
    """None: a record of an item that was skipped, flagged or taken back."""


class Checked(Struct):
    """What of a dataset comes in."""

    brought: list[Brought]
    unknown: int = 0
    """Readings about items that the project does not have, where these are to be left out."""
    silent: int = 0
    """Readings that have no answer, such as a picture without a class."""


def check(project: Project, items: Items, dataset: Dataset, *, known_only: bool = False) -> Checked:
    """Find item and answer of each reading; an AnnotateError names the place of the first mistake.

    `known_only`: what is about items that the project does not have is left out, and counted.
    """
    matcher, found = Matcher(items), Checked([])
    for reading in dataset.readings:
        item = matcher.item(reading)
        if item is None:
            if not known_only:
                raise _no_item(reading)
            found.unknown += 1
        elif _is_silent(project, reading):
            found.silent += 1
        else:
            found.brought.append(Brought(reading, item.id, _answer(project, item, reading)))
    return found


def _no_item(reading: Reading) -> AnnotateError:
    what = _("there is no item “{item}”: put it there, or leave out what is unknown with --known-only")
    return mistake(reading.where, what.format(item=printable(reading.file)))


def _is_silent(project: Project, reading: Reading) -> bool:
    if reading.answer is not None or reading.fields.get("outcome", "labelled") != "labelled":
        return False
    if project.kind.name == "boxes":
        return reading.boxes is None and not reading.labels
    is_empty = project.kind.name in _SOME_LABELS and reading.labels is not None
    return reading.boxes is None and not reading.labels and not is_empty


def _answer(project: Project, item: Item, reading: Reading) -> Answer | None:
    if reading.fields.get("outcome", "labelled") != "labelled" and reading.answer is None:
        return None
    terms = project.terms
    start = project.kind.begin(terms, item.target)
    plain = _plain(project, item, reading)
    try:
        return normal(project.kind, plain, terms.labels, free=terms.free, start=start)
    except AnnotateError as error:
        raise mistake(reading.where, str(error)) from error


def _plain(project: Project, item: Item, reading: Reading) -> object:
    """The reading's answer in the plain form of the project's kind."""
    kind = project.kind.name
    if reading.answer is not None:
        return reading.answer
    if kind == "boxes" and reading.boxes is not None:
        return plain_boxes(reading, _size(item, reading) if reading.in_shares and reading.boxes else None)
    if kind in _SOME_LABELS and reading.labels is not None:
        return reading.labels
    if kind in _ONE_LABEL and reading.labels is not None:
        if len(reading.labels) == 1:
            return reading.labels[0]
        what = _("“{item}” has {count} labels, and a task of the kind “{kind}” wants one")
        raise mistake(
            reading.where, what.format(item=printable(reading.file), count=len(reading.labels), kind=project.kind.name)
        )
    has = _("boxes") if reading.boxes is not None else _("labels of the whole")
    what = _("the dataset has {what} here, which a task of the kind “{kind}” does not ask for")
    raise mistake(reading.where, what.format(what=has, kind=kind))


def _size(item: Item, reading: Reading) -> Size:
    """Width and height of the upright picture: the dataset's own word, its picture, or the project's."""
    size = reading.size or next(_sizes(reading.picture, item.path), None)
    if size is None:
        what = _("the size of “{item}” is not known, and its boxes are parts of it: put its picture there")
        raise mistake(reading.where, what.format(item=printable(reading.file)))
    reading.size = size
    return size


def _sizes(*paths: Path | None) -> Iterator[Size]:
    for path in paths:
        if path is not None:
            try:
                yield Original(path, None).size()
            except (Broken, OSError):
                continue
