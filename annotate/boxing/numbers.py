"""The place of a box as people type it: four numbers."""

from __future__ import annotations

import re

from annotate.boxing.box import DECIMALS, Size
from annotate.errors import AnnotateError
from annotate.i18n import _

Place = tuple[float, float, float, float]
"""x, y, width, height."""

_BETWEEN = re.compile(r"[\s,;x×]+")
_NUMBER = re.compile(r"\d{1,9}(?:\.\d*)?|\.\d+", re.ASCII)


def place_of(text: str, size: Size) -> Place:
    """The typed place of a box on a picture of that size; AnnotateError when it is none, or not on the picture."""
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) != 4 or not all(map(_NUMBER.fullmatch, parts)):
        raise AnnotateError(_("type four numbers of pixels: x, y, width, height"))
    x, y, width, height = (round(float(part), DECIMALS) for part in parts)
    if width <= 0 or height <= 0:
        raise AnnotateError(_("width and height are numbers above 0"))
    if round(x + width, DECIMALS) > size[0] or round(y + height, DECIMALS) > size[1]:
        raise AnnotateError(
            _("this box would end outside of the picture, which has {width} × {height} pixels").format(
                width=size[0], height=size[1]
            )
        )
    return x, y, width, height
