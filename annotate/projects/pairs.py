"""Pairs of texts: two answers to one question, of which annotators say which one is better.

`{"texts": ["…", "…"], "prompt": "…", "id": "1"}` on each line of a .jsonl file, or a row each of a .csv file with the
columns `left` and `right` (or `chosen` and `rejected`, or others that `SIDES` names).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.projects.items import Items
from annotate.projects.posts import (
    GROUP_COLUMNS,
    ID_COLUMNS,
    NO_JSON,
    column,
    column_names,
    delimiter,
    first_line,
    mistake,
    note_group,
    note_id,
    numbered_lines,
    sound_id,
    table,
    text_of,
)
from annotate.text import printable

SIDES = (
    ("left", "right"),
    ("a", "b"),
    ("text_a", "text_b"),
    ("answer_a", "answer_b"),
    ("response_a", "response_b"),
    ("text1", "text2"),
    ("text_1", "text_2"),
    ("response_1", "response_2"),
    ("output_1", "output_2"),
    ("chosen", "rejected"),
)
"""The columns of the first and the second text, under all names that are known."""
PROMPT_COLUMNS = ("prompt", "question", "instruction", "context", "query", "input")


class Pair(Struct):
    """One line of a .jsonl file; further fields are ignored."""

    texts: list[str]
    id: str | int | None = None
    prompt: str | None = None
    group: str | int | None = None


class _Row(NamedTuple):
    line: int
    id: str
    texts: tuple[str, str]
    prompt: str | None
    group: str | int | None


class _Texts(Struct):
    texts: msgspec.Raw = msgspec.Raw(b"null")


def names_pairs(path: Path) -> bool:
    """Whether the first row of a .jsonl or .csv file is of a pair; False also where that cannot be told."""
    try:
        first = first_line(path)
        if path.suffix.lower() == ".jsonl":
            return msgspec.json.decode(first, type=_Texts).texts != msgspec.Raw(b"null")
        names = _header(first.decode()) if path.suffix.lower() == ".csv" else []
        return "text" not in names and _sides(names) is not None
    except (OSError, UnicodeDecodeError, csv.Error, *NO_JSON):
        return False


def read_pairs(path: Path) -> Items:
    """The pairs of a file, by its ending; an AnnotateError that names the line of a mistake."""
    text = text_of(path)
    rows = _of_jsonl(path, text) if path.suffix.lower() == ".jsonl" else _of_csv(path, text)
    lines: dict[str, int] = {}
    texts: list[tuple[str, str]] = []
    prompts: dict[str, str] = {}
    groups: dict[str, str] = {}
    for row in rows:
        note_id(path, lines, row.line, row.id)
        texts.append(row.texts)
        if row.prompt is not None and row.prompt.strip():
            prompts[row.id] = row.prompt
        note_group(groups, row.id, row.group)
    if not texts:
        raise AnnotateError(_("{path} has no texts: fill it, or name another file").format(path=printable(str(path))))
    return Items("pair", lines, pairs=texts, prompts=prompts, groups=groups)


def _of_jsonl(path: Path, text: str) -> Iterator[_Row]:
    decode = msgspec.json.Decoder(Pair).decode
    for number, line in numbered_lines(text):
        try:
            pair = decode(line)
        except NO_JSON as error:
            what = _("this is no pair of texts such as {example} ({reason})")
            raise mistake(path, number, what.format(example='{"texts": ["…", "…"]}', reason=error)) from error
        item_id = str(number) if pair.id is None else sound_id(path, number, str(pair.id))
        yield _Row(number, item_id, _two(path, number, pair.texts), pair.prompt, pair.group)


def _of_csv(path: Path, text: str) -> Iterator[_Row]:
    rows = table(path, text)
    names = column_names(next(rows)[1])
    sides = _sides(names)
    assert sides is not None, "looked at before"
    id_column, prompt_column, group_column = (
        column(names, wanted) for wanted in (ID_COLUMNS, PROMPT_COLUMNS, GROUP_COLUMNS)
    )
    for line, row in rows:
        item_id = str(line) if id_column is None else sound_id(path, line, row[id_column])
        texts = _two(path, line, [row[side] for side in sides])
        prompt = None if prompt_column is None else row[prompt_column]
        yield _Row(line, item_id, texts, prompt, None if group_column is None else row[group_column])


def _header(line: str) -> list[str]:
    return column_names(next(csv.reader([line], delimiter=delimiter(line)), []))


def _sides(names: list[str]) -> tuple[int, int] | None:
    """Where the columns of the two texts are."""
    found = next((pair for pair in SIDES if names.count(pair[0]) and names.count(pair[1])), None)
    return None if found is None else (names.index(found[0]), names.index(found[1]))


def _two(path: Path, line: int, texts: list[str]) -> tuple[str, str]:
    if len(texts) != 2 or not all(text.strip() for text in texts):
        raise mistake(path, line, _("a pair has two texts: this one has {count}").format(count=_filled(texts)))
    return texts[0], texts[1]


def _filled(texts: list[str]) -> int:
    return sum(bool(text.strip()) for text in texts)
