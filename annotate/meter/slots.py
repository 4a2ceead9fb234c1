"""Small whole numbers by the names of records, a few bytes each: names are a stem and a number, kept in rows."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Literal, TypeAlias

_GROW = 4096
"""A record number this far beyond the last known one is kept by name instead: the rows stay dense."""


_Bucket: TypeAlias = tuple[str, int]
"""What the names of a row begin with, and how wide their padded numbers are; 0: they are not padded."""
_ODD = ("", 0), 1 << 62


class Slots:
    """Numbers from 0 on; 0 is what every name has that was given none."""

    def __init__(self, typecode: Literal["B", "Q"]) -> None:
        self._typecode = typecode
        self._rows: dict[_Bucket, array[int]] = {}
        self._by_name: dict[str, int] = {}

    def __getitem__(self, name: str) -> int:
        bucket, number = _address(name)
        row = self._rows.get(bucket)
        if row is not None and number < len(row) and row[number]:
            return row[number]
        return self._by_name.get(name, 0)

    def __setitem__(self, name: str, value: int) -> None:
        bucket, number = _address(name)
        if (row := self._rows.get(bucket)) is None:
            row = self._rows[bucket] = array(self._typecode)
        missing = number + 1 - len(row)
        if missing > _GROW or (self._by_name and name in self._by_name):
            self._by_name[name] = value
        elif missing == 1:  # the next one, as a rule
            row.append(value)
        else:
            if missing > 0:
                row.extend([0] * missing)
            row[number] = value

    def __bool__(self) -> bool:
        """Whether any name was given a number."""
        return bool(self._rows)

    def beside(self, other: Slots) -> Iterator[tuple[int, int]]:
        """Each number that was given, with the one that the same name has in `other`."""
        for bucket, row in self._rows.items():
            theirs = other._rows.get(bucket, ())
            for number, value in enumerate(row):
                if value:
                    found = theirs[number] if number < len(theirs) else 0
                    yield value, found or (other._by_name.get(_name(bucket, number), 0) if other._by_name else 0)
        for name, value in self._by_name.items():
            yield value, other[name]


def _name(bucket: _Bucket, number: int) -> str:
    stem, width = bucket
    return f"{stem}{number:0{width}}"


def _address(name: str) -> tuple[_Bucket, int]:
    """A record's place: what its name begins with, and the number at its end (padded numbers apart from plain ones)."""
    stem = name.rstrip("0123456789")
    digits = name[len(stem) :][:9]
    if not digits or len(stem) + len(digits) != len(name):
        return _ODD
    return (stem, len(digits) if digits[0] == "0" else 0), int(digits)
