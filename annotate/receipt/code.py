"""The square of dots on a receipt: which receipt this is and of which store, for a camera to read.

It is a QR code (ISO/IEC 18004) of capital letters, digits and spaces, which such codes write in the least room.
"""

from __future__ import annotations

import re

from annotate.receipt import qr
from annotate.receipt.model import Receipt

QUIET = 4
"""How many dots of bare paper the standard asks for on each side."""

_PIECES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def content(receipt: Receipt) -> str:
    """What the code says: `ANNOTATE RECEIPT 3FA9… STORE 5EED…`; empty for a receipt without an id that is one.

    Of several stores it names the first, and how many more there are: `STORE 5EED… +2`. A store that is gone already is
    not named.
    """
    if not receipt.id:
        return ""
    heads = _heads(receipt)
    store = f" STORE {heads[0]}" if heads else ""
    more = f" +{len(heads) - 1}" if len(heads) > 1 else ""
    text = f"ANNOTATE RECEIPT {receipt.id}{store}{more}".upper()
    return text if qr.fits(text) else ""


def _heads(receipt: Receipt) -> list[str]:
    if not receipt.store.kept:
        return []
    return [part.head for part in receipt.store.parts] or receipt.store.head.split()


def matrix(content: str) -> list[list[bool]]:
    """The rows of dots, true where it is dark, without the bare margin of `QUIET` dots that it needs."""
    return qr.matrix(content)


def svg(content: str) -> str:
    """The code as an SVG element without any size of its own: dark on light, margin included."""
    dots = matrix(content)
    side = len(dots) + 2 * QUIET
    strokes = "".join(
        f"M{QUIET + run.start()} {QUIET + number}.5h{run.end() - run.start()}"
        for number, row in enumerate(dots)
        for run in re.finditer("1+", "".join(str(int(dot)) for dot in row))
    )
    return (
        f'<svg shape-rendering="crispEdges" viewBox="0 0 {side} {side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path stroke="#000" d="{strokes}"/></svg>'
    )


def rows(content: str) -> list[str]:
    """The code in characters of two dots each, to be printed dark on light; margin included."""
    side = matrix(content)
    width = len(side) + 2 * QUIET
    bare = [False] * width
    dots = [bare] * QUIET + [[False] * QUIET + row + [False] * QUIET for row in side] + [bare] * QUIET
    if len(dots) % 2:
        dots.append(bare)
    return ["".join(_PIECES[pair] for pair in zip(dots[n], dots[n + 1], strict=True)) for n in range(0, len(dots), 2)]
