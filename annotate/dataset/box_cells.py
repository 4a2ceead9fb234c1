"""The cells of boxes in row formats, straight from stored answers: hardly two are the same, so none are remembered."""

from __future__ import annotations

from typing import TypeAlias

import msgspec
from msgspec import Struct

from annotate.tasks.boxes import DECIMALS

BoxCells: TypeAlias = tuple[str | None, float | None, float | None, float | None, float | None]
_NO_BOX: BoxCells = (None, None, None, None, None)


class _Box(Struct, gc=False):
    label: str
    x: float
    y: float
    width: float
    height: float


class _Boxes(Struct):
    boxes: list[_Box]


_decode = msgspec.json.Decoder(_Boxes).decode


def box_cells(answer: bytes) -> list[BoxCells]:
    """The label and edges of each box of an answer, right and bottom exclusive; one of nothing where there is none."""
    try:
        boxes = _decode(answer).boxes
    except msgspec.DecodeError:
        return [_NO_BOX]
    if len(boxes) == 1:  # most have one, and a list of one needs no loop
        (box,) = boxes
        return [(box.label, box.x, box.y, round(box.x + box.width, DECIMALS), round(box.y + box.height, DECIMALS))]
    return [
        (box.label, box.x, box.y, round(box.x + box.width, DECIMALS), round(box.y + box.height, DECIMALS))
        for box in boxes
    ] or [_NO_BOX]
