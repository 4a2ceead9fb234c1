"""Stores in which several people labelled the same items, one sitting after the other: what exports are measured on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from annotate.progress.resume import load_progress
from storage import LabelRecord, LabelStore, SessionRecord
from storage.journal import Journal
from storage.writer import Row

SITTING = 500
"""Labels of a sitting."""
DAY = "2026-11-24T{:02}:{:02}:{:02}.{:03}Z"


def fill(store: Path, records: int, people: int, label: Callable[[int], LabelRecord]) -> None:
    """Write so many labels; `label`: the number-th one, of each of the people in turn."""
    journal = Journal(store)
    for start in range(0, records, 10_000):
        numbers = range(start, min(start + 10_000, records))
        journal.commit([row for number in numbers for row in _rows(label(number), number // people)])
    journal.close()
    with LabelStore.open(store) as opened:
        load_progress(opened)  # keeps it, as the labelling screen does


def _rows(record: LabelRecord, turn: int) -> Iterator[Row]:
    """A label's row in the store, and before the first of a sitting the sitting's."""
    if turn % SITTING == 0:
        sitting = SessionRecord(
            session=record.session, annotator=record.annotator, started_at=record.shown_at, tool="1", task=record.task
        )
        yield Row("sessions", msgspec.json.encode(sitting))
    yield Row("labels", msgspec.json.encode(record))


def named(turn: int, who: int) -> dict[str, Any]:
    """The names of somebody's label, and of the sitting that it is of."""
    session = f"{turn // SITTING:010x}{who:02x}"
    return {"session": session, "record": f"{session}-{turn % SITTING}"}


def timed(number: int, turn: int) -> dict[str, Any]:
    """When the number-th label was given, and how long it took: one in 40 has a long gap."""
    return {
        "shown_at": moment(turn * 3_000),
        "submitted_at": moment(turn * 3_000 + 2_218),
        "first_input_ms": 700 + number % 1_301,
        "short_ms": 900 + number % 2_003,
        "long_gaps_ms": (41_000 + number % 997,) if number % 40 == 0 else (),
        "wait_ms": number % 19,
        "inputs": 1 + number % 3,
    }


def moment(ms: int) -> str:
    """A time of the day on which all was labelled."""
    seconds = ms // 1_000
    return DAY.format(seconds // 3_600 % 24, seconds // 60 % 60, seconds % 60, ms % 1_000)
