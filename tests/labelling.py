"""Short ways to make the records that tests need."""

from __future__ import annotations

from typing import Any

from storage.records import LabelRecord

TIME = "2026-11-24T09:00:00.000Z"


def record(name: str, item: str = "a.jpg", label: str | None = "cat", **fields: Any) -> LabelRecord:
    """A label record, `ana`'s unless said otherwise; `label=None` has no answer."""
    fields = {
        "session": "0123456789ab",
        "task": "classify",
        "annotator": "ana",
        "outcome": "labelled",
        "answer": None if label is None else {"label": label},
        "shown_at": TIME,
        "submitted_at": TIME,
        **fields,
    }
    return LabelRecord(record=name, item=item, **fields)


def undo(name: str, supersedes: str, item: str = "a.jpg", **fields: Any) -> LabelRecord:
    """A record that withdraws another."""
    return record(name, item, None, outcome="withdrawn", supersedes=supersedes, **fields)


def skip(name: str, item: str = "a.jpg", reason: str = "later", **fields: Any) -> LabelRecord:
    """A record of an item that was skipped."""
    return record(name, item, None, outcome="skipped", reason=reason, **fields)
