"""Breaks text into lines by how wide its letters are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from annotate.receipt.roll import plain
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
    while text and width(text + "…") > room:
        text = text[:-1].rstrip()
    return text + "…"


def _chopped(word: str, room: float, width: Callable[[str], float]) -> Iterator[str]:
    if width(word) <= room:
        yield word
        return
    part = ""
    for cluster in clusters(word):
        if part and width(part + cluster) > room:
            yield part
            part = ""
        part += cluster
    yield part
