"""What was checked, put among the project's control items: its file of known answers, which annotate.toml names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from annotate.dataset.readers.checking import Brought
from annotate.dataset.readers.reading import mistake
from annotate.errors import AnnotateError, reason
from annotate.files import replacing
from annotate.i18n import _
from annotate.projects.config import FILE_NAME
from annotate.projects.gold import load_answers
from annotate.projects.items import Items
from annotate.projects.project import Project
from annotate.projects.toml import quoted
from annotate.tasks.base import Answer
from annotate.text import printable

USUAL_NAME = "gold.jsonl"
_TABLE = re.compile(r"^[ \t]*\[[ \t]*queue[ \t]*\][ \t]*(#.*)?$", re.MULTILINE)
_PUT_OUT_OF_USE = re.compile(r'^#[ \t]*gold[ \t]*=[ \t]*"[^"\n]*"', re.MULTILINE)


class Gold(Struct, frozen=True):
    """What became of control items."""

    path: Path
    """Their file."""
    new: int
    known: int
    line: str | None = None
    """What somebody has to write into annotate.toml themselves; None: it names the file."""


def bring_gold(project: Project, items: Items, brought: Sequence[Brought]) -> Gold:
    """Add known answers to the project's file of control items, and have annotate.toml name it.

    An AnnotateError, and nothing is written, where an item would have two known answers.
    """
    path = project.root / Path(project.config.queue.gold or USUAL_NAME).expanduser()
    known = load_answers(project, items, path) if path.exists() else {}
    there = len(known)
    answers: dict[str, Answer] = {}
    for one in brought:
        if one.answer is None:
            continue
        before = known.get(one.item, answers.get(one.item))
        if before is not None and before != one.answer:
            what = _("“{item}” has another known answer, too ({line}): keep one, or export with --aggregate majority")
            line = printable(project.kind.line(before))
            raise mistake(one.reading.where, what.format(item=printable(one.item), line=line))
        if one.item not in known:
            answers[one.item] = one.answer
    told = {one.item for one in brought if one.answer is not None}
    if answers:
        _add(path, answers)
    return Gold(path, len(answers), len(told) - len(answers), _named(project) if there or answers else None)


def _add(path: Path, answers: dict[str, Answer]) -> None:
    try:
        before = path.read_bytes() if path.exists() else b""
        if before and not before.endswith(b"\n"):
            before += b"\n"
        with replacing(path) as file:
            file.write(before)
            for item, answer in answers.items():
                file.write(msgspec.json.encode({"item": item, "answer": answer}) + b"\n")
    except OSError as error:
        message = _("{path} cannot be written ({reason})")
        raise AnnotateError(message.format(path=printable(str(path)), reason=reason(error))) from error


def _named(project: Project) -> str | None:
    """Have annotate.toml name the usual file; the line to write by hand where that cannot be done safely."""
    if project.config.queue.gold is not None:
        return None
    line, path = f"gold = {quoted(USUAL_NAME)}", project.root / FILE_NAME
    try:
        before = path.read_bytes().decode("utf-8")
        after = _with_line(before, line)
        if not _says_so(before, after):
            return line
        with replacing(path) as file:
            file.write(after.encode())
    except (OSError, UnicodeDecodeError):
        return line
    return None


def _with_line(text: str, line: str) -> str:
    """The file with the line in its table, in place of one that is put out of use, or else with a table at its end."""
    table = _TABLE.search(text)
    if table is None:
        return f"{text.rstrip()}\n\n[queue]\n{line}\n"
    rest = text[table.end() :]
    end = re.search(r"^[ \t]*\[", rest, re.MULTILINE)
    inside = rest[: end.start()] if end else rest
    if found := _PUT_OUT_OF_USE.search(inside):
        written = inside[: found.start()] + line + inside[found.end() :]
    else:
        written = f"\n{line}{inside}"
    return text[: table.end()] + written + rest[len(inside) :]


def _says_so(before: str, after: str) -> bool:
    """Whether the file says the same as before but for the control items."""
    try:
        old: dict[str, Any] = tomllib.loads(before)
        new: dict[str, Any] = tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        return False
    return new == {**old, "queue": {**old.get("queue", {}), "gold": USUAL_NAME}}
