"""Known answers: a JSONL file, `{"item": …, "answer": …}` on each line."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import msgspec
from msgspec import Struct

from annotate.errors import AnnotateError, reason
from annotate.i18n import _
from annotate.projects.items import Items
from annotate.projects.posts import NO_JSON, mistake
from annotate.projects.project import Project
from annotate.tasks import Answer
from annotate.tasks.base import normal
from annotate.text import printable


class _Known(Struct, forbid_unknown_fields=True):
    item: str
    answer: Any
    """An answer, or the plain form of one."""


def load_gold(project: Project, items: Items) -> dict[str, Answer]:
    """The project's known answers by item id, checked; empty where the project has none."""
    if project.config.queue.gold is None:
        return {}
    return load_answers(project, items, project.root / Path(project.config.queue.gold).expanduser())


def load_answers(project: Project, items: Items, path: Path) -> dict[str, Answer]:
    """The answers of such a file by item id, checked."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise AnnotateError(
            _("the control items {path} cannot be read ({reason}): correct “gold” in annotate.toml").format(
                path=printable(str(path)), reason=reason(error)
            )
        ) from error
    return dict(_one(project, items, path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _one(project: Project, items: Items, path: Path, number: int, line: bytes) -> tuple[str, Answer]:
    try:
        known = msgspec.json.decode(line, type=_Known)
    except NO_JSON as error:
        what = _("this is not a control item such as {example}").format(example=_example(project))
        raise mistake(path, number, what) from error
    item, terms = items.get(known.item), project.terms
    if item is None:
        raise mistake(path, number, _("there is no item “{item}”").format(item=printable(known.item)))
    start = project.kind.begin(terms, item.target)
    try:
        return known.item, normal(project.kind, known.answer, terms.labels, free=terms.free, start=start)
    except AnnotateError as error:
        raise mistake(path, number, str(error)) from error


def _example(project: Project) -> str:
    kind, terms = project.kind, project.terms
    answer = kind.sample(Random(0), terms.labels, kind.begin(terms))
    return msgspec.json.format(msgspec.json.encode({"item": "1.jpg", "answer": answer}), indent=0).decode()
