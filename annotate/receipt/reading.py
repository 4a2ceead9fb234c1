"""The records that a receipt is made of: those of one store or of several, up to where each was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from annotate.meter.slots import Slots
from storage import LabelStore, Position
from storage.blank import NEVER
from storage.records import LabelRecord, Record, SessionEndRecord, SessionRecord, SpanRecord

_MOMENTS = {
    LabelRecord: "submitted_at",
    SessionRecord: "started_at",
    SessionEndRecord: "ended_at",
    SpanRecord: "started_at",
}
"""What says when a record was written; of the others that have it `at`."""


class Dated:
    """Records, and once all were read the last moment that one of them tells of."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Take the records, of which nothing is read yet."""
        self._records = records
        self._latest = NEVER

    def __iter__(self) -> Iterator[Record]:
        """Each record, as it comes."""
        for record in self._records:
            moment = getattr(record, _MOMENTS.get(type(record), "at"), NEVER)
            if moment > self._latest:
                self._latest = moment
            yield record

    def latest(self) -> datetime:
        """The last moment so far; the beginning of 1970 where there was none that can be read."""
        try:
            return datetime.fromisoformat(self._latest).astimezone(UTC)
        except ValueError:
            return datetime.fromisoformat(NEVER)


def records_of(parts: Sequence[tuple[LabelStore, Position]]) -> Iterator[Record]:
    """All of them, store by store; a label that was brought from one store into another comes once."""
    if len(parts) == 1:
        yield from parts[0][0].scan_all(until=parts[0][1])
        return
    owners = Slots("Q")
    for number, (store, position) in enumerate(parts, 1):
        for record in store.scan_all(until=position):
            if isinstance(record, LabelRecord):
                owner = owners[record.record]
                if owner not in (0, number):
                    continue
                owners[record.record] = number
            yield record
