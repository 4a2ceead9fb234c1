"""Which decisions still stand, told record by record: an answer given again replaces, an undo brings back.

It takes eight bytes a record, plus an entry per correction, so that a receipt for a million labels stays small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from annotate.meter.slots import Slots
from storage.records import LabelRecord

_SEEN, _STANDS, _LABELLED, _WITHDRAWN = 1, 2, 4, 8
_WORK_SHIFT, _WORK_MASK = 4, 0xFF
_PIECES_SHIFT, _PIECES_MASK = 12, 0xFFFFF
_MS_SHIFT, _MS_MOST = 32, 0xFFFFFFF
_GOLD_SHIFT, _REPEAT_SHIFT, _HELD_MASK = 60, 62, 0b11
_HELD = {None: 0, True: 1, False: 2}
"""How it is kept whether an answer is the one that it was held against."""
_PIECES = frozenset({"boxes", "actions"})
"""Fields of an answer that hold what is counted and paid piece by piece."""


class Standing:
    """Fed with label records in order of writing; a record that supersedes one never seen replaces nothing."""

    def __init__(self) -> None:
        self.decisions = 0
        """How many records stand, skips and flags included."""
        self.labels: Counter[str] = Counter()
        """Labelled records that stand, by task."""
        self.pieces: Counter[str] = Counter()
        """What is in them and counted piece by piece, by the answer's field: `boxes`, or `actions` (clicks)."""
        self.gold: Counter[bool] = Counter()
        """Of them, answers to items whose answer is known, by whether they are the known one."""
        self.repeats: Counter[bool] = Counter()
        """Of them, answers to items that came a second time, by whether they are the first one."""
        self._codes = Slots("Q")
        self._replaced: dict[str, str] = {}
        self._works: list[tuple[str, str]] = []
        """Tasks, each with the field of its pieces."""
        self._work_numbers: dict[tuple[str, str], int] = {}

    def add(self, record: LabelRecord, spent_ms: int = 0) -> None:
        """Take in the next record, and how long its answer took."""
        name, old = record.record, record.supersedes
        if old is not None:
            self._replaced[name] = old
        if record.outcome == "withdrawn":
            self._codes[name] = _SEEN | _WITHDRAWN
            self._withdraw(old)
            return
        if old is not None:
            self._strike(old)
        held = _HELD[record.gold] << _GOLD_SHIFT | _HELD[record.repeat] << _REPEAT_SHIFT
        code = _SEEN | _STANDS | self._describe(record) | min(spent_ms, _MS_MOST) << _MS_SHIFT | held
        self._codes[name] = code
        self._count(code, 1)

    def beside(self, verdicts: Slots) -> Iterator[tuple[int, int]]:
        """Of each label that stands how long its answer took, in milliseconds, and what the verdicts have for it."""
        for code, verdict in self._codes.beside(verdicts):
            if code & _STANDS and code & _LABELLED:
                yield code >> _MS_SHIFT & _MS_MOST, verdict

    def _describe(self, record: LabelRecord) -> int:
        if record.outcome != "labelled":
            return self._work(record.task, "") << _WORK_SHIFT
        answer = record.answer
        if answer is not None and not _PIECES.isdisjoint(answer):
            for field in _PIECES.intersection(answer):
                if isinstance(found := answer[field], list):
                    pieces = min(len(found), _PIECES_MASK)
                    return _LABELLED | self._work(record.task, field) << _WORK_SHIFT | pieces << _PIECES_SHIFT
        return _LABELLED | self._work(record.task, "") << _WORK_SHIFT

    def _work(self, task: str, field: str) -> int:
        number = self._work_numbers.get((task, field))
        if number is None:
            number = self._work_numbers[task, field] = min(len(self._works), _WORK_MASK)
            self._works.append((task, field))
        return number

    def _withdraw(self, name: str | None) -> None:
        """Void a record; what it had replaced, or had itself voided, stands again."""
        before = self._replaced.get(name) if name is not None else None
        if name is not None and self._codes[name] & _WITHDRAWN and before is not None:
            self._strike(self._replaced.get(before))
        self._strike(name)
        self._raise(before)

    def _strike(self, name: str | None) -> None:
        if name is not None and (code := self._codes[name]) & _STANDS:
            self._codes[name] = code & ~_STANDS
            self._count(code, -1)

    def _raise(self, name: str | None) -> None:
        if name is not None and (code := self._codes[name]) and not code & (_STANDS | _WITHDRAWN):
            self._codes[name] = code | _STANDS
            self._count(code, 1)

    def _count(self, code: int, step: int) -> None:
        self.decisions += step
        if code & _LABELLED:
            task, field = self._works[code >> _WORK_SHIFT & _WORK_MASK]
            self.labels[task] += step
            if code >> _GOLD_SHIFT:
                self._count_held(self.gold, code >> _GOLD_SHIFT & _HELD_MASK, step)
                self._count_held(self.repeats, code >> _REPEAT_SHIFT, step)
            if field:
                self.pieces[field] += step * (code >> _PIECES_SHIFT & _PIECES_MASK)

    @staticmethod
    def _count_held(counter: Counter[bool], held: int, step: int) -> None:
        if held:
            counter[held == _HELD[True]] += step
