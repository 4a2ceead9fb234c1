"""kitty's graphics protocol with placeholders: the picture is sent once, and cells of text say where it is shown.

Windows, modal screens and cropping need no care, and tmux moves the cells about as any others. kitty shows placeholders
from version 0.28 on, and Ghostty does.
"""

from __future__ import annotations

import io
from base64 import standard_b64encode
from functools import lru_cache
from itertools import count
from pathlib import Path
from random import randrange

from PIL import Image

from annotate.images.picture import Size
from annotate.images.pixels import Painting
from annotate.images.pixels.diacritics import DIACRITICS
from annotate.images.pixels.files import remove, told, written
from annotate.images.pixels.shades import shaded

PLACEHOLDER = "\U0010eeee"
CHUNK = 4096
"""The most characters of data that the protocol allows in one escape code."""
UNFETCHED = 8
"""How many of the last files may still wait for the terminal; what is older it will never fetch."""

_IDS = count(randrange(1 << 16, 1 << 23))  # other programs have their pictures in the same terminal


class KittyPainter:
    """Sends pictures through a file where the terminal can read it, else as PNG."""

    step = len("\x1b[38;2;RRR;GGG;BBBm") + 3

    def __init__(self, *, grey: bool = False, files: bool = False, tmux: bool = False) -> None:
        self._grey, self._files, self._tmux = grey, files, tmux
        self._sent: list[Path] = []

    def paint(self, rgb: Image.Image, columns: int, rows: int) -> Painting:
        """The picture with an id of its own, and the cells that show it; at most 297 columns and rows."""
        columns, rows = min(columns, len(DIACRITICS)), min(rows, len(DIACRITICS))
        number = next(_IDS) & 0xFFFFFF
        rgb = shaded(rgb, self._grey)
        about = f"a=T,U=1,q=2,i={number},c={columns},r={rows}"
        codes = self._through_file(rgb, about) or as_png(rgb, about)
        gone = delete(number)
        if self._tmux:
            codes, gone = [wrapped(code) for code in codes], wrapped(gone)
        return Painting(before="".join(codes), lines=placeholders(number, columns, rows), gone=gone)

    def _through_file(self, rgb: Image.Image, about: str) -> list[str]:
        """Nothing where files are no way to the terminal, or cannot be written."""
        if not self._files:
            return []
        try:
            path = written(rgb.tobytes())
        except OSError:
            return []
        self._sent.append(path)
        while len(self._sent) > UNFETCHED:
            remove(self._sent.pop(0))
        return [through_file(path, about, rgb.size)]

    def close(self) -> None:
        """Remove the files that the terminal has not fetched."""
        while self._sent:
            remove(self._sent.pop())


def through_file(path: Path, about: str, size: Size) -> str:
    """Have the terminal read a file of RGB pixels and delete it."""
    return f"\x1b_G{about},f=24,s={size[0]},v={size[1]},t=t;{told(path)}\x1b\\"


def as_png(rgb: Image.Image, about: str) -> list[str]:
    """Send the picture itself, in pieces."""
    buffer = io.BytesIO()
    rgb.save(buffer, "png", compress_level=1)  # higher levels take some times as long for a tenth fewer bytes
    data = standard_b64encode(buffer.getvalue()).decode()
    pieces = [data[start : start + CHUNK] for start in range(0, len(data), CHUNK)]
    codes = [f"\x1b_G{about},f=100,t=d,m={int(len(pieces) > 1)};{pieces[0]}\x1b\\"]
    codes += [f"\x1b_Gq=2,m=1;{piece}\x1b\\" for piece in pieces[1:-1]]
    return codes + [f"\x1b_Gq=2,m=0;{piece}\x1b\\" for piece in pieces[1:][-1:]]


def delete(number: int) -> str:
    """Have the terminal forget a picture and its pixels."""
    return f"\x1b_Ga=d,d=I,q=2,i={number}\x1b\\"


def wrapped(code: str) -> str:
    """Hand an escape code through tmux, which has to be told to allow it."""
    return "\x1bPtmux;" + code.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def placeholders(number: int, columns: int, rows: int) -> list[str]:
    """The cells that show a picture: its id is their colour, and each says which part of the picture it has."""
    red, green, blue = number >> 16, number >> 8 & 255, number & 255
    colour = f"\x1b[38;2;{red:03d};{green:03d};{blue:03d}m"
    return [line.replace(_COLOUR, colour) for line in _cells(columns, rows)]


_COLOUR = "#"


@lru_cache(8)
def _cells(columns: int, rows: int) -> tuple[str, ...]:
    return tuple(
        "".join([f"{_COLOUR}{PLACEHOLDER}{DIACRITICS[row]}{across}" for across in DIACRITICS[:columns]])
        for row in range(rows)
    )
