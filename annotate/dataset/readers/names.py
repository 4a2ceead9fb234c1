"""The classes of a YOLO dataset: data.yaml, of which only as much is read as names of classes need, or a list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from annotate.dataset.readers.reading import at_line, mistake, shown
from annotate.i18n import _
from annotate.projects.posts import text_of
from annotate.text import printable

_KEY = re.compile(r"^names[ \t]*:(.*)$")
_ENTRY = re.compile(r"""\s*(?:(?P<key>"?\d+"?|'\d+')\s*:\s+)?(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,\]}#]*)""")
_BLOCK_DICT = re.compile(r"""^\s+["']?(\d+)["']?\s*:\s*(.*)$""")
_BLOCK_LIST = re.compile(r"^\s*-\s+(.*)$")


class Names(Struct, frozen=True):
    """Classes and their numbers."""

    path: Path
    by_number: dict[str, str]

    @property
    def names(self) -> list[str]:
        """The classes in their order."""
        return [self.by_number[number] for number in sorted(self.by_number, key=int)]


def names_of(path: Path) -> Names:
    """The classes that a file names; an AnnotateError names the line of a mistake."""
    text = text_of(path)
    if path.suffix.lower() in (".yaml", ".yml"):
        found = dict(_of_yaml(path, text))
    else:
        found = {str(number): line.strip() for number, line in enumerate(text.strip().split("\n"))}
    if not found or not all(found.values()):
        what = _("it names no classes, or one without a name: write {example}")
        raise mistake(shown(path), what.format(example="names: [cat, dog]"))
    if twice := next((name for name in found.values() if list(found.values()).count(name) > 1), None):
        raise mistake(shown(path), _("the class “{name}” is there twice").format(name=printable(twice)))
    return Names(path, found)


def _of_yaml(path: Path, text: str) -> Iterator[tuple[str, str]]:
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if match := _KEY.match(line.rstrip()):
            rest = match[1].split(" #")[0].strip() if match[1].strip()[:1] not in ("[", "{") else match[1].strip()
            if not rest or rest.startswith("#"):
                yield from _of_block(path, list(enumerate(lines[place + 1 :], place + 2)))
            else:
                yield from _of_flow(path, place + 1, "\n".join([rest, *lines[place + 1 :]]))
            return


def _of_block(path: Path, lines: Iterable[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    """Entries on lines of their own, `0: cat` or `- cat`."""
    count = 0
    for number, line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if match := _BLOCK_LIST.match(line):
            yield str(count), _scalar(at_line(path, number), match[1])
            count += 1
        elif match := _BLOCK_DICT.match(line):
            yield str(int(match[1])), _scalar(at_line(path, number), match[2])
        elif line[0] in " \t":
            raise mistake(at_line(path, number), _("a class is written {example}").format(example="0: cat"))
        else:
            return


def _of_flow(path: Path, line: int, text: str) -> Iterator[tuple[str, str]]:
    """Entries between brackets, `[cat, dog]` or `{0: cat, 1: dog}`."""
    where, closing = at_line(path, line), {"[": "]", "{": "}"}.get(text[0])
    example = _("the classes are written {example}").format(example="[cat, dog]")
    if closing is None:
        raise mistake(where, example)
    place, count = 1, 0
    while True:
        match = _ENTRY.match(text, place)
        assert match is not None
        place = match.end()
        rest = re.compile(r"\s*").match(text, place)
        place = place if rest is None else rest.end()
        end = text[place : place + 1]
        if end not in (",", closing):
            raise mistake(where, example)
        if match["value"].strip():
            key = str(count) if match["key"] is None else str(int(match["key"].strip("\"'")))
            yield key, _scalar(where, match["value"])
            count += 1
        if end == closing:
            return
        place += 1


def _scalar(where: str, text: str) -> str:
    """A plain or quoted text of YAML."""
    text = text.strip()
    try:
        if text.startswith('"'):
            value = json.JSONDecoder(strict=False).raw_decode(text)[0]
            return str(value)
    except ValueError as error:
        raise mistake(where, _("the name {text} is not closed").format(text=printable(text[:40]))) from error
    if text.startswith("'"):
        found = re.match(r"'((?:[^']|'')*)'", text)
        if found is None:
            raise mistake(where, _("the name {text} is not closed").format(text=printable(text[:40])))
        return found[1].replace("''", "'")
    return text.split(" #")[0].strip()
