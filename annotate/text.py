"""Text that comes from people: shown without letting it steer the terminal, sorted as a person would sort it."""

from __future__ import annotations

import re
import unicodedata

BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that reorder the text around them: invisible, and able to make one name look like another."""

_STEERING_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
_MARKS = frozenset({"Mn", "Me", "Mc"})
_JOINER = "\u200d"
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


def clusters(text: str) -> list[str]:
    """The text in pieces that stand for one sign each, so that none of them is cut: letters with their accents, flags,

    families and other signs that are joined of several. It is what is needed of the Unicode rules for grapheme clusters
    (UAX 29) to break a line.
    """
    if text.isascii():
        return list(text)
    found: list[str] = []
    for char in text:
        if found and _joins(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _joins(before: str, char: str) -> bool:
    """Whether the character belongs to the sign before it."""
    if before.endswith(_JOINER):
        return True
    if _is_flag_half(char):
        return len(before) == 1 and _is_flag_half(before)
    return (
        char == _JOINER or unicodedata.category(char) in _MARKS or "\U0001f3fb" <= char <= "\U0001f3ff" or _is_tag(char)
    )


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_tag(char: str) -> bool:
    return "\U000e0020" <= char <= "\U000e007f"


def tidy(text: str) -> str:
    """The text in its composed form, with runs of white space as one space and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


_SHAPE = str.maketrans("0123456789", "0000000000")


def natural_key(path: str) -> list[tuple[int, int, str]]:
    """A sort key by which `img2` comes before `img10`; a folder sorts by its name, before what is in it."""
    return [_part_key(part) for folder in path.split("/") for part in (*_DIGITS.split(folder.casefold()), "")]


def natural_sort(paths: list[str]) -> None:
    """Sort by `natural_key`. Names that differ in nothing but the digits in some places need no such key."""
    if len({path.translate(_SHAPE) for path in paths}) == 1:
        paths.sort()
    else:
        paths.sort(key=natural_key)


def _part_key(part: str) -> tuple[int, int, str]:
    if part[:1].isascii() and part.isdigit():
        return (0, int(part), part)
    return (1, 0, part)
