"""Which decisions still stand, told record by record: an answer given again replaces, an undo brings back.

It takes four bytes a record, plus an entry per correction, so that a receipt for a million labels stays small.
"""

from __future__ import annotations

from array import array
from collections import Counter
from functools import lru_cache

from storage.records import LabelRecord

_SEEN, _STANDS, _LABELLED, _WITHDRAWN = 1, 2, 4, 8
_TASK_SHIFT, _TASK_MASK = 4, 0xFF
_BOXES_SHIFT, _BOXES_MOST = 12, 0xFFFFF
_ODD = ("", 0), 1 << 62
_GROW = 4096
"""A record number this far beyond the last known one is kept by name instead: the array stays dense."""


class Standing:
    """Fed with label records in order of writing; a record that supersedes one never seen replaces nothing."""

    def __init__(self) -> None:
        self.decisions = 0
        """How many records stand, skips and flags included."""
        self.labels: Counter[str] = Counter()
        """Labelled records that stand, by task."""
        self.boxes = 0
        """Boxes in them."""
        self._codes: dict[tuple[str, int], array[int]] = {}
        self._by_name: dict[str, int] = {}
        self._replaced: dict[str, str] = {}
        self._tasks: list[str] = []
        self._task_numbers: dict[str, int] = {}

    def add(self, record: LabelRecord) -> None:
        """Take in the next record."""
        name, old = record.record, record.supersedes
        if old is not None:
            self._replaced[name] = old
        if record.outcome == "withdrawn":
            self._set(name, _SEEN | _WITHDRAWN)
            self._withdraw(old)
            return
        if old is not None:
            self._strike(old)
        code = _SEEN | _STANDS | self._describe(record)
        self._set(name, code)
        self._count(code, 1)

    def _describe(self, record: LabelRecord) -> int:
        code = self._task(record.task) << _TASK_SHIFT
        if record.outcome == "labelled":
            code |= _LABELLED
            if record.answer is not None and isinstance(boxes := record.answer.get("boxes"), list):
                code |= min(len(boxes), _BOXES_MOST) << _BOXES_SHIFT
        return code

    def _task(self, task: str) -> int:
        number = self._task_numbers.get(task)
        if number is None:
            number = self._task_numbers[task] = min(len(self._tasks), _TASK_MASK)
            self._tasks.append(task)
        return number

    def _withdraw(self, name: str | None) -> None:
        """Void a record; what it had replaced, or had itself voided, stands again."""
        before = self._replaced.get(name) if name is not None else None
        if name is not None and self._get(name) & _WITHDRAWN and before is not None:
            self._strike(self._replaced.get(before))
        self._strike(name)
        self._raise(before)

    def _strike(self, name: str | None) -> None:
        if name is not None and (code := self._get(name)) & _STANDS:
            self._set(name, code & ~_STANDS)
            self._count(code, -1)

    def _raise(self, name: str | None) -> None:
        if name is not None and (code := self._get(name)) and not code & (_STANDS | _WITHDRAWN):
            self._set(name, code | _STANDS)
            self._count(code, 1)

    def _count(self, code: int, step: int) -> None:
        self.decisions += step
        if code & _LABELLED:
            self.labels[self._tasks[code >> _TASK_SHIFT & _TASK_MASK]] += step
            self.boxes += step * (code >> _BOXES_SHIFT)

    def _get(self, name: str) -> int:
        bucket, number = _address(name)
        codes = self._codes.get(bucket)
        if codes is not None and number < len(codes) and codes[number]:
            return codes[number]
        return self._by_name.get(name, 0)

    def _set(self, name: str, code: int) -> None:
        bucket, number = _address(name)
        if (codes := self._codes.get(bucket)) is None:
            codes = self._codes[bucket] = array("I")
        missing = number + 1 - len(codes)
        if missing > _GROW or name in self._by_name:
            self._by_name[name] = code
            return
        if missing > 0:
            codes.extend([0] * missing)
        codes[number] = code


@lru_cache(maxsize=4)
def _address(name: str) -> tuple[tuple[str, int], int]:
    """A record's place: what its name begins with, and the number at its end (padded numbers apart from plain ones)."""
    stem = name.rstrip("0123456789")
    digits = name[len(stem) :][:9]
    if not digits or len(stem) + len(digits) != len(name):
        return _ODD
    return (stem, len(digits) if digits[0] == "0" else 0), int(digits)
