"""The square of dots on a receipt: which receipt this is and of which store, for a camera to read.

It is a QR code (ISO/IEC 18004) of capital letters, digits and spaces, which such codes write in the least room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.receipt.model import Receipt

if TYPE_CHECKING:
    from segno import QRCode

QUIET = 4
"""How many dots of bare paper the standard asks for on each side."""

_PIECES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def content(receipt: Receipt) -> str:
    """What the code says: `ANNOTATE RECEIPT 3FA9… STORE 5EED…`; empty for a receipt without an id.

    Of several stores it names the first, and how many more there are: `STORE 5EED… +2`. A store that is gone already is
    not named.
    """
    if not receipt.id:
        return ""
    heads = _heads(receipt)
    store = f" STORE {heads[0]}" if heads else ""
    more = f" +{len(heads) - 1}" if len(heads) > 1 else ""
    return f"ANNOTATE RECEIPT {receipt.id}{store}{more}".upper()


def _heads(receipt: Receipt) -> list[str]:
    if not receipt.store.kept:
        return []
    return [part.head for part in receipt.store.parts] or receipt.store.head.split()


def matrix(content: str) -> list[list[bool]]:
    """The rows of dots, true where it is dark, without the bare margin of `QUIET` dots that it needs."""
    return [[bool(dot) for dot in row] for row in _made(content).matrix]


def svg(content: str) -> str:
    """The code as an SVG element without any size of its own: dark on light, margin included."""
    text: str = _made(content).svg_inline(
        border=QUIET, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    return text.replace("<svg ", '<svg shape-rendering="crispEdges" ', 1)


def rows(content: str) -> list[str]:
    """The code in characters of two dots each, to be printed dark on light; margin included."""
    side = matrix(content)
    width = len(side) + 2 * QUIET
    bare = [False] * width
    dots = [bare] * QUIET + [[False] * QUIET + row + [False] * QUIET for row in side] + [bare] * QUIET
    if len(dots) % 2:
        dots.append(bare)
    return ["".join(_PIECES[pair] for pair in zip(dots[n], dots[n + 1], strict=True)) for n in range(0, len(dots), 2)]


def _made(content: str) -> QRCode:
    import segno

    return segno.make_qr(content, error="m", boost_error=False)
