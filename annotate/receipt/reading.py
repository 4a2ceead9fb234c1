"""The records that a receipt is made of: those of one store or of several, up to where each was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.meter.slots import Slots
from storage import LabelStore, Position
from storage.records import LabelRecord, Record


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
