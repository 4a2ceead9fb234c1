"""Pictures that a .jsonl file names: each row an item of one picture, or of several that are looked at together.

`{"images": ["a.jpg", "b.jpg"], "id": "1", "target": "cat"}`: the paths are seen from the file's folder and stay in it,
so that a file from elsewhere shows nothing but what came with it. A picture that is missing is shown as missing.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import msgspec
from msgspec import Struct

from annotate.i18n import _
from annotate.projects.items import Items, Media
from annotate.projects.posts import NO_JSON, first_line, mistake, note_group, note_id, numbered_lines, sound_id, text_of
from annotate.text import has_controls, printable


class Sheet(Struct):
    """One row; further fields are ignored."""

    images: list[str]
    id: str | int | None = None
    target: str | None = None
    """The label that this item asks for."""
    prompt: str | None = None
    """What the pictures answer."""
    author: str | None = None
    """Who posted it."""
    group: str | int | None = None
    """What it belongs to."""


class _Row(Struct):
    images: msgspec.Raw = msgspec.Raw(b"null")


def names_pictures(path: Path) -> bool:
    """Whether the first row of a .jsonl file names pictures; False also where that cannot be told."""
    if path.suffix.lower() != ".jsonl":
        return False
    try:
        return msgspec.json.decode(first_line(path), type=_Row).images != msgspec.Raw(b"null")
    except (OSError, *NO_JSON):
        return False


def read_sheets(path: Path) -> Items:
    """The items of a file of pictures; an AnnotateError that names the line of a mistake."""
    decode = msgspec.json.Decoder(Sheet).decode
    lines: dict[str, int] = {}
    pictures: list[tuple[str, ...]] = []
    targets, prompts, authors, groups = dict[str, str](), dict[str, str](), dict[str, str](), dict[str, str]()
    for number, line in numbered_lines(text_of(path)):
        try:
            sheet = decode(line)
        except NO_JSON as error:
            example = '{"images": ["1.jpg", "2.jpg"]}'
            what = _("this is no row of pictures such as {example} ({reason})")
            raise mistake(path, number, what.format(example=example, reason=error)) from error
        item_id = str(number) if sheet.id is None else sound_id(path, number, str(sheet.id))
        note_id(path, lines, number, item_id)
        pictures.append(_checked(path, number, sheet.images))
        note_group(groups, item_id, sheet.group)
        told = ((targets, sheet.target), (prompts, sheet.prompt), (authors, sheet.author))
        for known, text in told:
            if text is not None:
                known[item_id] = text
    media: Media = "image" if all(len(names) == 1 for names in pictures) else "sheet"
    return Items(
        media,
        lines,
        root=path.parent,
        pictures=pictures,
        prompts=prompts,
        authors=authors,
        targets=targets,
        groups=groups,
    )


def _checked(path: Path, line: int, names: list[str]) -> tuple[str, ...]:
    if not names:
        raise mistake(path, line, _("it names no picture: name one or more"))
    return tuple(_inside(path, line, name) for name in names)


def _inside(path: Path, line: int, name: str) -> str:
    """A path in the file's own folder."""
    steps = re.split(r"[/\\]", name)
    if has_controls(name) or not name.strip() or not steps[0] or ".." in steps or Path(name).drive:
        what = _("“{name}” is no picture in the folder of this file: write its path as seen from there")
        raise mistake(path, line, what.format(name=printable(name)))
    return posixpath.normpath(name)
