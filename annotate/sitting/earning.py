"""How much of a record's time is credited while somebody is at work."""

from __future__ import annotations

from annotate.meter.credit import credited_ms
from annotate.meter.stretch import UNCREDITED
from storage.records import LabelRecord, Record, SpanRecord


def earned_ms(record: Record, cap_ms: int) -> int:
    """Milliseconds that a record credits at an idle cap: its waiting, and its time if that counts."""
    waited = min(record.wait_ms, cap_ms) if isinstance(record, LabelRecord) else 0
    if isinstance(record, LabelRecord | SpanRecord) and record.activity not in UNCREDITED:
        return waited + credited_ms(record, cap_ms)
    return waited
