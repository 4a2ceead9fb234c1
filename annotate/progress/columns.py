"""Label records as columns of small integers: what the fold of `progress.py` stands on, flat enough for a million."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from itertools import takewhile

from msgspec import Struct

NONE = -1
LABELLED, SKIPPED, FLAGGED, WITHDRAWN = range(4)
OUTCOMES = ("labelled", "skipped", "flagged", "withdrawn")
OUTCOME_CODES = {outcome: code for code, outcome in enumerate(OUTCOMES)}
VOID, REPLACED = 1, 2
"""Bits of a record's fate: undone by a `withdrawn` record; superseded by another that is not void."""

_LONGEST_NUMBER = 18


class Decision(Struct, frozen=True, gc=False):
    """What many records may have in common, kept once."""

    outcome: int
    reason: str | None
    answer: bytes | None
    """As JSON."""


class Snapshot(Struct):
    """All columns as plain data, for a machine of the same make."""

    layout: str
    items: list[str]
    annotators: list[str]
    prefixes: list[str]
    decisions: list[Decision]
    notes: dict[int, str]
    orphans: dict[str, list[int]]
    fate: memoryview
    columns: list[memoryview]
    own: list[memoryview]
    pages: list[str]


_LAYOUT = f"2 {sys.byteorder} {array('i').itemsize} {array('q').itemsize}"


def split_name(record: str) -> tuple[str, int]:
    """A record's name as prefix and number, so that a sitting's records share one string."""
    prefix, dash, tail = record.rpartition("-")
    if dash and len(tail) <= _LONGEST_NUMBER and tail.isascii() and tail.isdigit() and (tail[0] != "0" or tail == "0"):
        return prefix, int(tail)
    return record, NONE


