"""Which part of a dataset an item belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Splits(Struct, frozen=True):
    """The parts and what is in them."""

    names: tuple[str, ...]
    """`train`, `val`, `test`, as far as they were asked for."""
    parts: Mapping[str, str]
    """The part of each item, by its id."""
    seed: int = 0
    """What was thrown with."""
