"""The order in which a line is drawn whose names are written from right to left.

A text runs the way of its first letter, as in `formats.roll.steady`; a piece of it that runs the other way is
drawn as one, from its first letter to its last, with what stands between. That is the Unicode bidirectional algorithm
(UAX 9) without levels below such a piece; numbers within it are left to the fonts' shapers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
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

    Unicode's isolates are not drawn: each text here is one already.
    """
    text = _ISOLATES.sub("", text)
    kinds = [_ways(unicodedata.bidirectional(char)) for char in text]
    base = next((kind for kind in kinds if kind is not None), False)
    found: list[Span] = []
    start = at = 0
    while at < len(text):
        if kinds[at] is not (not base):
            at += 1
            continue
        end = _end(text, kinds, at, not base)
        if at > start:
            found.append(Span(text[start:at], base))
        found.append(Span(text[at:end], not base))
        start = at = end
    if start < len(text):
        found.append(Span(text[start:], base))
    return found[::-1] if base else found


def _ways(kind: str) -> bool | None:
    """Whether such a character is written from right to left; None: it goes with those around it."""
    return None if kind not in ("L", *_RIGHT_TO_LEFT) else kind != "L"


def _end(text: str, kinds: Sequence[bool | None], at: int, way: bool) -> int:
    """Behind the last letter that goes this way, and its marks, before one comes that goes the other."""
    end = at
    for place in range(at, len(text)):
        if kinds[place] is (not way):
            break
        if kinds[place] is way or (end == place and unicodedata.combining(text[place])):
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
