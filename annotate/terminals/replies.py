"""What a terminal answers, told apart from the keys that a person presses meanwhile."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from annotate.images.picture import Size

LONGEST_NAME = 64
SMALLEST, LARGEST = 2, 256
"""A cell is at least and at most so many pixels wide and high; a terminal that says otherwise is not believed."""

_REPLY = re.compile(
    rb"\x1bP>\|(?P<name>.*?)\x1b\\"
    rb"|\x1b_G(?P<graphics>.*?)\x1b\\"
    rb"|\x1b\[6;(?P<height>\d{1,9});(?P<width>\d{1,9})t"
    rb"|\x1b\[\?(?P<attributes>[\d;]*)c"
    rb"|\x1b(?P<open>P>\||_G)[^\x1b]*",  # the beginning of one that has no end
    re.DOTALL,
)
_GRAPHICS = re.compile(rb"(?:[^;]*,)?i=(\d{1,9})[^;]*;(.*)", re.DOTALL)
_CUT = re.compile(rb"\x1b(?:P>?|_|\[[?\d;]*)\Z")
"""What may be the beginning of a reply; a lone escape is a key."""


class Replies(NamedTuple):
    """The replies among some bytes, and what is left of them."""

    name: str = ""
    """What the terminal calls itself, without anything that would steer it."""
    cell: Size | None = None
    """Width and height of a cell in pixels."""
    attributes: frozenset[int] = frozenset()
    """The numbers of its primary device attributes; 4 is sixel."""
    graphics: Mapping[int, str] = {}
    """What kitty's graphics protocol says to each number: `OK`, or why not."""
    answers: int = 0
    """How often the device attributes came: each question ends with asking for them, and so each answer."""
    typed: bytes = b""
    """What is no reply, and no part of one."""
    unfinished: bool = False
    """Whether there is the beginning of something whose end has not come."""


def read_replies(data: bytes, *, more: bool = False) -> Replies:
    """The replies in what has been read so far; `more`: some are still to come, and may have begun."""
    name, cell, attributes, answers, unfinished = "", None, frozenset[int](), 0, False
    graphics: dict[int, str] = {}
    for reply in _REPLY.finditer(data):
        if reply["name"] is not None:
            name = _clean(reply["name"])
        elif reply["graphics"] is not None:
            graphics.update(_said(reply["graphics"]))
        elif reply["height"] is not None:
            cell = _believable(int(reply["width"]), int(reply["height"]))
        elif reply["attributes"] is not None:
            answers += 1
            attributes |= {int(number) for number in reply["attributes"].split(b";") if 0 < len(number) < 9}
        else:
            unfinished = True
    typed = _REPLY.sub(b"", data)
    if cut := _CUT.search(typed):
        unfinished, typed = True, typed[: cut.start()] if more else typed
    return Replies(name, cell, attributes, graphics, answers, typed, unfinished)


def _clean(name: bytes) -> str:
    text = "".join(character for character in name.decode(errors="replace") if character.isprintable())
    return text.strip()[:LONGEST_NAME]


def _said(about: bytes) -> dict[int, str]:
    match = _GRAPHICS.fullmatch(about)
    return {int(match[1]): _clean(match[2])} if match else {}


def _believable(width: int, height: int) -> Size | None:
    return (width, height) if all(SMALLEST <= side <= LARGEST for side in (width, height)) else None
