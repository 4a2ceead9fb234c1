"""Files of datasets, read with distrust: what is wrong is said with its line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import msgspec
from msgspec import Struct, field

from annotate.dataset.readers.reading import at_line, mistake, shown
from annotate.errors import AnnotateError, reason
from annotate.i18n import _
from annotate.projects.discover import IMAGE_ENDINGS, encoded_name
from annotate.projects.posts import NO_JSON, text_of
from annotate.text import printable

_DEEPEST = 100
"""Elements within elements: no format here has ten."""


def must_be_file(path: Path, what: str) -> None:
    """An AnnotateError where there is no such file. `what`: the file that is wanted, in words."""
    if path.is_dir():
        text = _("{path} is a folder: name {what}")
    elif not os.path.lexists(path):
        text = _("there is no file {path}: name {what}")
    else:
        return
    raise AnnotateError(text.format(path=shown(path), what=what))


def must_be_folder(path: Path, what: str) -> None:
    """An AnnotateError where there is no such folder. `what`: the folder that is wanted, in words."""
    if path.is_file():
        text = _("{path} is a file: name {what}")
    elif not path.is_dir():
        text = _("there is no folder {path}: name {what}")
    else:
        return
    raise AnnotateError(text.format(path=shown(path), what=what))


def json_of(path: Path) -> Any:
    """A JSON file; an AnnotateError names the line in which it ends to be one."""
    text = text_of(path)
    try:
        return msgspec.json.decode(text)
    except NO_JSON as error:
        _say_where(path, text)
        raise mistake(shown(path), _("this is no JSON ({reason})").format(reason=error)) from error


def _say_where(path: Path, text: str) -> None:
    """The standard library knows the line, and reads more than JSON is: what it accepts is told without one."""
    try:
        json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        what = _("this is no JSON ({reason})").format(reason=error.msg)
        raise mistake(at_line(path, error.lineno), what) from error
    except _NoNumberError as error:
        line = next((number for number, one in enumerate(text.split("\n"), 1) if str(error) in one), 1)
        what = _("{word} is no number of JSON: correct it").format(word=error)
        raise mistake(at_line(path, line), what) from error
    except (ValueError, RecursionError):
        return


class _NoNumberError(Exception):
    """A word that other programs write where a number should be."""


def _refuse(name: str) -> NoReturn:
    raise _NoNumberError(name)


class Element(Struct):
    """An element of an XML file."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def first(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> list[Element]:
        """All children of that name."""
        return [child for child in self.children if child.name == name]


def xml_of(path: Path) -> Element:
    """An XML file's root; an AnnotateError names the line of a mistake.

    A document type is refused: entities can be made to fill the memory or to fetch other files.
    """
    from xml.parsers import expat

    text = text_of(path)
    parser = expat.ParserCreate()
    root = Element("", 0)
    stack = [root]

    def begin(name: str, attributes: dict[str, str]) -> None:
        if len(stack) > _DEEPEST:
            raise mistake(at_line(path, parser.CurrentLineNumber), _("elements are nested out of all reason"))
        stack.append(Element(name, parser.CurrentLineNumber, attributes))
        stack[-2].children.append(stack[-1])

    def end(name: str) -> None:
        stack.pop()

    def add(data: str) -> None:
        stack[-1].text += data

    def refuse(*details: object) -> None:
        what = _("the file has a document type, which could hide anything: remove the line “<!DOCTYPE …>”")
        raise mistake(at_line(path, parser.CurrentLineNumber), what)

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, add
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        what = _("this is no XML ({reason})").format(reason=expat.ErrorString(error.code))
        raise mistake(at_line(path, error.lineno), what) from error
    except ValueError as error:
        raise mistake(shown(path), _("this is no XML ({reason})").format(reason=error)) from error
    return root.children[0]


def listed(folder: Path, *endings: str) -> list[Path]:
    """The files of those endings in a folder itself, by name; hidden ones are passed over."""
    try:
        found = [one for one in folder.iterdir() if not one.name.startswith(".") and one.suffix.lower() in endings]
    except OSError as error:
        message = _("{path} cannot be read ({reason})")
        raise AnnotateError(message.format(path=shown(folder), reason=reason(error))) from error
    return sorted(one for one in found if one.is_file())


def walked(folder: Path, *endings: str) -> list[Path]:
    """The files of those endings in a folder and in its folders, by path; hidden ones are passed over."""
    return sorted(_walk(folder, frozenset(endings)))


def _walk(folder: Path, endings: frozenset[str]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "labels.store"]
        for name in files:
            is_meant = not name.startswith(".") and os.path.splitext(name)[1].lower() in endings  # noqa: PTH122
            if is_meant and (path := Path(root, name)).is_file():  # and no pipe, which would never end
                yield path


def pictures_in(folder: Path) -> list[Path]:
    """The pictures in a folder and in its folders."""
    return walked(folder, *IMAGE_ENDINGS)


def as_told(path: Path | str) -> str:
    """A path as names of items are written: with `/`, and valid UTF-8."""
    return encoded_name(path.as_posix() if isinstance(path, Path) else path)


def safe_join(folder: Path, name: str) -> Path | None:
    """A file that a dataset names, in its folder; None where the name leads out of it."""
    if not name or "\0" in name:
        return None
    steps = name.replace("\\", "/").split("/")
    if ".." in steps or name.startswith("/") or Path(name).is_absolute():
        return None
    return folder.joinpath(*steps)


def existing(folders: list[Path], name: str) -> Path | None:
    """The first of these folders' files of that name that there is."""
    for folder in folders:
        path = safe_join(folder, name)
        if path is not None and _is_file(path):
            return path
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def nothing_found(path: Path, what: str) -> AnnotateError:
    """An error about a place in which nothing of a format is. `what`: what was looked for."""
    text = _("{path} has no {what}: name another place, or another format with --format")
    return AnnotateError(text.format(path=shown(path), what=printable(what)))
