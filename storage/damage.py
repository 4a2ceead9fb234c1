"""One place in a store where the bytes are not what was written."""

from __future__ import annotations

from msgspec import Struct


class Damage(Struct, frozen=True):
    """`line` counts from 1, `offset` in bytes from the start of the segment's file; `why` is an English sentence."""

    segment: int
    line: int
    offset: int
    why: str
