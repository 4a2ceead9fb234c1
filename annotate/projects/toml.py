"""TOML files read into typed structs: every mistake is one sentence that names file, key and what would be right."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct, structs

from annotate.errors import AnnotateError, reason
from annotate.i18n import N_, _
from annotate.text import printable

StructT = TypeVar("StructT", bound=Struct)


class Mistake(AnnotateError):
    """A mistake in a TOML file: `annotate.toml: [task] labels: …`."""

    def __init__(self, path: Path, where: str, remedy: str) -> None:
        super().__init__(": ".join(part for part in (printable(str(path)), where, remedy) if part) + ".")


def read_toml(path: Path) -> dict[str, Any]:
    """The file as plain data; a `Mistake` where it is no TOML, with the line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return tomllib.loads(text)
    except OSError as error:
        raise Mistake(path, "", _("it cannot be read ({reason})").format(reason=reason(error))) from error
    except UnicodeDecodeError as error:
        raise Mistake(path, "", _("it is not UTF-8 text: save it as UTF-8")) from error
    except tomllib.TOMLDecodeError as error:
        raise _syntax_mistake(path, text, str(error)) from error
    except ValueError as error:  # Python reads no whole number of thousands of digits
        raise Mistake(path, "", _("a number in it has thousands of digits: write a shorter one")) from error
    except RecursionError as error:
        raise Mistake(path, "", _("it has hundreds of brackets within brackets: take them out")) from error


def _syntax_mistake(path: Path, text: str, message: str) -> Mistake:
    match = re.search(r"^(.*) \(at (?:line (\d+), column \d+|end of document)\)$", message)
    number = int(match[2]) if match and match[2] else len(text.splitlines())
    where = _("line {number}").format(number=number)
    line = text.splitlines()[number - 1].strip() if 0 < number <= len(text.splitlines()) else ""
    if "overwrite" in message or "twice" in message:
        name = printable(line.split("=")[0].strip())
        return Mistake(path, where, _("“{name}” is there a second time: keep one of them").format(name=name))
    return Mistake(path, where, _("this is not TOML ({reason})").format(reason=match[1] if match else message))


def check_keys(path: Path, data: dict[str, Any], struct: type[Struct], table: str = "") -> None:
    """Raise a `Mistake` for the first key that the struct does not know, with the nearest one that it does."""
    known = {field.name: field for field in structs.fields(struct)}
    for key, value in data.items():
        if key not in known:
            raise Mistake(path, table, _unknown(key, [_written(name, struct) for name in known]))
        inner = known[key].type
        if isinstance(value, dict) and isinstance(inner, type) and issubclass(inner, Struct):
            check_keys(path, value, inner, f"[{key}]")


def _is_table(kind: Any) -> bool:
    return (isinstance(kind, type) and issubclass(kind, Struct)) or get_origin(kind) is dict


def _written(key: str, struct: type[Struct]) -> str:
    """A key as it stands in the file: a table's name in brackets."""
    return f"[{key}]" if _is_table(get_type_hints(struct).get(key)) else key


def _unknown(key: str, known: list[str]) -> str:
    from difflib import get_close_matches

    names = {name.strip("[]"): name for name in known}
    if near := get_close_matches(key, names, 1, 0.5):
        return _("there is no key “{key}”: perhaps {near} is meant").format(key=printable(key), near=names[near[0]])
    return _("there is no key “{key}”: the keys are {known}").format(key=printable(key), known=", ".join(known))


_KINDS_OF_VALUES = {
    "str": N_("a text in quotes"),
    "int": N_("a whole number"),
    "float": N_("a number"),
    "bool": N_("true or false"),
    "decimal": N_("an amount in quotes"),
    "array": N_("a list"),
    "object": N_("a table"),
}
_SOMETHING_ELSE = N_("something else")


def to_struct(path: Path, data: dict[str, Any], struct: type[StructT], table: str = "") -> StructT:
    """The data, of such a table, as a struct; a `Mistake` for the first value of the wrong type."""
    try:
        return msgspec.convert(data, struct)
    except msgspec.ValidationError as error:
        raise _type_mistake(path, str(error), struct, table) from error


def _type_mistake(path: Path, message: str, struct: type[Struct], table: str) -> Mistake:
    message, _at, place = message.partition(" - at ")
    place = place.strip("`")
    where = ", ".join(filter(None, (table, _place(place, struct))))
    if missing := re.search(r"missing required field `(\w+)`", message):
        return _missing(path, where, missing[1])
    if unknown := re.search(r"unknown field `(.*)`", message):
        return Mistake(path, where, _("there is no key “{key}”").format(key=printable(unknown[1])))
    if message == "Invalid decimal string":
        return Mistake(path, where, _("this should be {right}").format(right=_(_KINDS_OF_VALUES["decimal"])))
    if expected := re.search(r"Expected `([^`]+)`", message):
        first = expected[1].split(" | ")[0]
        right = _(_KINDS_OF_VALUES.get(first, _SOMETHING_ELSE))
        return Mistake(path, where, _("this should be {right}").format(right=right))
    if message.startswith("Invalid enum value"):
        choices = ", ".join(quoted(choice) for choice in _choices(struct, place))
        return Mistake(path, where, _("this should be one of {choices}").format(choices=choices))
    return Mistake(path, where, message)


def _missing(path: Path, where: str, key: str) -> Mistake:
    if not where:
        return Mistake(
            path,
            "",
            _("the table [{key}] is missing: it says what is asked, such as {example}").format(
                key=key, example='kind = "classify"'
            ),
        )
    example = {"kind": 'kind = "classify"', "name": '{ name = "cat", key = "c" }'}.get(key, f'{key} = "…"')
    return Mistake(path, where, _("“{key}” is missing: write {example}").format(key=key, example=example))


def _choices(struct: type[Struct], place: str) -> tuple[str, ...]:
    kind: Any = struct
    for name, index in re.findall(r"\.(\w+)|(\[)", place):
        kind = get_args(kind)[0] if index else get_type_hints(kind)[name]
    return tuple(choice for choice in get_args(kind) if isinstance(choice, str))


def _place(place: str, struct: type[Struct]) -> str:
    """`$.task.labels[1].key` as a person writes it: `[task] labels, number 2, key`."""
    parts = re.findall(r"\.(\w+)|\[(\d+)\]", place)
    words = [name or _("number {number}").format(number=int(index) + 1) for name, index in parts]
    if not words:
        return ""
    first, *further = _written(words[0], struct), ", ".join(words[1:])
    return " ".join(filter(None, (first, *further))) if first.startswith("[") else ", ".join(words)


def quoted(text: str) -> str:
    """The text as a TOML string on one line."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")
