"""Breaks text into lines by how wide its letters are drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from annotate.receipt.formats.roll import plain
from annotate.text import clusters


def wrapped(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    """Lines no wider than the room, broken at plain spaces, within words where one is too long; at least one line."""
    lines = [""]
    for word in text.split(" "):
        for part in _chopped(word, room, width):
            joined = f"{lines[-1]} {part}" if lines[-1] else part
            if width(joined) <= room:
                lines[-1] = joined
            else:
                lines.append(part)
    return [plain(line) for line in lines]


def shortened(text: str, room: float, width: Callable[[str], float]) -> str:
    """The text, or as much of its beginning as there is room for."""
    if width(text) <= room:
        return text
    pieces = clusters(text)
    return "".join(pieces[: _most(pieces, room - width("…"), width)]).rstrip() + "…"


def _chopped(word: str, room: float, width: Callable[[str], float]) -> Iterator[str]:
    if width(word) <= room:
        yield word
        return
    pieces = clusters(word)
    while pieces:
        count = max(_most(pieces, room, width), 1)
        yield "".join(pieces[:count])
        pieces = pieces[count:]


def _most(pieces: Sequence[str], room: float, width: Callable[[str], float]) -> int:
    """How many of the pieces fit, found by halves: names can be long, and letters are slow to measure."""
    return bisect_right(range(1, len(pieces) + 1), room, key=lambda count: width("".join(pieces[:count])))
