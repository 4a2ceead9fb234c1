"""Texts to label: a line each of a .txt, a row each of a .csv, an object each of a .jsonl file."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from annotate.errors import AnnotateError, reason
from annotate.i18n import _
from annotate.projects.items import Items, LeftOut
from annotate.text import printable

ID_COLUMNS = ("id", "item", "item_id", "post_id", "tweet_id", "comment_id", "uuid", "key")
TEXT_COLUMNS = ("text", "post", "content", "body", "message", "comment", "tweet", "sentence", "title")
NO_JSON = (msgspec.DecodeError, RecursionError)
"""What decoding raises for what is no JSON of the kind, or is nested out of all reason."""
LONGEST_CELL = 2**31 - 1
"""Characters of a cell: `csv` itself allows far fewer."""

GROUP_COLUMNS = ("group", "group_id")
AUTHOR_COLUMNS = ("author", "account", "user", "username", "user_name", "handle")

Row = tuple[int, str, str, str | None, str | int | None]
"""Line in the file, id, text, who posted it, what it belongs to."""


class Post(Struct):
    """One line of a .jsonl file; further fields are ignored."""

    text: str
    id: str | int | None = None
    author: str | None = None
    group: str | int | None = None


def read_posts(path: Path) -> Items:
    """The texts of a file, by its ending; an AnnotateError that names the line of a mistake."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise AnnotateError(
            _("{path} is neither a folder nor a .txt, .csv or .jsonl file: name one of those as the items").format(
                path=printable(str(path))
            )
        )
    return _collect(path, reader(path, text_of(path)))


def text_of(path: Path) -> str:
    """The whole file; an AnnotateError where it cannot be read or is no UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise AnnotateError(
            _("{path} cannot be read ({reason})").format(path=printable(str(path)), reason=reason(error))
        ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise mistake(
            path, data.count(b"\n", 0, error.start) + 1, _("this is not UTF-8: save the file as UTF-8")
        ) from error


def mistake(path: Path, line: int, what: str) -> AnnotateError:
    """An error about one line of a file."""
    return AnnotateError(_("{path}, line {line}: {what}").format(path=printable(str(path)), line=line, what=what))


def _collect(path: Path, rows: Iterable[Row]) -> Items:
    lines: dict[str, int] = {}
    texts: list[str] = []
    authors: dict[str, str] = {}
    groups: dict[str, str] = {}
    empty = 0
    for line, item_id, text, author, group in rows:
        if not text.strip():
            empty += 1
        else:
            note_id(path, lines, line, item_id)
            texts.append(text)
            if author is not None and author.strip():
                authors[item_id] = author
            note_group(groups, item_id, group)
    if not texts:
        raise AnnotateError(_("{path} has no texts: fill it, or name another file").format(path=printable(str(path))))
    return Items("text", lines, texts=texts, authors=authors, groups=groups, left_out=LeftOut(empty_rows=empty))


def note_id(path: Path, lines: dict[str, int], line: int, item_id: str) -> None:
    """Keep in which line an id stands; an AnnotateError where it stood in one before."""
    first = lines.setdefault(item_id, line)
    if first != line:
        what = _("the id “{id}” is already that of line {first}: give each row its own")
        raise mistake(path, line, what.format(id=printable(item_id), first=first))


def note_group(groups: dict[str, str], item_id: str, group: str | int | None) -> None:
    """Keep what an item belongs to, where that is told."""
    if group is not None and (name := str(group).strip()):
        groups[item_id] = name


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines, parted by line feeds alone: other separators may be part of a post."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line.removesuffix("\r")


def _read_txt(path: Path, text: str) -> Iterator[Row]:
    for number, line in numbered_lines(text):
        yield number, str(number), line, None, None


def _read_jsonl(path: Path, text: str) -> Iterator[Row]:
    decode = msgspec.json.Decoder(Post).decode
    for number, line in numbered_lines(text):
        try:
            post = decode(line)
        except NO_JSON as error:
            example = '{"id": "1", "text": "…"}'
            raise mistake(
                path, number, _("this is not a post such as {example} ({reason})").format(example=example, reason=error)
            ) from error
        item_id = str(number) if post.id is None else sound_id(path, number, str(post.id))
        yield number, item_id, post.text, post.author, post.group


def sound_id(path: Path, line: int, item_id: str) -> str:
    """The id; an AnnotateError where it is empty."""
    if not item_id.strip():
        raise mistake(path, line, _("the id is empty: give each row its own"))
    return item_id


def _read_csv(path: Path, text: str) -> Iterator[Row]:
    rows = table(path, text)
    columns = _columns(path, next(rows, (1, []))[1])
    for line, row in rows:
        item_id = str(line) if columns.id is None else sound_id(path, line, row[columns.id])
        author = None if columns.author is None else row[columns.author]
        yield line, item_id, row[columns.text], author, None if columns.group is None else row[columns.group]


def table(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a .csv file, its header first, each with the line in which it ends; an AnnotateError names a mistake.

    Empty rows are left out, and all others are as wide as the header.
    """
    import csv  # most projects have no table, and their first picture need not wait for it

    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    width = None
    try:
        for row in reader:
            if width is None:
                width = len(row)
            elif row and len(row) != width:
                what = _("the row has {count} cells, the header {width}: quote cells that contain the delimiter")
                raise mistake(path, reader.line_num, what.format(count=len(row), width=width))
            elif not row:
                continue
            yield reader.line_num, row
    except csv.Error as error:
        raise mistake(path, reader.line_num, _("this is not CSV ({reason})").format(reason=error)) from error


def column(names: Sequence[str], wanted: Iterable[str]) -> int | None:
    """Where the first of the wanted columns is that there is."""
    return next((names.index(name) for name in wanted if name in names), None)


def column_names(header: Iterable[str]) -> list[str]:
    """The names of a header's columns, as they are looked for."""
    return [name.strip().lower() for name in header]


def first_line(path: Path) -> bytes:
    """The first line of a file with anything in it, without a byte-order mark; OSError where it cannot be read."""
    with path.open("rb") as file:
        first = next((line for line in file if line.strip(b"\xef\xbb\xbf \t\r\n")), b"")
    return first.removeprefix(b"\xef\xbb\xbf")


class _Columns(NamedTuple):
    """Where the cells of a row are."""

    id: int | None
    text: int
    author: int | None
    group: int | None


def delimiter(text: str) -> str:
    """What parts the cells of a .csv file, by its header."""
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _columns(path: Path, header: list[str]) -> _Columns:
    names = column_names(header)
    id_column, author_column, group_column, text_column = (
        column(names, wanted) for wanted in (ID_COLUMNS, AUTHOR_COLUMNS, GROUP_COLUMNS, TEXT_COLUMNS)
    )
    if text_column is None:
        others = [place for place in range(len(names)) if place not in (id_column, author_column, group_column)]
        if len(others) != 1:
            shown = printable(", ".join(header))
            raise mistake(
                path,
                1,
                _("no column is named “text” (the columns are: {columns}): rename the one with the texts").format(
                    columns=shown
                ),
            )
        text_column = others[0]
    return _Columns(id_column, text_column, author_column, group_column)


_READERS: dict[str, Callable[[Path, str], Iterator[Row]]] = {
    ".txt": _read_txt,
    ".csv": _read_csv,
    ".jsonl": _read_jsonl,
}
