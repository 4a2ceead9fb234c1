"""A terminal's half of sixel: reads the codes, dot by dot."""

from __future__ import annotations

import re
from typing import NamedTuple

RGB = tuple[int, int, int]

_TOKEN = re.compile(r'"(\d+);(\d+);(\d+);(\d+)|#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|!(\d+)([?-~])|([?-~])|(\$)|(-)')


class Drawn(NamedTuple):
    """What is on the screen after some sixel codes."""

    transparent: bool
    """Whether pixels that are not drawn stay as they were."""
    size: tuple[int, int]
    """Width and height that the codes announce."""
    dots: dict[tuple[int, int], RGB]
    """The colour of every pixel that was drawn, in hundredths."""
    bands: int
    """How many bands were begun."""


def draw(codes: str) -> Drawn:
    """Do what the codes say; an AssertionError for anything that is no sixel."""
    match = re.fullmatch(r"\x1bP\d+;(\d);\d+q(.*)\x1b\\", codes, re.DOTALL)
    assert match is not None
    body, at = match[2], 0
    size, palette, dots = (0, 0), dict[int, RGB](), dict[tuple[int, int], RGB]()
    x = band = colour = 0
    while at < len(body):
        token = _TOKEN.match(body, at)
        assert token is not None, body[at : at + 20]
        at = token.end()
        if token[1]:
            assert (token[1], token[2]) == ("1", "1")
            size = int(token[3]), int(token[4])
        elif token[5]:
            palette[int(token[5])] = int(token[6]), int(token[7]), int(token[8])
        elif token[9]:
            colour = int(token[9])
        elif token[13]:
            x = 0
        elif token[14]:
            x, band = 0, band + 1
        else:
            count, bits = int(token[10] or 1), ord(token[11] or token[12]) - 63
            dots.update(
                {
                    (x + over, 6 * band + row): palette[colour]
                    for row in range(6)
                    if bits >> row & 1
                    for over in range(count)
                }
            )
            x += count
    return Drawn(match[1] == "1", size, dots, band + 1)
