"""The parts of a dataset by the names that layouts give them."""

from __future__ import annotations

import re

_PARTS = {
    "train": "train",
    "training": "train",
    "val": "val",
    "valid": "val",
    "validation": "val",
    "dev": "val",
    "test": "test",
    "testing": "test",
}


def part_of(*names: str) -> str | None:
    """The part that the first of these names tells that tells any: `train`, `val` or `test`."""
    for name in names:
        for step in re.split(r"[^a-z]+", name.lower()):
            if step in _PARTS:
                return _PARTS[step]
    return None