class Columns:
    """One row per record, in the order of their coming; rows on the same item are chained, newest first."""

    def __init__(self) -> None:
        """No rows."""
        self.items: dict[str, int] = {}
        self.annotators: dict[str, int] = {}
        self.prefixes: dict[str, int] = {}
        self.decisions: dict[Decision, int] = {}
        self.item_names: list[str] = []
        self.annotator_names: list[str] = []
        self.prefix_names: list[str] = []
        self.decision_list: list[Decision] = []
        self.notes: dict[int, str] = {}
        self.pages: dict[str, int] = {}
        self.orphans: dict[str, list[int]] = {}
        """Names of superseded records that have not come (yet), and the rows that supersede them."""
        self.fate = bytearray()
        self.item = array("i")
        self.who = array("i")
        self.decision = array("i")
        self.prefix = array("i")
        self.number = array("q")
        self.over = array("i")
        """The row that this one supersedes."""
        self.before = array("i")
        """The next older row on the same item."""
        self.page = array("i")
        """The number of the page on which the row was decided together with others, or NONE."""
        self.first = array("i")
        """Per page: its first row."""
        self.newest = array("i")
        """Per item: its newest row."""
        self.own: list[array[int]] = []
        """Per annotator: the own rows that are no withdrawals, in order."""

    def __len__(self) -> int:
        return len(self.fate)

    def item_code(self, name: str) -> int:
        """The item's number; a new one where it has none."""
        code = self.items.get(name)
        if code is None:
            code = self.items[name] = len(self.item_names)
            self.item_names.append(name)
            self.newest.append(NONE)
        return code

    def annotator_code(self, name: str) -> int:
        """The annotator's number; a new one where there is none."""
        code = self.annotators.get(name)
        if code is None:
            code = self.annotators[name] = len(self.annotator_names)
            self.annotator_names.append(name)
            self.own.append(array("i"))
        return code

    def decision_code(self, decision: Decision) -> int:
        """The decision's number; a new one where it has none."""
        code = self.decisions.get(decision)
        if code is None:
            code = self.decisions[decision] = len(self.decision_list)
            self.decision_list.append(decision)
        return code

    def append(self, name: str, item: int, who: int, decision: int, over: int, page: str | None = None) -> int:
        """A new row; its number."""
        row = len(self.fate)
        prefix, number = split_name(name)
        code = self.prefixes.get(prefix)
        if code is None:
            code = self.prefixes[prefix] = len(self.prefix_names)
            self.prefix_names.append(prefix)
        self.prefix.append(code)
        self.number.append(number)
        self.item.append(item)
        self.who.append(who)
        self.decision.append(decision)
        self.over.append(over)
        self.before.append(self.newest[item])
        self.newest[item] = row
        self.page.append(NONE if page is None else self._page_code(page, row))
        self.fate.append(0)
        if self.decision_list[decision].outcome != WITHDRAWN:
            self.own[who].append(row)
        return row

    def _page_code(self, page: str, row: int) -> int:
        code = self.pages.setdefault(page, len(self.pages))
        if code == len(self.first):
            self.first.append(row)
        return code

    def on_page_of(self, row: int) -> list[int]:
        """The own rows of its annotator that were decided on one page with it, in order."""
        page = self.page[row]
        if page == NONE:
            return [row]
        later = takewhile(lambda other: other >= self.first[page], reversed(self.own[self.who[row]]))
        return [other for other in later if self.page[other] == page][::-1]

    def name(self, row: int) -> str:
        """The record's name."""
        prefix, number = self.prefix_names[self.prefix[row]], self.number[row]
        return prefix if number == NONE else f"{prefix}-{number}"

    def rows_on(self, item: int) -> Iterator[int]:
        """All rows on an item, newest first."""
        row = self.newest[item]
        while row != NONE:
            yield row
            row = self.before[row]

    def find(self, item: int, name: str) -> int:
        """The row of that name on an item, or NONE."""
        prefix, number = split_name(name)
        code = self.prefixes.get(prefix)
        if code is None:
            return NONE
        rows = (row for row in self.rows_on(item) if self.number[row] == number and self.prefix[row] == code)
        return next(rows, NONE)

    def outcome(self, row: int) -> int:
        """The code of the row's outcome."""
        return self.decision_list[self.decision[row]].outcome

    def snapshot(self) -> Snapshot:
        """All of it as plain data that shares the columns' memory: encode it before the next row."""
        return Snapshot(
            _LAYOUT,
            self.item_names,
            self.annotator_names,
            self.prefix_names,
            self.decision_list,
            self.notes,
            self.orphans,
            memoryview(self.fate),
            [_memory(column) for column in self._all()],
            [_memory(own) for own in self.own],
            list(self.pages),
        )

    @classmethod
    def restored(cls, snapshot: Snapshot) -> Columns:
        """The columns of a decoded snapshot; ValueError when it was made by another version or machine."""
        if snapshot.layout != _LAYOUT:
            raise ValueError("a snapshot of another layout")
        return cls()._fill(snapshot)

    def _all(self) -> tuple[array[int], ...]:
        return (
            *(self.item, self.who, self.decision, self.prefix, self.number),
            *(self.over, self.before, self.page, self.newest, self.first),
        )

    def _fill(self, snapshot: Snapshot) -> Columns:
        self.item_names, self.items = snapshot.items, _numbered(snapshot.items)
        self.annotator_names, self.annotators = snapshot.annotators, _numbered(snapshot.annotators)
        self.prefix_names, self.prefixes = snapshot.prefixes, _numbered(snapshot.prefixes)
        self.decision_list = snapshot.decisions
        self.decisions = {decision: code for code, decision in enumerate(snapshot.decisions)}
        self.notes, self.orphans = snapshot.notes, snapshot.orphans
        self.fate = bytearray(snapshot.fate)
        self.pages = _numbered(snapshot.pages)
        for column, data in zip(self._all(), snapshot.columns, strict=True):
            column.frombytes(data)
        self.own = [array("i", bytes(data)) for data in snapshot.own]
        return self


def _memory(column: array[int]) -> memoryview:
    return memoryview(column).cast("B") if column else memoryview(b"")  # an empty view cannot be cast


def _numbered(names: list[str]) -> dict[str, int]:
    return dict(zip(names, range(len(names)), strict=True))
