"""The answers of a JSONL file, of label records or bare: for control items, and for projects that begin with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from annotate.dataset.readers.files import existing, must_be_file
from annotate.dataset.readers.jsonl import NO_LINE, numbered_lines, unreadable
from annotate.dataset.readers.reading import Ask, Dataset, Reading, at_line, found_labels, mistake
from annotate.i18n import _
from annotate.tasks import kind, kinds
from annotate.text import printable


class _Answer(Struct):
    item: str
    answer: Any = None
    task: str | None = None
    outcome: str = "labelled"
    annotator: str | None = None
    text: str | None = None
    sha256: str | None = None


def look_at_answers(path: Path, ask: Ask) -> Dataset:
    """All lines that have an answer; an AnnotateError names the line of a mistake."""
    must_be_file(path, _("the file of label records"))
    decode, task, readings = msgspec.json.Decoder(_Answer).decode, ask.kind, list[Reading]()
    texts: dict[str, str] = {}
    for number, text in numbered_lines(path):
        try:
            line = decode(text)
        except NO_LINE as error:
            what = _("this is no answer such as {example} ({reason})")
            example = '{"item": "1.jpg", "answer": {"label": "cat"}}'
            raise unreadable(path, number, text, what.format(example=example, reason=error)) from error
        if line.text is not None:
            texts[line.item] = line.text
        if line.answer is None or line.outcome != "labelled":
            continue
        task = _one_task(at_line(path, number), task, line)
        readings.append(_reading(path, number, line))
    return Dataset(
        readings=readings,
        labels=found_labels(readings),
        kind=task,
        pictures=list(dict.fromkeys(one.picture for one in readings if one.picture is not None)),
        texts=texts,
    )


def _one_task(where: str, task: str | None, line: _Answer) -> str | None:
    found = line.task or next((name for name in kinds() if _is_of(name, line.answer)), None)
    if task is not None and line.task is not None and task != line.task:
        what = _("its task is “{task}”, the project's “{kind}”: import it into a project of that kind")
        raise mistake(where, what.format(task=printable(line.task), kind=printable(task)))
    return task or found


def _is_of(name: str, answer: object) -> bool:
    return isinstance(answer, dict) and set(answer) == kind(name).parts


def _reading(path: Path, number: int, line: _Answer) -> Reading:
    return Reading(
        where=at_line(path, number),
        file=line.item,
        picture=existing([path.parent], line.item),
        text=line.text,
        answer=line.answer,
        annotator=line.annotator,
        fields={} if line.sha256 is None else {"sha256": line.sha256},
    )
