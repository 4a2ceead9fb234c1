"""The order in which a line is drawn whose names are written from right to left.

A receipt's lines run from left to right, in English as in French, so a name in Hebrew or Arabic is one piece within
them: from its first letter to its last, with what stands between. That is the Unicode bidirectional algorithm (UAX 9)
for a paragraph from left to right without levels below such a piece; fonts' shapers do those.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_ISOLATES = re.compile("[\u2066-\u2069]")
_NUMBERS = frozenset({"EN", "AN"})


class Span(NamedTuple):
    """A piece of a line, and whether its letters go from right to left."""

    text: str
    backward: bool


def spans(text: str) -> list[Span]:
    """The pieces of the line from left to right; each holds its characters in the order in which they are read.

    What Unicode's isolates enclose is told apart from its neighbours; they themselves are not drawn.
    """
    if text.isascii():
        return [Span(text, False)] if text else []
    return [span for part in _ISOLATES.split(text) for span in _spans(part)]


def _spans(text: str) -> list[Span]:
    found: list[Span] = []
    start = at = 0
    while at < len(text):
        if unicodedata.bidirectional(text[at]) not in _RIGHT_TO_LEFT:
            at += 1
            continue
        end = _end(text, at)
        if at > start:
            found.append(Span(text[start:at], False))
        found.append(Span(text[at:end], True))
        start = at = end
    if start < len(text):
        found.append(Span(text[start:], False))
    return found


def _end(text: str, at: int) -> int:
    """Behind the last letter from right to left, and its marks, before a letter from left to right comes."""
    end = at
    for place in range(at, len(text)):
        kind = unicodedata.bidirectional(text[place])
        if kind == "L":
            break
        if kind in _RIGHT_TO_LEFT or (kind == "NSM" and end == place):
            end = place + 1
    return end


def backward(text: str) -> str:
    """The letters of a piece from right to left as they stand from left to right, for who draws one by one.

    Letters keep their marks, numbers their order, and brackets close where they opened.
    """
    pieces: list[str] = []
    number = False
    for char in text:
        counts = unicodedata.bidirectional(char) in _NUMBERS
        if pieces and (unicodedata.combining(char) or (counts and number)):
            pieces[-1] += char
        else:
            pieces.append(_MIRRORED.get(char, char))
        number = counts or (number and bool(unicodedata.combining(char)))
    return "".join(reversed(pieces))


_MIRRORED = {
    one: other for pair in ("()", "[]", "{}", "<>", "«»") for one, other in (tuple(pair), tuple(reversed(pair)))
}
