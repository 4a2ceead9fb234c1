"""Which labels a dataset's answers name: those of the project, and others that stood in it before."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from annotate.tasks import Kind

_CHOICES = 4096
"""Answers that are known again: most datasets have far fewer different ones."""


class LabelsSeen:
    """Each answer is read once where they are few, and of boxes only their labels."""

    def __init__(self, kind: Kind) -> None:
        self.names: dict[str, None] = {}
        self._kind = kind
        self._known: set[bytes] = set()

    def take(self, answer: bytes) -> None:
        """An answer, as JSON, to what the kind asks."""
        if answer == b"null":
            return
        if self._kind.name == "boxes":
            for box in _boxes(answer):
                self.names[box.label] = None
        elif answer not in self._known:
            if len(self._known) < _CHOICES:
                self._known.add(answer)
            found = msgspec.json.decode(answer)
            if self._kind.is_one(found):
                self.names.update(dict.fromkeys(self._kind.names(found)))


class _Labelled(Struct, gc=False):
    label: str


class _Boxes(Struct, gc=False):
    boxes: list[_Labelled] = []


_decode = msgspec.json.Decoder(_Boxes).decode


def _boxes(answer: bytes) -> list[_Labelled]:
    try:
        return _decode(answer).boxes
    except msgspec.DecodeError:  # an answer to what was asked before
        return []
