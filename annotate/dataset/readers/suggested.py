"""A machine's answers out of a file: JSONL, `{"item": …, "answer": …}` on each line, or an export of labels."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType

from annotate.dataset.importing import Imported
from annotate.dataset.lines import BATCH, batches
from annotate.dataset.readers.bringing import OneVoice
from annotate.dataset.readers.jsonl import NO_LINE, numbered_lines, unreadable
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.meter.clock import stamp
from annotate.projects.items import Items
from annotate.projects.posts import mistake
from annotate.projects.project import Project
from annotate.sitting.suggested import newest
from annotate.tasks.base import normal
from annotate.text import has_controls, printable
from storage import LabelStore
from storage.records import Answer, SuggestionRecord


class _Line(Struct):
    """Further fields, such as a score or those of an export, are ignored."""

    item: str
    answer: Any | UnsetType = UNSET
    """An answer, or the plain form of one; null where an export tells of none."""
    task: str | None = None
    outcome: str | None = None
    annotator: str | None = None


def read_suggestions(
    project: Project, store: LabelStore, path: Path, source: str | None, told: Callable[[int], object]
) -> Imported:
    """Check every line, then add what the store does not suggest yet; an AnnotateError names the line of a mistake.

    Of several lines about one item the last one holds; different answers of different people are a mistake. `source`:
    what made them.
    """
    if source is not None and (not source.strip() or has_controls(source)):
        raise AnnotateError(_("a source is a name of one line, such as detector-2"))
    answers = _checked(project, path)
    known = dict(newest(project, store))
    fresh = [
        (item, answer)
        for item, answer in answers.items()
        if item not in known or not _same(project, known[item], answer)
    ]
    at, session = stamp(datetime.now(UTC)), secrets.token_hex(6)
    for batch in batches(fresh, BATCH):
        records = (
            SuggestionRecord(session=session, item=item, task=project.kind.name, answer=answer, at=at, source=source)
            for item, answer in batch
        )
        store.append(*records)
        told(len(batch))
    return Imported(len(fresh), len(answers) - len(fresh), 0)


def _same(project: Project, kept: bytes, answer: Answer) -> bool:
    """Whether what the store suggests is this answer."""
    with suppress(msgspec.DecodeError):
        return bool(msgspec.json.decode(kept) == answer)
    return False


def _checked(project: Project, path: Path) -> dict[str, Answer]:
    """The answer to each item; those of one answer share it."""
    items, shared = project.items(), dict[bytes, Answer]()
    found: dict[str, Answer] = {}
    for item, answer in _read(project, items, path):
        found[item] = shared.setdefault(msgspec.json.encode(answer), answer)
    if not found:
        what = _("{path} suggests nothing: each line is such as {example}")
        raise AnnotateError(what.format(path=printable(str(path)), example=_example(project)))
    return found


def _read(project: Project, items: Items, path: Path) -> Iterator[tuple[str, Answer]]:
    decode, kind, terms = msgspec.json.Decoder(_Line).decode, project.kind, project.terms
    one_voice = OneVoice()
    for number, text in numbered_lines(path):
        try:
            line = decode(text)
        except NO_LINE as error:
            raise unreadable(path, number, text, _not_such(project)) from error
        if line.answer is UNSET or (line.answer is None and line.outcome is None):
            raise mistake(path, number, _not_such(project))
        if line.answer is None:  # of an export: skipped, flagged or taken back
            continue
        if line.task not in (None, kind.name):
            what = _("its task is “{task}”, the project's “{kind}”: import it into a project of that kind")
            raise mistake(path, number, what.format(task=printable(str(line.task)), kind=kind.name))
        item = items.get(line.item)
        if item is None:
            raise mistake(path, number, _("there is no item “{item}”").format(item=printable(line.item)))
        start = kind.begin(terms, item.target)
        try:
            answer = normal(kind, line.answer, terms.labels, free=terms.free, start=start)
        except AnnotateError as error:
            raise mistake(path, number, str(error)) from error
        if (wrong := one_voice.contradicts(item.id, line.annotator, answer)) is not None:
            raise mistake(path, number, wrong)
        yield item.id, answer


def _not_such(project: Project) -> str:
    return _("this is not a suggestion such as {example}").format(example=_example(project))


def _example(project: Project) -> str:
    kind, terms = project.kind, project.terms
    answer = kind.sample(Random(0), terms.labels, kind.begin(terms))
    return json.dumps({"item": "1.jpg", "answer": answer}, ensure_ascii=False)
