"""Text that comes from people: shown without letting it steer the terminal, sorted as a person would sort it."""

from __future__ import annotations

import re
import unicodedata

BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that reorder the text around them: invisible, and able to make one name look like another."""

_STEERING_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
_DIGITS = re.compile(r"([0-9]+)")


def steers(char: str) -> bool:
    """Whether the character moves the cursor, breaks the line, reorders text or is no character at all."""
    return char in BIDI_CONTROLS or unicodedata.category(char) in _STEERING_CATEGORIES


def has_controls(text: str) -> bool:
    """Whether any character of the text would steer a terminal."""
    return not text.isprintable() and any(map(steers, text))


def printable(text: str) -> str:
    """The text with every steering character written out, such as `\\n`, `\\x1b` or `\\u202e`."""
    if not has_controls(text):
        return text
    return "".join(_escaped(char) if steers(char) else char for char in text)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def tidy(text: str) -> str:
    """The text in its composed form, with runs of white space as one space and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def natural_key(path: str) -> list[tuple[int, int, str]]:
    """A sort key by which `img2` comes before `img10`; a folder sorts by its name, before what is in it."""
    return [_part_key(part) for folder in path.split("/") for part in (*_DIGITS.split(folder.casefold()), "")]


def _part_key(part: str) -> tuple[int, int, str]:
    if part[:1].isascii() and part.isdigit():
        return (0, int(part), part)
    return (1, 0, part)
